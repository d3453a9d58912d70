"""Archived releases → a database with their raw tables, the pairs asked for among them."""

from collections.abc import Collection, Sequence
from pathlib import Path

import duckdb
import polars as pl

from pipeline.archive.source import Frame, RawTable, Release
from pipeline.core.errors import UsageError
from pipeline.core.search import did_you_mean_one
from pipeline.settings.brochures import Pair
from pipeline.sources.parse import parse
from pipeline.sources.register import EVERY, SOURCES
from pipeline.warehouse.load import load
from pipeline.warehouse.trend import past_frames

PAIRS = RawTable(
    "pairs",
    dict.fromkeys(("slug", "first_role", "first_soc", "second_role", "second_soc"), pl.String),
    ("slug",),
)


def build(
    pairs: Sequence[Pair], held: Sequence[Release], database: Path, older: Sequence[Release] = ()
) -> duckdb.DuckDBPyConnection:
    """Parse the held releases into the raw tables of a new database, the pairs among them.

    older: what a trend needs besides; of it only the pairs' occupations are kept.
    """
    frames = parse(held, SOURCES)
    compared = pairs_frame(pairs, frames)
    codes = {code for column in ("first_soc", "second_soc") for code in compared.rows[column]}
    frames += [compared, *past_frames(older, codes), *frames_without_rows([*held, *older])]
    return load(frames, database)


def frames_without_rows(held: Collection[Release]) -> list[Frame]:
    """Give the tables of sources that a report can do without and that are not held."""
    given = {release.source for release in held}
    return [
        Frame(table, pl.DataFrame(schema=dict(table.columns)))
        for source in EVERY
        if source.use in {"held", "trend"} and source.name not in given
        for table in source.tables
    ]


def pairs_frame(pairs: Sequence[Pair], frames: Sequence[Frame]) -> Frame:
    roles = next(frame.rows for frame in frames if frame.table.name == "roles")
    codes = dict(roles.select("slug", "soc_code").iter_rows())
    rows = [
        (pair.slug, *(value for side in pair.sides for value in _side(side, codes, pair)))
        for pair in pairs
    ]
    return Frame(PAIRS, pl.DataFrame(rows, schema=dict(PAIRS.columns), orient="row"))


def _side(side: str, codes: dict[str, str], pair: Pair) -> tuple[str | None, str]:
    if side in codes:
        return side, codes[side]
    if side[:1].isdigit():
        return None, side
    raise UsageError(
        f"no role is called “{side}”",
        where=f"brochures.toml, pair {pair.slug}",
        expected="the name of a file in data/raw/roles, without .toml",
        todo=did_you_mean_one(side, list(codes)),
    )
