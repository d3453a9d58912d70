"""The sentence of the cover and the headline claim what their figures carry, and no more."""

from dataclasses import replace

import pytest

from pipeline.brochures import pay_words
from tests.support.comparisons import (
    CALIFORNIA,
    HOURLY_ONLY,
    LEDGER,
    NATION,
    TOP_CODED,
    WITHHELD_PAY,
    comparison,
    pay,
    with_sides,
    without_roles,
)

EARNS = "In Sacramento, the typical medical assistant earns $61,970 a year full time"


def said(facts):
    """Give what the cover says, of wider areas too, and the headline."""
    cover = (pay_words.finding(facts, LEDGER), pay_words.beyond(facts, LEDGER))
    return [" ".join(map(str, filter(None, cover))), str(pay_words.headline(facts, LEDGER))]


def hourly(facts):
    first, second = (
        replace(side, in_nation=pay("0000000", side.occupation.occupation_code, **HOURLY_ONLY))
        for side in facts.sides
    )
    return replace(facts, first=first, second=second)


def test_who_earns_what_and_how_much_more():
    assert said(comparison()) == [
        f"{EARNS}, about $4,200 more than the typical medical office assistant.",
        "Here, medical assistants earn about $4,200 more a year",
    ]


def test_the_headline_names_the_one_that_earns_more_and_the_mean_s_amount_stands_beside():
    assert said(comparison(NATION)) == [
        "In the United States, the typical medical assistant earns $45,690 a year full time, about "
        "$200 less than the typical medical office assistant. By average pay, the gap is about "
        "$700.",
        "Across the U.S., medical office assistants earn about $200 more a year",
    ]


@pytest.mark.parametrize("second", [61970, 61930, 62010])
def test_a_gap_of_under_fifty_dollars_is_about_the_same(second):
    assert said(comparison(second={"annual_median": second, "annual_mean": 61500})) == [
        f"{EARNS}, about the same as the typical medical office assistant.",
        "Pay is about the same",
    ]


def test_a_gap_of_fifty_dollars_is_never_said_as_none():
    assert said(comparison(second={"annual_median": 61920})) == [
        f"{EARNS}, about $50 more than the typical medical office assistant. By average pay, the "
        "gap is about $4,800.",
        "Here, medical assistants earn about $50 more a year",
    ]


@pytest.mark.parametrize("mean", [61000, 65000])
def test_medians_that_the_means_do_not_carry_lead_to_no_direction(mean):
    assert said(comparison(second={"annual_mean": mean})) == [
        f"{EARNS}, and the typical medical office assistant $57,730. The survey cannot tell which "
        "earn more.",
        "Typical pay: $61,970 and $57,730",
    ]


def test_where_one_median_is_withheld_the_state_stands_in():
    assert said(comparison(second=WITHHELD_PAY)) == [
        f"{EARNS}. Yearly pay for medical office assistants is not published here. Across "
        "California, the typical medical office assistant earns $54,490 a year full time.",
        "Here, the typical medical assistant earns $61,970 a year",
    ]
    assert said(comparison(first=WITHHELD_PAY))[1] == (
        "Here, the typical medical office assistant earns $57,730 a year"
    )


def test_where_the_state_has_no_median_either_the_nation_stands_in():
    facts = comparison(second=WITHHELD_PAY)
    second = replace(facts.second, in_state=pay("0600000", "43-6013", **WITHHELD_PAY))

    assert said(replace(facts, second=second))[0].endswith(
        "Across the United States, the typical medical office assistant earns $45,930 a year full "
        "time."
    )


def test_where_neither_median_is_published_both_wider_ones_are_said():
    facts = comparison(first=WITHHELD_PAY, second=WITHHELD_PAY)

    assert said(facts) == [
        "Pay for these two jobs is not published in Sacramento. Across California, the typical "
        "medical assistant earns $49,660 a year full time, and the typical medical office "
        "assistant $54,490.",
        "Pay here is not published",
    ]
    assert str(pay_words.note(facts, LEDGER)).startswith("Pay across the U.S. a year, May 2025, ")


def test_two_wider_areas_are_named_each():
    facts = comparison(first=WITHHELD_PAY, second=WITHHELD_PAY)
    second = replace(facts.second, in_state=None)

    assert said(replace(facts, second=second))[0] == (
        "Pay for these two jobs is not published in Sacramento. Across California, the typical "
        "medical assistant earns $49,660 a year full time. Across the United States, the typical "
        "medical office assistant earns $45,930 a year full time."
    )


def test_where_the_nation_has_none_either_the_finding_stops():
    assert said(with_sides(comparison(NATION), here=None, in_nation=None)) == [
        "Pay for these two jobs is not published in the United States.",
        "Pay for these two jobs is not published",
    ]


def test_a_state_falls_back_to_the_nation_not_to_itself():
    assert said(comparison(CALIFORNIA, second=WITHHELD_PAY))[0] == (
        "In California, the typical medical assistant earns $49,660 a year full time. Yearly pay "
        "for medical office assistants is not published here. Across the United States, the "
        "typical medical office assistant earns $45,930 a year full time."
    )


def test_a_top_coded_median_is_a_floor_and_makes_no_gap():
    assert said(comparison(first={"annual_median": TOP_CODED})) == [
        "In Sacramento, the typical medical assistant earns $239,200 or more a year full time, and "
        "the typical medical office assistant $57,730.",
        "Typical pay: $239,200 or more and $57,730",
    ]


def test_occupations_without_a_role_read_as_well():
    assert said(without_roles(comparison())) == [
        "In Sacramento, the typical medical assistant earns $61,970 a year full time, about $4,200 "
        "more than the typical medical secretary.",
        "Here, medical assistants earn about $4,200 more a year",
    ]


def test_an_occupation_paid_by_the_hour_is_told_by_the_hour():
    facts = hourly(comparison())

    assert said(facts) == [
        "In Sacramento, the typical medical assistant earns $29.79 an hour, about $2.04 more than "
        "the typical medical office assistant.",
        "Here, medical assistants earn about $2.04 more an hour",
    ]
    assert str(pay_words.note(facts, LEDGER)).startswith("Pay an hour, May 2025. The mark is ")
    assert said(replace(facts, gap=None))[1] == "Typical pay: $29.79 and $27.75 an hour"


def test_the_note_says_what_is_counted_and_what_the_marks_mean():
    assert str(pay_words.note(comparison(), LEDGER)) == (
        "Pay a year, May 2025, for full-time, all-year work. The mark is the middle worker (the "
        "median): half earn that or less. The bar holds the middle half of workers. The line "
        "leaves out the lowest and the highest tenth."
    )
