"""A claim that leaves something unsaid → the reading in which it is right, if there is one."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.audit.judge.outcome import outcome
from pipeline.audit.judge.statistics import Statistics
from pipeline.sources.claims import Claim
from pipeline.sources.names import PROJECTIONS

EMPLOYMENT = "employment"


def settle(claim: Claim, statistics: Statistics) -> Claim:
    """Read a claim as it is right, where its own words allow of several readings.

    A figure whose sentence names no area may be of one named before it. Jobs in a year may be of
    the survey, or of a round of projections that begins or ends with it.
    """
    if not claim.statements or outcome(claim, statistics).is_right:
        return claim
    readings = [*_elsewhere(claim), *_projected(claim, statistics)]
    for state in ("exact", "rounds"):
        for one in readings:
            if outcome(one, statistics).state == state:
                return one
    return claim


def _elsewhere(claim: Claim) -> Iterator[Claim]:
    for area, release in claim.otherwise:
        yield replace(claim, area=area, release=release)


def _projected(claim: Claim, statistics: Statistics) -> Iterator[Claim]:
    said = claim.statements[0]
    if said.measure != EMPLOYMENT or "May" in claim.text:
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
