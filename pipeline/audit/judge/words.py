"""A claim in words → whether the marts settle it: an adverb of growth, a rank, a comparison."""

import re

from pipeline.audit.judge.readings import is_placed, unread_period
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import Claim, PublishedFigure, Verdict
from pipeline.sources.bls_oews.codes import NATION

# The Handbook's bands of growth in percent, by round, as O*NET OnLine says them beside its adverbs:
# the least of each, the fastest first.
BANDS = {
    "2023-33": (("much faster", 9), ("faster", 6), ("as fast", 3), ("slower", 1), ("little", -0.9)),
    "2024-34": (("much faster", 7), ("faster", 5), ("as fast", 3), ("slower", 1), ("little", -0.9)),
}
SLACK = 0.5  # the bands are of whole percents
DOWN = re.compile(r"\b(?:below|less|lower|lowest|smaller|slower|slowly|least)\b", re.IGNORECASE)


def by_words(claim: Claim, statistics: Statistics) -> Verdict:
    """Judge a claim that has no amount; the statistics contradict what is read of it, no more."""
    kind, measure = claim.statistic.value, claim.unit.value
    if kind == "beside":
        is_down = DOWN.search(claim.amount.printed) is not None
        is_so = claim.amount.value < 0 if is_down else claim.amount.value > 0
        return Verdict("agrees" if is_so else "contradicts", "beside",
                       others=tuple(one.value for one in claim.against))  # fmt: skip
    if kind == "outlook":
        found = _outlook(claim, statistics)
    elif not measure or not claim.period.value:
        return _unsettled("no_year" if measure else "no_statistic")
    else:
        found = (_ranked if kind == "ranked" else _compared)(claim, statistics, measure)
    reason = _unread(claim) if found.kind == "contradicts" else ""
    return _unsettled(reason, found.known) if reason else found


def _unsettled(reason: str, known: tuple[PublishedFigure, ...] = (), about: str = "") -> Verdict:
    return Verdict("cannot_be_checked", reason, known, others=(about,))


def _unread(claim: Claim) -> str:
    """Say what of a claim is not read, so that it cannot contradict; "" where all is."""
    if not claim.role.is_read:
        return "assumed_role"
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
        return _unsettled("release_not_held", about=period)
    said = claim.amount.printed.lower()
    at, name, least = next((at, *band) for at, band in enumerate(bands) if band[0] in said)
    most = bands[at - 1][1] if at and name != "faster" else float("inf")  # much faster is faster
    is_so = (name == "slower" or least - SLACK <= known.value) and known.value < most + SLACK
    return Verdict("agrees" if is_so else "contradicts", "band", (known,))


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
        return _unsettled("no_rank")
    is_down = DOWN.search(claim.amount.printed) is not None
    figures.sort(key=lambda known: known.value or 0, reverse=not is_down)
    first = tuple(figures[: len(named)])
    is_so = set(named) == {known.area for known in first}
    return Verdict("agrees" if is_so else "contradicts", "rank", first)


def _compared(claim: Claim, statistics: Statistics, measure: str) -> Verdict:
    """Hold what is said to be higher, lower, faster or slower against the two figures."""
    sides_said = list(dict.fromkeys(one.value for one in claim.against))
    roles = [code for code in sides_said if "-" in code]
    areas = [code for code in sides_said if "-" not in code]
    sides = [(role, areas[0] if areas else claim.area.value) for role in roles]
    if len(roles) == 1 and len(areas) == 2:
        sides = [(roles[0], area) for area in areas]
    elif not roles and len(areas) == 2:
        sides = [(claim.role.value, area) for area in areas]
    known = [statistics.known(*side, claim.period.value, measure) for side in sides]
    found = [one for one in known if one and one.value is not None]
    if len(sides) != 2 or len(areas) > 2 or len(found) != 2:
        return _unsettled("no_comparison")
    one, other = (figure.value or 0 for figure in found)
    is_down = DOWN.search(claim.amount.printed) is not None
    is_so = one < other if is_down else one > other
    return Verdict("agrees" if is_so else "contradicts", "compared", tuple(found))
