"""Two medians and the verdict on two means → the direction that a page may state, if any.

Every headline, cover, alternative text, remark and desk sentence that says more, above or first
asks here. No error is published for medians, so the means must say the same, beyond sampling error
at the 90 % level.
"""

from collections.abc import Container, Sequence
from typing import Literal

from pipeline.warehouse.differences import Delta, Gap
from pipeline.warehouse.rows import MeanRank, Rank, RankedArea

Direction = Literal["first", "second", "alike", ""]
OF_MEANS: dict[str, Direction] = {
    "first more": "first", "second more": "second",
    "area more": "first", "reference more": "second",
}  # fmt: skip
SAME_USD = {"annual": 50, "hourly": 0.05}  # a gap below this is said as "about the same"
LEVEL_PCT = 0.5  # a difference below this rounds to no percent


def direction(difference: float | None, verdict: str, least: float) -> Direction:
    """Say which of two is more: where the medians and the means agree and the means are sure.

    difference: of the medians, first less second; below `least` it is none. "alike" where neither
    tells them apart, "" where it cannot be told.
    """
    of_means = OF_MEANS.get(verdict, "")
    if difference is None:
        return ""
    if abs(difference) < least:
        return "" if of_means else "alike"
    return of_means if of_means == ("first" if difference > 0 else "second") else ""


def gap_direction(gap: Gap | None, unit: str) -> Direction:
    """Say which of the two roles is paid more here."""
    if gap is None:
        return ""
    medians = getattr(gap, f"{unit}_median_gap_usd")
    return direction(medians, gap.annual_mean_verdict, SAME_USD[unit])


def delta_direction(delta: Delta | None, *, adjusted: bool = False) -> Direction:
    """Say whether pay here ("first") or in the wider area is more; adjusted: after prices."""
    if delta is None:
        return ""
    if adjusted:
        medians, verdict = (
            delta.adjusted_annual_median_delta_pct,
            delta.adjusted_annual_mean_verdict,
        )
    else:
        medians, verdict = delta.annual_median_delta_pct, delta.annual_mean_verdict
    return direction(medians, verdict, LEVEL_PCT)


def growth_direction(first: float | None, second: float | None) -> Direction:
    """Say which of two is projected to grow faster, in percent; a projection has no error."""
    if first is None or second is None:
        return ""
    if abs(first - second) < LEVEL_PCT:
        return "alike"
    return "first" if first > second else "second"


def first_place(places: Sequence[RankedArea]) -> Direction:
    """Say whether the best-paying place ("first") or another ("second") is so by mean pay, too.

    "" where they may be tied: one at the ceiling may be better than the first, too.
    """
    others = places[1:]
    if any(one.is_mean_apart_from_first and not is_behind(one) for one in others):
        return "second"
    is_first = all(map(is_behind, others)) and not any(one.top_coded_count for one in places)
    return "first" if is_first else ""


def is_near_the_top(rank: Rank | None, mean: MeanRank | None, groups: Container[str]) -> bool:
    """Tell whether an area is near the top of one of some groups of peers.

    Its median and its mean are in the top quarter, and its mean is surely in the top half.
    """
    if rank is None or rank.peer_rank is None or mean is None:
        return False
    quarter, half = rank.peer_count / 4, mean.mean_peer_count / 2
    is_there = max(rank.peer_rank, mean.mean_rank) <= quarter and mean.worst_rank <= half
    return is_there and rank.peer_group_code in groups


def is_behind(place: RankedArea) -> bool:
    """Tell whether an area's mean is surely below that of the best-paying one."""
    return bool(place.is_mean_apart_from_first) and (place.annual_mean_less_first_usd or 0) < 0
