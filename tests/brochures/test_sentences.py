"""A sentence claims what its figures carry, and no more."""

from dataclasses import replace

import pytest

from pipeline.brochures import sentences
from pipeline.brochures.compose import compose
from pipeline.core.figure import Figure
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


def hourly_everywhere(facts):
    first, second = (
        replace(side, in_nation=pay("0000000", side.occupation.occupation_code, **HOURLY_ONLY))
        for side in facts.sides
    )
    return replace(facts, first=first, second=second)


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


# Jobs, projections


def test_jobs_are_counted_shared_and_set_against_the_nation():
    facts = comparison()

    assert [str(sentences.jobs(facts, side, LEDGER)) for side in facts.sides] == [
        "About 7,410 (give or take 490) medical assistants work in Sacramento: 7 in every 1,000 "
        "jobs, 1.30 times the nation’s share.",
        "About 7,700 (give or take 1,000) medical office assistants work in Sacramento: 7 in every "
        "1,000 jobs, 1.15 times the nation’s share.",
    ]


@pytest.mark.parametrize(
    ("quotient", "error", "said"),
    [
        (1.04, 4.0, ", about the nation’s share."),
        (0.95, 4.0, ", about the nation’s share."),
        (1.06, 4.0, " jobs."),  # sampling error may explain it
        (0.94, 4.0, " jobs."),
        (1.07, 3.9, ", 1.07 times the nation’s share."),
    ],
)
def test_a_share_near_the_nation_s_is_said_so_and_one_that_error_may_explain_is_not(
    quotient, error, said
):
    facts = comparison(first={"location_quotient": quotient, "employment_rse": error})

    assert str(sentences.jobs(facts, facts.first, LEDGER)).endswith(said)


def test_a_number_of_jobs_with_a_large_error_is_rough():
    facts = comparison(first={"employment": 150, "employment_rse": 30.1})

    assert str(sentences.jobs(facts, facts.first, LEDGER)).startswith(
        "About 150 (give or take 70, a rough estimate) medical assistants work in Sacramento"
    )


def test_the_nation_has_no_share_of_itself():
    facts = comparison(NATION)

    assert str(sentences.jobs(facts, facts.first, LEDGER)) == (
        "About 818,000 (give or take 16,000) medical assistants work in the United States."
    )


def test_withheld_employment_is_withheld_with_what_is_known_beside_it():
    only_share = comparison(first={"employment": WITHHELD, "location_quotient": WITHHELD})
    none = comparison(
        first=dict.fromkeys(("employment", "jobs_per_1000", "location_quotient"), WITHHELD)
    )
    no_row = with_sides(comparison(), here=None)

    assert [str(sentences.jobs(f, f.first, LEDGER)) for f in (only_share, none, no_row)] == [
        "How many medical assistants work in Sacramento is withheld: 7 in every 1,000 jobs.",
        "How many medical assistants work in Sacramento is withheld.",
        "How many medical assistants work in Sacramento is not published.",
    ]


def test_growth_is_a_percentage_or_says_that_there_is_none():
    facts = comparison()
    shrinking = replace(facts.first, outlook=outlook(change_pct=-3.2))
    unprojected = replace(facts.first, outlook=None)

    assert [str(sentences.growth(s, LEDGER)) for s in (facts.first, shrinking, unprojected)] == [
        "12.5%",
        "−3.2%",
        "not projected by itself",
    ]


def test_projected_jobs_and_openings_are_whole_numbers_with_their_years():
    facts = comparison()

    assert str(sentences.projected_jobs(facts.first, LEDGER)) == (
        "MA: 811,000 jobs in 2024, 912,200 projected in 2034."
    )
    assert str(sentences.openings(facts, LEDGER)) == (
        "Openings a year, in the whole nation: 112,300 for medical assistants and 85,900 for "
        "medical office assistants. They are new jobs and workers who leave the occupation "
        "(retire or change it), on average; not vacancies."
    )


def test_jobs_of_a_projection_that_the_survey_exceeds_are_not_set_beside_it():
    first, second = comparison().sides

    assert second.in_nation.employment_count > 1_000 * second.outlook.employment_end_thousands
    assert not sentences.projected_jobs(second, LEDGER)
    assert sentences.projected_jobs(first, LEDGER)


def test_an_occupation_that_is_not_projected_has_no_jobs_and_no_openings():
    facts = with_sides(comparison(), outlook=None)

    assert not sentences.projected_jobs(facts.first, LEDGER)
    assert str(sentences.openings(facts, LEDGER)) == (
        "No openings are projected for these two occupations by themselves."
    )


def test_a_period_is_named_as_a_reader_knows_it():
    assert [sentences.period(name, LEDGER).printed for name in LEDGER.citations] == [
        "May 2025",
        "2024–34",
        "2023",
    ]


# Whatever is missing

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


def test_what_the_publisher_calls_none_is_said_in_words():
    facts = with_sides(comparison(), outlook=outlook(work_experience_name="None"))

    assert "None" not in list(texts(compose(without_roles(facts), ORGANISATION, LEDGER)))


def test_years_of_experience_are_figures():
    facts = with_sides(comparison(), outlook=outlook(work_experience_name="5 years or more"))
    glance = compose(without_roles(facts), ORGANISATION, LEDGER).glance
    (row,) = (row for row in glance if str(row.label) == "Work experience")

    assert any(isinstance(part, Figure) for part in row.cells[0].parts)
