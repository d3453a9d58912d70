"""A picture's finding, its alternative text and its marks say the same thing."""

from dataclasses import replace

import pytest

from pipeline.brochures import charts
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    NORTH_COAST,
    PUERTO_RICO,
    SACRAMENTO,
    WITHHELD_PAY,
    comparison,
    outlook,
    with_sides,
    without_roles,
)

CHANGED = {"mean_rse": 0.1}


def regional(facts):
    return charts.regional_delta(facts, LEDGER)


def growth(facts):
    return charts.growth(facts, LEDGER)


def best(facts):
    return charts.best_paying(facts, LEDGER)


def medians(first, second):
    """Compare where the means are as far from the nation's as the medians, and hardly err."""
    given = ((first, first + 430), (second, second + 870))
    return comparison(
        SACRAMENTO,
        *(CHANGED | {"annual_median": median, "annual_mean": mean} for median, mean in given),
    )


# The region


def test_the_region_is_drawn_in_dollars_and_after_prices():
    picture = regional(comparison())

    assert [(row["label"], row["side"], row["text"]) for row in picture.rows] == [
        ("MA in dollars", "first", "+36%"),
        ("MA after prices", "first", "+24%"),
        ("MOA in dollars", "second", "+26%"),
        ("MOA after prices", "second", "+15%"),
    ]
    assert str(picture.finding) == (
        "MA earn 36%\u00a0more here, 24%\u00a0after prices; MOA 26%, then 15%"
    )
    assert str(picture.alt) == (
        "Median pay here against the nation’s. Medical Assistant, in dollars: +36%. Medical "
        "Assistant, after prices: +24%. Medical Office Assistant, in dollars: +26%. Medical "
        "Office Assistant, after prices: +15%."
    )
    assert [figure.formula for figure in picture.figures[:2]] == [
        "100 * (a / b - 1)",
        "100 * ((a / (c / 100)) / (b / (d / 100)) - 1)",
    ]
    assert picture.figures[1].input_values == (61970, 45690, 109.091, 100.0)


def test_the_nation_is_no_region():
    assert regional(comparison(NATION)) is None


def test_where_neither_median_is_published_there_is_no_region_picture():
    assert regional(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY)) is None


def test_without_a_price_parity_pay_is_compared_in_dollars_only():
    picture = regional(comparison(PUERTO_RICO))

    assert [row["text"] for row in picture.rows] == ["+36%", "+26%"]
    assert str(picture.finding) == "No price parity here: pay is compared in dollars only"


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        (
            49800,
            49800,
            "MA earn 9% more here, about the same after prices; MOA 8% more, then 1% less",
        ),
        (48000, 48100, "Both earn 5% more here, 4% less after prices"),
        (61970, 48000, "MA earn 36% more here, 24% after prices; MOA 5% more, then 4% less"),
        (
            45690,
            60000,
            "MA earn about the same here, 8% less after prices; MOA 31% more, then 20% more",
        ),
        (40000, 40000, "MA earn 12% less here, 20% after prices; MOA 13%, then 20%"),
        (40000, 40210, "Both earn 12% less here, 20% after prices"),
    ],
)
def test_the_finding_on_the_region_says_pay_before_and_after_prices(first, second, finding):
    assert str(regional(medians(first, second)).finding).replace("\u00a0", " ") == finding


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        (48000, 48000, "After local prices, pay is below the nation’s for\u00a0both"),
        (49845, 50106, "After local prices, pay is level with the nation’s for\u00a0both"),
        (40000, 40000, "Pay stays below the nation’s after local prices"),
    ],
)
def test_where_names_are_long_the_finding_has_no_numbers(first, second, finding):
    assert str(regional(without_roles(medians(first, second))).finding) == finding


# Growth


def test_growth_is_drawn_beside_all_occupations_within_one_round():
    picture = growth(comparison())

    assert picture.rows == (
        {"label": "MA", "side": "first", "change_pct": 12.5, "text": "12.5%", "order": 0},
        {"label": "MOA", "side": "second", "change_pct": 4.2, "text": "4.2%", "order": 1},
        {"label": "All occupations", "side": "", "change_pct": 3.1, "text": "3.1%", "order": 2},
    )
    assert {figure.release for figure in picture.figures} == {"2024-34"}
    assert str(picture.alt) == (
        "Projected change in jobs in the United States, 2024–34. MA: 12.5%. MOA: 4.2%. "
        "All occupations: 3.1%."
    )


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        (12.5, 4.2, "MA jobs are projected to grow faster, 2024–34"),
        (4.2, 12.5, "MOA jobs are projected to grow faster, 2024–34"),
        (-3.2, -8.0, "MA jobs are projected to shrink less, 2024–34"),
        (4.2, 4.2, "Both are projected to change alike, 2024–34"),
    ],
)
def test_the_finding_on_growth_names_the_leader_and_the_years(first, second, finding):
    facts = comparison()
    facts = replace(
        facts,
        first=replace(facts.first, outlook=outlook(change_pct=first)),
        second=replace(facts.second, outlook=outlook("43-6013", change_pct=second)),
    )

    assert str(growth(facts).finding) == finding


def test_in_headlines_a_role_without_an_abbreviation_goes_by_its_whole_name():
    names = {"role_name": "HVAC Legal Secretary", "plural_name": "HVAC legal secretaries"}
    facts = comparison()
    role = replace(facts.first.role, short_name="Sec.", **names)
    facts = replace(facts, first=replace(facts.first, role=role))

    assert str(growth(facts).finding).startswith("HVAC legal secretary jobs are projected to grow")
    assert str(best(facts).finding).endswith(
        "Vallejo for\u00a0HVAC legal secretaries, San Jose for\u00a0MOA"
    )
    assert [row["label"] for row in growth(facts).rows] == ["Sec.", "MOA", "All occupations"]


def test_shrinking_jobs_have_a_minus_sign_at_their_mark():
    facts = with_sides(comparison(), outlook=outlook(change_pct=-3.2))

    assert [row["text"] for row in growth(facts).rows] == ["−3.2%", "−3.2%", "3.1%"]


def test_an_occupation_that_is_not_projected_is_not_drawn():
    facts = comparison()
    facts = replace(facts, second=replace(facts.second, outlook=None))

    assert [row["label"] for row in growth(facts).rows] == ["MA", "All occupations"]
    assert str(growth(facts).finding) == "Projected change in jobs, 2024–34"


# Where it pays best


def test_the_best_paying_areas_of_the_state_are_drawn_with_this_one_marked():
    picture = best(comparison())

    assert [
        (row["label"], row["side"], row["group"], row["text"], row["is_here"])
        for row in picture.rows
    ] == [
        ("Vallejo", "first", "MA", "$77,410", False),
        ("Sacramento", "first", "MA", "$61,970", True),
        ("San Jose", "second", "MOA", "$69,350", False),
    ]
    assert str(picture.finding) == (
        "California’s highest published median: Vallejo for\u00a0MA, San Jose for\u00a0MOA"
    )
    assert str(picture.alt) == (
        "Highest median pay a year. Medical Assistant, Vallejo: $77,410. Medical Assistant, "
        "Sacramento: $61,970. Medical Office Assistant, San Jose: $69,350."
    )
    assert [figure.key for figure in picture.figures] == [
        "OEUM004670000000031909213",
        "OEUM004090000000031909213",
        "OEUM004194000000043601313",
    ]


def test_one_best_place_for_both_is_said_once():
    assert str(best(comparison(NATION)).finding) == (
        "The states’ highest published median: Washington for\u00a0both"
    )
    assert str(best(comparison(CALIFORNIA)).finding).startswith("The states’ ")


def test_where_one_side_has_no_best_place_the_other_speaks_alone():
    facts = comparison(NORTH_COAST)
    facts = replace(facts, first=replace(facts.first, best=()))

    assert (
        str(best(facts).finding) == "California’s highest published median: San Jose for\u00a0MOA"
    )
    assert best(with_sides(facts, best=())) is None


def test_an_occupation_goes_by_its_short_name_in_narrow_places():
    facts = without_roles(comparison())

    assert [row["label"] for row in growth(facts).rows] == [
        "Clinic aide",
        "Medical clerk",
        "All occupations",
    ]
