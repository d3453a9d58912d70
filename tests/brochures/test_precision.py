"""How exact an estimate is, and how it is printed beside its error."""

from dataclasses import replace

import pytest

from pipeline.brochures.precision import counted, finer, place_of, term
from tests.support.comparisons import LEDGER, comparison

ERROR = LEDGER.cite(comparison().first.here, "mean_rse")


@pytest.mark.parametrize(
    ("error", "counts", "written"),
    [(0.0, 0.05, "(c + 0.05)"), (0.4, 0.45, "(c + 0.05)"), (0.5, 0.5, "c"), (1.2, 1.2, "c")],
)
def test_a_small_error_counts_as_the_most_that_its_rounding_allows(error, counts, written):
    assert counted(error) == pytest.approx(counts)
    assert term("c", replace(ERROR, value=error)) == written


@pytest.mark.parametrize(
    ("difference", "margin", "digits"),
    [
        (4810, 1739, 0),
        (1040, 1010, 1),  # $1,000 both
        (-1040, 1010, 1),
        (2904, 2903, 2),
        (2900.4, 2900.3, 3),
        (1010, 1040, 0),  # not sure: nothing to hide
        (1010, None, 0),
    ],
)
def test_a_sure_difference_has_the_digits_that_tell_it_from_its_margin(difference, margin, digits):
    assert finer(difference, margin) == digits


@pytest.mark.parametrize(
    ("margin", "place"), [(0.5, -1), (85, -1), (488, -1), (1_002, -2), (16_145, -3)]
)
def test_a_count_ends_where_the_second_digit_of_its_margin_is(margin, place):
    assert place_of(margin) == place
