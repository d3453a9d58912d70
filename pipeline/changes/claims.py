"""A school's claims and the releases of two editions → which claims are older than those."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from pipeline.changes.model import ClaimAge
from pipeline.core.figure_id import FigureId
from pipeline.editions.manifest import BuiltFrom
from pipeline.sources.claims import Claim, School

Built = Mapping[str, BuiltFrom]


def aged(
    schools: Sequence[School], was: Built, now: Built, printed: Mapping[str, str]
) -> tuple[ClaimAge, ...]:
    """Tell of each claim whether its release is the newest, and since when it is not.

    was and now: what the two editions were built from. printed: what the newer one prints, by a
    figure's id; a claim's measures are looked up there.
    """
    return tuple(
        _aged(school, claim, was, now, printed) for school in schools for claim in school.claims
    )


def _aged(
    school: School, claim: Claim, was: Built, now: Built, printed: Mapping[str, str]
) -> ClaimAge:
    newest = now[claim.source].release if claim.source in now else ""
    return ClaimAge(
        school=school.slug,
        id=claim.id,
        text=claim.text,
        source=claim.source,
        release=claim.release,
        newest=newest,
        age=_age(claim, was, now),
        now=_printed_now(claim, newest, printed),
    )


def _age(
    claim: Claim, was: Built, now: Built
) -> Literal["current", "stale", "became_stale", "undated"]:
    if not claim.release or claim.source not in now:
        return "undated"
    if claim.release >= now[claim.source].release:
        return "current"
    was_current = claim.source in was and claim.release >= was[claim.source].release
    return "became_stale" if was_current else "stale"


def _printed_now(claim: Claim, newest: str, printed: Mapping[str, str]) -> dict[str, str]:
    place = (
        FigureId("projections", occupation=claim.soc_code, release=newest)
        if claim.source == "bls_projections"
        else FigureId("oews", claim.area, claim.soc_code)
    )
    measures = [one.measure for one in claim.statements]
    ids = {measure: str(replace(place, measure=measure)) for measure in measures}
    return {measure: printed[id] for measure, id in ids.items() if id in printed}
