"""A claim → the published figures that it may be, what else its number is, and what is not read."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pipeline.audit.judge.match import Agreement, agreement
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import (
    NO_PLACE,
    PAY_UNITS,
    RIGHT,
    UNKNOWN,
    Claim,
    PublishedFigure,
    Verdict,
)
from pipeline.sources.bls_oews.codes import NATION

KINDS = ("median", "mean", "10th", "25th", "75th", "90th")
LEVELS = KINDS[:2]  # what pay that names no statistic may be
COUNTS = ("employment", "jobs_start", "jobs_end")
OF_A_ROUND = ("jobs_start", "jobs_end", "new_jobs")
STATE = "00000"  # ends the code of one
# what is read there governs an amount; else it accuses not
GOVERNING = ("sentence", "head", "introduction", "paragraph", "heading")


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure that a claim may be, and how its number agrees with it."""

    known: PublishedFigure
    state: Agreement


def measures(claim: Claim) -> tuple[str, ...]:
    """Give the measures that a claim may speak of, likeliest first."""
    unit, kind = claim.unit.value, claim.statistic.value
    if unit in PAY_UNITS and kind == "unnamed":
        return tuple(f"{unit}_{one}" for one in LEVELS)
    if unit == "jobs" and kind == "employment":
        return OF_A_ROUND if "-" in claim.period.value else COUNTS
    return () if unit == "other" else (claim.measure,)


def newest(claim: Claim, statistics: Statistics) -> Iterator[PublishedFigure]:
    """Give what the newest release says of a claim's occupation, area and statistic."""
    area = NATION if claim.area.value.startswith(UNKNOWN) else claim.area.value
    for measure in measures(claim):
        for period in statistics.periods(claim.role.value, area, measure)[:1]:
            if known := statistics.known(claim.role.value, area, period, measure):
                yield known


def readings(claim: Claim, statistics: Statistics, area: str) -> Iterator[Reading]:
    """Give each figure that a claim may be, in an area, the newest first."""
    for measure in measures(claim):
        for period in statistics.periods(claim.role.value, area, measure):
            known = statistics.known(claim.role.value, area, period, measure)
            if known and _is_of(claim, period, measure):
                yield Reading(known, agreement(claim.amount, known))


def _is_of(claim: Claim, period: str, measure: str) -> bool:
    """Tell whether a period is the claim's; a year of jobs is of a survey, or ends a round."""
    said = claim.period.value
    if said in ("", period) or len(said) != len("2024"):
        return said in ("", period)
    if measure == "employment":
        return period.startswith(said)
    end = period[:2] + period[-2:] if measure == "jobs_end" else period[:4]
    return end == said and "May" not in claim.period.said


def right(claim: Claim, statistics: Statistics) -> Verdict | None:
    """Find the figure that a claim is: an exact one, or a rounded one of a named statistic.

    In its area, or in the nation where what names another stands further off.
    """
    is_near = claim.area.where in ("sentence", "head") and not claim.role.also
    areas = (claim.area.value,) if is_near else dict.fromkeys((claim.area.value, NATION))
    also = replace(claim.role, value=claim.role.also)
    claims = (claim, replace(claim, role=also)) if also.value else (claim,)
    found = [one for area in areas for it in claims for one in readings(it, statistics, area)]
    for kind in RIGHT[: 1 if claim.statistic.value == "unnamed" else 2]:
        for one in found:
            if one.state == kind:
                return Verdict(kind, kind, (one.known,))
    return None


def hints(
    claim: Claim, known: PublishedFigure, statistics: Statistics
) -> tuple[PublishedFigure, ...]:
    """Give what else a wrong number is: another statistic, unit, release, occupation or area."""
    code, area, period, measure = known.soc_code, known.area, known.release, known.measure
    is_pay = measure.startswith(PAY_UNITS)
    held = statistics.pay if is_pay else statistics.outlook
    units = [f"{unit}_{kind}" for unit in PAY_UNITS for kind in KINDS] if is_pay else []
    near = [
        *((code, area, period, one) for one in units),
        *((code, area, one, measure) for one in statistics.periods(code, area, measure)),
        *(
            (key[2], key[1], period, measure)
            for key in held
            if key[0] == period and (key[1] == area or (key[2] == code and key[1].endswith(STATE)))
        ),
    ]
    found = (statistics.known(*place) for place in near)
    return tuple(one for one in found if one and one != known and one.value == claim.amount.value)[
        :1
    ]


def unread(claim: Claim, known: Collection[PublishedFigure]) -> str:
    """Say what of a claim is not read, so that it cannot contradict; "" where all is."""
    parts = {"no_statistic": claim.statistic, "assumed_role": claim.role}
    if claim.unit.value in PAY_UNITS:
        parts["assumed_unit"] = claim.unit
    for reason, part in parts.items():
        if not part.is_read or part.where not in (*GOVERNING, "title", "size"):
            return reason
    if claim.statistic.value == "unnamed":
        return "no_statistic"
    if not is_placed(claim):
        return "assumed_area"
    counts = {one.measure for one in known}
    # a year's jobs have to be held of whatever counts them: survey and projections
    are_all = counts == {"jobs_end"} or ("employment" in counts and len(counts) > 1)
    is_count = claim.statistic.value == "employment" and "May" not in claim.period.said
    return "which_count" if is_count and not are_all else ""


def is_placed(claim: Claim) -> bool:
    """Tell whether the area is read; the nation is, too, where no place is named at all."""
    if claim.area.value == NATION:
        return claim.area.is_read or claim.area.where == NO_PLACE
    return claim.area.is_read and claim.area.where in GOVERNING


def unread_period(claim: Claim) -> str:
    """Say that the period is assumed, "" where it is read."""
    is_read = claim.period.is_read and claim.period.where in (*GOVERNING, "title")
    return "" if is_read else "assumed_period"
