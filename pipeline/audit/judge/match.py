"""A printed number beside a published one → whether they can be one."""

import re
from decimal import Decimal
from typing import Literal

from pipeline.audit.judge.statistics import step_of
from pipeline.audit.model import Amount, PublishedFigure
from pipeline.audit.understand.amounts import SCALES

Agreement = Literal["agrees", "rounds", "differs", "unknown"]
HOURS = 2080
NUMBER = re.compile(r"([0-9][0-9, ]*)(\.[0-9]+)?\s*(k\b|thousand|million|m\b)?", re.IGNORECASE)
# beyond these it is not rounding, unless the page says “about”
COARSEST = {"annual": 1_000.0, "hourly": 1.0, "change_pct": 1.0}
ABOUT = 5.0  # times as coarse: “near $130,000”
COARSEST_SHARE = 0.1  # of a count of jobs: “about a million”
TINY = 1e-6
# Half a cent an hour and half of ten dollars a year make $15.40; the archive's oldest releases
# have cells at $15.60 (sql/4_checks/annual_pay_equals_2080_hours.sql).
PUBLISHED_SLACK = 15.61


def agreement(said: Amount, known: PublishedFigure | None) -> Agreement:
    """Hold a printed number against a published one.

    A coarser number agrees when both, as ranges to half their steps, can be one number: a
    growth published as 12.5 may be 12.48, which is 12 or 13 in whole percent.
    """
    if known is None or (known.value is None and known.floor is None):
        return "unknown"
    if known.value is None:
        return "differs" if said.value < (known.floor or 0) else "unknown"
    if said.kind == "points":
        return "differs"  # growth is a percentage of the jobs at the start
    found = _agreed(said, known.value, known.measure)
    is_bound = said.relation in ("above", "below") and known.measure.endswith(("median", "mean"))
    if found == "differs" and (
        is_bound or known.measure in ("employment", "openings", "jobs_start")
    ):
        is_above = said.relation == "above" and said.value < known.value <= said.value * 1.5
        is_below = said.relation == "below" and known.value < said.value <= known.value * 1.5
        return "rounds" if is_above or is_below else "differs"
    return found


def _agreed(said: Amount, known: float, measure: str) -> Agreement:
    apart, step, published = abs(said.value - known), step_said(said, measure), step_of(measure)
    if apart < TINY:
        return "agrees"
    is_product = measure.startswith("annual") and said.value % step_of(measure) > TINY
    if is_product and apart <= PUBLISHED_SLACK:
        return "rounds"  # pay by the hour, times 2,080
    if step > published + TINY:
        slack = (step + published) / 2
    else:
        slack = published / 2 if step < published - TINY else 0
    return "rounds" if apart <= slack + TINY else "differs"


def step_said(said: Amount, measure: str) -> float:
    """Say to what step a number is stated: its last digit that is not a closing zero.

    At most $1,000 a year, $1 an hour and a whole percent, or five times that behind “about”.
    """
    found = NUMBER.search(said.printed)
    if found is None:
        return 0.0
    whole, decimals = re.sub("[, ]", "", found[1]), found[2] or ""
    scale = SCALES.get((found[3] or "").lower(), 1)
    if said.kind in ("pct", "points"):
        return 10.0 ** -max(len(decimals) - 1, 0)
    exponent = Decimal(whole + decimals).normalize().as_tuple().exponent
    step = 10.0 ** int(exponent) * scale
    most = COARSEST.get(measure.partition("_")[0], said.value * COARSEST_SHARE)
    return min(step, most * (ABOUT if said.relation == "about" else 1))


def hours_agree(hourly: Amount, annual: Amount) -> bool:
    """Tell whether an hourly and an annual number can be one pay: annual = hourly × 2,080."""
    steps = step_said(hourly, "hourly"), step_said(annual, "annual")
    slack = max(PUBLISHED_SLACK, steps[0] / 2 * HOURS + max(steps[1] / 2, 5.0) + 0.21)
    return abs(annual.value - hourly.value * HOURS) <= slack
