"""A source that nothing in the house knows by name is cited, labelled, explained and compared."""

from dataclasses import asdict, dataclass, replace
from typing import Annotated, ClassVar

import duckdb
import pytest

from pipeline.archive.citation import Citation
from pipeline.brochures.ledger import SHOW, Ledger
from pipeline.changes.labels import label, measure
from pipeline.changes.sections import sections
from pipeline.core.errors import PresentError
from pipeline.core.figure import Figure
from pipeline.explain.inputs import unprinted
from pipeline.explain.keys import wanted
from pipeline.explain.marts import rows_of
from pipeline.explain.tables import find_lines
from pipeline.warehouse.columns import RECORDS, Mart, MartColumn, MartRow, find_column
from tests.oracle.keys import published, value_of
from tests.oracle.raw import Raw
from tests.support.comparisons import LEDGER, comparison
from tests.support.editions import METRO, NAMES, STATE, compare

RELEASE = "2026-08"
TIDY = """\
area_code,area_name,unemployment_pct
0600000,California,5.4
0040900,Sacramento,4.9
0040901,Elsewhere,4.9
"""
KEY = "bls_laus, 0040900, unemployment_pct"


@dataclass(frozen=True, slots=True)
class Unemployment(MartRow):
    """An area's rate, of a source of its own."""

    mart: ClassVar = Mart("unemployment", ("area_code",), "bls_laus")

    area_code: str
    area_name: str
    unemployment_pct: Annotated[
        float | None, MartColumn("unemployment rate", "pct", absent={None: "not surveyed"})
    ]


ROW = Unemployment(METRO, "Sacramento", 4.9)


@pytest.fixture(autouse=True)
def known():
    """Have the record declared for these tests alone."""
    RECORDS[Unemployment.mart.name] = Unemployment
    yield
    del RECORDS[Unemployment.mart.name]


del RECORDS[Unemployment.mart.name]


@pytest.fixture
def ledger():
    laus = Citation("bls_laus", RELEASE, "August 2026", "Local Area Unemployment Statistics",
                    "U.S. Bureau of Labor Statistics", "", "laus-sha256")  # fmt: skip
    return Ledger({**LEDGER.citations, "bls_laus": laus})


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "data/raw/bls_laus" / RELEASE
    folder.mkdir(parents=True)
    (folder / "laus.csv").write_text(TIDY)
    return tmp_path


@pytest.fixture
def connection(root):
    with duckdb.connect() as made:
        path = root / "data/raw/bls_laus" / RELEASE / "laus.csv"
        made.execute("create schema marts")
        made.execute(
            f"create table marts.unemployment as select '{RELEASE}' as release, * "
            f"from read_csv('{path}', types = {{'area_code': 'varchar'}})"
        )
        yield made


def test_a_described_column_is_cited_with_its_cell(ledger):
    assert ledger.cite(ROW, "unemployment_pct", "first") == Figure(
        id="unemployment.0040900.unemployment_pct", printed="4.9%", value=4.9, unit="pct",
        kind="published", source="bls_laus", release=RELEASE, key=KEY, file_sha256="laus-sha256",
        side="first", mart="unemployment", row={"release": RELEASE, "area_code": METRO},
        column="unemployment_pct",
    )  # fmt: skip


def test_what_its_absence_means_is_said_in_its_words(ledger):
    assert str(ledger.cell(Unemployment(METRO, "", None), "unemployment_pct")) == "not surveyed"


def test_a_column_that_nobody_described_is_an_error_with_record_and_column(ledger):
    with pytest.raises(PresentError, match=r"Unemployment\.area_name: .*not described"):
        ledger.cite(ROW, "area_name")


@pytest.mark.parametrize(("label", "unit"), [("", "pct"), ("TODO: a label", "pct"), ("a", "TODO")])
def test_a_column_that_is_not_described_is_told_when_its_record_is_read(label, unit):
    with pytest.raises(
        PresentError,
        match=r"test_new_source\.py, line \d+, rate: a column is not described .* found ",
    ):

        class Rate(MartRow):
            mart: ClassVar = Mart("rates", ("area_code",), "bls_laus")
            rate: Annotated[float, MartColumn(label, unit)]


def test_a_side_gives_a_fact_by_its_record():
    side = comparison().first

    assert side.fact(Unemployment) is None
    assert replace(side, facts={Unemployment: ROW}).fact(Unemployment) == ROW


def test_it_is_explained_to_its_line_by_its_key(ledger, connection, root):
    figure = ledger.cite(ROW, "unemployment_pct")

    row = rows_of([figure], connection)[figure.id]
    (line,) = find_lines(
        root / "data/raw/bls_laus" / RELEASE / "laus.csv", wanted(figure, row), figure.value
    )

    assert row["area_name"] == "Sacramento"
    assert (line.number, line.text, line.place) == (
        3, "0040900,Sacramento,4.9", "unemployment_pct",
    )  # fmt: skip


def test_an_input_that_is_printed_nowhere_is_the_same_figure(ledger, connection):
    figure = ledger.cite(ROW, "unemployment_pct")
    whole = ledger.derived("a - 4", figure, id="x", value=0.9, printed="0.9", unit="pct")

    (found,) = unprinted([whole], (), connection).values()

    assert found == replace(figure, printed="")


def test_a_change_of_it_is_called_by_its_label(ledger, tmp_path):
    was = ledger.cite(Unemployment(STATE, "California", 5.1), "unemployment_pct")
    now = ledger.cite(Unemployment(STATE, "California", 5.4), "unemployment_pct")

    found = compare(tmp_path, [was], [now])

    (change,) = found.figures
    assert (change.area, measure(change, NAMES)) == (STATE, "unemployment rate")
    assert label(change, NAMES, with_area=True) == "California, Unemployment rate"
    ((section,),) = (pair.sections for pair in sections(found, NAMES))
    assert [(row.label, row.was, row.now) for row in section.rows] == [
        ("Unemployment rate", "5.1%", "5.4%")
    ]


def test_the_oracle_reads_its_tidy_table(ledger, root):
    raw = Raw(root, {"bls_oews": "", "bls_laus": RELEASE}, set())

    key, value = published(raw, asdict(ledger.cite(ROW, "unemployment_pct")))
    assert (key, float(value), value_of(raw, key, {})) == (KEY, 4.9, value)


def test_every_described_column_has_a_label_and_a_unit_that_can_be_printed():
    columns = [one for record in RECORDS.values() for one in record.columns.values()]

    assert len(columns) > 50
    for one in columns:
        assert find_column(one.mart.name, one.column) or one.mart.name not in RECORDS
        assert one.label
        assert one.unit == "text" or one.unit in SHOW
