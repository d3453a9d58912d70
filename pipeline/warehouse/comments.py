"""The headers of sql/ and its glossary of columns → comments in the database."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

import duckdb

from pipeline.core.errors import TransformError
from pipeline.core.paths import ROOT, SQL
from pipeline.warehouse import rows  # noqa: F401  (records are known once imported)
from pipeline.warehouse.columns import RECORDS
from pipeline.warehouse.transform import STEPS, statements

GLOSSARY = ROOT / "sql/columns.toml"


def comment(connection: duckdb.DuckDBPyConnection, steps: Mapping[str, str] = STEPS) -> None:
    """Say of each table and column of staging, intermediate and marts what it is.

    steps: folders of sql/, and their schemas. Raises TransformError for a column that is not
    described.
    """
    connection.begin()
    for folder, schema in steps.items():
        for statement in statements(SQL / folder):
            table = f"{schema}.{statement.name}"
            connection.execute(f"comment on {statement.kind} {table} is {_text(statement.said)}")
            for column in columns(connection, schema, statement.name):
                said = _text(meaning(column))
                connection.execute(f"comment on column {table}.{column} is {said}")
    connection.commit()


def meaning(column: str) -> str:
    """Say what a column holds, wherever it stands. Raises TransformError where nobody says it."""
    return _meanings().get(column) or _of_note(column)


@cache
def _meanings() -> dict[str, str]:
    described = [one for record in RECORDS.values() for one in record.columns.values()]
    return {one.column: one.label for one in described} | tomllib.loads(GLOSSARY.read_text())


def columns(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> Iterator[str]:
    """Name the columns of a table of the database itself, in order."""
    found = connection.execute(
        "select column_name from duckdb_columns() where database_name = current_database()"
        " and schema_name = $schema and table_name = $name order by column_index",
        {"schema": schema, "name": table},
    )
    return (name for (name,) in found.fetchall())


def _of_note(column: str) -> str:
    measure = column.removesuffix("_note_code")
    if measure == column:
        raise TransformError(
            "a column of sql/ is not described",
            where=column,
            expected=f'{column} = "…" in sql/columns.toml',
            todo="Say there what it holds.",
        )
    return f"The publisher's note that says why {measure} has no number"


def _text(said: str) -> str:
    escaped = said.replace("'", "''")
    return f"'{escaped}'"
