"""An archived release → what its gates find of it, before anything is published from it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.archive.comparable import is_loaded
from pipeline.archive.gate_record import Finding
from pipeline.archive.source import Release, Source
from pipeline.core.child import in_child
from pipeline.core.errors import CheckError, ParseError
from pipeline.gates.gates import run_gates
from pipeline.gates.revision import GATE as REVISION
from pipeline.gates.revision import less
from pipeline.settings.sections import Pair
from pipeline.sources.parse import parse
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.run import pairs_frame
from pipeline.warehouse.warehouse import are_enough, find_or_build


def screen(
    new: Release,
    source: Source,
    old: Release | None,
    superseded: Release | None,
    others: Sequence[Release],
    *,
    pairs: Sequence[Pair],
    roles: Sequence[Release],
    out: Path,
) -> list[Finding]:
    """Parse a release, hold it against the last good one, and try the marts with it.

    old: the newest good release of the source. superseded: the revision that this one takes the
    place of. others: all good ones that a warehouse is made from
    beside it; none where the source is not among them. roles: the project's own, if any are held.
    The warehouse that is tried, once no source that it needs is lacking, is kept in `out` for the
    report. A ParseError or a CheckError on the way is a finding of the gate "parse" or "checks";
    what else is raised, as by a full disk, is not the release's fault and goes on.
    """
    try:
        found = in_child(new, measured, new, source, old, superseded, _codes(roles, pairs))
    except ParseError as error:
        return [_refused("parse", new, error)]
    is_used = (not old or is_loaded(new, old)) and are_enough([*others, new])
    if is_used and not any(finding.level == "refuse" for finding in found):
        found += _tried([*others, new], new, out)
    return found


def measured(
    new: Release,
    source: Source,
    old: Release | None,
    superseded: Release | None,
    pairs: Sequence[tuple[str, str]],
) -> list[Finding]:
    """Parse a release, and hold it against the last good one and the revision that it replaces."""
    frames, old_frames = _frames(new, source), _frames(old, source) if old else {}
    found = run_gates(new, old, frames, old_frames, pairs)
    if superseded:
        reasons = less(frames, _frames(superseded, source), source.tables)
        found += [Finding(REVISION, "refuse", new.source, new.name, reason) for reason in reasons]
    return found


def _frames(release: Release, source: Source) -> Mapping[str, pl.DataFrame]:
    return {frame.table.name: frame.rows for frame in parse([release], [source])}


def _codes(roles: Sequence[Release], pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """Give each declared pair's SOC codes, once there are roles."""
    if not roles:
        return []
    frame = pairs_frame(pairs, parse(roles, [ROLES]), roles)
    return list(frame.rows.select("first_soc", "second_soc").iter_rows())


def _tried(used: Sequence[Release], new: Release, out: Path) -> list[Finding]:
    try:
        find_or_build(used, out)
    except CheckError as error:
        return [_refused("checks", new, error)]
    return []


def _refused(gate: str, new: Release, error: ParseError | CheckError) -> Finding:
    return Finding(gate, "refuse", new.source, new.name, str(error))
