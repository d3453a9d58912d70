"""A claim beside the published figures → what the release that it speaks of says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import Literal

from pipeline.audit.judge.statistics import Statistics, step_of
from pipeline.audit.model import PAY_UNITS, UNKNOWN, PublishedFigure
from pipeline.audit.understand.numbers import SCALES
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.claims import SchoolClaim as Claim, ClaimedFigure
from pipeline.sources.names import OEWS, PROJECTIONS

Agreement = Literal["exact", "rounds", "differs", "unknown"]
HOURS = 2080
NUMBER = re.compile(r"([0-9][0-9,]*)(\.[0-9]+)?\s*(k\b|thousand|million|m\b)?", re.IGNORECASE)
COARSEST = {"usd_per_year": 1_000.0, "usd_per_hour": 1.0, "pct": 1.0, "points": 1.0}
COARSEST_SHARE = 0.1  # of a count of jobs: “about a million”
TINY = 1e-6
GRAVEST_FIRST: tuple[Agreement, ...] = ("differs", "rounds", "exact")
BEST_FIRST: tuple[Agreement, ...] = ("exact", "rounds", "differs", "unknown")
# Half a cent an hour and half of ten dollars a year make $15.40; the archive's oldest releases
# have cells at $15.60 (sql/4_checks/annual_pay_equals_2080_hours.sql).
PUBLISHED_SLACK = 15.61
NAMED = ("median", "mean")  # what “average” or no name may stand for
KINDS = (*NAMED, "10th", "25th", "75th", "90th")


@dataclass(frozen=True, slots=True)
class Match:
    """One statement beside the figure that it speaks of; known is None where there is none."""

    said: ClaimedFigure
    known: PublishedFigure | None

    @property
    def measure(self) -> str:
        """Name the measure that the statement speaks of, or most likely does."""
        return self.known.measure if self.known else measures(self.said.measure)[0]

    @property
    def agreement(self) -> Agreement:
        """Hold the stated number against the published one.

        A coarser number agrees when both, as ranges to half their steps, can be one number: a
        growth published as 12.5 may be 12.48, which is 12 or 13 in whole percent.
        """
        said, known = self.said, self.known
        if known is None or (known.value is None and known.floor is None):
            return "unknown"
        if known.value is None:
            return "differs" if said.value < (known.floor or 0) else "unknown"
        if said.unit == "points":
            return "differs"  # growth is a percentage of the jobs at the start
        if said.relation != "is":
            is_above = said.relation == "above"
            is_so = known.value > said.value if is_above else known.value < said.value
            return "exact" if is_so else "differs"
        return _agreed(said.value, step_said(said), known.value, step_of(known.measure))


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """A claim's statements beside the figures of one release.

    state: differs when one statement does; unknown when none can be looked up.
    """

    claim: Claim
    release: str
    matches: tuple[Match, ...]

    @property
    def state(self) -> Agreement:
        found = [match.agreement for match in self.matches]
        return next((one for one in GRAVEST_FIRST if one in found), "unknown")

    @property
    def is_right(self) -> bool:
        return self.state in ("exact", "rounds")


def outcome(claim: Claim, statistics: Statistics) -> ClaimResult:
    """Hold a claim against its release; one that names none, against the newest that says so."""
    newest_first = statistics.releases.get(claim.source, ())[::-1]
    found = [
        ClaimResult(claim, name, tuple(_matches(claim, statistics, name)))
        for name in ([claim.release] if claim.release else newest_first)
    ]
    unknown = ClaimResult(claim, "", ())
    return min(found, key=lambda one: BEST_FIRST.index(one.state), default=unknown)


def _matches(claim: Claim, statistics: Statistics, release: str) -> Iterator[Match]:
    """Find what each statement agrees with: any figure exactly, or the likely ones when rounded."""
    for said in claim.statements:
        known = [statistics.known(claim, release, one) for one in measures(said.measure)]
        found = [Match(said, one) for one in known]
        exact = (one for one in found if one.agreement == "exact")
        rounds = (one for one in found[: len(NAMED)] if one.agreement == "rounds")
        yield next(chain(exact, rounds), found[0])


def measures(measure: str) -> tuple[str, ...]:
    """Give the measures that a statement may speak of, likeliest first."""
    unit, _, kind = measure.partition("_")
    if unit not in PAY_UNITS or kind != "unnamed":
        return (measure,)
    return tuple(f"{unit}_{one}" for one in KINDS)


def why_unknown(one: ClaimResult, statistics: Statistics) -> str:
    """Say why a claim's figure is not at hand."""
    claim, release = one.claim, one.release
    if claim.source == PROJECTIONS and claim.area not in ("", NATION):
        return "national_only"
    if claim.area.startswith(UNKNOWN):
        return "no_one_area"
    if release not in statistics.releases.get(claim.source, ()):
        return "release_not_held"
    if claim.source == OEWS and (release, claim.area) not in {key[:2] for key in statistics.pay}:
        return "area_not_held"
    known = [
        statistics.known(claim, release, measure)
        for said in claim.statements
        for measure in measures(said.measure)
    ]
    if any(one and one.floor for one in known):
        return "floor"
    return "withheld" if any(known) else "not_published"


def hint(one: ClaimResult, wrong: Match, statistics: Statistics) -> PublishedFigure | None:
    """Give what else a wrong number is: another statistic, unit, release, area or occupation."""
    near = (statistics.known(*place) for place in _near(one, wrong.measure, statistics))
    value = wrong.said.value
    return next(
        (k for k in near if k and k.value is not None and abs(k.value - value) < TINY), None
    )


def _near(
    one: ClaimResult, measure: str, statistics: Statistics
) -> Iterator[tuple[Claim, str, str]]:
    """Give claims near one, each with a release and a measure in which it may be right."""
    claim, release = one.claim, one.release
    if claim.source == OEWS:
        yield from ((claim, release, f"{unit}_{kind}") for unit in PAY_UNITS for kind in KINDS)
    yield from ((claim, name, measure) for name in statistics.releases.get(claim.source, ()))
    for code in sorted({found[2] for found in statistics.pay} - {claim.soc_code}):
        yield replace(claim, soc_code=code), release, measure
    for code, area in statistics.areas.items() if claim.source == OEWS else ():
        # among six hundred areas, any figure is found by chance
        if area.area_kind in ("nation", "state"):
            yield replace(claim, area=code), release, measure


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


def in_both_units(said: Sequence[ClaimedFigure]) -> list[tuple[ClaimedFigure, ClaimedFigure]]:
    """Give each pay that statements name by the hour and by the year."""
    by_measure = {one.measure: one for one in said if one.relation == "is"}
    return [
        (one, by_measure[annual])
        for measure, one in by_measure.items()
        if measure.startswith("hourly")
        and (annual := measure.replace("hourly", "annual")) in by_measure
    ]
