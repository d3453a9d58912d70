"""Every measure that could be judged before still can: zeros and gaps prove nothing."""

from collections.abc import Iterator

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.core.formats import listed
from pipeline.gates.candidate import CandidateRelease
from pipeline.gates.distribution import BEFORE, EXTENTS, joined
from pipeline.gates.limits import Scope
from pipeline.sources.names import PRICES

GATE = "figures"
# From one real national release to the next 0.989 or more of a measure's figures had one again.
LEFT_SHARE = 0.5


def figures(candidate: CandidateRelease) -> list[Finding]:
    """Refuse a measure that has half of the figures of before or less; tell one that is new."""
    if candidate.new.source == PRICES:  # whose months are held against each other one by one
        return []
    wholes = [
        (scope, cells.filter(EXTENTS[scope.extent]))
        for scopes, cells, _ in joined(candidate)
        for scope in scopes
        if not scope.by
    ]
    since = candidate.old.name
    lost = [
        candidate.judge(GATE, f"no longer to be judged, as they were in {since}: {said}")
        for scope, cells in wholes
        if (said := listed(list(_unjudged(cells, scope, BEFORE))))
    ]
    return lost + [
        candidate.warn(GATE, f"not judged, as there is none or zero in {since}: {said}")
        for scope, cells in wholes
        if (said := listed(list(_unjudged(cells, scope, ""))))
    ]


def _unjudged(cells: pl.DataFrame, scope: Scope, side: str) -> Iterator[str]:
    """Say of which measures one side has figures that the other lacks, or has as zero."""
    for kind in scope.kinds:
        for measure in kind.measures:
            there = [pl.col(measure + each) > kind.floor for each in ("", BEFORE)]
            had, judged = cells.select(
                had=(pl.col(measure + side) > kind.floor).sum(), judged=(there[0] & there[1]).sum()
            ).row(0)
            if had >= scope.cells_at_least and judged < LEFT_SHARE * had:
                yield f"{measure} in {scope.name} ({judged:,} of {had:,} cells)"
