"""The claims of one page → each with its verdict: the first rule that holds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.audit.judge.governance import GOVERNING, is_placed, unread_period
from pipeline.audit.judge.notes import are_one, notes
from pipeline.audit.judge.readings import Reading, hints, measures, newest, readings, right
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.judge.words import by_words
from pipeline.audit.model import (
    NO_YEAR,
    PAY_UNITS,
    PUBLISHER,
    RIGHT,
    UNKNOWN,
    WRONG,
    Audited,
    Claim,
    Kind,
    Part,
    PublishedFigure,
    Verdict,
)
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.names import OEWS

FAR = 0.1  # beyond all held releases: what no release between them could carry
PROMISES = ("starting_pay", "you_will_earn")  # what no statistic is of
NOT_ONE: tuple[Kind, ...] = (
    "part_of_the_occupation", "beyond_statistics", "not_the_publishers_figure",
)  # fmt: skip


def judge(claims: Sequence[Claim], statistics: Statistics) -> tuple[Audited, ...]:
    """Judge every claim by the statistics, then by the claims that it stands with."""
    verdicts = {claim.id: _verdict(claim, statistics) for claim in claims}
    verdicts |= _against_themselves(claims, verdicts)
    groups = defaultdict(list)
    for claim in claims:
        groups[claim.group].append(claim)
    return tuple(
        Audited(claim, verdict, tuple(notes(claim, verdict, groups[claim.group], statistics)))
        for claim in claims
        for verdict in (verdicts[claim.id],)
    )


def _verdict(claim: Claim, statistics: Statistics) -> Verdict:
    """Give the verdict by the first rule that holds, from what is least sure to what is sure."""
    known = tuple(newest(claim, statistics))
    if claim.statistic.value == "promise":
        return Verdict("beyond_statistics", claim.statistic.said, others=(claim.amount.printed,))
    if claim.source.value != PUBLISHER:
        said = (claim.source.said,)
        return Verdict("not_the_publishers_figure", "other_source", known, others=said)
    if part := claim.whole.value:
        kind: Kind = "beyond_statistics" if part in PROMISES else "part_of_the_occupation"
        return Verdict(kind, part, known, others=(claim.whole.said,))
    if claim.area.value.startswith(UNKNOWN):
        return _unchecked("no_one_area", said=claim.area.said)
    if claim.amount.kind == "words":
        return by_words(claim, statistics)
    if _is_the_pages(claim, statistics):
        claim = replace(claim, period=Part("", "", NO_YEAR))
    found = right(claim, statistics)
    return _dated(claim, found, statistics) if claim.period.value else _undated(
        claim, found, statistics, known
    )  # fmt: skip


def _is_the_pages(claim: Claim, statistics: Statistics) -> bool:
    """Tell a year that stands further off and has no release: it is the page's, not the pay's."""
    is_pay = claim.unit.value in PAY_UNITS and claim.period.value
    is_held = claim.period.value in statistics.releases[OEWS]
    return bool(is_pay) and not is_held and claim.period.where not in GOVERNING[:2]


def _unchecked(reason: str, known: Sequence[PublishedFigure] = (), said: str = "") -> Verdict:
    return Verdict("cannot_be_checked", reason, tuple(known), others=(said,))


def _confirmed(found: Reading) -> Verdict:
    kind: Kind = "agrees" if found.state == "agrees" else "rounds"
    return Verdict(kind, kind, (found.known,))


def _dated(claim: Claim, found: Reading | None, statistics: Statistics) -> Verdict:
    """Judge by the release or round that is read."""
    if found:
        return _confirmed(found)
    period = claim.period.value
    may_be = tuple(readings(claim, statistics, claim.area.value))
    known = tuple(one.known for one in may_be)
    if not may_be:
        return _unheld(claim, statistics)
    if all(one.value is None and one.floor is None for one in known):
        return _unchecked("withheld", said=period)
    if any(one.state == "unknown" for one in may_be):
        return _unchecked("floor", known[:1], period)
    if reason := _unread(claim, known) or unread_period(claim):
        return _unchecked(reason, known, period)
    reason = "points" if claim.amount.kind == "points" else "differs"
    return Verdict("contradicts", reason, known[:1], hints(claim, known[0], statistics))


def _unheld(claim: Claim, statistics: Statistics) -> Verdict:
    """Say why no figure of the period that is read is at hand."""
    period, area = claim.period.value, claim.area.value
    held = statistics.outlook if "-" in period else statistics.pay
    reason = "release_not_held"
    if any(key[:2] == (period, area) for key in held):
        reason = "not_published"
    elif area != NATION and any(key[0] == period for key in held):
        reason = "area_not_held"
    known = newest(claim, statistics) if measures(claim) else ()
    return _unchecked(reason, tuple(known), period)


def _undated(
    claim: Claim, found: Reading | None, statistics: Statistics, known: tuple[PublishedFigure, ...]
) -> Verdict:
    """Judge a figure without a year: by the newest release, then by all that are held."""
    if found:
        figure = found.known
        periods = statistics.periods(figure.soc_code, figure.area, figure.measure)
        if figure.release == periods[0]:
            return _confirmed(found)
        release = (figure.release,)
        return Verdict("not_the_newest_figure", "older_release", known, (figure,), release)
    may_be = [one.known for one in readings(claim, statistics, claim.area.value)]
    values = [one.value for one in may_be if one.value is not None]
    if not values:
        return _unchecked("withheld", known) if may_be else _unheld(claim, statistics)
    reason = _unread(claim, may_be)
    low, high = min(values) * (1 - FAR), max(values) * (1 + FAR)
    is_pay = claim.unit.value in PAY_UNITS
    if is_pay and not reason and not low <= claim.amount.value <= high:
        is_told = claim.area.is_read or claim.source.is_read
        if is_told and claim.period.where == NO_YEAR and len(may_be) > 1:
            said = hints(claim, known[0], statistics)
            return Verdict("contradicts", "out_of_range", known, said)
    if is_pay and reason in ("", "assumed_area") and low <= claim.amount.value <= high:
        return Verdict("not_the_newest_figure", "between", known, others=("",))
    return _unchecked(reason or "no_year", known)


def _unread(claim: Claim, known: Sequence[PublishedFigure]) -> str:
    """Say what of a claim is not read, so that it cannot contradict; "" where all is."""
    where = (*GOVERNING, "title", "size")
    is_pay = claim.unit.value in PAY_UNITS
    parts = {"no_statistic": claim.statistic, "assumed_role": claim.role}
    parts |= {"assumed_unit": claim.unit} if is_pay else {}
    for reason, part in parts.items():
        if not part.is_read or part.where not in where:
            return reason
    if claim.statistic.value == "unnamed":
        return "no_statistic"
    if not is_placed(claim):
        return "assumed_area"
    is_count = claim.statistic.value == "employment" and "May" not in claim.period.said
    return "which_count" if is_count and not _are_all({one.measure for one in known}) else ""


def _are_all(counts: set[str]) -> bool:
    """Tell whether a year's jobs are held of whatever counts them: survey and projections."""
    return counts == {"jobs_end"} or ("employment" in counts and len(counts) > 1)


def _against_themselves(
    claims: Sequence[Claim], verdicts: dict[str, Verdict]
) -> dict[str, Verdict]:
    """Find pay by the hour and by the year, said together of one thing, that cannot be one pay."""
    found: dict[str, Verdict] = {}
    for pair in pairwise(claims):
        is_named = pair[0].statistic.value != "unnamed"
        if (
            not is_named
            or are_one(*pair) is not False
            or any(verdicts[one.id].kind in WRONG for one in pair)
        ):
            continue
        for claim, beside in (pair, pair[::-1]):
            if verdicts[claim.id].kind not in (*RIGHT, *NOT_ONE):
                known = verdicts[claim.id].known
                found[claim.id] = Verdict("contradicts_itself", "hours", known, others=(beside.id,))
    return found
