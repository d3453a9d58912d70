"""A sentence claims what its figures carry, and no more."""

from dataclasses import replace

import pytest

from pipeline.brochures import sentences
from pipeline.brochures.compose import compose
from tests.support.comparisons import (
    CALIFORNIA,
    HOURLY_ONLY,
    LEDGER,
    NATION,
    NONSENSE,
    NORTH_COAST,
    ORGANISATION,
    PUERTO_RICO,
    TOP_CODED,
    WITHHELD,
    WITHHELD_PAY,
    YEARLY_ONLY,
    comparison,
    outlook,
    pay,
    texts,
    with_sides,
    without_roles,
)


def found(facts):
    return str(sentences.finding(facts, LEDGER))


def hourly_everywhere(facts):
    first, second = (
        replace(side, in_nation=pay("0000000", side.occupation.occupation_code, **HOURLY_ONLY))
        for side in facts.sides
    )
    return replace(facts, first=first, second=second)


# The finding


def test_the_finding_says_who_earns_what_and_how_much_more():
    assert found(comparison()) == (
        "In Sacramento the typical medical assistant earns $61,970 full time, about $4,200 more "
        "than the typical medical office assistant."
    )


def test_the_finding_says_less_where_the_first_earns_less():
    assert found(comparison(NATION)) == (
        "In the United States the typical medical assistant earns $45,690 full time, about $200 "
        "less than the typical medical office assistant. By mean pay, the gap is about $700."
    )


@pytest.mark.parametrize("second", [61970, 61930, 62010])
def test_a_gap_of_under_fifty_dollars_is_about_the_same(second):
    assert found(comparison(second={"annual_median": second, "annual_mean": 61500})) == (
        "In Sacramento the typical medical assistant earns $61,970 full time, about the same as "
        "the typical medical office assistant."
    )


def test_a_gap_of_fifty_dollars_is_never_said_as_none():
    assert found(comparison(second={"annual_median": 61920})) == (
        "In Sacramento the typical medical assistant earns $61,970 full time, about $50 more than "
        "the typical medical office assistant. By mean pay, the gap is about $4,800."
    )


@pytest.mark.parametrize("mean", [61000, 65000])
def test_medians_that_the_means_do_not_carry_lead_to_no_direction(mean):
    assert found(comparison(second={"annual_mean": mean})) == (
        "In Sacramento the typical medical assistant earns $61,970 full time, the typical medical "
        "office assistant $57,730. The survey cannot tell which earn more."
    )


def test_where_one_median_is_withheld_the_state_stands_in():
    assert found(comparison(second=WITHHELD_PAY)) == (
        "In Sacramento the typical medical assistant earns $61,970 full time. What medical office "
        "assistants earn here is not published; across California their median is $54,490."
    )
    assert found(comparison(first=WITHHELD_PAY)) == (
        "In Sacramento the typical medical office assistant earns $57,730 full time. What medical "
        "assistants earn here is not published; across California their median is $49,660."
    )


def test_where_the_state_has_no_median_either_the_nation_stands_in():
    facts = comparison(second=WITHHELD_PAY)
    second = replace(facts.second, in_state=pay("0600000", "43-6013", **WITHHELD_PAY))

    assert found(replace(facts, second=second)).endswith(
        "across the United States their median is $45,930."
    )


def test_where_neither_median_is_published_both_wider_ones_are_said():
    assert found(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY)) == (
        "What either earns in Sacramento is not published. The median is $49,660 for medical "
        "assistants across California and $54,490 for medical office assistants across California."
    )


def test_where_the_nation_has_none_either_the_finding_stops():
    facts = with_sides(comparison(NATION), here=None, in_nation=None)

    assert found(facts) == "What either earns in the United States is not published."


def test_a_state_falls_back_to_the_nation_not_to_itself():
    assert found(comparison(CALIFORNIA, second=WITHHELD_PAY)) == (
        "In California the typical medical assistant earns $49,660 full time. What medical office "
        "assistants earn here is not published; across the United States their median is $45,930."
    )


def test_a_top_coded_median_is_a_floor_and_makes_no_gap():
    assert found(comparison(first={"annual_median": TOP_CODED})) == (
        "In Sacramento the typical medical assistant earns $239,200 or more full time; for medical "
        "office assistants it is $57,730."
    )


def test_two_top_coded_medians_make_no_gap():
    both = {"annual_median": TOP_CODED}

    assert found(comparison(first=both, second=both)) == (
        "In Sacramento the typical medical assistant earns $239,200 or more full time; for medical "
        "office assistants it is $239,200 or more."
    )


def test_occupations_without_a_role_have_median_pay_and_no_typical_person():
    assert found(without_roles(comparison())) == (
        "In Sacramento median pay for medical assistants is $61,970 full time, about $4,200 more "
        "than for medical secretaries."
    )
    assert found(without_roles(comparison(second=WITHHELD_PAY))) == (
        "In Sacramento median pay for medical assistants is $61,970 full time. What medical "
        "secretaries earn here is not published; across California their median is $54,490."
    )


def test_a_role_against_an_occupation_is_one_whole_sentence():
    facts = comparison()
    facts = replace(facts, second=replace(facts.second, role=None))

    assert found(facts) == (
        "In Sacramento median pay for medical assistants is $61,970 full time, about $4,200 more "
        "than for medical secretaries."
    )


def test_an_occupation_paid_by_the_hour_is_told_by_the_hour():
    assert found(hourly_everywhere(comparison())) == (
        "In Sacramento the typical medical assistant earns $29.79 an hour, about $2.04 more than "
        "the typical medical office assistant."
    )


def test_pay_is_told_by_the_year_unless_the_nation_has_it_by_the_hour_alone():
    facts = comparison()
    assert sentences.pay_unit(facts) == "annual"
    assert sentences.pay_unit(hourly_everywhere(facts)) == "hourly"

    one_by_the_year = replace(
        facts,
        first=replace(facts.first, in_nation=pay("0000000", **HOURLY_ONLY)),
        second=replace(facts.second, in_nation=pay("0000000", "43-6013", **YEARLY_ONLY)),
    )
    assert sentences.pay_unit(one_by_the_year) == "annual"
    assert sentences.pay_unit(with_sides(facts, in_nation=None)) == "annual"


def test_a_top_coded_national_median_counts_as_published():
    facts = comparison(NATION)
    top = pay("0000000", annual_median=TOP_CODED, hourly_median=TOP_CODED)
    facts = replace(facts, first=replace(facts.first, in_nation=top))

    assert sentences.pay_unit(facts) == "annual"


# Whatever is missing


def test_a_period_is_named_as_a_reader_knows_it():
    assert [sentences.period(name, LEDGER).printed for name in LEDGER.citations] == [
        "May 2025",
        "2024–34",
        "2023",
    ]


SHRINKING = with_sides(comparison(), outlook=outlook(change_pct=-3.2))
NO_ROWS = with_sides(
    comparison(gap=None),
    here=None,
    to_nation=None,
    to_state=None,
    rank=None,
    peers=(),
    mean_rank=None,
    peers_pay=(),
    best=(),
)
TOP = dict.fromkeys(("annual_median", "annual_75th", "annual_90th", "hourly_90th"), TOP_CODED)
CASES = {
    "both published": comparison(),
    "the nation": comparison(NATION),
    "a state": comparison(CALIFORNIA),
    "a territory": comparison(PUERTO_RICO),
    "a nonmetropolitan area": comparison(NORTH_COAST),
    "one withheld": comparison(second=WITHHELD_PAY),
    "both withheld": comparison(first=WITHHELD_PAY, second=WITHHELD_PAY),
    "no rows": NO_ROWS,
    "no employment": comparison(first={"employment": WITHHELD, "jobs_per_1000": WITHHELD}),
    "top-coded": comparison(first=TOP),
    "both top-coded": comparison(first=TOP, second=TOP),
    "the same": comparison(second={"annual_median": 61970}),
    "means ten dollars apart": comparison(second={"annual_mean": 61950}),
    "shrinking": SHRINKING,
    "no outlook": with_sides(comparison(all_occupations=None), outlook=None),
    "by the hour": hourly_everywhere(comparison(first=HOURLY_ONLY, second=HOURLY_ONLY)),
    "by the year": comparison(first=YEARLY_ONLY, second=YEARLY_ONLY),
}


@pytest.mark.parametrize("facts", [*CASES.values(), *map(without_roles, CASES.values())], ids=[
    *CASES, *(f"{name}, without roles" for name in CASES),
])  # fmt: skip
def test_no_text_of_a_brochure_is_nonsense(facts):
    brochure = compose(facts, ORGANISATION, LEDGER)

    assert [text for text in texts(brochure) if NONSENSE.search(text)] == []
