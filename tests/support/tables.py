"""The project's own tables, empty, in a database that a test fills with literal rows."""

import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from pipeline.archive.source import Frame
from pipeline.core.paths import SQL
from pipeline.sources.register import DATA_SOURCES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.build import POSTAL_CODES, RECEIPTS
from pipeline.warehouse.load import load
from pipeline.warehouse.run import PAIRS
from pipeline.warehouse.transform import (
    RUN,
    SCHEMAS,
    build_tables,
    define_macros,
    statements,
    transform,
)

RELEASE = "2025A01"
Row = Mapping[str, object]


def empty_frames() -> list[Frame]:
    """Give every raw table that the sources declare, without rows."""
    tables = [*(table for source in DATA_SOURCES for table in source.tables)]
    tables += [POSTAL_CODES, RECEIPTS, *ROLES.tables, PAIRS]
    return [Frame(table, pl.DataFrame(schema=dict(table.columns))) for table in tables]


@cache
def definitions() -> dict[str, str]:
    """Define every table as the real SQL makes it over empty raw tables."""
    with (
        tempfile.TemporaryDirectory() as folder,
        load(empty_frames(), Path(folder) / "empty.duckdb") as connection,
    ):
        transform(connection, SQL)
        build_tables(connection, SQL / RUN, SCHEMAS[RUN])
        columns = connection.execute("""
            select schema_name || '.' || table_name,
                string_agg(format('{} {}', column_name, data_type), ', ' order by column_index)
            from duckdb_columns() where not internal group by all
        """)
        return {name: f"create table {name} ({said})" for name, said in columns.fetchall()}


def run(file: str, tables: Mapping[str, Sequence[Row]]) -> list[dict[str, object]]:
    """Run one file of sql/, "3_marts/areas", where only `tables` are; gives its rows by grain.

    Columns that a row does not name are null there; columns that are null are not in the result.
    """
    folder, name = file.split("/")
    (statement,) = [found for found in statements(SQL / folder) if found.name == name]
    with duckdb.connect() as connection:
        define_macros(connection, SQL)
        for table, rows in tables.items():
            _create(connection, table, rows)
        grain = ", ".join(statement.grain)
        found = connection.execute(f"from ({statement.text}\n) order by {grain}")
        names = [column[0] for column in found.description]
        return [
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            for row in found.fetchall()
        ]


def _create(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    connection.execute(f"create schema if not exists {table.partition('.')[0]}")
    connection.execute(definitions()[table])
    for row in rows:
        places = ", ".join("?" * len(row))
        connection.execute(
            f"insert into {table} ({', '.join(row)}) values ({places})", list(row.values())
        )
