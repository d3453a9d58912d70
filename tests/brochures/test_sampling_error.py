"""What the survey is sure of, and what is too close to call; only means are judged."""

from dataclasses import replace

import pytest

from pipeline.brochures import sampling_error
from pipeline.brochures.mean_differences import mean_delta
from pipeline.core.figure import Figure
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    PUERTO_RICO,
    WITHHELD,
    WITHHELD_PAY,
    comparison,
    with_sides,
)


def gap(facts):
    return str(sampling_error.gap_verdict(facts, LEDGER))


def deltas(facts):
    return str(sampling_error.delta_verdicts(facts, LEDGER))


def rows(facts):
    return [
        (str(row.label), *(str(cell) for cell in row.cells))
        for row in sampling_error.judged_rows(facts, LEDGER)
    ]


# The gap


def test_a_gap_beyond_its_margin_has_a_sure_direction():
    assert gap(comparison()) == (
        "On average (mean), medical assistants here earn about $4,800 a year more than medical "
        "office assistants. Give or take $1,700 (90%): larger than sampling error."
    )


def test_a_gap_within_its_margin_is_too_close_to_call():
    assert gap(comparison(second={"annual_mean": 62940})) == (
        "On average (mean), pay a year here is about $1,000 apart. Give or take $1,900 (90%): too "
        "close to call."
    )


def test_a_real_gap_may_be_small_and_its_dollars_are_said():
    facts = comparison(second={"annual_mean": 61900, "mean_rse": 0.0}, first={"mean_rse": 0.0})
    sure = replace(facts.gap, annual_mean_gap_margin_usd=30.0, annual_mean_verdict="first more")

    assert gap(replace(facts, gap=sure)) == (
        "On average (mean), medical assistants here earn about $40 a year more than medical "
        "office assistants. Give or take $30 (90%): larger than sampling error."
    )


def test_without_an_error_it_is_said_that_none_is_published():
    assert gap(comparison(second={"mean_rse": WITHHELD})) == (
        "No sampling error is published for these means, so nothing is said of their gap."
    )


def test_without_a_mean_nothing_is_compared():
    said = "The yearly means are not compared: one is not published here."

    assert gap(comparison(second={"annual_mean": WITHHELD})) == said
    assert gap(comparison(gap=None)) == said


def test_two_equal_means_earn_the_same_and_nobody_earns_nothing_more():
    assert gap(comparison(second={"annual_mean": 61940})) == (
        "On average (mean), pay a year here is about the same. Give or take $1,800 (90%): too "
        "close to call."
    )


def test_the_gap_and_its_margin_recompute_from_their_inputs():
    parts = sampling_error.gap_verdict(comparison(), LEDGER).parts
    gap, margin, _level = (part for part in parts if isinstance(part, Figure))

    assert (gap.formula, gap.input_values, gap.value) == ("a - b", (61940, 57130), 4810)
    assert margin.formula == "1.645 * sqrt((a * c / 100) ** 2 + (b * d / 100) ** 2)"
    assert margin.input_values == (61940, 57130, 1.0, 1.5)
    assert margin.value == pytest.approx(1739.3646)
    assert margin.inputs == (
        "OEUM004090000000031909204",
        "OEUM004090000000043601304",
        "OEUM004090000000031909205",
        "OEUM004090000000043601305",
    )


def test_an_error_published_as_nothing_counts_as_what_rounds_to_it():
    parts = sampling_error.gap_verdict(comparison(first={"mean_rse": 0.0}), LEDGER).parts
    _gap, margin, _level = (part for part in parts if isinstance(part, Figure))

    assert margin.formula == "1.645 * sqrt((a * (c + 0.05) / 100) ** 2 + (b * d / 100) ** 2)"


# The wider areas


def test_mean_pay_is_set_against_the_nation_and_the_state():
    assert deltas(comparison()) == (
        "Mean pay here against the nation’s: about $15,800 more for MA and about $10,300 more for "
        "MOA (both larger than sampling error). Against California’s: about $6,800 more for MA "
        "(larger than sampling error) and too close to call for MOA."
    )


def test_a_state_is_set_against_the_nation_alone_and_the_nation_against_nothing():
    assert deltas(comparison(CALIFORNIA)) == (
        "Mean pay here against the nation’s: about $9,000 more for MA and about $9,600 more for "
        "MOA (both larger than sampling error)."
    )
    assert not sampling_error.delta_verdicts(comparison(NATION), LEDGER)


def test_a_delta_that_cannot_be_judged_says_why():
    unjudged = comparison(second={"mean_rse": WITHHELD})
    alone = comparison(PUERTO_RICO, second=WITHHELD_PAY)
    level = comparison(CALIFORNIA, first={"annual_mean": 46110})

    assert " and no sampling error published for MOA" in deltas(unjudged)
    assert deltas(alone) == (
        "Mean pay here against the nation’s: about $15,800 more for MA (larger than sampling "
        "error)."
    )
    assert "nation’s: too close to call for MA and about" in deltas(level)
    assert not deltas(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY))


# The table


def test_the_table_gives_difference_interval_and_direction():
    assert rows(comparison()) == [
        ("MA with MOA, Sacramento", "$4,800 more", "$3,100 to $6,500 more", "yes"),
        ("MA, Sacramento with U.S.", "$15,800 more", "$14,800 to $16,900 more", "yes"),
        ("MA, the same after prices", "$10,700 more", "$9,700 to $11,600 more", "yes"),
        ("MA, Sacramento with California", "$6,800 more", "$5,700 to $8,000 more", "yes"),
        ("MOA, Sacramento with U.S.", "$10,300 more", "$8,900 to $11,800 more", "yes"),
        ("MOA, the same after prices", "$5,600 more", "$4,200 to $6,900 more", "yes"),
        (
            "MOA, Sacramento with California",
            "$800 more",
            "$700 less to $2,200 more",
            "too close to call",
        ),
    ]


def test_an_interval_below_nothing_is_read_from_nothing_outward():
    assert rows(comparison(NATION)) == [
        ("MA with MOA, U.S.", "$700 less", "$300 to $1,100 less", "yes"),
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


def test_the_table_says_what_is_not_published():
    no_error = comparison(NATION, second={"mean_rse": WITHHELD})
    no_mean = with_sides(comparison(NATION, gap=None), here=None)

    assert rows(no_error) == [
        ("MA with MOA, U.S.", "$700 less", "not published", "no sampling error published"),
    ]
    assert rows(no_mean) == [
        ("MA with MOA, U.S.", "not published", "not published", "not compared"),
    ]


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


def test_a_sure_gap_never_reads_as_its_margin():
    facts = comparison(second={"annual_mean": 60900})
    facts = replace(facts, gap=replace(facts.gap, annual_mean_gap_margin_usd=1010.0,
                                       annual_mean_verdict="first more"))  # fmt: skip

    assert gap(facts).endswith(
        "earn about $1,040 a year more than medical office assistants. Give or take $1,010 (90%): "
        "larger than sampling error."
    )


def test_a_mean_that_the_medians_deny_says_so_and_a_rough_one_too():
    denied = comparison(second={"annual_mean": 90000})
    rough = comparison(second={"mean_rse": 10.1})

    assert gap(denied).endswith("larger than sampling error. The medians say otherwise.")
    assert gap(rough).endswith("to call. The mean of medical office assistants is rough.")
