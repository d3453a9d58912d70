"""A claim with its verdict → what else there is to say of it, which never accuses."""

from collections.abc import Iterator, Sequence

from pipeline.audit.judge.match import hours_agree
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import PAY_UNITS, RIGHT, Claim, Note, Verdict


def notes(
    claim: Claim, verdict: Verdict, beside: Sequence[Claim], statistics: Statistics
) -> Iterator[Note]:
    """Say of a right claim whether it is the newest and names its parts, of any what it mixes."""
    if verdict.kind in RIGHT and verdict.known:
        known = verdict.known[0]
        periods = statistics.periods(known.soc_code, known.area, known.measure)
        if periods and known.release < periods[0]:
            newest = statistics.known(known.soc_code, known.area, periods[0], known.measure)
            yield Note("older", (newest,) if newest else ())
        if not claim.period.value:
            yield Note("undated")
    if claim.unit.value in PAY_UNITS and claim.statistic.value == "unnamed":
        yield Note("no_statistic")
    said = claim.statistic.said.lower()
    if "median" in said and "average" in said:
        yield Note("two_names")
    if verdict.kind == "cannot_be_checked" and any(are_one(claim, one) for one in beside):
        yield Note("consistent", others=tuple(one.id for one in beside if are_one(claim, one)))
    if older := tuple(one.id for one in beside if _is_older(claim, one)):
        yield Note("mixes", others=older)


def _is_older(claim: Claim, other: Claim) -> bool:
    """Tell whether a claim is of an older period than another role's that stands beside it."""
    is_rival = claim.role.value != other.role.value and claim.measure == other.measure
    return is_rival and "" < claim.period.value < other.period.value


def are_one(claim: Claim, other: Claim) -> bool | None:
    """Tell whether pay by the hour and by the year fit each other; None if they are not of one."""
    units = {one.unit.value: one.amount for one in (claim, other)}
    if set(units) != set(PAY_UNITS) or _subject(claim) != _subject(other):
        return None
    return hours_agree(units["hourly"], units["annual"])


def _subject(claim: Claim) -> tuple[str, ...]:
    return (claim.group, claim.role.value, claim.statistic.value, claim.area.value,
            claim.period.value, claim.source.value, claim.whole.value)  # fmt: skip
