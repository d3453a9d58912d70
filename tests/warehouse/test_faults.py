"""A fault in a release is caught by a check that names it: the real tables, one of them hurt."""

import duckdb
import pytest

from pipeline.core.errors import CheckError, TransformError
from pipeline.core.paths import SQL
from pipeline.warehouse.run import KEPT, attach
from pipeline.warehouse.transform import transform
from tests.support.marts import warehouse_of_all

# all occupations, two roles, and cardiologists, whose pay is above the ceiling in many areas
CODES = "('000000', '319092', '436013', '291212')"


@pytest.fixture
def connection():
    """Give the raw tables of all that is held, of four occupations, to be hurt."""
    with duckdb.connect() as opened:
        attach(opened, warehouse_of_all())
        opened.execute("create schema raw")
        for (name,) in opened.execute(
            "select name from (show all tables) where database = $kept and schema = 'raw'",
            {"kept": KEPT},
        ).fetchall():
            held = f"where occupation_code in {CODES}" if name == "bls_oews" else ""
            opened.execute(f"create table raw.{name} as from {KEPT}.raw.{name} {held}")
        yield opened


def test_without_a_fault_every_check_passes(connection):
    assert {check.rows for check in transform(connection, SQL)} == {0}


FAULTS = {
    "Sacramento is not in the list of areas": (
        "delete from raw.bls_oews_areas where area_code = '0040900'",
        "keys_are_known: 1 rows\n    release 2025A01, column_name area_code, code 0040900",
    ),
    "medical assistants are not in the list of occupations": (
        "delete from raw.bls_oews_occupations where occupation_code = '319092'"
        " and release = '2025A01'",
        "keys_are_known: 1 rows\n    release 2025A01, column_name occupation_code, code 31-9092",
    ),
    "footnote 8 has no text": (
        "delete from raw.bls_oews_footnotes where footnote_code = '8'",
        "notes_are_explained: 1 rows\n    release 2025A01, note_code 8",
    ),
    "the metropolitan areas have no price parity": (
        "delete from raw.bea_rpp where table_name = 'MARPP'",
        "parities_are_present: 1 rows\n    release 2025A01, area_kind metropolitan area, "
        "area_count 387, parity_count 0",
    ),
    "the ceiling is worded otherwise": (
        "update raw.bls_oews_footnotes set footnote_text = 'At or above 115 dollars an hour.'"
        " where footnote_code = '5' and release = '2025A01'",
        "ceilings_are_used: 1 rows\n    release 2025A01, note_code 5",
    ),
    "nonmetropolitan areas are called otherwise": (
        "update raw.bls_oews_areas"
        " set area_name = replace(area_name, 'nonmetropolitan area', 'balance of state')",
        "areas_are_of_every_kind: 1 rows\n    release 2025A01, nation_count 1, state_count 51, "
        "metropolitan_count 528, nonmetropolitan_count 0",
    ),
}


@pytest.mark.parametrize(("fault", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_by_its_check(connection, fault, told):
    connection.execute(fault)

    with pytest.raises(CheckError) as caught:
        transform(connection, SQL)

    assert told in str(caught.value)


@pytest.mark.parametrize("table", ["bls_oews", "bls_oews_areas"])
def test_a_cell_without_an_area_s_code_is_refused_by_its_grain(connection, table):
    connection.execute(f"update raw.{table} set area_code = null where area_code = '0040900'")

    with pytest.raises(TransformError, match="or one without"):
        transform(connection, SQL)
