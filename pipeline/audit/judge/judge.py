"""The claims of one page → each with all its verdicts."""

from collections.abc import Sequence

from pipeline.audit.judge.beside import disagreeing, mixed
from pipeline.audit.judge.settle import settle
from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.judge.verdicts import verdicts
from pipeline.audit.model import Audited, Kind, Verdict
from pipeline.sources.claims import Claim

ORDER: tuple[Kind, ...] = (
    "contradicts",
    "contradicts_itself",
    "agrees",
    "rounds",
    "consistent",
    "cannot_be_checked",
    "mixes",
    "stale",
    "names_no_statistic",
    "beyond_statistics",
)


def judge(claims: Sequence[Claim], statistics: Statistics) -> tuple[Audited, ...]:
    """Judge every claim by the statistics, by itself, and by those that it stands with."""
    claims = [settle(claim, statistics) for claim in claims]
    single = [verdicts(claim, statistics) for claim in claims]
    beside = [(claim, found) for claim, (found, _) in zip(claims, single, strict=True)]
    return tuple(
        Audited(one[0], _ordered([*alone, *disagreeing(one, beside), *mixed(one, beside)]))
        for one, (_, alone) in zip(beside, single, strict=True)
    )


def _ordered(found: Sequence[Verdict]) -> tuple[Verdict, ...]:
    return tuple(sorted(found, key=lambda verdict: ORDER.index(verdict.kind)))
