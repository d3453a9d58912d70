"""How a number is printed: rounded as a reader does, halves away from zero, with its unit."""

import math
import re
from fractions import Fraction

MINUS = "−"


def rounded(value: Fraction, places: int = 0) -> str:
    """Write a value with so many decimals, halves away from zero, with its minus and commas."""
    scaled = abs(value) * 10**places
    whole = math.floor(scaled + Fraction(1, 2))
    digits = str(whole).rjust(places + 1, "0")
    head, tail = (digits[:-places], f".{digits[-places:]}") if places else (digits, "")
    return f"{MINUS if value < 0 and whole else ''}{int(head):,}{tail}"


def about(value: Fraction, digits: int = 0) -> str:
    """Round to $100, below $100 to $10; to as many digits more as are asked for."""
    step = Fraction(100 if abs(value) >= 100 else 10, 10**digits)
    places = max(digits - (2 if abs(value) >= 100 else 1), 0)
    return f"${rounded(math.floor(abs(value) / step + Fraction(1, 2)) * step, places)}"


def bound(value: Fraction, digits: int = 0) -> str:
    return "under $5" if abs(value) < 5 else about(value, digits)


def about_count(value: Fraction, margin: float) -> str:
    """Round a count as the second digit of its margin is, to tens at least."""
    step = 10 ** max(len(str(int(margin))) - 2, 1)
    return f"{math.floor(value / step + Fraction(1, 2)) * step:,}"


def signed_percent(value: Fraction) -> str:
    text = rounded(value)
    return f"{'' if text == '0' or value < 0 else '+'}{text}%"


def share(value: Fraction) -> str:
    for size in (1_000, 10_000, 100_000):
        if value * size / 1_000 >= Fraction(95, 100):
            return f"{rounded(value * size / 1_000)} in every {size:,} jobs"
    return "fewer than 1 in every 100,000 jobs"


def times(value: Fraction) -> str:
    return f"{rounded(value, 2)} times"


def ordinal(value: Fraction) -> str:
    number = int(value)
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


PUBLISHED = {
    "usd_per_year": lambda value: f"${rounded(value)}",
    "usd_per_hour": lambda value: f"${rounded(value, 2)}",
    "jobs": rounded,
    "thousand_jobs": lambda value: rounded(value * 1000),
    "thousand_jobs_per_year": lambda value: rounded(value * 1000),
    "pct": lambda value: f"{rounded(value, 1)}%",
    "jobs_per_1000": share,
    "ratio": times,
    "index": lambda value: rounded(value, 1),
}
DERIVED = {
    "usd_per_year": about,
    "usd_per_hour": lambda value: f"${rounded(abs(value), 2)}",
    "pct": signed_percent,
    "rank": ordinal,
    "areas": rounded,
    "titles": rounded,
}


def printed(  # noqa: PLR0911
    figure: dict, value: Fraction, digits: int = 0, margin: float = 0
) -> str:
    """Print a value; digits: more than usual; margin: of a number of jobs, here."""
    if margin:
        return about_count(max(value, 10), margin)  # published to tens
    if figure["id"].endswith(".unsigned"):
        if figure["kind"] == "published" or figure["unit"] == "jobs":
            return PUBLISHED[figure["unit"]](abs(value))
        return f"{rounded(abs(value))}%"
    if figure["id"].startswith("adjusted."):
        return f"${math.floor(value / 10 + Fraction(1, 2)) * 10:,}"
    if re.fullmatch(r"(gap|delta)\..*(\.|_)mean(\.(margin|low|high))?", figure["id"]):
        return bound(value, digits)
    if figure["mart"] == "pay_trends" and figure["kind"] == "derived":
        return about(value, digits)
    if figure["unit"] == "jobs":  # a year's openings, of those of ten
        return about_count(value, 0) if "openings" in figure["id"] else rounded(value)
    if figure["id"].startswith("cpi."):
        return rounded(value, 3)
    return (DERIVED if figure["kind"] == "derived" else PUBLISHED)[figure["unit"]](value)
