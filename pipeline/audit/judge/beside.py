"""Claims that stand beside each other → where they mix what cannot be compared, or disagree."""

from collections.abc import Iterator, Sequence

from pipeline.audit.judge.match import hours_agree, same_number
from pipeline.audit.judge.outcome import ClaimResult
from pipeline.audit.model import Verdict
from pipeline.sources.claims import Claim, ClaimedFigure
from pipeline.sources.names import PROJECTIONS

Judged = tuple[Claim, ClaimResult]
SIDES = ("release", "area", "statistic")


def mixed(one: Judged, judged: Sequence[Judged]) -> list[Verdict]:
    """Say what a claim mixes with those of other roles in its table or sentence.

    Two claims mix when neither has one of the other role to be compared with. The one of the older
    release is said to mix; where areas or statistics differ, the one that stands later.
    """
    claim = one[0]
    beside = [other for other in judged if _is_beside(claim, other[0])]
    if not beside or _has_counterpart(one, beside):
        return []
    found: dict[str, list[str]] = {}
    for other in beside:
        rivals = [third for third in judged if _is_beside(other[0], third[0])]
        if _has_counterpart(other, rivals):
            continue
        for side in _differing(one, other):
            if _is_at_fault(one, other, side, judged):
                found.setdefault(side, []).append(other[0].id)
    return [
        Verdict("mixes", _reason(claim, side), others=tuple(ids)) for side, ids in found.items()
    ]


def _is_beside(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims of different roles stand in one table or sentence, of one family."""
    return bool(
        claim.group
        and claim.group == other.group
        and claim.soc_code != other.soc_code
        and claim.statements
        and other.statements
        and _family(claim) == _family(other)
    )


def _family(claim: Claim) -> str:
    measure = claim.statements[0].measure
    return "pay" if measure.startswith(("annual", "hourly")) else measure


def _has_counterpart(one: Judged, others: Sequence[Judged]) -> bool:
    return any(not _differing(one, other) for other in others)


def _differing(one: Judged, other: Judged) -> list[str]:
    """Name the sides in which two claims differ; what one does not name differs from nothing."""
    first, second = _sides(one), _sides(other)
    return [side for side in SIDES if first[side] and second[side] and first[side] != second[side]]


def _sides(one: Judged) -> dict[str, str]:
    claim, found = one
    kind = claim.statements[0].measure.partition("_")[2]
    return {
        "release": claim.release or (found.release if found.is_right else ""),
        "area": claim.area,
        "statistic": kind if _family(claim) == "pay" and kind != "unnamed" else "",
    }


def _is_at_fault(one: Judged, other: Judged, side: str, judged: Sequence[Judged]) -> bool:
    if side == "release":
        return _sides(one)[side] < _sides(other)[side]
    order = [claim.id for claim, _ in judged]
    return order.index(one[0].id) > order.index(other[0].id)


def _reason(claim: Claim, side: str) -> str:
    return "rounds" if side == "release" and claim.source == PROJECTIONS else f"{side}s"


def disagreeing(one: Judged, judged: Sequence[Judged]) -> list[Verdict]:
    """Say which claims about the same figure a claim disagrees with; a right one is spared."""
    claim, found = one
    if found.is_right:
        return []
    others = [
        other[0].id
        for other in judged
        if other[0].id != claim.id and _are_of_one(one, other) and _disagree(claim, other[0])
    ]
    return [Verdict("contradicts_itself", "other_claim", others=tuple(others))] if others else []


def _are_of_one(one: Judged, other: Judged) -> bool:
    first, second = one[0], other[0]
    releases = [claim.release or found.release for claim, found in (one, other)]
    return (
        bool(first.statements and second.statements)
        and (first.source, first.soc_code, first.area)
        == (second.source, second.soc_code, second.area)
        and releases[0] == releases[1]
    )


def _disagree(claim: Claim, other: Claim) -> bool:
    return any(
        not is_same for said in claim.statements for is_same in _compared(said, other.statements)
    )


def _compared(said: ClaimedFigure, others: Sequence[ClaimedFigure]) -> Iterator[bool]:
    unit, _, kind = said.measure.partition("_")
    for other in others:
        if said.relation != "is" or other.relation != "is" or kind == "unnamed":
            continue
        if other.measure == said.measure:
            yield same_number(said, other)
        elif unit == "hourly" and other.measure == f"annual_{kind}":
            yield hours_agree(said, other)
        elif unit == "annual" and other.measure == f"hourly_{kind}":
            yield hours_agree(other, said)
