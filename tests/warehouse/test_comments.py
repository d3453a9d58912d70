"""What a table and a column hold stands in the database itself."""

import pytest

from pipeline.core.errors import TransformError
from pipeline.core.paths import SQL
from pipeline.warehouse.comments import comment
from pipeline.warehouse.load import load
from pipeline.warehouse.transform import STEPS, transform
from tests.support.tables import empty_frames

SAID = """
    select schema_name, table_name, null as column_name, comment from duckdb_tables()
    union all select schema_name, view_name, null, comment from duckdb_views() where not internal
    union all select schema_name, table_name, column_name, comment from duckdb_columns()
"""


@pytest.fixture
def connection(tmp_path):
    with load(empty_frames(), tmp_path / "empty.duckdb") as opened:
        transform(opened, SQL)
        yield opened


def test_every_table_view_and_column_of_the_warehouse_says_what_it_is(connection):
    comment(connection)

    rows = connection.execute(SAID).fetchall()
    said = {row[:3]: row[3] for row in rows if row[0] in {*STEPS.values()}}
    assert [name for name, text in said.items() if not text] == []
    assert said["marts", "occupations", None] == "One occupation as the wage survey knows it."
    assert said["marts", "area_states", "postal_code"] == "Postal code of a state or territory: CA"
    assert said["marts", "pay_estimates", "annual_median_note_code"] == (
        "The publisher's note that says why annual_median has no number"
    )


def test_a_column_that_nobody_described_is_refused(connection):
    connection.execute("alter table intermediate.int_areas_described add column secret text")

    with pytest.raises(TransformError, match="secret: a column of sql/ is not described"):
        comment(connection)
