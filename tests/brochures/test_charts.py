"""A picture's finding, its alternative text and its marks say the same thing."""

from dataclasses import replace

import pytest

from pipeline.brochures import charts
from pipeline.warehouse.facts.occupation_names import OccupationName
from tests.support.comparisons import (
    CALIFORNIA,
    HOURLY_ONLY,
    LEDGER,
    NATION,
    NORTH_COAST,
    PUERTO_RICO,
    SACRAMENTO,
    TOP_CODED,
    WITHHELD_PAY,
    comparison,
    pay,
    with_sides,
    without_roles,
)

CHANGED = {"mean_rse": 0.1}


def pay_ranges(facts):
    return charts.pay_ranges(facts, LEDGER)


def regional(facts):
    return charts.regional_delta(facts, LEDGER)


def best(facts):
    return charts.best_paying(facts, LEDGER)


def medians(first, second):
    """Compare where the means are as far from the nation's as the medians, and hardly err."""
    given = ((first, first + 430), (second, second + 870))
    return comparison(
        SACRAMENTO,
        *(CHANGED | {"annual_median": median, "annual_mean": mean} for median, mean in given),
    )


# Pay


def test_pay_is_drawn_for_both_sides_here_and_in_the_nation():
    picture = pay_ranges(comparison())

    assert picture.rows[0] == {
        "label": "MA, Sacramento",
        "side": "first",
        "tone": "first here",
        "p_10th": 45330,
        "p_25th": 48670,
        "p_median": 61970,
        "p_75th": 77030,
        "p_90th": 78090,
        "text_10th": "$45,330",
        "text_25th": "$48,670",
        "text_median": "$61,970",
        "text_75th": "$77,030",
        "text_90th": "$78,090",
        "missing": "",
        "order": 0,
    }
    assert [(row["label"], row["tone"], row["order"]) for row in picture.rows] == [
        ("MA, Sacramento", "first here", 0),
        ("MA, U.S.", "first nation", 1),
        ("MOA, Sacramento", "second here", 2),
        ("MOA, U.S.", "second nation", 3),
    ]
    assert str(picture.alt).startswith(
        "Medical Assistant in Sacramento: the middle worker earns $61,970, the lowest tenth "
        "$45,330 or less, the highest tenth $78,090 or more. Medical Assistant in the United States"
    )
    assert [figure.printed for figure in picture.figures] == [
        "$45,330", "$61,970", "$78,090", "$36,050", "$45,690", "$59,310",
        "$42,340", "$57,730", "$76,580", "$35,930", "$45,930", "$60,530",
    ]  # fmt: skip


def test_the_nation_is_drawn_once():
    picture = pay_ranges(comparison(NATION))

    assert [row["label"] for row in picture.rows] == ["MA, U.S.", "MOA, U.S."]
    assert str(picture.finding) == (
        "The middle half earns $38,470 to $49,180 for MA and $38,570 to $50,580 for MOA"
    )


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        (61970, 57730, "Pay here is above the nation’s for\u00a0both"),
        (40000, 40000, "Pay here is below the nation’s for\u00a0both"),
        (45690, 45930, "Pay here is level with the nation’s for\u00a0both"),
        (61970, 40000, "Pay here is above the nation’s for MA, below it for MOA"),
        (45700, 57730, "Pay here is level with the nation’s for MA, above it for MOA"),
    ],
)
def test_the_finding_on_pay_says_a_direction_for_each(first, second, finding):
    assert str(pay_ranges(medians(first, second)).finding) == finding


def test_withheld_pay_is_no_mark_and_says_so():
    picture = pay_ranges(comparison(second=WITHHELD_PAY))
    row = picture.rows[2]

    assert [row[f"p_{name}"] for name in charts.PERCENTILES] == [None] * 5
    assert [row[f"text_{name}"] for name in charts.PERCENTILES] == [""] * 5
    assert row["missing"] == "withheld"
    assert str(picture.finding) == "Pay here is above the nation’s for MA"
    assert "Medical Office Assistant in Sacramento: pay not published." in str(picture.alt)


def test_an_area_without_any_row_is_drawn_empty():
    facts = with_sides(comparison(), here=None, to_nation=None)
    picture = pay_ranges(facts)

    assert [row["missing"] for row in picture.rows] == ["not published", "", "not published", ""]
    assert str(picture.finding) == "How pay in Sacramento compares with the nation’s"


def test_top_coded_marks_stand_at_the_ceiling_and_say_the_floor_once():
    top = dict.fromkeys(("annual_median", "annual_75th", "annual_90th"), TOP_CODED)
    picture = pay_ranges(comparison(first=top))
    row = picture.rows[0]

    assert [row[f"p_{name}"] for name in ("median", "75th", "90th")] == [239_200] * 3
    assert [row[f"text_{name}"] for name in ("median", "75th", "90th")] == [
        "$239,200 or more",
        "",
        "",
    ]
    assert "the highest tenth $239,200 or more. " in str(picture.alt)
    assert "or more or more" not in str(picture.alt)


def test_an_occupation_paid_by_the_hour_is_drawn_by_the_hour():
    facts = comparison(NATION, first=HOURLY_ONLY, second=HOURLY_ONLY)
    facts = replace(
        facts,
        first=replace(facts.first, in_nation=pay("0000000", **HOURLY_ONLY)),
        second=replace(facts.second, in_nation=pay("0000000", "43-6013", **HOURLY_ONLY)),
    )

    assert pay_ranges(facts).rows[0]["text_median"] == "$21.97"


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


def test_a_name_that_does_not_fit_above_its_bars_gives_way_to_the_short_one():
    bare = without_roles(comparison())
    long = OccupationName("31-9092", "assistant " * 4 + "nurse", "nurses", "nurse")
    first = replace(bare.first, facts={OccupationName: long})

    labels = [row["label"] for row in pay_ranges(replace(bare, first=first)).rows]

    assert labels == [
        "Nurse, Sacramento", "Nurse, U.S.",
        "Medical secretary, Sacramento", "Medical secretary, U.S.",
    ]  # fmt: skip
