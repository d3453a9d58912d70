"""The claims of one page → each with all its verdicts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from pipeline.audit.judge import match
from pipeline.audit.judge.match import ClaimResult
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import KINDS, PAY_UNITS, Audited, Kind, Verdict
from pipeline.audit.understand.phrases import beyond_statistics, unnamed
from pipeline.sources.claims import SchoolClaim as Claim
from pipeline.sources.names import PROJECTIONS


def judge(claims: Sequence[Claim], statistics: Statistics) -> tuple[Audited, ...]:
    """Judge every claim by the statistics, by itself, and by those that it stands with."""
    results = [_settled(claim, statistics) for claim in claims]
    return tuple(Audited(one.claim, _verdicts(one, results, statistics)) for one in results)


def _settled(claim: Claim, statistics: Statistics) -> ClaimResult:
    """Read a claim as it is right, where its own words allow of several readings.

    A figure whose sentence names no area may be of one named before it. Jobs in a year may be of
    the survey, or of a round of projections that begins or ends with it.
    """
    first = match.outcome(claim, statistics)
    if not claim.statements or first.is_right:
        return first
    readings = [replace(claim, area=area, release=name) for area, name in claim.otherwise]
    readings += _projected(claim, statistics)
    right = [one for one in (match.outcome(r, statistics) for r in readings) if one.is_right]
    return min(right, key=lambda one: one.state != "exact", default=first)


def _projected(claim: Claim, statistics: Statistics) -> Iterator[Claim]:
    said = claim.statements[0]
    if said.measure != "employment" or "May" in claim.text:
        return
    year = claim.release[:4]
    for name in statistics.releases[PROJECTIONS][::-1]:
        for when, measure in ((name[:4], "jobs_start"), (name[:2] + name[-2:], "jobs_end")):
            if year in ("", when):
                yield replace(
                    claim, source=PROJECTIONS, release=name,
                    statements=(replace(said, measure=measure),),
                )  # fmt: skip


def _verdicts(
    one: ClaimResult, judged: Sequence[ClaimResult], statistics: Statistics
) -> tuple[Verdict, ...]:
    """Judge a claim by the figures of its release, its words, and those beside it, as listed."""
    claim = one.claim
    found = _held_up(one, statistics) if claim.statements else []
    if missing := unnamed(claim):
        found.append(Verdict("names_no_statistic", missing, others=(claim.statistic,)))
    found += [
        Verdict("beyond_statistics", reason, others=(phrase,))
        for reason, phrase in beyond_statistics(claim)
    ]
    found += _disagreeing(one, judged) + _mixed(one, judged)
    return tuple(sorted(found, key=lambda verdict: KINDS.index(verdict.kind)))


def _held_up(one: ClaimResult, statistics: Statistics) -> list[Verdict]:
    """Say whether the claim is right for its release, and whether a newer one says otherwise."""
    fits = [match.hours_agree(*pay) for pay in match.in_both_units(one.claim.statements)]
    is_consistent = one.state == "unknown" and fits != [] and all(fits)
    if one.state == "differs":
        judged = [_contradicted(one, statistics)]
    elif one.state == "unknown":
        judged = [_unchecked(one, statistics)]
    else:
        kind: Kind = "agrees" if one.state == "exact" else "rounds"
        judged = [Verdict(kind, kind, tuple(m.known for m in one.matches if m.known))]
    if not all(fits):
        judged.append(Verdict("contradicts_itself", "hours"))
    if is_consistent:
        judged.append(Verdict("consistent", "hours"))
    return judged + _aged(one, statistics) if one.is_right or is_consistent else judged


def _contradicted(one: ClaimResult, statistics: Statistics) -> Verdict:
    wrong = [found for found in one.matches if found.agreement == "differs"]
    said = wrong[0].said
    is_unnamed = said.measure.endswith("unnamed")
    right = [
        known
        for found in wrong
        for measure in match.measures(found.said.measure)[:2]
        if (known := statistics.known(one.claim, one.release, measure))
    ]
    hints = [match.hint(one, found, statistics) for found in wrong]
    return Verdict(
        "contradicts",
        "points" if said.unit == "points" else "unnamed" if is_unnamed else "differs",
        tuple(right),
        tuple(dict.fromkeys(filter(None, hints))),
    )


def _unchecked(one: ClaimResult, statistics: Statistics) -> Verdict:
    """Say why a claim cannot be held up, and what other releases say of its first statement."""
    others = [
        statistics.known(one.claim, name, match.measures(one.claim.statements[0].measure)[0])
        for name in statistics.releases.get(one.claim.source, ())
        if name != one.release
    ]
    return Verdict(
        "cannot_be_checked",
        match.why_unknown(one, statistics),
        tuple(known for known in others if known and known.value is not None),
        others=(one.claim.release or one.release,),
    )


def _aged(one: ClaimResult, statistics: Statistics) -> list[Verdict]:
    """Name the newest release where it is newer than the one that the claim is right for."""
    newest = statistics.releases[one.claim.source][-1]
    if newest <= one.release:
        return []
    now = [statistics.known(one.claim, newest, found.measure) for found in one.matches]
    known = tuple(one for one in now if one and (one.value is not None or one.floor))
    return [Verdict("stale", "newer" if known else "withheld_now", known, others=(newest,))]


def _mixed(one: ClaimResult, judged: Sequence[ClaimResult]) -> list[Verdict]:
    """Say what a claim mixes with those of other roles in its table or sentence.

    Two claims mix when neither has one of the other role to be compared with. The one of the older
    release is said to mix; where areas or statistics differ, the one that stands later.
    """
    found = defaultdict(list)
    for other in _rivals(one, judged):
        is_later = judged.index(one) > judged.index(other)
        for side, is_older in _differing(one, other).items() if _rivals(other, judged) else ():
            if is_older if side == "releases" else is_later:
                found[side].append(other.claim.id)
    is_round = one.claim.source == PROJECTIONS
    return [
        Verdict("mixes", "rounds" if side == "releases" and is_round else side, others=tuple(ids))
        for side, ids in found.items()
    ]


def _rivals(one: ClaimResult, judged: Sequence[ClaimResult]) -> list[ClaimResult]:
    """Give the claims of other roles in one's table or sentence; none where one is comparable."""
    claim = one.claim
    beside = [
        other
        for other in judged
        if claim.group
        and claim.group == other.claim.group
        and claim.soc_code != other.claim.soc_code
        and claim.statements
        and other.claim.statements
        and _family(claim) == _family(other.claim)
    ]
    return beside if all(_differing(one, other) for other in beside) else []


def _family(claim: Claim) -> str:
    measure = claim.statements[0].measure
    return "pay" if measure.startswith(PAY_UNITS) else measure


def _differing(one: ClaimResult, other: ClaimResult) -> dict[str, bool]:
    """Tell of the sides in which two claims differ whether the first one's is the lesser.

    What one does not name differs from nothing.
    """
    sides = zip(("releases", "areas", "statistics"), _sides(one), _sides(other), strict=True)
    return {
        name: mine < theirs for name, mine, theirs in sides if mine and theirs and mine != theirs
    }


def _sides(one: ClaimResult) -> tuple[str, str, str]:
    """Name a claim's release, area and statistic; "" for what it does not name."""
    kind = one.claim.statements[0].measure.partition("_")[2]
    is_named = _family(one.claim) == "pay" and kind != "unnamed"
    release = one.claim.release or (one.release if one.is_right else "")
    return release, one.claim.area, kind if is_named else ""


def _disagreeing(one: ClaimResult, judged: Sequence[ClaimResult]) -> list[Verdict]:
    """Say which claims about the same figure a claim disagrees with; a right one is spared."""
    others = [
        other.claim.id
        for other in judged
        if not one.is_right
        and other.claim.id != one.claim.id
        and _subject(other) == _subject(one)
        and _disagree(one.claim, other.claim)
    ]
    return [Verdict("contradicts_itself", "other_claim", others=tuple(others))] if others else []


def _subject(one: ClaimResult) -> tuple[str, ...]:
    claim = one.claim
    return claim.source, claim.soc_code, claim.area, claim.release or one.release


def _disagree(claim: Claim, other: Claim) -> bool:
    """Tell whether numbers cannot be one: of one measure, or pay by the hour and by the year."""
    return any(
        not match.same_number(said, theirs)
        if said.measure == theirs.measure
        else not all(match.hours_agree(*pay) for pay in match.in_both_units((said, theirs)))
        for said, theirs in product(claim.statements, other.statements)
        if said.relation == theirs.relation == "is" and not said.measure.endswith("unnamed")
    )
