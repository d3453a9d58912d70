"""An archived release → what its gates find of it, before anything is published from it."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.archive.source import Release, Source
from pipeline.core.errors import CheckError, ParseError
from pipeline.core.paths import SQL
from pipeline.gates.gates import run_gates
from pipeline.settings.brochures import Pair
from pipeline.sources.parse import parse
from pipeline.sources.roles import publication as roles
from pipeline.warehouse.build import build, pairs_frame
from pipeline.warehouse.transform import transform


def screen(
    new: Release,
    source: Source,
    old: Release | None,
    others: Sequence[Release],
    pairs: Sequence[Pair],
) -> list[Finding]:
    """Parse a release, hold it against the last good one, and try the marts with it.

    old: the newest good release of the source. others: those of the other sources that a report is
    built from; none where the source is not one of those. A ParseError or a CheckError on the way
    is a finding of the gate "parse" or "checks"; what else is raised, as by a full disk, is not the
    release's fault and goes on.
    """
    try:
        frames = _frames(new, source)
    except ParseError as error:
        return [_refused("parse", new, error)]
    found = run_gates(new, old, frames, _frames(old, source) if old else {}, _codes(others, pairs))
    if others and not any(finding.level == "refuse" for finding in found):
        found += _tried(new, others, pairs)
    return found


def _frames(release: Release, source: Source) -> Mapping[str, pl.DataFrame]:
    return {frame.table.name: frame.rows for frame in parse([release], [source])}


def _codes(others: Sequence[Release], pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """Give each declared pair's SOC codes, once roles are among what a report is built from."""
    editorial = [release for release in others if release.source == roles.SOURCE.name]
    if not editorial:
        return []
    frame = pairs_frame(pairs, parse(editorial, [roles.SOURCE]), editorial)
    return list(frame.rows.select("first_soc", "second_soc").iter_rows())


def _tried(new: Release, others: Sequence[Release], pairs: Sequence[Pair]) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            with build(pairs, [new, *others], Path(folder) / "tried.duckdb") as connection:
                transform(connection, SQL)
        except CheckError as error:
            return [_refused("checks", new, error)]
    return []


def _refused(gate: str, new: Release, error: ParseError | CheckError) -> Finding:
    return Finding(gate, "refuse", new.source, new.name, str(error))
