"""A number as a claim prints it, beside a published one → does it say the same?"""

import re
from decimal import Decimal
from typing import Literal

from pipeline.audit.judge.statistics import step_of
from pipeline.audit.model import PublishedFigure
from pipeline.sources.claims import Claim, ClaimedFigure

Agreement = Literal["exact", "rounds", "differs", "unknown"]
HOURS = 2080
NUMBER = re.compile(r"([0-9][0-9,]*)(\.[0-9]+)?\s*(k\b|thousand|million|m\b)?", re.IGNORECASE)
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
COARSEST = {"usd_per_year": 1_000.0, "usd_per_hour": 1.0, "pct": 1.0, "points": 1.0}
COARSEST_SHARE = 0.1  # of a count of jobs: “about a million”
TINY = 1e-6
# Half a cent an hour and half of ten dollars a year make $15.40; the archive's oldest releases
# have cells at $15.60 (sql/4_checks/annual_pay_equals_2080_hours.sql).
PUBLISHED_SLACK = 15.61


def agreement(said: ClaimedFigure, known: PublishedFigure | None, measure: str) -> Agreement:
    """Hold a stated number against a published one.

    A coarser number agrees when both, as ranges to half their steps, can be one number: a growth
    published as 12.5 may be 12.48, which is 12 or 13 in whole percent.
    """
    if known is None or (known.value is None and known.floor is None):
        return "unknown"
    if known.value is None:
        return "differs" if said.value < (known.floor or 0) else "unknown"
    if said.unit == "points":
        return "differs"  # growth is a percentage of the jobs at the start
    if said.relation != "is":
        is_so = known.value > said.value if said.relation == "above" else known.value < said.value
        return "exact" if is_so else "differs"
    return _agreed(said.value, step_said(said), known.value, step_of(measure))


def _agreed(said: float, step: float, known: float, published: float) -> Agreement:
    apart = abs(said - known)
    if apart < TINY:
        return "exact"
    if step > published + TINY:
        slack = (step + published) / 2
    else:
        slack = published / 2 if step < published - TINY else 0
    return "rounds" if apart <= slack + TINY else "differs"


def step_said(said: ClaimedFigure) -> float:
    """Say to what step a number is stated: its last digit that is not a closing zero.

    At most $1,000 a year, $1 an hour and a whole percent: beyond that, it is not rounding.
    """
    found = NUMBER.search(said.printed)
    if found is None:
        return 0.0
    whole, decimals = found[1].replace(",", ""), found[2] or ""
    scale = SCALES.get((found[3] or "").lower(), 1)
    if said.unit in ("pct", "points"):
        return 10.0 ** -max(len(decimals) - 1, 0)
    exponent = Decimal(whole + decimals).normalize().as_tuple().exponent
    step = 10.0 ** int(exponent) * scale
    return min(step, COARSEST.get(said.unit, said.value * COARSEST_SHARE))


def hours_agree(hourly: ClaimedFigure, annual: ClaimedFigure) -> bool:
    """Tell whether an hourly and an annual number can be one pay: annual = hourly × 2,080."""
    slack = max(
        PUBLISHED_SLACK, step_said(hourly) / 2 * HOURS + max(step_said(annual) / 2, 5.0) + 0.21
    )
    return abs(annual.value - hourly.value * HOURS) <= slack


def same_number(one: ClaimedFigure, other: ClaimedFigure) -> bool:
    """Tell whether two numbers of one measure can be one figure, rounded or not."""
    apart = abs(one.value - other.value)
    steps = sorted((step_said(one), step_said(other)))
    return apart < TINY or (steps[0] < steps[1] and apart <= steps[1] / 2 + TINY)


def in_both_units(claim: Claim) -> list[tuple[ClaimedFigure, ClaimedFigure]]:
    """Give each pay that a claim states by the hour and by the year."""
    by_measure = {said.measure: said for said in claim.statements if said.relation == "is"}
    return [
        (said, by_measure[annual])
        for measure, said in by_measure.items()
        if measure.startswith("hourly")
        and (annual := measure.replace("hourly", "annual")) in by_measure
    ]
