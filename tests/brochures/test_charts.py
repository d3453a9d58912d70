"""A picture's finding, its alternative text and its marks say the same thing."""

from dataclasses import replace

import pytest

from pipeline.brochures import charts
from pipeline.warehouse.facts.occupation_names import OccupationName
from tests.support.comparisons import (
    HOURLY_ONLY,
    LEDGER,
    NATION,
    SACRAMENTO,
    TOP_CODED,
    WITHHELD_PAY,
    comparison,
    outlook,
    pay,
    with_sides,
    without_roles,
)

CHANGED = {"mean_rse": 0.1}


def pay_ranges(facts):
    return charts.pay_ranges(facts, LEDGER)


def growth(facts):
    return charts.growth(facts, LEDGER)


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
    assert [row["label"] for row in growth(facts).rows] == ["Sec.", "MOA", "All occupations"]
    assert pay_ranges(facts).rows[0]["label"] == "HVAC legal secretary, Sacramento"


def test_shrinking_jobs_have_a_minus_sign_at_their_mark():
    facts = with_sides(comparison(), outlook=outlook(change_pct=-3.2))

    assert [row["text"] for row in growth(facts).rows] == ["−3.2%", "−3.2%", "3.1%"]


def test_an_occupation_that_is_not_projected_is_not_drawn():
    facts = comparison()
    facts = replace(facts, second=replace(facts.second, outlook=None))

    assert [row["label"] for row in growth(facts).rows] == ["MA", "All occupations"]
    assert str(growth(facts).finding) == "Projected change in jobs, 2024–34"


def test_an_occupation_goes_by_its_short_name_in_narrow_places():
    facts = without_roles(comparison())

    assert [row["label"] for row in growth(facts).rows] == [
        "Clinic aide",
        "Medical clerk",
        "All occupations",
    ]


def test_a_name_that_does_not_fit_above_its_bars_gives_way_to_the_short_one():
    bare = without_roles(comparison())
    long = OccupationName("31-9092", "assistant " * 4 + "nurse", "nurses", "nurse")
    first = replace(bare.first, facts={OccupationName: long})

    labels = [row["label"] for row in pay_ranges(replace(bare, first=first)).rows]

    assert labels == [
        "Nurse, Sacramento", "Nurse, U.S.",
        "Medical secretary, Sacramento", "Medical secretary, U.S.",
    ]  # fmt: skip
