"""A warehouse and what a run asks for → the database of the run, small, the marts of both in it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from pipeline.archive.source import Frame, RawTable, Release
from pipeline.core.errors import LoadError, UsageError, failing_as
from pipeline.core.paths import SQL
from pipeline.core.search import did_you_mean_one
from pipeline.settings.sections import Pair
from pipeline.sources.parse import parse
from pipeline.sources.roles.names import FILE as NAMES_FILE
from pipeline.sources.roles.names import NAMES, prove_known
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import drafts
from pipeline.warehouse.load import load
from pipeline.warehouse.marts import read
from pipeline.warehouse.rows import Occupation
from pipeline.warehouse.transform import RUN, SCHEMAS, build_tables, define_macros

KEPT = "kept"  # what the warehouse is called in the database of a run
PAIRS = RawTable(
    "pairs",
    dict.fromkeys(("slug", "first_role", "first_soc", "second_role", "second_soc"), pl.String),
    ("slug",),
)


def begin(
    warehouse: Path, pairs: Sequence[Pair], roles: Release, database: Path
) -> duckdb.DuckDBPyConnection:
    """Make the database of a run: pairs, texts, and what follows of them; gives it open.

    The warehouse's tables are seen in it under their own names, and never changed. Raises
    UsageError for a pair's role that there is not, ParseError, LoadError or TransformError.
    """
    frames = parse([roles], [ROLES])
    connection = load([*frames, pairs_frame(pairs, frames, [roles])], database)
    attach(connection, warehouse)
    define_macros(connection, SQL)
    for schema, name in connection.execute(
        "select schema, name from (show all tables) where database = $kept", {"kept": KEPT}
    ).fetchall():
        connection.execute(f"create schema if not exists {schema}")
        connection.execute(f"create view {schema}.{name} as from {KEPT}.{schema}.{name}")
    names = next(frame.rows for frame in frames if frame.table == NAMES)
    known = {one.occupation_code for one in read(connection, Occupation, {})}
    prove_known(names, known, roles.folder / NAMES_FILE)
    build_tables(connection, SQL / RUN, SCHEMAS[RUN])
    return connection


@contextmanager
def opened(database: Path, warehouse: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a warehouse, or the database of a run with its warehouse, to be read.

    Raises LoadError where one is no database.
    """
    todo = "Remove it and data/out/latest, and run make report."
    with failing_as(LoadError, "the database cannot be read", database, todo, of=duckdb.Error):
        connection = duckdb.connect(database, read_only=True)
        if warehouse:
            attach(connection, warehouse)
    with connection:
        yield connection


def attach(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """See a warehouse's tables as kept.<schema>.<table>."""
    path = str(warehouse).replace("'", "''")
    connection.execute(f"attach '{path}' as {KEPT} (read_only)")


def pairs_frame(pairs: Sequence[Pair], frames: Sequence[Frame], held: Sequence[Release]) -> Frame:
    """Give each pair with its roles and occupations.

    Raises UsageError for a role that there is not, ParseError for one that still has gaps.
    """
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


def _side(side: str, codes: Mapping[str, str], pair: Pair) -> tuple[str | None, str]:
    where = f"brochures.toml, pair {pair.slug}"
    return side if side in codes else None, soc_code_of(side, codes, where)


def soc_code_of(side: str, codes: Mapping[str, str], where: str) -> str:
    """Give the SOC code of a pair's side. Raises UsageError for a role that there is not."""
    if side in codes:
        return codes[side]
    if side[:1].isdigit():
        return side
    raise UsageError(
        f"no role is called “{side}”",
        where=where,
        expected="the name of a file in data/raw/roles, without .toml",
        todo=did_you_mean_one(side, list(codes)),
    )
