"""Every number that another program reads in a workbook comes out of the publishers' files."""

import pytest

from pipeline.archive.citation import cite
from pipeline.archive.releases import newest_held
from pipeline.brochures.present import present
from pipeline.core.paths import Paths
from pipeline.export.tables import tables
from pipeline.export.workbook import address, workbook
from pipeline.settings.request import choose_pairs
from pipeline.sources.register import EVERY, LOOKUPS, SOURCES
from pipeline.warehouse.build import past, rounds
from tests.oracle.proof import raw_of, walk
from tests.support.made import (
    ANCHORAGE,
    PAIR,
    ROCHESTER,
    TOP_CODED,
    TRADES,
    WITHOUT_ROLES,
    codes,
    matrix,
)
from tests.support.marts import open_marts
from tests.support.workbook_cells import figures, listed, numbers, opened

ASKED = (
    (PAIR, ("nation", "0600000", "0040900", ROCHESTER, "Kansas City", "7200000")),
    (TRADES, ("0040900",)),
    (WITHOUT_ROLES, ("0040900",)),
    (TOP_CODED, (ANCHORAGE,)),
)


@pytest.fixture(scope="module")
def book(marts):
    """Give a workbook with pay over time, of areas of every kind, and of pay at the ceiling."""
    raw = Paths().raw
    releases = [*newest_held(raw, (*SOURCES, *LOOKUPS)), *rounds(raw), *past(raw)]
    citations = cite(releases, EVERY)
    with open_marts(marts) as connection:
        shown = [
            present(connection, choose_pairs([pair], matrix().pairs), codes(*areas),
                    matrix().organisation, citations)
            for pair, areas in ASKED
        ]  # fmt: skip
        found = tables(shown, citations, releases, address)
    return opened(workbook(found.sheets, found.title, found.day))


def test_every_figure_of_a_workbook_comes_out_again(book):
    listed_there = {"workbook": figures(book)}

    proof = walk(listed_there, raw_of(listed_there, Paths().root))

    print(proof)
    assert proof.faults == []
    assert proof.counts.total() > 800


def test_every_number_of_its_tables_is_one_of_those(book):
    assert dict(numbers(book)) == pytest.approx(listed(book), rel=1e-14)
    assert {name.split()[0] for name in listed(book)} == {
        "Comparison", "Pay", "Differences", "Ranks", "Outlook", "Trend", "Prices",
    }  # fmt: skip
