"""Releases → a database with their raw tables, staging, intermediate and marts, checked."""

from collections.abc import Collection, Sequence
from pathlib import Path

import duckdb
import polars as pl

from pipeline.archive.comparable import comparable, earlier
from pipeline.archive.releases import newest_good, read_revision, verified
from pipeline.archive.revisions import good_revisions
from pipeline.archive.source import Frame, RawTable, Release
from pipeline.core.paths import SQL
from pipeline.core.states import STATES
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.names import ROUNDS
from pipeline.sources.parse import parse
from pipeline.sources.register import BY_NAME, DATA_SOURCES, TREND_SOURCES
from pipeline.warehouse.comments import comment
from pipeline.warehouse.load import load, unwritten
from pipeline.warehouse.transform import transform

POSTAL_CODES = RawTable(
    "states",
    dict.fromkeys(("postal_code", "state_code", "state_name"), pl.String),
    ("postal_code",),
)
RECEIPTS = RawTable(
    "receipts",
    {
        **dict.fromkeys(("source", "release", "file", "title", "publisher"), pl.String),
        **dict.fromkeys(("licence", "address", "retrieved"), pl.String),
        "bytes": pl.Int64,
        "sha256": pl.String,
    },
    ("source", "release", "file"),
)


def build(releases: Sequence[Release], database: Path) -> None:
    """Read releases into a new database file, build every table of sql/ and check it.

    Raises ParseError, LoadError, TransformError, or CheckError where a check finds rows.
    """
    frames = [*parse(releases, DATA_SOURCES), *frames_without_rows(releases), *own(releases)]
    with load(frames, database) as connection:
        transform(connection, SQL)
        try:
            comment(connection)
            connection.execute("checkpoint")  # to close it would fail in silence on a full disk
        except duckdb.Error as error:
            raise unwritten(str(database), error) from error


def own(releases: Sequence[Release]) -> list[Frame]:
    """Give what the project knows by itself: the states, and what the releases' receipts say."""
    states = [(postal, code, name) for postal, (code, name) in STATES.items()]
    files = [
        (
            release.source, release.name, file.name, release.receipt.title,
            release.receipt.publisher, release.receipt.licence,
            file.address or release.receipt.address, release.receipt.retrieved, file.bytes,
            file.sha256,
        )
        for release in releases
        for file in release.receipt.files
    ]  # fmt: skip
    return [
        Frame(table, pl.DataFrame(rows, schema=dict(table.columns), orient="row"))
        for table, rows in ((POSTAL_CODES, states), (RECEIPTS, files))
    ]


def frames_without_rows(held: Collection[Release]) -> list[Frame]:
    """Give the tables of sources that a report can do without and that are not held."""
    given = {release.source for release in held}
    return [
        Frame(table, pl.DataFrame(schema=dict(table.columns)))
        for source in DATA_SOURCES
        if source.use in {"held", "trend"} and source.name not in given
        for table in source.tables
    ]


def past(raw: Path) -> list[Release]:
    """Verify the older releases that may be compared with the newest, and the newest prices.

    Raises ArchiveError when a file is missing or changed, or no prices are held.
    """
    older = [read_revision(place, bls_oews.SOURCE) for place in comparable(raw)]
    return [*older, *(verified(newest_good(raw, source), source) for source in TREND_SOURCES)]


def rounds(raw: Path) -> list[Release]:
    """Verify the older rounds of the nation's projections. Raises ArchiveError as past does."""
    return [
        read_revision(place, BY_NAME[name])
        for name in ROUNDS
        for place in good_revisions(raw / name)[:-1]
    ]


def refusals(raw: Path) -> list[str]:
    """Say of each older release that is held and not compared why it is not."""
    period, refused = bls_oews.SOURCE.period, [one for one in earlier(raw) if one.refusal]
    return [f"not compared  {period(one.place.release)}: {one.refusal}" for one in refused]
