"""Claims that stand beside each other → where they mix what cannot be compared, or disagree."""

from collections.abc import Sequence
from itertools import product

from pipeline.audit.judge.match import ClaimResult, hours_agree, in_both_units, same_number
from pipeline.audit.model import PAY_UNITS, Verdict
from pipeline.sources.claims import Claim
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
    is_round = claim.source == PROJECTIONS
    return [
        Verdict(
            "mixes", "rounds" if side == "release" and is_round else f"{side}s", others=tuple(ids)
        )
        for side, ids in found.items()
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
    return "pay" if measure.startswith(PAY_UNITS) else measure


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


def disagreeing(one: Judged, judged: Sequence[Judged]) -> list[Verdict]:
    """Say which claims about the same figure a claim disagrees with; a right one is spared."""
    claim, found = one
    if found.is_right:
        return []
    others = [
        other[0].id
        for other in judged
        if other[0].id != claim.id
        and _subject(other) == _subject(one)
        and _disagree(claim, other[0])
    ]
    return [Verdict("contradicts_itself", "other_claim", others=tuple(others))] if others else []


def _subject(one: Judged) -> tuple[str, ...]:
    claim, found = one
    return claim.source, claim.soc_code, claim.area, claim.release or found.release


def _disagree(claim: Claim, other: Claim) -> bool:
    """Tell whether numbers cannot be one: of one measure, or pay by the hour and by the year."""
    return any(
        not same_number(said, theirs)
        if said.measure == theirs.measure
        else not all(hours_agree(*pay) for pay in in_both_units((said, theirs)))
        for said, theirs in product(claim.statements, other.statements)
        if said.relation == theirs.relation == "is" and not said.measure.endswith("unnamed")
    )
