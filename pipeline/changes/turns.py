"""The figures of one pair in one area, before and now → the verdicts that turned."""

from collections.abc import Iterator, Mapping

from pipeline.changes.model import Turn
from pipeline.changes.verdicts import OEWS, Ground, broken
from pipeline.core.figure import Figure

SAME_USD = {"annual": 50, "hourly": 0.05}  # a gap below this is said as "about the same"
LEVEL_PCT = 0.5  # a difference below this is said as "about the same"
Figures = Mapping[str, Figure]


def turned(
    was: Figures, now: Figures, place: tuple[str, str], codes: tuple[str, str], ground: Ground
) -> list[Turn]:
    """Compare what the brochures of a place (pair, area) conclude; only verdicts on both sides.

    Figures are by their id without a projection round.
    """
    pair, area = place
    before, after = (dict(_verdicts(figures, pair, area, codes)) for figures in (was, now))
    broke = broken(ground.releases.get(OEWS), ground.kinds.get(area, ""))
    return [
        _turn(place, what, (before[what], verdict), broke or "")
        for what, verdict in after.items()
        if what in before and before[what] != verdict
    ]


def _turn(place: tuple[str, str], what: str, verdicts: tuple[str, str], broke: str) -> Turn:
    if what == "growth_order":  # the nation's, in every area
        return Turn(place[0], "", what, *verdicts, "another_round")
    return Turn(*place, what, *verdicts, broke)


def _verdicts(
    figures: Figures, pair: str, area: str, codes: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    values = {id: float(f.value) for id, f in figures.items() if isinstance(f.value, int | float)}
    gap = f"gap.{area}.{pair}"
    mean, margin = values.get(f"{gap}.annual_mean"), values.get(f"{gap}.annual_mean.margin")
    if mean is not None and margin is not None:
        yield "mean_gap", "real" if abs(mean) > margin else "within_error"
        if abs(mean) > margin:
            yield "higher_mean", _side(mean, 0)
    for unit, least in SAME_USD.items():
        if (median := values.get(f"{gap}.{unit}_median")) is not None:
            yield "higher_median", _side(median, least)
    ranks = [values.get(f"rank.{area}.{code}") for code in codes]
    if ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1]:
        yield "rank_order", _side(ranks[1] - ranks[0], 1)
    growth = [values.get(f"projections.{code}.change_pct") for code in codes]
    if growth[0] is not None and growth[1] is not None:
        yield "growth_order", _side(growth[0] - growth[1], 0.05)
    yield from _against_nation(values, area, codes)


def _against_nation(
    values: Mapping[str, float], area: str, codes: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    for side, code in zip(("first", "second"), codes, strict=True):
        for form in ("nominal", "adjusted"):
            delta = values.get(f"delta.{area}.{code}.nation.{form}")
            if delta is not None:
                is_level = abs(delta) < LEVEL_PCT
                yield f"{form}_{side}", "level" if is_level else "above" if delta > 0 else "below"


def _side(difference: float, least: float) -> str:
    if abs(difference) < least:
        return "same"
    return "first" if difference > 0 else "second"
