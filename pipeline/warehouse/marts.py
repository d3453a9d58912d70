"""Marts → records, or rows as they are; the only reader of marts."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

import duckdb

from pipeline.warehouse import rows

Record = TypeVar("Record")
SCHEMA = "marts"
RELEASE = "release"
# a record's mart, and what tells its rows of one release apart
MARTS: Mapping[type, tuple[str, tuple[str, ...]]] = {
    rows.Area: ("areas", ("area_code",)),
    rows.Occupation: ("occupations", ("occupation_code",)),
    rows.Pay: ("pay_estimates", ("area_code", "occupation_code")),
    rows.Gap: ("role_gaps", ("area_code", "pair_slug")),
    rows.Delta: ("regional_deltas", ("area_code", "occupation_code", "reference_kind")),
    rows.Rank: ("area_ranks", ("area_code", "occupation_code")),
    rows.MeanRank: ("mean_ranks", ("area_code", "occupation_code")),
    rows.RankedArea: ("best_paying_areas", ("peer_group_code", "occupation_code", "area_code")),
    rows.Outlook: ("outlook", ("occupation_code",)),
    rows.PastPay: ("pay_trends", (RELEASE, "area_code", "occupation_code")),
    rows.Role: ("roles", ("role_slug",)),
}


def read(
    connection: duckdb.DuckDBPyConnection, kind: type[Record], wanted: Mapping[str, object]
) -> list[Record]:
    """Read rows of a record's mart, by lists of what its columns may hold, in their order."""
    columns = ", ".join(field.name for field in fields(kind))  # type: ignore[arg-type]
    cursor = connection.execute(
        f"select {columns} from {SCHEMA}.{MARTS[kind][0]} where {_held(wanted)} order by all",
        dict(wanted),
    )
    return [kind(*row) for row in cursor.fetchall()]


def read_by_key(
    connection: duckdb.DuckDBPyConnection, kind: type[Record], wanted: Mapping[str, object]
) -> dict[Any, Record]:
    """Read the same by what tells the rows of one release apart: a value, or a tuple of several."""
    key = attrgetter(*MARTS[kind][1])
    return {key(row): row for row in read(connection, kind, wanted)}


def read_named(
    connection: duckdb.DuckDBPyConnection, mart: str, wanted: Mapping[str, object]
) -> Iterator[dict[str, object]]:
    """Read rows of a mart as they are, by lists of what its columns may hold."""
    cursor = connection.execute(
        f"select * from {SCHEMA}.{mart} where {_held(wanted)}", dict(wanted)
    )
    names = [column[0] for column in cursor.description or ()]
    for values in cursor.fetchall():
        yield dict(zip(names, values, strict=True))


def _held(wanted: Mapping[str, object]) -> str:
    return " and ".join(f"list_contains(${name}, {name})" for name in wanted) or "true"
