"""A claim in words → whether the marts settle it: an adverb of growth, a rank, a comparison."""

import re
from collections.abc import Iterable

from pipeline.audit.judge.readings import is_placed, unread_period
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import Claim, Part, PublishedFigure, Verdict
from pipeline.sources.bls_oews.codes import NATION

# The Handbook's bands of growth in percent, by round, as O*NET OnLine says them beside its adverbs:
# the least of each, the fastest first.
BANDS = {
    "2023-33": (("much faster", 9), ("faster", 6), ("as fast", 3), ("slower", 1), ("little", -0.9)),
    "2024-34": (("much faster", 7), ("faster", 5), ("as fast", 3), ("slower", 1), ("little", -0.9)),
}
SLACK = 0.5  # the bands are of whole percents
DOWN = re.compile(r"\b(?:lower|lowest|smaller|slower|slowly|least)\b", re.IGNORECASE)
NONE = re.compile(r"\bno (?:other )?state\b", re.IGNORECASE)


def by_words(claim: Claim, statistics: Statistics) -> Verdict:
    """Judge a claim that has no amount; the statistics contradict what is read of it, no more."""
    if claim.statistic.value == "beside":
        is_down = re.search(r"below|less|lower", claim.amount.printed, re.IGNORECASE) is not None
        is_so = claim.amount.value < 0 if is_down else claim.amount.value > 0
        return Verdict("agrees" if is_so else "contradicts", "beside",
                       others=tuple(one.value for one in claim.against))  # fmt: skip
    found = _settled(claim, statistics)
    if found.kind == "contradicts" and (reason := _unread(claim)):
        return Verdict("cannot_be_checked", reason, found.known, others=("",))
    return found


def _settled(claim: Claim, statistics: Statistics) -> Verdict:
    period, measure = claim.period.value, claim.unit.value
    if claim.statistic.value == "outlook":
        return _outlook(claim, statistics)
    if not measure or not period:
        reason = "no_year" if measure else "no_statistic"
        return Verdict("cannot_be_checked", reason, others=("",))
    if claim.statistic.value == "ranked":
        return _ranked(claim, statistics, measure)
    return _compared(claim, statistics, measure)


def _unread(claim: Claim) -> str:
    """Say what of a claim is not read, so that it cannot contradict; "" where all is."""
    if not claim.role.is_read:
        return "assumed_role"
    if claim.statistic.where != "sentence":
        return "no_rank"
    is_said = any("-" not in one.value for one in claim.against)  # the places themselves
    return unread_period(claim) if is_said or is_placed(claim) else "assumed_area"


def _outlook(claim: Claim, statistics: Statistics) -> Verdict:
    """Hold an adverb of growth against the band of its round."""
    code, area = claim.role.value, claim.area.value
    periods = statistics.periods(code, area, "change_pct")
    period = claim.period.value or next(iter(periods), "")
    known = statistics.known(code, area, period, "change_pct")
    bands = BANDS.get(period)
    if area != NATION or known is None or known.value is None or bands is None:
        return Verdict("cannot_be_checked", "release_not_held", others=(period,))
    said = claim.amount.printed.lower()
    name = next(name for name, _ in (*bands, ("", 0)) if name in said)
    at = [one for one, _ in bands].index(name)
    least, most = bands[at][1], bands[at - 1][1] if at else float("inf")
    if least - SLACK <= known.value < most + SLACK:
        return Verdict("agrees", "band", (known,))
    return Verdict("contradicts", "band", (known,))


def _ranked(claim: Claim, statistics: Statistics, measure: str) -> Verdict:
    """Hold the states that are named against those that come first."""
    named = [one.value for one in claim.against if one.value in statistics.areas]
    states = {code for code, row in statistics.areas.items() if row.area_kind == "state"}
    figures = [
        known
        for code in states
        if (known := statistics.known(claim.role.value, code, claim.period.value, measure))
        and known.value is not None
    ]
    if not named or not figures or not states.issuperset(named):
        return Verdict("cannot_be_checked", "no_rank", others=("",))
    is_down = DOWN.search(claim.amount.printed) is not None
    figures.sort(key=lambda known: known.value or 0, reverse=not is_down)
    first = figures[: len(named)]
    if set(named) == {known.area for known in first}:
        return Verdict("agrees", "rank", tuple(first))
    return Verdict("contradicts", "rank", tuple(first))


def _compared(claim: Claim, statistics: Statistics, measure: str) -> Verdict:
    """Hold what is said to be higher, lower, faster or slower against the two figures."""
    roles = _distinct(one for one in claim.against if "-" in one.value)
    areas = _distinct(one for one in claim.against if "-" not in one.value)
    sides = [(role, areas[0] if areas else claim.area.value) for role in roles]
    if len(roles) == 1 and len(areas) == 2:
        sides = [(roles[0], area) for area in areas]
    elif not roles and len(areas) == 2:
        sides = [(claim.role.value, area) for area in areas]
    known = [statistics.known(*side, claim.period.value, measure) for side in sides]
    found = [one for one in known if one and one.value is not None]
    if len(sides) != 2 or len(areas) > 2 or len(found) != 2:
        return Verdict("cannot_be_checked", "no_comparison", others=("",))
    one, other = (figure.value or 0 for figure in found)
    is_down = DOWN.search(claim.amount.printed) is not None
    is_so = one < other if is_down else one > other
    return Verdict(
        "agrees" if is_so else "contradicts", "compared", tuple[PublishedFigure, ...](found)
    )


def _distinct(parts: Iterable[Part]) -> list[str]:
    return list(dict.fromkeys(one.value for one in parts))
