"""The claims of one page → each with all its verdicts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.audit.judge.beside import disagreeing, mixed
from pipeline.audit.judge.match import (
    ClaimResult,
    hints,
    hours_agree,
    in_both_units,
    measures,
    of_other_releases,
    outcome,
    why_unknown,
)
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import KINDS, Audited, Kind, Verdict
from pipeline.audit.understand.phrases import beyond_statistics, unnamed
from pipeline.sources.claims import Claim
from pipeline.sources.names import PROJECTIONS


def judge(claims: Sequence[Claim], statistics: Statistics) -> tuple[Audited, ...]:
    """Judge every claim by the statistics, by itself, and by those that it stands with."""
    claims = [_settled(claim, statistics) for claim in claims]
    single = [_verdicts(claim, statistics) for claim in claims]
    beside = [(claim, found) for claim, (found, _) in zip(claims, single, strict=True)]
    audited = []
    for one, (_, alone) in zip(beside, single, strict=True):
        found = [*alone, *disagreeing(one, beside), *mixed(one, beside)]
        found.sort(key=lambda verdict: KINDS.index(verdict.kind))
        audited.append(Audited(one[0], tuple(found)))
    return tuple(audited)


def _settled(claim: Claim, statistics: Statistics) -> Claim:
    """Read a claim as it is right, where its own words allow of several readings.

    A figure whose sentence names no area may be of one named before it. Jobs in a year may be of
    the survey, or of a round of projections that begins or ends with it.
    """
    if not claim.statements or outcome(claim, statistics).is_right:
        return claim
    readings = [replace(claim, area=area, release=name) for area, name in claim.otherwise]
    readings += _projected(claim, statistics)
    for state in ("exact", "rounds"):
        for one in readings:
            if outcome(one, statistics).state == state:
                return one
    return claim


def _projected(claim: Claim, statistics: Statistics) -> Iterator[Claim]:
    said = claim.statements[0]
    if said.measure != "employment" or "May" in claim.text:
        return
    year = claim.release[:4]
    for name in statistics.releases[PROJECTIONS][::-1]:
        start, end = name[:4], name[:2] + name[-2:]
        for when, measure in ((start, "jobs_start"), (end, "jobs_end")):
            if year in ("", when):
                yield replace(
                    claim, source=PROJECTIONS, release=name,
                    statements=(replace(said, measure=measure),),
                )  # fmt: skip


def _verdicts(claim: Claim, statistics: Statistics) -> tuple[ClaimResult, list[Verdict]]:
    """Judge a claim by the figures of its release, by itself and by its words."""
    found = outcome(claim, statistics)
    judged = _held_up(claim, statistics, found) if claim.statements else []
    if missing := unnamed(claim):
        judged.append(Verdict("names_no_statistic", missing, others=(claim.statistic,)))
    judged += [
        Verdict("beyond_statistics", reason, others=(phrase,))
        for reason, phrase in beyond_statistics(claim)
    ]
    return found, judged


def _held_up(claim: Claim, statistics: Statistics, found: ClaimResult) -> list[Verdict]:
    """Say whether the claim is right for its release, and whether a newer one says otherwise."""
    judged = []
    if found.state == "differs":
        judged.append(_contradicted(claim, statistics, found))
    elif found.is_right:
        known = tuple(match.known for match in found.matches if match.known)
        kind: Kind = "agrees" if found.state == "exact" else "rounds"
        judged.append(Verdict(kind, kind, known))
    itself = _by_itself(claim)
    if itself == "contradicts_itself":
        judged.append(Verdict("contradicts_itself", "hours"))
    if found.state == "unknown":
        judged += [Verdict("consistent", "hours")] if itself == "consistent" else []
        judged.append(_unchecked(claim, statistics, found))
    if found.is_right or (found.state == "unknown" and itself == "consistent"):
        judged += _aged(claim, statistics, found)
    return judged


def _contradicted(claim: Claim, statistics: Statistics, found: ClaimResult) -> Verdict:
    wrong = [match for match in found.matches if match.agreement == "differs"]
    is_unnamed = wrong[0].said.measure.endswith("unnamed")
    right = [
        known
        for match in wrong
        for measure in measures(match.said.measure)[:2]
        if (known := statistics.known(claim, found.release, measure))
    ]
    return Verdict(
        "contradicts",
        "points" if wrong[0].said.unit == "points" else "unnamed" if is_unnamed else "differs",
        tuple(right),
        tuple(dict.fromkeys(h for m in wrong for h in hints(claim, statistics, m, found.release))),
    )


def _by_itself(claim: Claim) -> str:
    """Compare pay by the hour with pay by the year; "" where a claim states only one."""
    both = in_both_units(claim.statements)
    if not both:
        return ""
    agree = all(hours_agree(hourly, annual) for hourly, annual in both)
    return "consistent" if agree else "contradicts_itself"


def _unchecked(claim: Claim, statistics: Statistics, found: ClaimResult) -> Verdict:
    return Verdict(
        "cannot_be_checked",
        why_unknown(claim, statistics, found.release),
        of_other_releases(claim, statistics, found.release),
        others=(claim.release or found.release,),
    )


def _aged(claim: Claim, statistics: Statistics, found: ClaimResult) -> list[Verdict]:
    """Name the newest release where it is newer than the one that the claim is right for."""
    newest = statistics.releases[claim.source][-1]
    if newest <= found.release:
        return []
    spoken = [
        match.known.measure if match.known else measures(match.said.measure)[0]
        for match in found.matches
    ]
    now = [statistics.known(claim, newest, one) for one in spoken]
    known = tuple(one for one in now if one and (one.value is not None or one.floor))
    return [Verdict("stale", "newer" if known else "withheld_now", known, others=(newest,))]
