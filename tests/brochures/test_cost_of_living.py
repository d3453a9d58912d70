"""Pay before and after local prices, and whose prices they are."""

from dataclasses import replace

import pytest

from pipeline.brochures.cost_of_living import cost_of_living, deltas
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    NORTH_COAST,
    PUERTO_RICO,
    SACRAMENTO,
    WITHHELD_PAY,
    comparison,
)

EXACT = {"mean_rse": 0.1}


def said(facts):
    return [str(one) for one in cost_of_living(facts, LEDGER).said]


def state(facts):
    return str(cost_of_living(facts, LEDGER).state)


def row(facts):
    row = cost_of_living(facts, LEDGER).row
    return (str(row.label), [str(cell) for cell in row.cells]) if row else None


def medians(first, second, area=SACRAMENTO):
    """Compare where the means are as far from the nation's as the medians, and hardly err."""
    given = ((first, first + 430), (second, second + 870))
    return comparison(
        area, *(EXACT | {"annual_median": median, "annual_mean": mean} for median, mean in given)
    )


def test_prices_are_set_against_the_nation_s():
    level = replace(SACRAMENTO, price_parity_index=99.8)

    assert [said(comparison(area))[0] for area in (SACRAMENTO, NORTH_COAST, level)] == [
        "Prices in Sacramento are 9% above the U.S. level.",
        "Prices across rural California are 3% above the U.S. level.",
        "Prices in Sacramento are at about the U.S. level.",
    ]


def test_rents_are_named_where_they_make_most_of_the_difference():
    rural = replace(NORTH_COAST, housing_parity_index=70.0, is_mostly_housing=True)
    places = (SACRAMENTO, rural, NORTH_COAST, PUERTO_RICO)

    assert [str(cost_of_living(comparison(area), LEDGER).housing) for area in places] == [
        "Prices differ mostly in rents: housing here costs 33% more than the U.S. average.",
        "Prices differ mostly in rents: housing there costs 30% less than the U.S. average.",
        "",
        "",
    ]


def test_without_a_price_level_that_is_said_once():
    panel = cost_of_living(comparison(PUERTO_RICO), LEDGER)

    assert said(comparison(PUERTO_RICO)) == [
        "No price level is published for Puerto Rico, so pay is compared in dollars alone."
    ]
    assert (panel.row, panel.notes) == (None, ())


def test_the_nation_s_prices_are_those_that_others_are_compared_with():
    assert cost_of_living(comparison(NATION), LEDGER) is None


@pytest.mark.parametrize(
    ("first", "second", "sentences"),
    [
        (61970, 57730,
         ["After prices, pay here still buys 24% and 15% more than it does across the U.S."]),
        (48000, 48100,
         ["But after prices, pay here buys 4% less than it does across the U.S."]),
        (49850, 50110,
         ["After prices, pay here buys about as much as it does across the U.S."]),
        (40000, 40000,
         ["After prices, pay here buys 20% less than it does across the U.S."]),
        (61970, 48000,
         ["After prices, pay for medical assistants here still buys 24% more than it does across "
          "the U.S.", "For medical office assistants, it buys 4% less."]),
        (45690, 60000,
         ["After prices, pay for medical assistants here buys 8% less than it does across the "
          "U.S.", "For medical office assistants, it buys 20% more."]),
    ],
)  # fmt: skip
def test_what_pay_buys_is_said_for_both_at_once_where_they_are_alike(first, second, sentences):
    assert said(medians(first, second))[1:] == sentences


def test_low_prices_keep_low_pay_low():
    cheap = replace(SACRAMENTO, price_parity_index=95.0)

    assert said(medians(40000, 40000, cheap))[1:] == [
        "After prices, pay here still buys 8% less than it does across the U.S."
    ]


def test_where_medians_and_means_disagree_after_prices_both_are_said():
    assert said(comparison(CALIFORNIA))[1:] == [
        "After prices, pay for medical assistants could go either way: typical pay buys 3% less, "
        "average pay 6% more.",
        "For medical office assistants, it buys 5% more.",
    ]


def test_what_sampling_error_may_explain_could_go_either_way():
    rough = {"mean_rse": 20.0}

    assert said(comparison(first=rough, second=rough))[1:] == [
        "After prices, it could go either way."
    ]
    assert said(comparison(second=rough))[1:] == [
        "After prices, pay for medical assistants here still buys 24% more than it does across "
        "the U.S.",
        "For medical office assistants, it could go either way.",
    ]


def test_withheld_pay_buys_nothing_that_can_be_said():
    assert said(comparison(first=WITHHELD_PAY))[1:] == [
        "After prices, pay for medical office assistants here still buys 15% more than it does "
        "across the U.S."
    ]
    assert said(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY))[1:] == []


def test_pay_after_prices_follows_from_medians_and_parities():
    before, after = (
        deltas(comparison(), LEDGER, adjusted=adjusted)["first"] for adjusted in (False, True)
    )

    assert (before.printed, before.formula) == ("+36%", "100 * (a / b - 1)")
    assert (after.printed, after.formula, after.input_values) == (
        "+24%", "100 * ((a / (c / 100)) / (b / (d / 100)) - 1)", (61970, 45690, 109.091, 100.0)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("area", "notes"),
    [
        (SACRAMENTO, ["Price levels: 109.1 here, 112.6 in California, 100 in the U.S."]),
        (CALIFORNIA, ["Price levels: 112.6 here, 100 in the U.S."]),
        (NORTH_COAST, [
            "Prices are those of all areas outside the metropolitan ones of California together.",
            "Price levels: 102.8 here, 112.6 in California, 100 in the U.S.",
        ]),
    ],
)  # fmt: skip
def test_the_notes_say_the_years_whose_prices_and_the_parities_as_published(area, notes):
    years = "Pay is that of May 2025, prices are those of 2023."

    assert [str(one) for one in cost_of_living(comparison(area), LEDGER).notes] == [years, *notes]


def test_the_table_has_the_median_after_prices_in_every_column():
    assert row(comparison()) == (
        "Typical pay at U.S. prices, 2023",
        ["$56,810", "$44,110", "$45,690", "$52,920", "$48,400", "$45,930"],
    )
    assert row(comparison(CALIFORNIA, second=WITHHELD_PAY))[1] == [
        "$44,110", "$45,690", "withheld", "$45,930",
    ]  # fmt: skip
    assert row(comparison(replace(CALIFORNIA, price_parity_index=None))) is None


def test_what_cannot_be_adjusted_says_so():
    unknown = replace(CALIFORNIA, price_parity_index=None)
    facts = comparison(state=unknown)
    bare = replace(facts, first=replace(facts.first, to_state=None))

    assert row(bare)[1][1] == "not available"


def test_pay_is_set_against_the_state_in_words():
    level = comparison(
        first={"annual_median": 49860, "annual_mean": 55300},
        second={"annual_median": 53000, "annual_mean": 53000},
    )
    rough = {"mean_rse": 20.0}

    assert state(comparison()) == (
        "Against California, typical pay here is 25% higher for medical assistants; for medical "
        "office assistants it could go either way."
    )
    assert state(level) == (
        "Against California, typical pay here is about the same for medical assistants and 3% "
        "lower for medical office assistants."
    )
    assert state(comparison(first=rough, second=rough)) == (
        "Against California, pay here could go either way."
    )
    assert state(medians(39728, 43592)) == (
        "Against California, typical pay here is 20% lower for both."
    )
    assert not state(comparison(CALIFORNIA))


def test_an_area_that_crosses_a_line_says_so_beside_its_state():
    area = replace(SACRAMENTO, state_names="California, Nevada, Oregon")

    assert state(comparison(area)).endswith(
        "could go either way. Part of this area lies in Nevada and Oregon."
    )
