"""Each place has its newest round of both sides; none is compared, and rounding decides nothing."""

from dataclasses import replace

import pytest

from pipeline.brochures import outlook, outlook_words
from pipeline.brochures.rounds import leading, rounds
from pipeline.warehouse.facts.local_outlook import DividedArea
from tests.support.comparisons import LEDGER, NATION, PUERTO_RICO, comparison, local_outlook

STATES = {
    "area_code": "0600000", "source_name": "state_projections", "release": "2022-32",
    "projection_round": "2022-32", "start_year": 2022, "end_year": 2032, "openings_years": 1,
    "nation_source_name": "state_projections", "nation_release": "2022-32",
}  # fmt: skip
AGENCY = {
    "area_code": "0600000",
    "projection_round": "2024-34",
    "start_year": 2024,
    "end_year": 2034,
}


def here(code, start, end, pct, **changes):
    return local_outlook(code, start, end, pct, **changes)


def with_rounds(first=(), second=(), first_state=(), second_state=(), **changes):
    """Compare two with projections here and in the state."""
    facts = comparison(**changes)
    one, other = facts.sides
    return replace(
        facts,
        first=replace(one, projected_here=first, projected_in_state=first_state),
        second=replace(other, projected_here=second, projected_in_state=second_state),
    )


SACRAMENTO = with_rounds(
    (here("31-9092", 7570, 9170, 21.1, openings_count=12320, openings_per_year_count=1232.0),),
    (here("43-6013", 7610, 8490, 11.6, openings_count=8870, openings_per_year_count=887.0),),
    (
        here("31-9092", 108000, 135700, 25.6, nation_change_pct=13.8, **STATES),
        here("31-9092", 113600, 139400, 22.7, **AGENCY),
    ),
    (
        here("43-6013", 110800, 127900, 15.4, nation_change_pct=6.7, **STATES),
        here("43-6013", 112900, 127100, 12.6, **AGENCY),
    ),
)


def test_a_page_shows_here_the_state_and_the_nation_each_with_its_years():
    panel = outlook.outlook(SACRAMENTO, LEDGER)

    assert str(panel.finding) == (
        "Here, medical assistant jobs are set to grow about twice as fast"
    )
    assert str(panel.note) == "Projected change in jobs in Sacramento, 2023 to 2033"
    assert [str(lane.text) for lane in panel.picture.lanes] == [
        "+21.1% (1,600 more jobs)", "+11.6% (880 more jobs)",
    ]  # fmt: skip
    assert [(str(row.label), *map(str, row.cells)) for row in panel.elsewhere] == [
        ("California, 2024–2034", "+22.7%", "+12.6%"),
        ("U.S., 2024–2034", "+12.5%", "+4.2%"),
    ]
    assert [(str(row.label), *map(str, row.cells)) for row in panel.table.rows] == [
        ("Sacramento, 2023–2033", "+21.1%", "+1,600", "1,230", "+11.6%", "+880", "890"),
        ("California, 2024–2034", "+22.7%", "+25,800", "100", "+12.6%", "+14,200", "100"),
        ("U.S., 2024–2034", "+12.5%", "+101,200", "112,300", "+4.2%", "+35,300", "85,900"),
    ]
    assert str(panel.openings).startswith(
        "Each year about 1,230 openings for medical assistants and 890 for medical office "
        "assistants are expected in Sacramento. "
    )


def test_an_area_that_is_not_projected_shows_its_state_beside_the_nation_of_that_round():
    facts = with_rounds(
        first_state=(here("31-9092", 108000, 135700, 25.6, nation_change_pct=13.8, **STATES),),
        second_state=(here("43-6013", 110800, 127900, 15.4, nation_change_pct=6.7, **STATES),),
    )
    panel = outlook.outlook(facts, LEDGER)

    assert str(panel.finding) == "Across California, medical assistant jobs are set to grow faster"
    assert [(str(row.label), *map(str, row.cells)) for row in panel.elsewhere] == [
        ("U.S., 2022–2032", "+13.8%", "+6.7%"),
        ("U.S., 2024–2034", "+12.5%", "+4.2%"),
    ]
    assert [(str(row.label), *map(str, row.cells)) for row in panel.table.rows] == [
        ("California, 2022–2032", "+25.6%", "+27,700", "100", "+15.4%", "+17,100", "100"),
        ("U.S., 2022–2032", "+13.8%", "–", "–", "+6.7%", "–", "–"),
        ("U.S., 2024–2034", "+12.5%", "+101,200", "112,300", "+4.2%", "+35,300", "85,900"),
    ]  # fmt: skip
    assert panel.table.rows[1].cells[0].parts[1].id == (
        "local.state_projections.2022-32.0000000.31-9092.change_pct"
    )


def test_a_side_without_a_number_in_the_state_stands_beside_nothing():
    row = here("31-9092", 108000, 135700, 25.6, nation_change_pct=13.8, **STATES)
    panel = outlook.outlook(with_rounds(first_state=(row,)), LEDGER)

    assert [list(map(str, row.cells)) for row in panel.table.rows[:2]] == [
        ["+25.6%", "+27,700", "100", "not projected", "–", "–"],
        ["+13.8%", "–", "–", "–", "–", "–"],
    ]


def test_two_sides_are_compared_in_one_round_the_newest_that_has_both():
    only_first = here("31-9092", 113600, 139400, 22.7, **AGENCY)
    both = (
        here("31-9092", 108000, 135700, 25.6, **STATES),
        here("43-6013", 110800, 127900, 15.4, **STATES),
    )
    shown = leading(rounds(with_rounds((), (), (both[0], only_first), (both[1],))))

    assert shown.area.area_code == "0600000"
    assert shown.rows == both


def test_a_place_that_projects_one_side_alone_does_not_lead():
    facts = with_rounds((here("31-9092", 7570, 9170, 21.1),))
    panel = outlook.outlook(facts, LEDGER)

    assert str(panel.note) == "Projected change in U.S. jobs, 2024 to 2034"
    assert [(str(row.label), *map(str, row.cells)) for row in panel.elsewhere] == [
        ("Sacramento, 2023–2033", "+21.1%", "not projected"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        # of 100 jobs, ten are ten percent: what is apart by less may be alike
        ((100, 120, 20.0), (100, 110, 10.0), "Here, jobs in both are set to grow"),
        ((100, 130, 30.0), (100, 100, 0.0), "Here, only medical assistant jobs are set to grow"),
        ((100, 110, 10.0), (100, 90, -10.0), "How jobs are set to change"),
        ((100, 90, -10.0), (100, 80, -20.0), "Here, jobs in both are set to shrink"),
        ((10, 40, 300.0), (1000, 1050, 5.0), "Here, medical assistant jobs are set to grow faster"),
        # the rounding of the smaller number counts for itself: 36.8 / 20.1 is not over two
        ((10000, 13700, 37.0), (100, 110, 10.0),
         "Here, medical assistant jobs are set to grow faster"),
        ((10000, 13000, 30.0), (10000, 11000, 10.0),
         "Here, medical assistant jobs are set to grow about three times as fast"),
    ],
)  # fmt: skip
def test_numbers_rounded_to_tens_tell_no_more_than_they_can(first, second, finding):
    facts = with_rounds((here("31-9092", *first),), (here("43-6013", *second),))

    assert str(outlook_words.finding(facts)) == finding


def test_what_is_not_given_is_said_once_with_its_reason():
    refused = {"openings_count": None, "openings_per_year_count": None, "openings_note": "growth"}
    facts = with_rounds(
        first_state=(here("31-9092", 1000, 1200, 20.0, **STATES, **refused),),
        second_state=(here("43-6013", 1000, 1100, 10.0, **STATES, **refused),),
    )
    one = replace(facts.first, facts={DividedArea: DividedArea("0040900", "Part")})
    panel = outlook.outlook(replace(facts, first=one), LEDGER)

    assert list(map(str, panel.omissions)) == [
        "Sacramento is projected in parts only, which are not added up here.",
        "Openings in California are not given: new jobs alone are counted, not those of people who "
        "leave.",
    ]
    assert [str(cell) for cell in panel.table.rows[0].cells] == [
        "+20.0%", "+200", "–", "+10.0%", "+100", "–",
    ]  # fmt: skip
    assert "nationwide" in str(panel.openings)


def test_a_territory_too_stands_beside_the_nation_of_its_round():
    rows = [
        here(code, 1000, 1200, 20.0, nation_change_pct=pct, **{**STATES, "area_code": "7200000"})
        for code, pct in (("31-9092", 13.8), ("43-6013", 6.7))
    ]
    panel = outlook.outlook(with_rounds(rows[:1], rows[1:], area=PUERTO_RICO), LEDGER)

    assert [(str(row.label), *map(str, row.cells)) for row in panel.elsewhere] == [
        ("U.S., 2022–2032", "+13.8%", "+6.7%"),
        ("U.S., 2024–2034", "+12.5%", "+4.2%"),
    ]


def test_openings_that_are_none_to_tens_are_no_number():
    few = {"openings_count": 30, "openings_per_year_count": 3.0}
    facts = with_rounds(
        (here("31-9092", 80, 90, 12.5, **few),), (here("43-6013", 1000, 1100, 10.0),)
    )

    assert [str(cell) for cell in outlook.outlook(facts, LEDGER).table.rows[0].cells] == [
        "+12.5%", "+10", "–", "+10.0%", "+100", "100",
    ]  # fmt: skip


def test_the_nation_alone_needs_no_table():
    panel = outlook.outlook(comparison(NATION), LEDGER)

    assert (panel.elsewhere, panel.table, panel.omissions) == ((), None, ())
