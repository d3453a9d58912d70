"""Numbers that are printed with words: 7 in every 1,000 jobs, 1.30 times, 3rd, $115.00 or more."""

from pipeline.core import formats
from pipeline.core.figure import Sentence
from pipeline.core.words import say

LEAST_USD = 5  # a smaller end of an interval is said to be under it


def times(value: float) -> str:
    """Print a location quotient, with both decimals of its publisher: 1.30 times."""
    return str(say("printed-times", times=formats.decimal(value, 2)))


def share(value: float) -> str:
    """Print employment per 1,000 jobs as a count of people: 7 in every 1,000 jobs."""
    for size in (1_000, 10_000, 100_000):
        if (people := value * size / 1_000) >= 0.95:
            each = formats.decimal(people, 0)
            return str(say("printed-share", people=each, jobs=formats.count(size)))
    return str(say("printed-share-less", people=formats.count(1), jobs=formats.count(size)))


def ordinal(value: int) -> str:
    """Print a rank: 1st, 2nd, 11th."""
    last = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    ending = "th" if value % 100 in (11, 12, 13) else last
    return str(say("printed-rank", number=formats.count(value), ending=ending))


def bound(value: float, finer: int = 0) -> str:
    """Print the end of an interval as a difference; never as nothing: under $5."""
    if abs(value) < LEAST_USD:
        return str(say("printed-under", amount=formats.dollars(LEAST_USD)))
    return formats.about_dollars(value, finer)


def or_more(amount: str) -> str:
    """Print a floor: $239,200 or more."""
    return str(say("printed-floor", amount=amount))


def missing(why: str = "not published") -> Sentence:
    """Say in words why there is no number, as a column's description has it."""
    return say("missing", why=formats.dashed(why), text=why, is_missing=True)
