"""Archived releases → frames with exactly their source's columns and key, or a ParseError."""

from collections.abc import Sequence

import polars as pl

from pipeline.archive.source import Frame, RawTable, Release, Source
from pipeline.core.errors import ParseError


def parse(releases: Sequence[Release], sources: Sequence[Source]) -> list[Frame]:
    """Read every held release. Raises ParseError at the first that has not its source's layout."""
    by_name = {source.name: source for source in sources}
    return [frame for release in releases for frame in _read(release, by_name[release.source])]


def _read(release: Release, source: Source) -> list[Frame]:
    frames = source.read(release)
    return [_proved(frames[one.name], one, release) for one in source.tables if one.name in frames]


def _proved(rows: pl.DataFrame, table: RawTable, release: Release) -> Frame:
    if list(rows.schema.items()) != list(table.columns.items()):
        raise ParseError(
            f"the frame of {table.name} has another shape",
            where=release,
            expected=", ".join(f"{name} {kind}" for name, kind in table.columns.items()),
            found=", ".join(f"{name} {kind}" for name, kind in rows.schema.items()),
            todo=f"Change pipeline/sources/{release.source}, then run make test.",
        )
    keys = rows.select(table.key)
    if not (doubled := keys.filter(keys.is_duplicated()).sort(table.key)).is_empty():
        raise ParseError(
            f"a key of {table.name} stands there twice",
            where=release.folder,
            expected=f"one row a {' × '.join(table.key)}",
            found=" ".join(map(str, doubled.row(0))),
            todo="Fetch the file again, or take the doubled line out of an editorial file.",
        )
    return Frame(table, rows)
