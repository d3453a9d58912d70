"""What is more than chance, and what could go either way; only means are judged."""

from dataclasses import replace

import pytest

from pipeline.brochures import sampling_error
from pipeline.brochures.mean_differences import mean_delta
from pipeline.core.figure import Figure
from tests.support.comparisons import (
    LEDGER,
    NATION,
    TOP_CODED,
    WITHHELD,
    WITHHELD_PAY,
    comparison,
    with_sides,
)


def gap(facts):
    return str(sampling_error.gap(facts, LEDGER))


BOTH = "Medical assistants against medical office assistants, U.S."


def figures(said):
    return [part for part in said.parts if isinstance(part, Figure)]


def rows(facts):
    return [
        (str(row.label), *(str(cell) for cell in row.cells))
        for row in sampling_error.judged_rows(facts, LEDGER)
    ]


# The gap


def test_a_gap_beyond_its_margin_holds_up():
    assert gap(comparison()) == (
        "Yes. The survey’s averages differ by $3,100 to $6,500 (90% sure), so the lead is more "
        "than chance."
    )


def test_the_mean_s_amount_stands_beside_a_median_gap_that_its_interval_leaves_out():
    assert gap(comparison(NATION)) == (
        "Yes. The survey’s averages differ by $300 to $1,100 (90% sure), so the lead is more than "
        "chance. By average pay, the gap is about $700."
    )


def test_a_gap_within_its_margin_could_go_either_way():
    assert gap(comparison(second={"annual_mean": 62940})) == (
        "It could go either way. The survey’s averages are about $1,000 apart, give or take $1,900 "
        "(90% sure)."
    )


def test_a_real_gap_may_be_small_and_its_end_is_never_nothing():
    facts = comparison(second={"annual_mean": 61900, "mean_rse": 0.0}, first={"mean_rse": 0.0})
    sure = replace(
        facts.gap, annual_mean_gap_margin_usd=37.0, annual_mean_gap_low_usd=3.0,
        annual_mean_gap_high_usd=77.0, annual_mean_verdict="first more",
    )  # fmt: skip

    assert gap(replace(facts, gap=sure)).startswith(
        "Yes. The survey’s averages differ by under $5 to $77 (90% sure), so the lead"
    )


def test_without_an_error_or_a_mean_the_survey_cannot_say():
    unjudged = "The survey cannot say. It gives no margin of error for these averages."
    missing = "The survey cannot say. It does not publish both averages here."

    assert gap(comparison(second={"mean_rse": WITHHELD})) == unjudged
    assert gap(comparison(second={"annual_mean": WITHHELD})) == missing
    assert gap(comparison(gap=None)) == missing
    assert gap(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY)) == ""


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (comparison(), "The lead is more than chance."),
        (comparison(second={"annual_mean": 62940}), "Which one pays more could go either way."),
        (comparison(second={"annual_mean": 90000}),
         "By average pay, medical office assistants lead by more than chance."),
        (comparison(gap=None), "The survey cannot say which one pays more."),
        (comparison(second={"mean_rse": WITHHELD}), "The survey cannot say which one pays more."),
        (comparison(second=WITHHELD_PAY),
         "Pay for medical office assistants is not published here."),
        (comparison(first=WITHHELD_PAY, second=WITHHELD_PAY),
         "Pay for these two jobs is not published here."),
    ],
)  # fmt: skip
def test_a_verdict_is_said_in_a_few_words(facts, said):
    assert str(sampling_error.verdict(facts, LEDGER)) == said


def test_two_equal_means_are_about_the_same_and_nobody_earns_nothing_more():
    assert gap(comparison(second={"annual_mean": 61940})) == (
        "It could go either way. The survey’s averages are about the same, give or take $1,800 "
        "(90% sure)."
    )


def test_an_error_published_as_nothing_counts_as_what_rounds_to_it():
    facts = comparison(first={"mean_rse": 0.0}, second={"annual_mean": 62000})
    _gap, margin, _level = figures(sampling_error.gap(facts, LEDGER))

    assert margin.formula == "1.645 * sqrt((a * (c + 0.05) / 100) ** 2 + (b * d / 100) ** 2)"


def test_a_mean_that_the_medians_deny_says_so_and_a_rough_one_too():
    assert gap(comparison(second={"annual_mean": 90000})) == (
        "By average pay, medical office assistants lead by $25,600 to $30,500 (90% sure). That is "
        "more than chance. Typical pay does not show that lead."
    )
    assert gap(comparison(second={"mean_rse": 10.1})).endswith(
        "The average for medical office assistants is rough."
    )
    top_coded = comparison(first={"annual_median": TOP_CODED})
    assert gap(top_coded).endswith("That is more than chance.")


# The table


def test_the_table_gives_difference_interval_and_verdict():
    sure, either = "more than chance", "could go either way"

    assert rows(comparison()) == [
        ("Medical assistants against medical office assistants, Sacramento",
         "$4,800 more", "$3,100 to $6,500 more", sure),
        ("Medical assistants, Sacramento against U.S.",
         "$15,800 more", "$14,800 to $16,900 more", sure),
        ("Medical assistants, the same after prices",
         "$10,700 more", "$9,700 to $11,600 more", sure),
        ("Medical assistants, Sacramento against California",
         "$6,800 more", "$5,700 to $8,000 more", sure),
        ("Medical office assistants, Sacramento against U.S.",
         "$10,300 more", "$8,900 to $11,800 more", sure),
        ("Medical office assistants, the same after prices",
         "$5,600 more", "$4,200 to $6,900 more", sure),
        ("Medical office assistants, Sacramento against California",
         "$800 more", "$700 less to $2,200 more", either),
    ]  # fmt: skip


def test_an_interval_below_nothing_is_read_from_nothing_outward():
    assert rows(comparison(NATION)) == [
        (BOTH, "$700 less", "$300 to $1,100 less", "more than chance"),
    ]


def test_the_ends_of_an_interval_are_numbers_of_their_own():
    (row, *_) = sampling_error.judged_rows(comparison(), LEDGER)
    low, high = (part for part in row.cells[1].parts if isinstance(part, Figure))

    margin = "1.645 * sqrt((a * c / 100) ** 2 + (b * d / 100) ** 2)"
    assert (low.formula, high.formula) == (f"a - b - {margin}", f"a - b + {margin}")
    assert (low.id, high.id) == tuple(
        f"gap.0040900.ma_vs_moa.annual_mean.{end}" for end in ("low", "high")
    )
    assert (low.value, high.value) == (pytest.approx(3070.6354), pytest.approx(6549.3646))


def test_the_table_says_what_has_no_error_and_leaves_out_what_is_not_published():
    no_error = comparison(NATION, second={"mean_rse": WITHHELD})

    assert rows(no_error) == [(BOTH, "$700 less", "not published", "no margin of error")]
    assert rows(with_sides(comparison(NATION, gap=None), here=None)) == []
    equal = comparison(NATION, second={"annual_mean": 46120})
    assert rows(equal)[0][1:] == ("no difference", "$400 less to $400 more", "could go either way")


def test_a_part_of_a_state_has_its_share_in_the_margin():
    apart = mean_delta(comparison(), comparison().first, "state", LEDGER)

    its, other = "(a * c / 100)", "(b * d / 100)"
    assert apart.margin.formula == (
        f"1.645 * sqrt({its} ** 2 + max({other}, e / f * {its}) ** 2 - 2 * e / f * {its} ** 2)"
    )
    assert apart.margin.input_values == (61940, 55100, 1.0, 0.7, 7410, 117060)
    assert apart.margin.value == pytest.approx(
        1.645 * (619.4**2 + 385.7**2 - 2 * 7410 / 117060 * 619.4**2) ** 0.5
    )


def test_means_after_prices_are_over_the_parities_of_both_places():
    apart = mean_delta(comparison(), comparison().first, "nation", LEDGER, adjusted=True)

    assert apart.difference.formula == "a / (c / 100) - b / (d / 100)"
    assert apart.difference.input_values == (61940, 46120, 109.091, 100)
    assert apart.difference.value == pytest.approx(61940 / 1.09091 - 46120)
    assert apart.margin.value == pytest.approx(
        1.645 * ((619.4 / 1.09091) ** 2 + (46120 * 0.0035) ** 2) ** 0.5
    )
