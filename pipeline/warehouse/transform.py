"""raw → staging → intermediate → marts, then the checks."""

from pathlib import Path

import duckdb

from pipeline.core.errors import CheckError, TransformError
from pipeline.warehouse.checks import Check
from pipeline.warehouse.statements import ROWS_SHOWN, STEPS, SqlFile, execute, statements

CHECKS = "4_checks"


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
    return _check(connection, sql / CHECKS, is_lenient=is_lenient)


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


def _check(connection: duckdb.DuckDBPyConnection, folder: Path, *, is_lenient: bool) -> list[Check]:
    checks, failures = [], []
    for statement in statements(folder):
        result = execute(connection, statement.text, statement)
        names = [column[0] for column in result.description or ()]
        rows = result.fetchall()
        checks.append(Check(statement.name, len(rows)))
        if rows:
            failures.append(_failure(statement.name, names, rows))
    if failures and not is_lenient:
        raise CheckError(
            f"{len(failures)} of {len(checks)} checks failed; nothing is published\n"
            + "\n".join(failures),
            todo="Look at the rows in their release; a wrong release stays out of data/raw.",
        )
    return checks


def _failure(name: str, columns: list[str], rows: list[tuple[object, ...]]) -> str:
    lines = [
        "    " + ", ".join(f"{c} {v}" for c, v in zip(columns, row, strict=True))
        for row in rows[:ROWS_SHOWN]
    ]
    more = f"\n    and {len(rows) - ROWS_SHOWN:,} more" if len(rows) > ROWS_SHOWN else ""
    return f"  {name}: {len(rows):,} rows\n" + "\n".join(lines) + more
