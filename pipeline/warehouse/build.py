"""Archived releases, older ones for a trend → a database with their raw tables and the pairs."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl

from pipeline.archive.comparable import comparable, earlier
from pipeline.archive.releases import newest_good, read_revision, verified
from pipeline.archive.source import Frame, RawTable, Release
from pipeline.core.errors import UsageError
from pipeline.core.search import did_you_mean_one
from pipeline.settings.brochures import Pair
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.parse import parse
from pipeline.sources.register import EVERY, SOURCES, TREND_SOURCES
from pipeline.sources.roles.publication import drafts
from pipeline.warehouse.load import load

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
    compared = pairs_frame(pairs, frames, held)
    codes = {code for column in ("first_soc", "second_soc") for code in compared.rows[column]}
    frames += [compared, *past_frames(older, codes), *frames_without_rows([*held, *older])]
    return load(frames, database)


def past(raw: Path) -> list[Release]:
    """Verify the older releases that may be compared with the newest, and the newest prices.

    Raises ArchiveError when a file is missing or changed, or no prices are held.
    """
    older = [read_revision(place, bls_oews.SOURCE) for place in comparable(raw)]
    return [*older, *(verified(newest_good(raw, source), source) for source in TREND_SOURCES)]


def refusals(raw: Path) -> list[str]:
    """Say of each older release that is held and not compared why it is not."""
    period, refused = bls_oews.SOURCE.period, [one for one in earlier(raw) if one.refusal]
    return [f"not compared  {period(one.place.release)}: {one.refusal}" for one in refused]


def past_frames(releases: Collection[Release], codes: Collection[str]) -> list[Frame]:
    """Read older releases, nation and states, in the occupations of `codes`. Raises ParseError."""
    is_wanted = pl.col("occupation_code").is_in([code.replace("-", "") for code in codes])
    frames = parse(list(releases), [bls_oews.WIDE, *TREND_SOURCES])
    return [
        replace(one, rows=one.rows.filter(is_wanted)) if "occupation_code" in one.rows else one
        for one in frames
    ]


def frames_without_rows(held: Collection[Release]) -> list[Frame]:
    """Give the tables of sources that a report can do without and that are not held."""
    given = {release.source for release in held}
    return [
        Frame(table, pl.DataFrame(schema=dict(table.columns)))
        for source in EVERY
        if source.use in {"held", "trend"} and source.name not in given
        for table in source.tables
    ]


def pairs_frame(pairs: Sequence[Pair], frames: Sequence[Frame], held: Sequence[Release]) -> Frame:
    """Give the pairs as a raw table. Raises ParseError for a side whose role still has gaps."""
    unfinished = drafts(held)
    for side in (side for pair in pairs for side in pair.sides if side in unfinished):
        raise unfinished[side]
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
