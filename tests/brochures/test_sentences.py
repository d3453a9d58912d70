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


def test_a_period_is_named_as_a_reader_knows_it():
    assert [sentences.period(name, LEDGER).printed for name in LEDGER.citations] == [
        "May 2025",
        "2024–34",
        "2024–34",
        "2022–32",
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
