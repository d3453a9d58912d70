"""raw → staging → intermediate → marts, then the checks."""

from pathlib import Path

import duckdb

from pipeline.core.errors import TransformError
from pipeline.warehouse.checks import CHECKS, Check, run_checks
from pipeline.warehouse.statements import ROWS_SHOWN, STEPS, SqlFile, execute, statements


def transform(
    connection: duckdb.DuckDBPyConnection, sql: Path, *, is_lenient: bool = False
) -> list[Check]:
    """Build every table of sql/, folder by folder, and run the checks; gives the checks that ran.

    Raises TransformError when a file fails or a row breaks its grain, CheckError when a check
    finds rows: one message for all that failed. When lenient, such rows are only counted.
    """
    for folder, schema in STEPS.items():
        connection.execute(f"create schema {schema}")
        for statement in statements(sql / folder):
            _build(connection, statement, schema)
    return run_checks(connection, sql / CHECKS, is_lenient=is_lenient)


def _build(connection: duckdb.DuckDBPyConnection, statement: SqlFile, schema: str) -> None:
    table = f"{schema}.{statement.name}"
    execute(connection, f"create table {table} as {statement.text}", statement)
    grain = ", ".join(statement.grain)
    doubled = execute(
        connection,
        f"select {grain}, count(*) from {table} group by {grain} having count(*) > 1"
        f" order by {grain} limit {ROWS_SHOWN}",
        statement,
    ).fetchall()
    if doubled:
        raise TransformError(
            f"{table} has several rows for one {grain}",
            where=str(statement.path),
            expected="one",
            found="; ".join(" ".join(map(str, row)) for row in doubled),
            todo="Mend the file or its grain.",
        )
