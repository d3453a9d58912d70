"""A claim and the statistics → what the release that it speaks of says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.audit.judge.match import Agreement, agreement
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import PublishedFigure
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.claims import Claim, ClaimedFigure
from pipeline.sources.names import OEWS, PROJECTIONS

UNKNOWN = "?"  # begins a place that is no one area of the statistics
NAMED = ("median", "mean")  # what “average” or no name may stand for
PERCENTILES = ("10th", "25th", "75th", "90th")
UNITS = ("annual", "hourly")
KINDS = (*NAMED, *PERCENTILES)


@dataclass(frozen=True, slots=True)
class Match:
    """One statement beside the figure that it speaks of; known is None where there is none."""

    said: ClaimedFigure
    known: PublishedFigure | None
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """A claim's statements beside the figures of one release.

    state: differs when one statement does; unknown when none can be looked up.
    """

    release: str
    matches: tuple[Match, ...]

    @property
    def state(self) -> Agreement:
        found = [match.agreement for match in self.matches]
        order: tuple[Agreement, ...] = ("differs", "rounds", "exact")
        return next((one for one in order if one in found), "unknown")

    @property
    def is_right(self) -> bool:
        return self.state in ("exact", "rounds")


def outcome(claim: Claim, statistics: Statistics) -> ClaimResult:
    """Hold a claim against its release; one that names none, against the newest that says so."""
    if claim.release:
        return _of_release(claim, statistics, claim.release)
    newest_first = statistics.releases.get(claim.source, ())[::-1]
    found = [_of_release(claim, statistics, release) for release in newest_first]
    for state in ("exact", "rounds", "differs"):
        if held := [one for one in found if one.state == state]:
            return held[0]
    return found[0] if found else ClaimResult("", ())


def _of_release(claim: Claim, statistics: Statistics, release: str) -> ClaimResult:
    return ClaimResult(
        release, tuple(_match(claim, said, statistics, release) for said in claim.statements)
    )


def _match(claim: Claim, said: ClaimedFigure, statistics: Statistics, release: str) -> Match:
    found = [
        Match(said, known, agreement(said, known, measure))
        for measure in measures(said.measure)
        if (known := looked_up(claim, statistics, release, measure)) or True
    ]
    likely = found[: len(NAMED)]
    for one in (*likely, *found):
        if one.agreement == "exact":
            return one
    for one in likely:
        if one.agreement == "rounds":
            return one
    return found[0]


def looked_up(
    claim: Claim, statistics: Statistics, release: str, measure: str
) -> PublishedFigure | None:
    return statistics.known(claim.source, release, claim.area, claim.soc_code, measure)


def measures(measure: str) -> tuple[str, ...]:
    """Give the measures that a statement may speak of, likeliest first."""
    unit, _, kind = measure.partition("_")
    if unit not in UNITS or kind != "unnamed":
        return (measure,)
    return tuple(f"{unit}_{one}" for one in KINDS)


def why_unknown(claim: Claim, statistics: Statistics, release: str) -> str:
    """Say why a claim's figure is not at hand."""
    if claim.source == PROJECTIONS and claim.area not in ("", NATION):
        return "national_only"
    if claim.area.startswith(UNKNOWN):
        return "no_one_area"
    if release not in statistics.releases.get(claim.source, ()):
        return "release_not_held"
    if claim.source == OEWS and not statistics.has_area(release, claim.area):
        return "area_not_held"
    known = [
        looked_up(claim, statistics, release, measure)
        for said in claim.statements
        for measure in measures(said.measure)
    ]
    if any(one and one.floor for one in known):
        return "floor"
    return "withheld" if any(known) else "not_published"


def of_other_releases(
    claim: Claim, statistics: Statistics, release: str
) -> tuple[PublishedFigure, ...]:
    """Give what the releases that are held say of a claim's first statement, oldest first."""
    found = [
        looked_up(claim, statistics, held, measures(said.measure)[0])
        for held in statistics.releases.get(claim.source, ())
        if held != release
        for said in claim.statements[:1]
    ]
    return tuple(one for one in found if one and one.value is not None)


def hints(
    claim: Claim, statistics: Statistics, one: Match, release: str
) -> tuple[PublishedFigure, ...]:
    """Give what else a wrong number is: another statistic, unit, release, area or occupation."""
    exact = (known for known in _near(claim, statistics, one, release) if _is(known, one.said))
    return tuple(exact)[:1]


def _wide(statistics: Statistics) -> list[str]:
    """Give the nation and the states: among six hundred areas, any figure is found by chance."""
    kinds = ("nation", "state")
    return [code for code, area in statistics.areas.items() if area.area_kind in kinds]


def _is(known: PublishedFigure | None, said: ClaimedFigure) -> bool:
    return known is not None and known.value is not None and abs(known.value - said.value) < 1e-6


def _near(
    claim: Claim, statistics: Statistics, one: Match, release: str
) -> Iterator[PublishedFigure]:
    measure = one.known.measure if one.known else one.said.measure
    source, area, code = claim.source, claim.area, claim.soc_code
    others = [f"{unit}_{kind}" for unit in UNITS for kind in KINDS] if source == OEWS else []
    held: Sequence[str] = statistics.releases.get(source, ())
    codes = sorted({found[2] for found in statistics.pay} - {code})
    wanted = [
        *((release, area, code, other) for other in others),
        *((other, area, code, measure) for other in held),
        *((release, area, other, measure) for other in codes),
        *((release, other, code, measure) for other in _wide(statistics) if source == OEWS),
    ]
    for name, place, occupation, measured in wanted:
        if known := statistics.known(source, name, place, occupation, measured):
            yield known
