"""How exact an estimate is: what its published error counts as, and so how it is printed.

A relative standard error is published in percent, to one decimal. A small one counts as the most
that its rounding allows, 0.0 as 0.05: sql/0_macros/standard_error.sql has the same rule.
"""

from math import floor, log10

from pipeline.brochures.number_words import bound
from pipeline.core.figure import Figure

SMALL, HALF_UNIT = 0.5, 0.05  # percent
ROUGH_JOBS, ROUGH_MEAN = 30, 10  # percent: an estimate whose error is larger is called rough


def counted(error: float) -> float:
    """Give what a published error counts as, in percent."""
    return error + HALF_UNIT if error < SMALL else error


def term(letter: str, error: Figure) -> str:
    """Write a published error as a formula has it: c; (c + 0.05) for a small one."""
    return letter if float(error.value or 0) >= SMALL else f"({letter} + {HALF_UNIT})"


def finer(difference: float, margin: float | None) -> int:
    """Say how many digits more a difference needs, so that it never reads as its margin does."""
    if margin is None or abs(difference) <= margin:
        return 0
    few = (n for n in (0, 1, 2) if bound(difference, n) != bound(margin, n))
    return next(few, 3)


def is_rough(error: Figure) -> bool:
    """Tell whether a mean's relative standard error is large."""
    return float(error.value or 0) > ROUGH_MEAN


def place_of(margin: float) -> int:
    """Give the last decimal place that matters beside a margin, that of its second digit.

    No less than tens, to which counts are published.
    """
    return -max(floor(log10(margin)) - 1, 1) if margin >= 1 else -1
