"""The outlook claims what the projections carry, whatever their rounding hid, and no more."""

from dataclasses import replace

import pytest

from pipeline.brochures import outlook, outlook_words
from pipeline.brochures.picture import Mark
from tests.support.comparisons import LEDGER, comparison, with_sides, without_roles
from tests.support.comparisons import outlook as projected


def changing(first, second, **changes):
    """Compare two with projected changes in percent; None is not projected."""
    facts = comparison(**changes)
    sides = zip(facts.sides, ("31-9092", "43-6013"), (first, second), strict=True)
    rows = [None if pct is None else projected(code, change_pct=pct) for _, code, pct in sides]
    one, other = (replace(s, outlook=row) for s, row in zip(facts.sides, rows, strict=True))
    return replace(facts, first=one, second=other)


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        (12.5, 4.2, "Medical assistant jobs are set to grow about three times as fast"),
        (4.2, 12.5, "Medical office assistant jobs are set to grow about three times as fast"),
        (8.8, 5.0, "Medical assistant jobs are set to grow faster"),  # 1.76, perhaps 1.73
        (9.8, 5.0, "Medical assistant jobs are set to grow about twice as fast"),
        (8.6, 5.0, "Medical assistant jobs are set to grow faster"),
        (12.5, 5.0, "Medical assistant jobs are set to grow more than twice as fast"),
        (2.0, 0.2, "Medical assistant jobs are set to grow more than seven times as fast"),
        (49.9, 0.1, "Medical assistant jobs are set to grow more than ten times as fast"),
        (4.2, 3.8, "Jobs in both are set to grow about as fast"),
        (0.3, -0.1, "Jobs in both are set to change little"),
        (0.3, 0.0, "Jobs in both are set to change little"),
        (4.2, -3.0, "Only medical assistant jobs are set to grow"),
        (4.2, 0.0, "Only medical assistant jobs are set to grow"),
        (0.0, -3.0, "Only medical office assistant jobs are set to shrink"),
        (-3.2, -8.0, "Jobs in both are set to shrink"),
        (-3.2, -3.2, "Jobs in both are set to shrink"),
        (12.5, None, "How jobs are set to change"),
    ],
)
def test_the_finding_says_who_grows_faster_and_how_many_times(first, second, finding):
    assert str(outlook_words.finding(changing(first, second))) == finding


def test_an_occupation_is_named_whole():
    assert str(outlook_words.finding(without_roles(changing(4.2, 12.5)))) == (
        "Medical secretary jobs are set to grow about three times as fast"
    )


def test_bars_start_at_zero_and_say_how_many_jobs_that_is():
    panel = outlook.outlook(comparison(), LEDGER)

    assert str(panel.note) == "Projected change in U.S. jobs, 2024 to 2034"
    assert [
        (str(lane.label), lane.side, lane.marks, str(lane.text)) for lane in panel.picture.lanes
    ] == [
        ("Medical assistant", "first", (Mark("bar", 0, 12.5 / 15),),
         "+12.5% (101,200 more jobs)"),
        ("Medical office assistant", "second", (Mark("bar", 0, 4.2 / 15),),
         "+4.2% (35,300 more jobs)"),
        ("All jobs", "", (Mark("bar", 0, 3.1 / 15),), "+3.1%"),
    ]  # fmt: skip
    assert [tick.text for tick in panel.picture.ticks] == ["0%", "5%", "10%", "15%"]
    assert str(panel.picture.alt) == (
        "Projected change in U.S. jobs, 2024 to 2034. Medical assistant: +12.5% (101,200 more "
        "jobs). Medical office assistant: +4.2% (35,300 more jobs). All jobs: +3.1%."
    )


@pytest.mark.parametrize(
    ("first", "second", "ticks"),
    [
        (7.0, 7.0, ["0%", "5%", "10%", "15%"]),
        (15.1, 4.2, ["0%", "10%", "20%", "30%"]),
        (36.0, 4.2, ["0%", "20%", "40%", "60%"]),
        (4.2, -8.0, ["−15%", "0%", "15%"]),
        (-36.1, 20.0, ["−60%", "−45%", "−30%", "−15%", "0%", "15%", "30%"]),
        (0.0, 0.0, ["0%", "5%", "10%", "15%"]),
    ],
)
def test_axes_are_few_so_that_two_sheets_can_be_laid_side_by_side(first, second, ticks):
    picture = outlook.outlook(changing(first, second), LEDGER).picture

    assert [tick.text for tick in picture.ticks] == ticks


def test_jobs_that_are_lost_are_counted_as_fewer_and_drawn_to_the_left():
    facts = with_sides(comparison(), outlook=projected(change_pct=-7.5, change_thousands=-60.8))
    lane, *_ = outlook.outlook(facts, LEDGER).picture.lanes

    assert str(lane.text) == "−7.5% (60,800 fewer jobs)"
    assert lane.marks == (Mark("bar", 0.25, 0.5),)


def test_a_change_of_no_jobs_is_said_in_percent_alone():
    facts = with_sides(comparison(), outlook=projected(change_pct=0.0, change_thousands=0.0))

    assert str(outlook.outlook(facts, LEDGER).picture.lanes[0].text) == "0.0%"


def test_an_occupation_that_is_not_projected_has_a_lane_and_no_bar():
    facts = changing(12.5, None)
    lane = outlook.outlook(facts, LEDGER).picture.lanes[1]

    assert (lane.marks, str(lane.text)) == ((), "not projected by itself")
    assert lane.text.is_missing
    assert str(outlook_words.openings(facts, LEDGER)).startswith(
        "Each year about 112,300 openings for medical assistants are expected nationwide. "
    )


def test_where_nothing_is_projected_the_round_is_named():
    facts = with_sides(comparison(all_occupations=None), outlook=None)
    panel = outlook.outlook(facts, LEDGER)

    assert str(panel.note) == "Projected change in U.S. jobs, 2024–34"
    assert str(panel.openings) == (
        "No openings are projected for these two occupations by themselves."
    )


def test_growth_is_a_percentage_or_says_that_there_is_none():
    rows = (projected(), projected(change_pct=-3.2), None)

    assert [str(outlook_words.changed(row, "", LEDGER)) for row in rows] == [
        "+12.5%", "−3.2%", "not projected by itself",
    ]  # fmt: skip


def test_openings_are_whole_numbers_and_no_vacancies():
    assert str(outlook_words.openings(comparison(), LEDGER)) == (
        "Each year about 112,300 openings for medical assistants and 85,900 for medical office "
        "assistants are expected nationwide. They are new jobs and the jobs of workers who leave "
        "the occupation (retire or change it), on average. They are not vacancies."
    )
