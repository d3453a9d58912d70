"""A changed figure's id and unit → what it is called, and how far it moved, in words."""

import re

from pipeline.brochures.places import place_name
from pipeline.changes.model import FigureChange, Names
from pipeline.core import formats
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS

MEASURES = {
    "annual_median": "median pay a year",
    "annual_mean": "mean pay a year",
    "hourly_median": "median pay an hour",
    "hourly_mean": "mean pay an hour",
    "employment": "jobs",
    "jobs_per_1000": "share of all jobs",
    "location_quotient": "share of jobs against the nation’s",
    "mean_rse": "relative standard error of the mean",
}
GAPS = {
    "annual_median": "gap between the two medians, a year",
    "hourly_median": "gap between the two medians, an hour",
    "annual_mean": "gap between the two means, a year",
    "annual_mean.margin": "margin of error of the gap between the means",
    "annual_mean.low": "lower end of the interval of that gap",
    "annual_mean.high": "upper end of the interval of that gap",
}
MEAN_DELTAS = {
    "mean": "mean pay",
    "mean.margin": "margin of error of mean pay",
    "mean.low": "lower end of mean pay",
    "mean.high": "upper end of mean pay",
}
RANKS = {
    "count": "number of areas ranked",
    "mean_best": "best rank that mean pay may have",
    "mean_worst": "worst rank that mean pay may have",
}
TRENDS = {
    "": "mean of {} in constant dollars",
    "margin": "margin of error of the mean of {} in constant dollars",
    "change": "mean now less the mean of {}, in constant dollars",
    "change.margin": "margin of error of the mean now less the mean of {}",
}
PROJECTED = {
    "change_pct": "projected growth",
    "employment_start_thousands": "jobs at the start of the round",
    "employment_end_thousands": "jobs projected for its end",
    "openings_per_year_thousands": "projected openings a year",
}
JOB_TITLES = "count of job titles in O*NET"
UNITS = {"annual": "a year", "hourly": "an hour"}
SOC = re.compile("[0-9]{2}-[0-9]{4}")
TEXT_NUMBER = re.compile(r"\.[0-9]+$")
SHARES = (
    "usd_per_year",
    "usd_per_hour",
    "jobs",
    "thousand_jobs",
    "thousand_jobs_per_year",
)  # said in percent, too


def label(change: FigureChange, names: Names, *, with_area: bool = False) -> str:
    """Call a figure by what it is and whose: Fresno, Medical Assistant: median pay a year."""
    role = whose(change, names)
    text = f"{role}: {measure(change, names)}" if role else _opened(measure(change, names))
    return f"{area_name(change.area, names)}, {text}" if with_area else text


def whose(change: FigureChange, names: Names) -> str:
    """Name the role or occupation that a figure is of; "" where it is of neither."""
    codes = [part for part in change.id.split(".") if SOC.fullmatch(part)]
    if not codes or change.unit == "text":
        return ""
    roles = zip(names.codes.get(change.pair, ()), names.pairs.get(change.pair, ()), strict=True)
    known = {ALL_OCCUPATIONS: "All occupations", **dict(roles)}
    return known.get(codes[0], codes[0])


def measure(change: FigureChange, names: Names) -> str:
    """Call a figure by what it measures: median pay a year."""
    kind, *rest = change.id.split(".")
    if change.unit == "text":
        return f"number in the text “{TEXT_NUMBER.sub('', change.id)}”"
    if kind == "period":
        source = rest[0].partition("/")[0]
        return f"period of {names.titles.get(source, source)}"
    if kind == "rpp":
        return "prices against the nation’s" if rest[1:] else "price parity (the nation is 100)"
    if kind == "gap":
        return GAPS.get(".".join(rest[2:]), ".".join(rest[2:]))
    if kind in ("projections", "titles"):
        return PROJECTED.get(rest[-1], rest[-1]) if kind == "projections" else JOB_TITLES
    return _past(kind, rest) or _measure(kind, rest[2:])


def _past(kind: str, rest: list[str]) -> str:
    """Call a figure of pay over time; "" for any other."""
    if kind == "cpi":
        return f"consumer prices (CPI-U), May {rest[0]}"
    if kind == "trend":
        return TRENDS[".".join(rest[3:])].format(f"May {rest[2][:4]}")
    _, is_older, release = kind.partition("/")
    return f"{MEASURES[rest[-1]]}, May {release[:4]}" if is_older else ""


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def area_name(code: str, names: Names) -> str:
    """Name an area shortly, with its state: Washington is not Washington, DC.

    An area that the newer release does not know is named by its code.
    """
    if code not in names.areas:
        return f"Area {code}"
    name = names.areas[code][0]
    state = name.rpartition(", ")[2] if ", " in name else ""
    return f"{place_name(name)}, {state}" if state and "nonmetro" not in name else place_name(name)


def _measure(kind: str, rest: list[str]) -> str:
    if kind == "rank":
        return RANKS[rest[0]] if rest else "rank by median pay"
    if kind == "adjusted":
        return "median pay after local prices"
    if kind == "delta":
        wider = "the nation’s" if rest[0] == "nation" else "the state’s"
        prices = " after local prices" if rest[1] == "adjusted" else ""
        pay = MEAN_DELTAS.get(".".join(rest[1:]), "median pay")
        return f"{pay} against {wider}{prices}"
    name = rest[0]
    unit, _, percentile = name.partition("_")
    return MEASURES.get(name) or f"{percentile} percentile, {UNITS.get(unit, unit)}"


def moved(change: FigureChange) -> str:
    """Say how far a figure moved, with its sign; "" where it must not be said or is nothing."""
    if change.difference is None or change.was is None or change.now is None:
        return ""
    was, now = change.was.value, change.now.value
    if not isinstance(was, int | float) or not isinstance(now, int | float):
        return ""
    if not _is_size(change):
        return _signed(now - was, change.unit) + _percent(was, now, change.unit)
    return "reversed" if was * now < 0 else _signed(abs(now) - abs(was), change.unit)


def _is_size(change: FigureChange) -> bool:
    """Tell a difference that is printed without its sign: which is more is said in words."""
    is_of_means = change.id.startswith("delta.") and ".mean" in change.id
    return (
        change.id.startswith("gap.") or is_of_means or change.id.endswith((".unsigned", ".change"))
    )


def _signed(difference: float, unit: str) -> str:
    size = _size(abs(difference), unit)
    if not re.search("[1-9]", size):
        return ""
    return f"{'+' if difference > 0 else formats.MINUS}{size}"


def _size(difference: float, unit: str) -> str:
    if unit == "usd_per_year":
        return formats.dollars(difference)
    if unit == "usd_per_hour":
        return formats.hourly(difference)
    if unit == "pct":
        return f"{formats.rounded(difference, 1)} points"
    if unit == "jobs":
        return formats.count(difference)
    if unit.startswith("thousand_jobs"):
        return formats.thousands(difference)
    return str(formats.rounded(difference, 1)) if unit == "index" else ""


def _percent(was: float, now: float, unit: str) -> str:
    if unit not in SHARES or not was:
        return ""
    share = formats.rounded(100 * (now - was) / abs(was), 1)
    return f" ({'+' if share > 0 else formats.MINUS}{abs(share)}%)" if share else ""
