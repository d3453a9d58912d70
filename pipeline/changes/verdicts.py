"""A figure as two editions print it → what its change means, and what must not be said of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isclose, sqrt

from pipeline.changes.model import Judgement, ReleaseChange, ReleaseKind
from pipeline.core.figure import Figure

Z_90 = 1.645  # two-sided 90 % point of the normal distribution
# The first release on another footing. Classification: BLS joined two versions of the SOC in 2010
# and 2019, and used the new one fully from 2012 and 2021 on. Delineation: the metropolitan and
# nonmetropolitan areas were drawn anew with May 2015 and with May 2024.
CLASSIFICATIONS, DELINEATIONS = (2010, 2012, 2019, 2021), (2015, 2024)
WHOLES = ("nation", "state", "territory")
OEWS, PROJECTIONS, PARITIES = "bls_oews", "bls_projections", "bea_rpp"
MEANS = (".annual_mean", ".hourly_mean")
PAY = ("usd_per_year", "usd_per_hour")
PRECISIONS, SCALES = (-2, -1, 0, 1, 2, 3), (1, 10, 100, 1000)
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a change is judged by: the releases of both editions, and each one's standard errors.

    was and now: relative standard errors in percent by OEWS series. kinds: areas' by code.
    """

    releases: Mapping[str, ReleaseChange]
    kinds: Mapping[str, str]
    was: Mapping[str, float] = field(default_factory=dict)
    now: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a change means; margin: at the 90 % level, of a difference between two means."""

    judgement: Judgement
    difference: float | None = None
    margin: float | None = None


def judge(was: Figure, now: Figure, area: str, ground: Ground) -> Verdict:
    """Judge one change: compare only what is one quantity, and claim only what errors allow."""
    moved = {one.source: one.kind for one in _moved(now, ground)}
    if caveat := _apart(now, moved, broken(ground.releases.get(OEWS), ground.kinds.get(area, ""))):
        return Verdict(caveat)
    first, second = _number(was), _number(now)
    if first is None or second is None:
        return Verdict("top_coded")
    difference = second - first
    if not moved:
        return Verdict("recomputed", difference)
    if _is_rounding(was, now, difference):
        return Verdict("rounding", difference)
    if set(moved.values()) == {"revised"}:
        return Verdict("revised", difference)
    return _sampled(was, now, difference, ground)


def _apart(
    now: Figure, moved: Mapping[str, ReleaseKind], broke: Judgement | None
) -> Judgement | None:
    """Say why two figures are no change of one quantity; None where they are."""
    newer = {source for source, kind in moved.items() if kind != "revised"}
    if now.unit == "period":
        return "another_release"
    if now.kind == "editorial":
        return "editorial"
    if broke and OEWS in newer:
        return broke
    if PROJECTIONS in newer:
        return "another_round"
    return "another_year" if PARITIES in newer else None


def _moved(figure: Figure, ground: Ground) -> Iterable[ReleaseChange]:
    changes = (ground.releases.get(name) for name in figure.source.split(", "))
    return (one for one in changes if one is not None and one.kind != "same")


def broken(change: ReleaseChange | None, kind: str) -> Judgement | None:
    """Tell whether two OEWS releases are on one footing for an area of that kind."""
    if change is None or change.kind not in ("newer", "older"):
        return None
    years = sorted(int(release[:4]) for release in (change.was, change.now))
    if any(years[0] < year <= years[1] for year in CLASSIFICATIONS):
        return "new_classification"
    if kind not in WHOLES and any(years[0] < year <= years[1] for year in DELINEATIONS):
        return "new_delineation"
    return None


def _number(figure: Figure) -> float | None:
    value = figure.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None  # type: ignore[arg-type]


def _is_rounding(was: Figure, now: Figure, difference: float) -> bool:
    """Tell whether the text changed and the value hardly, or the value and not the text."""
    if was.printed == now.printed:
        return True
    steps = [step_of(figure) for figure in (was, now)]
    return all(steps) and abs(difference) < min(steps) / 2


def step_of(figure: Figure) -> float:
    """Give the step that a figure is rounded to in print, in its unit; 0 where it is exact."""
    value, found = abs(_number(figure) or 0), NUMBER.search(figure.printed)
    if not found:
        return 0
    printed = float(found[0].replace(",", ""))
    if any(isclose(value * scale, printed) for scale in SCALES):
        return 0
    return next(
        (
            10.0**precision / scale
            for scale in SCALES
            for precision in PRECISIONS
            if abs(value * scale - printed) <= 10.0**precision / 2 + 1e-9
        ),
        0,
    )


def _sampled(was: Figure, now: Figure, difference: float, ground: Ground) -> Verdict:
    if now.kind == "derived":
        return Verdict("derived", difference)
    if not now.id.endswith(MEANS):
        is_pay = now.unit in PAY
        return Verdict("no_error_published" if is_pay else "no_error_at_hand", difference)
    errors = ground.was.get(_error_key(was)), ground.now.get(_error_key(now))
    if errors[0] is None or errors[1] is None:
        return Verdict("no_error_at_hand", difference)
    first, second = float(was.value or 0), float(now.value or 0)
    margin = Z_90 * sqrt((first * errors[0] / 100) ** 2 + (second * errors[1] / 100) ** 2)
    is_beyond = abs(difference) > margin
    return Verdict("beyond_error" if is_beyond else "within_error", difference, round(margin, 2))


def _error_key(figure: Figure) -> str:
    """Name the series of a mean's relative standard error; it serves both units of pay."""
    return f"{figure.key[:-2]}05"


def errors(figures: Iterable[Figure]) -> dict[str, float]:
    """Collect the relative standard errors of means that figures are, or are derived from."""
    found: dict[str, float] = {}
    for figure in figures:
        cited = zip((figure.key, *figure.inputs), (figure.value, *figure.input_values), strict=True)
        for key, value in cited:
            if key.startswith("OEU") and key.endswith("05") and isinstance(value, int | float):
                found[key] = float(value)
    return found
