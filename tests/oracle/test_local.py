"""Every figure of a place's outlook comes out of the tidy tables again, computed by other code."""

from dataclasses import asdict

import pytest

from pipeline.brochures.ledger import Ledger
from pipeline.brochures.rounds import jobs_of, openings_of
from pipeline.core.figure import Figure
from pipeline.core.paths import Paths
from pipeline.warehouse.facts.local_outlook import DividedArea, LocalOutlook
from pipeline.warehouse.marts import read_by_key
from tests.oracle.local import newest, prove_openings
from tests.oracle.proof import walk
from tests.oracle.raw import Raw
from tests.support.made import citations
from tests.support.marts import open_marts

CODES = ["31-9092", "43-6013", "29-2061", "00-0000", "47-2111", "15-1252", "45-2092"]
RAW = Raw(Paths().root, {"bls_oews": "2025A01"}, set())
CITED = (
    "employment_start_count", "employment_end_count", "change_pct", "openings_count",
    "nation_change_pct",
)  # fmt: skip


@pytest.fixture(scope="module")
def held(marts):
    with open_marts(marts) as connection:
        return read_by_key(connection, LocalOutlook, {})


@pytest.fixture(scope="module")
def documents(held):
    """Give the figures of each place and some occupations, as a document each."""
    ledger = Ledger(citations())
    return {
        " ".join(key): [*map(asdict, _figures(row, ledger))]
        for key, row in held.items()
        if row.occupation_code in CODES
    }


def _figures(row, ledger):
    yield from filter(None, (jobs_of(row, "", ledger), openings_of(row, "", ledger)))
    for year in ledger.years(row):
        yield from (part for part in year.parts if isinstance(part, Figure))
    yield from filter(None, (ledger.cite(row, name) for name in CITED))


def test_every_figure_comes_out_again(documents):
    proof = walk(documents, RAW)

    assert proof.faults == []
    assert len(documents) > 400
    assert {source for _, source in proof.counts} == {
        "edd_projections", "state_projections", "bls_projections",
    }  # fmt: skip


def test_a_figure_that_is_another_is_told(documents):
    known = documents["edd_projections 2023-33 0040900 31-9092"]
    wrong = [
        {**one, "value": 21.2, "printed": "21.2%"} if one["id"].endswith("change_pct") else one
        for one in known
    ]

    assert walk({"x": wrong}, RAW).faults == [
        "x local.edd_projections.2023-33.0040900.31-9092.change_pct: is 21.2, the file says 21.1",
        "x local.bls_projections.2023-33.0000000.31-9092.change_pct: is 21.2, the file says 15.0",
    ]


def test_openings_are_refused_where_they_are_none_and_nowhere_else(held):
    refused = {row.area_code: row.openings_note for row in held.values() if row.openings_note}

    assert refused == {"3600000": "growth", "2500000": "share"}
    for area in refused:
        with pytest.raises(ValueError, match="of jobs are none"):
            prove_openings(RAW, newest(RAW, area, "31-9092"))


def test_an_area_that_is_divided_has_no_outlook(marts, held):
    with open_marts(marts) as connection:
        divided = read_by_key(connection, DividedArea, {})

    assert {area for (area,) in divided} == {"0031080", "0041860"}
    assert not {area for _, _, area, _ in held} & {area for (area,) in divided}
