"""Marts → records, or rows as they are; the only reader of marts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from pipeline.warehouse.columns import MartRow
from pipeline.warehouse.load import unwritten

Record = TypeVar("Record", bound=MartRow)
SCHEMA = "marts"


def read(
    connection: duckdb.DuckDBPyConnection, kind: type[Record], wanted: Mapping[str, object]
) -> list[Record]:
    """Read rows of a record's mart, by lists of what its columns may hold, in their order."""
    columns = ", ".join(field.name for field in fields(kind))  # type: ignore[arg-type]
    held = " and ".join(f"list_contains(${name}, {name})" for name in wanted) or "true"
    cursor = connection.execute(
        f"select {columns} from {SCHEMA}.{kind.mart.name} where {held} order by all",
        dict(wanted),
    )
    return [kind(*row) for row in cursor.fetchall()]


def read_by_key(
    connection: duckdb.DuckDBPyConnection, kind: type[Record], wanted: Mapping[str, object]
) -> dict[tuple[object, ...], Record]:
    """Read the same by what tells the rows of one release apart."""
    found = read(connection, kind, wanted)
    return {tuple(getattr(row, name) for name in kind.mart.key): row for row in found}


def read_named(
    connection: duckdb.DuckDBPyConnection, mart: str, wanted: Mapping[str, object]
) -> Iterator[dict[str, Any]]:
    """Read rows of a mart as they are, by lists of texts of what its columns may hold."""
    held = " and ".join(f"list_contains(${name}, cast({name} as varchar))" for name in wanted)
    cursor = connection.execute(f"select * from {SCHEMA}.{mart} where {held}", dict(wanted))
    names = [column[0] for column in cursor.description or ()]
    for values in cursor.fetchall():
        yield dict(zip(names, values, strict=True))


def types_of(connection: duckdb.DuckDBPyConnection, mart: str) -> dict[str, str]:
    """Give the type of each column of a mart, in their order."""
    cursor = connection.execute(f"describe {SCHEMA}.{mart}")
    return {name: kind for name, kind, *_ in cursor.fetchall()}


def write_parquet(
    connection: duckdb.DuckDBPyConnection, mart: str, order: Sequence[str], path: Path
) -> None:
    """Write a mart's rows, in an order, as a Parquet file. Raises LoadError."""
    rows = f"select * from {SCHEMA}.{mart} order by {', '.join(order)}"
    place = str(path).replace("'", "''")
    try:
        connection.execute(f"copy ({rows}) to '{place}' (format parquet, compression zstd)")
    except duckdb.Error as error:
        raise unwritten(str(path), error) from error


def copy_into(connection: duckdb.DuckDBPyConnection, marts: Sequence[str], database: Path) -> None:
    """Copy marts of a run into a warehouse's file. Raises LoadError."""
    place = str(database).replace("'", "''")
    try:
        connection.execute(f"attach '{place}' as whole")
        for mart in marts:
            rows = f"select * from {SCHEMA}.{mart}"
            connection.execute(f"create table whole.{SCHEMA}.{mart} as {rows}")
        connection.execute("detach whole")
    except duckdb.Error as error:
        raise unwritten(str(database), error) from error
