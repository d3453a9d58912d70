"""The claims of one page → each with its verdict: the first rule that holds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.judge.match import Agreement, agreement, hours_agree
from pipeline.audit.judge.notes import are_one, notes
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.judge.words import NOT_ONE, by_words
from pipeline.audit.model import (
    NO_PLACE, PAY_UNITS, PUBLISHER, RIGHT, UNKNOWN, WRONG, Audited, Claim, Note, PublishedFigure, Verdict,
)  # fmt: skip
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.names import OEWS, PROJECTIONS

FAR = 0.1  # beyond all held releases: what no release between them could carry
NEAR = ("sentence", "head", "introduction", "paragraph", "heading", "title", "size")
KINDS = ("median", "mean", "10th", "25th", "75th", "90th")


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure that a claim may be, and how its number agrees with it."""

    known: PublishedFigure
    state: Agreement


def judge(claims: Sequence[Claim], statistics: Statistics) -> tuple[Audited, ...]:
    """Judge every claim by the statistics, then by the claims that it stands with."""
    verdicts = {claim.id: _verdict(claim, statistics) for claim in claims}
    verdicts |= _against_themselves(claims, verdicts)
    groups = defaultdict(list)
    for claim in claims:
        groups[claim.group].append(claim)
    return tuple(
        Audited(claim, verdicts[claim.id],
                tuple(notes(claim, verdicts[claim.id], groups[claim.group], statistics)))
        for claim in claims
    )  # fmt: skip


def _verdict(claim: Claim, statistics: Statistics) -> Verdict:
    """Give the verdict by the first rule that holds, from what is least sure to what is sure."""
    if claim.statistic.value == "promise":
        return Verdict("beyond_statistics", claim.statistic.said, others=(claim.amount.printed,))
    newest = tuple(_newest(claim, statistics))
    if claim.source.value != PUBLISHER:
        return Verdict("not_the_publishers_figure", "other_source", newest, others=(claim.source.said,))
    if claim.whole.value == "starting":
        return Verdict("beyond_statistics", "starting_pay", newest, others=(claim.whole.said,))
    if claim.whole.value:
        return Verdict(
            "part_of_the_occupation", claim.whole.value, newest, others=(claim.whole.said,)
        )
    if claim.area.value.startswith(UNKNOWN):
        return Verdict("cannot_be_checked", "no_one_area", others=(claim.area.said,))
    if claim.amount.kind == "words":
        return by_words(claim, statistics)
    return _dated(claim, statistics) if claim.period.value else _undated(claim, statistics)


def _newest(claim: Claim, statistics: Statistics) -> Iterator[PublishedFigure]:
    """Give what the newest release says of a claim's occupation, area and statistic."""
    for measure in _measures(claim):
        area = NATION if claim.area.value.startswith(UNKNOWN) else claim.area.value
        for period in statistics.periods(claim.role.value, area, measure)[:1]:
            if known := statistics.known(claim.role.value, area, period, measure):
                yield known


def _measures(claim: Claim) -> tuple[str, ...]:
    """Give the measures that a claim may speak of, likeliest first."""
    unit, kind = claim.unit.value, claim.statistic.value
    if unit in PAY_UNITS and kind == "unnamed":
        return tuple(f"{unit}_{one}" for one in KINDS[:2])
    if unit == "jobs" and kind == "employment":
        is_round = "-" in claim.period.value
        return ("jobs_start", "jobs_end", "new_jobs") if is_round else ("employment", "jobs_start",
                                                                        "jobs_end")  # fmt: skip
    return () if unit == "other" else (claim.measure,)


def _readings(claim: Claim, statistics: Statistics, area: str) -> Iterator[Reading]:
    """Give each figure that a claim may be, in an area, the newest first."""
    for measure in _measures(claim):
        for period in statistics.periods(claim.role.value, area, measure):
            if _is_of(claim.period.value, period, measure, claim.period.said):
                known = statistics.known(claim.role.value, area, period, measure)
                if known:
                    yield Reading(known, agreement(claim.amount, known))


def _is_of(said: str, period: str, measure: str, words: str) -> bool:
    """Tell whether a period is the one that is said: a year of jobs is of a survey or a round."""
    if said in ("", period) or len(said) != len("2024"):
        return said in ("", period)
    if measure == "employment":
        return period.startswith(said)
    is_end = measure == "jobs_end"
    ends = period[:2] + period[-2:] if is_end else period[:4]
    return ends == said and "May" not in words


def _right(claim: Claim, statistics: Statistics, areas: Sequence[str]) -> Reading | None:
    """Find the figure that a claim is, exactly if there is one; a rounded one names its statistic."""
    found = [one for area in areas for one in _readings(claim, statistics, area)]
    exact = next((one for one in found if one.state == "agrees"), None)
    is_named = claim.statistic.value != "unnamed"
    return exact or next((one for one in found if one.state == "rounds" and is_named), None)


def _areas(claim: Claim) -> tuple[str, ...]:
    """Give the area of a claim, and the nation where what names another stands further off."""
    is_near = claim.area.where in ("sentence", "head")
    return (claim.area.value,) if is_near else tuple(dict.fromkeys((claim.area.value, NATION)))


def _dated(claim: Claim, statistics: Statistics) -> Verdict:
    if right := _right(claim, statistics, _areas(claim)):
        return Verdict(_kind(right), right.state, (right.known,))
    found = tuple(one.known for one in _readings(claim, statistics, claim.area.value))
    if not found:
        return _unheld(claim, statistics)
    if all(one.value is None and one.floor is None for one in found):
        return Verdict("cannot_be_checked", "withheld", others=(claim.period.value,))
    if any(one.state == "unknown" for one in _readings(claim, statistics, claim.area.value)):
        return Verdict("cannot_be_checked", "floor", found[:1], others=(claim.period.value,))
    missing = _missing(claim, found)
    if missing:
        return Verdict("cannot_be_checked", missing, found, others=(claim.period.value,))
    reason = "points" if claim.amount.kind == "points" else "differs"
    return Verdict("contradicts", reason, found[:1], _hints(claim, found[0], statistics))


def _kind(right: Reading) -> str:
    return "agrees" if right.state == "agrees" else "rounds"


def _unheld(claim: Claim, statistics: Statistics) -> Verdict:
    """Say why no figure of the period that is read is at hand."""
    measures = _measures(claim)
    period, area = claim.period.value, claim.area.value
    held = statistics.outlook if "-" in period else statistics.pay
    is_held = any(key[0] == period and (area != NATION or key[1] == area) for key in held)
    reason = "area_not_held" if is_held else "release_not_held"
    if is_held and any(key[:2] == (period, area) for key in held):
        reason = "not_published"
    others = tuple(_newest(claim, statistics)) if measures else ()
    return Verdict("cannot_be_checked", reason, others, others=(period,))


def _missing(claim: Claim, found: Sequence[PublishedFigure]) -> str:
    """Say what of a claim is not read, so that it cannot contradict; "" where all is."""
    parts = (("no_statistic", claim.statistic), ("assumed_role", claim.role),
             ("assumed_unit", claim.unit), ("assumed_period", claim.period))  # fmt: skip
    for reason, part in parts:
        is_unit = part is claim.unit and claim.unit.value not in PAY_UNITS
        if not is_unit and (not part.is_read or part.where not in NEAR):
            return reason
    if claim.statistic.value == "unnamed":
        return "no_statistic"
    is_placed = claim.area.where in NEAR[:5] if claim.area.value != NATION else (
        claim.area.is_read or claim.area.where == NO_PLACE or claim.source.where == "sentence"
    )
    if not is_placed:
        return "assumed_area"
    is_count = claim.statistic.value == "employment"
    if is_count and "May" not in claim.period.said and not (
        len(found) == 1 and found[0].measure == "jobs_end"
    ):
        return "which_count"
    return ""


def _undated(claim: Claim, statistics: Statistics) -> Verdict:
    right = _right(claim, statistics, _areas(claim))
    newest = tuple(_newest(claim, statistics))
    if right:
        newest_period = statistics.periods(claim.role.value, right.known.area, right.known.measure)[0]
        if right.known.release == newest_period:
            return Verdict(_kind(right), right.state, (right.known,))
        return Verdict(
            "not_the_newest_figure", "older_release", newest, (right.known,),
            others=(right.known.release,),
        )  # fmt: skip
    found = [one.known for one in _readings(claim, statistics, claim.area.value)]
    values = [one.value for one in found if one.value is not None]
    if not values:
        return _unheld(claim, statistics) if claim.amount.kind != "usd" or not found else Verdict(
            "cannot_be_checked", "withheld", newest, others=("",)
        )  # fmt: skip
    missing = _missing(replace(claim, period=replace(claim.period, said="May", where="size")), found)
    is_sure = (claim.area.is_read or claim.source.is_read) and claim.period.where[:1] != "“"
    low, high = min(values), max(values)
    value, slack = claim.amount.value, FAR
    is_far = not low - abs(low) * slack <= value <= high + abs(high) * slack
    is_pay = claim.unit.value in PAY_UNITS
    if missing in ("no_statistic", "assumed_role", "assumed_unit"):
        return Verdict("cannot_be_checked", missing, newest, others=("",))
    if is_far and is_pay and not missing and is_sure and len(found) > 1:
        return Verdict("contradicts", "out_of_range", newest, _hints(claim, newest[0], statistics))
    reason = "no_year" if is_far or not is_pay else "between"
    kind = "cannot_be_checked" if reason == "no_year" else "not_the_newest_figure"
    return Verdict(kind, reason, newest, others=("",))


def _hints(
    claim: Claim, known: PublishedFigure, statistics: Statistics
) -> tuple[PublishedFigure, ...]:
    """Give what else a wrong number is: another statistic, unit, release, occupation or area."""
    code, area, period, measure = known.soc_code, known.area, known.release, known.measure
    is_pay = measure.startswith(PAY_UNITS)
    held = statistics.pay if is_pay else statistics.outlook
    pay = [f"{unit}_{kind}" for unit in PAY_UNITS for kind in KINDS] if is_pay else []
    near = [(code, area, period, one) for one in pay]
    near += [(code, area, one, measure) for one in statistics.periods(code, area, measure)]
    near += [
        (key[2], key[1], period, measure)
        for key in held
        if key[0] == period and (key[1] == area or (key[2] == code and key[1][2:] == "00000"))
    ]
    for place in near:
        found = statistics.known(*place)
        if found and found != known and found.value == claim.amount.value:
            return (found,)
    return ()


def _against_themselves(
    claims: Sequence[Claim], verdicts: dict[str, Verdict]
) -> dict[str, Verdict]:
    """Find pay by the hour and by the year, said together of one thing, that cannot be one pay."""
    found: dict[str, Verdict] = {}
    for pair in zip(claims, claims[1:], strict=False):
        if are_one(*pair) is not False or any(verdicts[one.id].kind in WRONG for one in pair):
            continue
        for claim, beside in (pair, pair[::-1]):
            if verdicts[claim.id].kind not in (*RIGHT, *NOT_ONE):
                known = verdicts[claim.id].known
                found[claim.id] = Verdict("contradicts_itself", "hours", known, others=(beside.id,))
    return found
