"""Marts → records, or rows as they are; the only reader of marts."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

import duckdb

from pipeline.warehouse.columns import MartRow

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
