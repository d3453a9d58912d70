"""Pay before and after local prices, and whose prices they are."""

from dataclasses import replace

from pipeline.brochures import cost_of_living
from pipeline.brochures.compose import compose
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    NORTH_COAST,
    ORGANISATION,
    PUERTO_RICO,
    SACRAMENTO,
    WITHHELD_PAY,
    comparison,
)


def after_prices(facts):
    row = compose(facts, ORGANISATION, LEDGER).pay.after_prices
    return (str(row.label), [str(cell) for cell in row.cells]) if row else None


def test_prices_name_their_year_and_whose_they_are():
    assert [
        str(cost_of_living.prices(area, LEDGER))
        for area in (SACRAMENTO, NORTH_COAST, PUERTO_RICO, NATION)
    ] == [
        "Prices here were 9% above the nation’s in 2023.",
        "Prices in the nonmetropolitan portion of California, which stand for those here, were 3% "
        "above the nation’s in 2023.",
        "After prices: not available. No price parity is published for Puerto Rico.",
        "Prices here were level with the nation’s in 2023.",
    ]


def test_the_parities_are_given_as_published():
    assert str(cost_of_living.parities(comparison(), LEDGER)) == (
        "Price parities: 109.1 here, 112.6 in California, 100 in the nation."
    )
    assert str(cost_of_living.parities(comparison(CALIFORNIA), LEDGER)) == (
        "Price parities: 112.6 here, 100 in the nation."
    )
    assert not cost_of_living.parities(comparison(PUERTO_RICO), LEDGER)


def test_the_picture_says_of_which_years_pay_and_prices_are():
    assert [
        str(cost_of_living.basis(comparison(area), LEDGER)) for area in (SACRAMENTO, PUERTO_RICO)
    ] == [
        "Median pay here, May 2025, against the nation’s; prices of 2023",
        "Median pay here, May 2025, against the nation’s",
    ]


def test_the_table_has_the_median_after_prices_in_every_column():
    assert after_prices(comparison()) == (
        "Median after prices of 2023",
        ["$56,810", "$44,110", "$45,690", "$52,920", "$48,400", "$45,930"],
    )
    assert after_prices(comparison(NATION)) is None


def test_what_cannot_be_adjusted_says_why():
    assert after_prices(comparison(PUERTO_RICO, second=WITHHELD_PAY))[1] == [
        "not available", "$45,690", "withheld", "$45,930",
    ]  # fmt: skip
    assert after_prices(comparison(CALIFORNIA, second=WITHHELD_PAY))[1] == [
        "$44,110", "$45,690", "withheld", "$45,930",
    ]  # fmt: skip


def test_pay_is_set_against_the_state_in_words():
    level = comparison(
        first={"annual_median": 49860, "annual_mean": 55300},
        second={"annual_median": 53000, "annual_mean": 53000},
    )

    assert str(cost_of_living.against_state(comparison(), LEDGER)) == (
        "Against California’s median, pay here is 25% higher for MA; for MOA the survey cannot "
        "tell."
    )
    assert str(cost_of_living.against_state(level, LEDGER)) == (
        "Against California’s median, pay here is about the same for MA and 3% lower for MOA."
    )
    assert not cost_of_living.against_state(comparison(CALIFORNIA), LEDGER)


def test_where_medians_and_means_disagree_after_prices_both_are_said():
    facts = comparison(CALIFORNIA)

    assert str(cost_of_living.unsure_after_prices(facts, LEDGER)) == (
        "After prices, for MA: median 3% lower, mean 6% higher. The survey cannot tell."
    )
    assert not cost_of_living.unsure_after_prices(comparison(), LEDGER)


def test_an_area_that_crosses_a_line_says_so_beside_its_state():
    area = replace(SACRAMENTO, state_names="California, Nevada, Oregon")

    assert str(cost_of_living.against_state(comparison(area), LEDGER)).endswith(
        "cannot tell. Part of this area lies in Nevada and Oregon."
    )
