"""The claims of one page → each with its verdict: the first rule that holds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.audit.judge.notes import are_one, notes
from pipeline.audit.judge.readings import (
    GOVERNING,
    hints,
    measures,
    newest,
    readings,
    right,
    unread,
    unread_period,
)
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
NOT_ONE = ("part_of_the_occupation", "beyond_statistics", "not_the_publishers_figure")
Known = tuple[PublishedFigure, ...]


def judge(claims: Sequence[Claim], statistics: Statistics) -> tuple[Audited, ...]:
    """Judge every claim by the statistics, then by the claims that it stands with."""
    verdicts = {claim.id: _verdict(claim, statistics) for claim in claims}
    for pair in pairwise(claims):
        if not any(verdicts[one.id].kind in WRONG for one in pair):
            verdicts |= _against_each_other(pair, verdicts)
    groups = defaultdict(list)
    for claim in claims:
        groups[claim.group].append(claim)
    return tuple(
        Audited(claim, verdict, tuple(notes(claim, verdict, groups[claim.group], statistics)))
        for claim, verdict in zip(claims, verdicts.values(), strict=True)
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
        kind: Kind = "beyond_statistics" if part == "starting_pay" else "part_of_the_occupation"
        return Verdict(kind, part, known, others=(claim.whole.said,))
    if claim.area.value.startswith(UNKNOWN):
        return _unchecked("no_one_area", said=claim.area.said)
    if claim.amount.kind == "words":
        return by_words(claim, statistics)
    if _is_the_pages(claim, statistics):
        claim = replace(claim, period=Part("", "", NO_YEAR))
    by_period = _dated if claim.period.value else _undated
    return by_period(claim, right(claim, statistics), statistics)


def _is_the_pages(claim: Claim, statistics: Statistics) -> bool:
    """Tell a year that stands further off and has no release: it is the page's, not the pay's."""
    is_held = claim.period.value in ("", *statistics.releases[OEWS])
    is_pay = claim.unit.value in PAY_UNITS
    return is_pay and not is_held and claim.period.where not in GOVERNING[:2]


def _unchecked(reason: str, known: Known = (), said: str = "") -> Verdict:
    return Verdict("cannot_be_checked", reason, known, others=(said,))


def _dated(claim: Claim, found: Verdict | None, statistics: Statistics) -> Verdict:
    """Judge by the release or round that is read."""
    if found:
        return found
    period = claim.period.value
    may_be = tuple(readings(claim, statistics, claim.area.value))
    known = tuple(one.known for one in may_be)
    if not may_be:
        return _unheld(claim, statistics)
    if all(one.value is None and one.floor is None for one in known):
        return _unchecked("withheld", said=period)
    if any(one.state == "unknown" for one in may_be):
        return _unchecked("floor", known[:1], period)
    if reason := unread(claim, known) or unread_period(claim):
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


def _undated(claim: Claim, found: Verdict | None, statistics: Statistics) -> Verdict:
    """Judge a figure without a year: by the newest release, then by all that are held."""
    known = tuple(newest(claim, statistics))
    if found:
        (figure,) = found.known
        periods = statistics.periods(figure.soc_code, figure.area, figure.measure)
        if figure.release == periods[0]:
            return found
        release = (figure.release,)
        return Verdict("not_the_newest_figure", "older_release", known, (figure,), release)
    may_be = [one.known for one in readings(claim, statistics, claim.area.value)]
    values = [one.value for one in may_be if one.value is not None]
    if not values:
        return _unchecked("withheld", known) if may_be else _unheld(claim, statistics)
    reason = unread(claim, may_be)
    is_within = min(values) * (1 - FAR) <= claim.amount.value <= max(values) * (1 + FAR)
    if claim.unit.value in PAY_UNITS:
        is_told = claim.area.is_read or claim.source.is_read
        is_undated = claim.period.where == NO_YEAR and len(may_be) > 1
        if not (reason or is_within) and is_told and is_undated:
            said = hints(claim, known[0], statistics)
            return Verdict("contradicts", "out_of_range", known, said)
        if is_within and reason in ("", "assumed_area"):
            return Verdict("not_the_newest_figure", "between", known, others=("",))
    return _unchecked(reason or "no_year", known)


def _against_each_other(
    pair: tuple[Claim, Claim], verdicts: dict[str, Verdict]
) -> dict[str, Verdict]:
    """Find pay by the hour and by the year, said together of one thing, that cannot be one pay."""
    is_named = pair[0].statistic.value != "unnamed" and all(one.role.is_read for one in pair)
    if not is_named or are_one(*pair) is not False:
        return {}
    return {
        claim.id: Verdict(
            "contradicts_itself", "hours", verdicts[claim.id].known, others=(beside.id,)
        )
        for claim, beside in (pair, pair[::-1])
        if verdicts[claim.id].kind not in (*RIGHT, *NOT_ONE)
    }
