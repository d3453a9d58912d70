"""A figure as two editions print it → what its change means, and what must not be said of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isclose, sqrt

from pipeline.archive.comparable import CLASSIFICATIONS, DELINEATIONS, is_apart
from pipeline.brochures.direction import LEVEL_PCT, SAME_USD
from pipeline.brochures.precision import counted
from pipeline.changes.model import Judgement, ReleaseChange, ReleaseKind, Turn, number
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.editions.catalogue.page import WHOLES
from pipeline.sources.names import OEWS, PARITIES, PROJECTIONS
from pipeline.warehouse.columns import said_in, written
from pipeline.warehouse.pay import SERIES, Pay

Z_90 = 1.645  # two-sided 90 % point of the normal distribution
MEANS = ("annual_mean", "hourly_mean")
PAY = ("usd_per_year", "usd_per_hour")
PRECISIONS, SCALES = (-2, -1, 0, 1, 2, 3), (1, 10, 100, 1000)
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
ERROR = Pay.columns["mean_rse"]  # of a mean
Figures = Mapping[str, Figure]


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
class ChangeVerdict:
    """What a change means; margin: at the 90 % level, of a difference between two means."""

    judgement: Judgement
    difference: float | None = None
    margin: float | None = None


def judge(was: Figure, now: Figure, area: str, ground: Ground) -> ChangeVerdict:
    """Judge one change: compare only what is one quantity, and claim only what errors allow."""
    sources = [ground.releases.get(name) for name in now.source.split(", ")]
    moved = {one.source: one.kind for one in sources if one and one.kind != "same"}
    if caveat := _apart(now, moved, broken(ground.releases.get(OEWS), ground.kinds.get(area, ""))):
        return ChangeVerdict(caveat)
    first, second = number(was.value), number(now.value)
    if first is None or second is None:
        return ChangeVerdict("top_coded")
    difference = second - first
    if not moved:
        return ChangeVerdict("recomputed", difference)
    if _is_rounding(was, now, difference):
        return ChangeVerdict("rounding", difference)
    if set(moved.values()) == {"revised"}:
        return ChangeVerdict("revised", difference)
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


def broken(change: ReleaseChange | None, kind: str) -> Judgement | None:
    """Tell whether two OEWS releases are on one footing for an area of that kind."""
    if change is None or change.kind not in ("newer", "older"):
        return None
    years = int(change.was[:4]), int(change.now[:4])
    if is_apart(*years, CLASSIFICATIONS):
        return "new_classification"
    if kind not in WHOLES and is_apart(*years, DELINEATIONS):
        return "new_delineation"
    return None


def _is_rounding(was: Figure, now: Figure, difference: float) -> bool:
    """Tell whether the text changed and the value hardly, or the value and not the text."""
    if was.printed == now.printed:
        return True
    steps = [step_of(figure) for figure in (was, now)]
    return all(steps) and abs(difference) < min(steps) / 2


def step_of(figure: Figure) -> float:
    """Give the step that a figure is rounded to in print, in its unit; 0 where it is exact."""
    value, found = abs(number(figure.value) or 0), NUMBER.search(figure.printed)
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


def _sampled(was: Figure, now: Figure, difference: float, ground: Ground) -> ChangeVerdict:
    if now.kind == "derived":
        return ChangeVerdict("derived", difference)
    if FigureId.parse(now.id).measure not in MEANS:
        is_pay = now.unit in PAY
        return ChangeVerdict("no_error_published" if is_pay else "no_error_at_hand", difference)
    errors = ground.was.get(_error_key(was)), ground.now.get(_error_key(now))
    if errors[0] is None or errors[1] is None:
        return ChangeVerdict("no_error_at_hand", difference)
    first = float(was.value or 0) * counted(errors[0]) / 100
    second = float(now.value or 0) * counted(errors[1]) / 100
    margin = Z_90 * sqrt(first**2 + second**2)
    judgement: Judgement = "beyond_error" if abs(difference) > margin else "within_error"
    return ChangeVerdict(judgement, difference, round(margin, 2))


def _error_key(figure: Figure) -> str:
    """Name the series of a mean's relative standard error; it serves both units of pay."""
    said = said_in(figure.key, Pay.columns[FigureId.parse(figure.id).measure])
    return written(SERIES[0], ERROR, said) if said else ""


def errors(figures: Iterable[Figure]) -> dict[str, float]:
    """Collect the relative standard errors of means that figures are, or are derived from."""
    found: dict[str, float] = {}
    for figure in figures:
        cited = zip((figure.key, *figure.inputs), (figure.value, *figure.input_values), strict=True)
        for key, value in cited:
            if said_in(key, ERROR) and (error := number(value)) is not None:
                found[key] = error
    return found


def turned(
    was: Figures, now: Figures, place: tuple[str, str], codes: Sequence[str], ground: Ground
) -> Iterator[Turn]:
    """Compare what the brochures of a place (pair, area) conclude; only verdicts on both sides.

    Figures are by their id without a projection round.
    """
    pair, area = place
    before, after = (dict(_verdicts(figures, pair, area, codes)) for figures in (was, now))
    broke = broken(ground.releases.get(OEWS), ground.kinds.get(area, ""))
    for what, verdict in after.items():
        if what in before and before[what] != verdict:
            is_national = what == "growth_order"
            caveat = "another_round" if is_national else broke or ""
            yield Turn(pair, "" if is_national else area, what, before[what], verdict, caveat)


def _verdicts(
    figures: Figures, pair: str, area: str, codes: Sequence[str]
) -> Iterator[tuple[str, str]]:
    numbers = {FigureId.parse(id): number(figure.value) for id, figure in figures.items()}
    values = {id: value for id, value in numbers.items() if value is not None}
    gap = FigureId("gap", area, measure="annual_mean", name=pair)
    mean, margin = values.get(gap), values.get(replace(gap, measure="annual_mean.margin"))
    if mean is not None and margin is not None:
        yield "mean_gap", "real" if abs(mean) > margin else "within_error"
        if abs(mean) > margin:
            yield "higher_mean", _side(mean, 0)
    for unit, least in SAME_USD.items():
        if (median := values.get(replace(gap, measure=f"{unit}_median"))) is not None:
            yield "higher_median", _side(median, least)
    ranks = [values.get(FigureId("rank", area, code)) for code in codes]
    if ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1]:
        yield "rank_order", _side(ranks[1] - ranks[0], 1)
    growth = [values.get(FigureId("projections", "", code, "change_pct")) for code in codes]
    if growth[0] is not None and growth[1] is not None:
        yield "growth_order", _side(growth[0] - growth[1], 0.05)
    for side, code in zip(("first", "second"), codes, strict=True):
        for form in ("nominal", "adjusted"):
            delta = values.get(FigureId("delta", area, code, form, "nation"))
            if delta is not None:
                is_level = abs(delta) < LEVEL_PCT
                yield f"{form}_{side}", "level" if is_level else "above" if delta > 0 else "below"


def _side(difference: float, least: float) -> str:
    if abs(difference) < least:
        return "same"
    return "first" if difference > 0 else "second"
