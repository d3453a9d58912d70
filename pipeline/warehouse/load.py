"""Frames → raw.<table> in a fresh DuckDB file."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl

from pipeline.archive.source import Frame
from pipeline.core.errors import LoadError


def load(frames: Sequence[Frame], database: Path) -> duckdb.DuckDBPyConnection:
    """Write a new database at `database` (an old one is replaced) and leave it open.

    Frames of one table, such as several releases, become one raw table. Raises LoadError when the
    file cannot be written.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        database.unlink(missing_ok=True)
        connection = duckdb.connect(
            str(database), config={"storage_compatibility_version": "v1.4.0"}
        )
    except (OSError, duckdb.Error) as error:
        raise unwritten(str(database), error) from error
    connection.execute("set preserve_insertion_order = false")
    connection.execute("create schema raw")
    for name in sorted({frame.table.name for frame in frames}):
        _create(connection, name, [frame for frame in frames if frame.table.name == name])
    return connection


def _create(connection: duckdb.DuckDBPyConnection, name: str, frames: list[Frame]) -> None:
    rows = pl.concat(frame.rows for frame in frames)
    connection.register("rows", rows.__arrow_c_stream__())
    try:
        connection.execute(f"create table raw.{name} as select * from rows")
    except duckdb.Error as error:
        raise unwritten(name, error) from error
    finally:
        connection.unregister("rows")


def unwritten(where: str, error: Exception) -> LoadError:
    """Tell what of a database could not be written, in DuckDB's words."""
    return LoadError(
        "the database cannot be written",
        where=where,
        found=str(error).splitlines()[0],
        todo="Make the folder writable, or free some space.",
    )
