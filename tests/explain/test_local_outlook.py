"""A place's projected growth is led back to its line, and the nation's beside it to its own."""

from dataclasses import replace

import pytest

from pipeline.brochures.ledger import Ledger
from pipeline.core.paths import ROOT, Paths
from pipeline.explain import raw
from pipeline.explain.inputs import unprinted
from pipeline.explain.keys import wanted
from pipeline.explain.marts import cells, rows_of
from pipeline.explain.tables import find_lines
from pipeline.warehouse.facts.local_outlook import LocalOutlook
from pipeline.warehouse.marts import read_by_key
from tests.support.made import citations
from tests.support.marts import open_marts

MEDICAL = "31-9092"
SACRAMENTO = "edd_projections", "2023-33", "0040900", MEDICAL
TEXAS = "state_projections", "2022-32", "4800000", MEDICAL
GROWTH = "local.{}.31-9092.change_pct"


@pytest.fixture(scope="module")
def explained(marts):
    """Give the figures of two places, each with its row, its cell and its explanation."""
    ledger = Ledger(citations())
    with open_marts(marts) as connection:
        rows = read_by_key(connection, LocalOutlook, {"occupation_code": [MEDICAL]})
        here, state = rows[SACRAMENTO], rows[TEXAS]
        openings = ledger.cite(here, "openings_count")
        whole = ledger.computed(here, "openings_per_year_count", "a / 10", openings)
        (behind,) = unprinted([whole], (), connection).values()
        assert behind == replace(openings, printed="")
        figures = [
            openings,
            *(ledger.cite(row, name) for row in (here, state)
              for name in ("change_pct", "nation_change_pct")),
        ]  # fmt: skip
        held = rows_of(figures, connection)
        found = raw.find(figures, held, Paths())
        return {
            one.id: (one, held[one.id], [*cells(one, held[one.id], connection)], found[one.id])
            for one in figures
        }


@pytest.mark.parametrize(
    ("id", "printed", "file", "text"),
    [
        ("edd_projections.2023-33.0040900", "21.1%", "edd_projections/2024-34/edd_projections.csv",
         'edd_projections,0040900,,"Sacramento-Roseville-Folsom MSA (El Dorado, Placer, Sacramento,'
         ' and Yolo Counties)",31-9092,Medical Assistants,2023,2033,7570,9170,1600,21.1,12320,10'),
        ("bls_projections.2023-33.0000000", "15.0%", "bls_projections/2023-33/occupation.csv",
         "31-9092,Medical assistants,Line item,2023,2033,783.9,901.9,118,15,"),
        ("state_projections.2022-32.4800000", "25.2%",
         "state_projections/2022-32/state_projections.csv",
         "state_projections,4800000,,Texas,31-9092,Medical Assistants,2022,2032,66740,83570,,"),
        ("state_projections.2022-32.0000000", "13.8%",
         "state_projections/2022-32/state_projections.csv",
         "state_projections,0000000,,United States,31-9092,Medical Assistants,2022,2032,764400,"),
    ],
)  # fmt: skip
def test_growth_is_led_to_the_line_of_its_own_source_and_round(explained, id, printed, file, text):
    figure, _, (cell,), found = explained[GROWTH.format(id)]
    (line,) = found.lines

    assert figure.printed == printed
    assert cell.value == figure.value
    assert line.file.removesuffix(".zst") == f"data/raw/{file}"
    assert line.text.startswith(text)
    assert line.place == "change_pct"


def test_a_line_is_found_in_the_publishers_own_layout(explained):
    sample = ROOT / "pipeline/sources/edd_projections/sample/2024-34/edd_california_long_term.csv"
    figure, row, *_ = explained[GROWTH.format("edd_projections.2023-33.0040900")]

    (line,) = find_lines(sample, wanted(figure, row), figure.value)

    assert (line.place, line.text.split(",31-9092,")[1][:45]) == (
        "percent_change", "Medical Assistants,7570,9170,1600,21.1,12320,",
    )  # fmt: skip


def test_a_line_of_the_nation_is_found_by_its_number(explained):
    sample = (
        ROOT / "pipeline/sources/state_projections/sample/2022-32/projections_central_2022-32.tsv"
    )
    figure, row, *_ = explained[GROWTH.format("state_projections.2022-32.0000000")]

    (line,) = find_lines(sample, wanted(figure, row), figure.value)

    assert line.text.startswith("Medical Assistants\t764400\t870200\t13.8\t")
