"""raw → staging → intermediate → marts by the statements of sql/, then the checks."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.core.errors import CheckError, TransformError

if TYPE_CHECKING:  # DuckDB is heavy, and a manifest names its checks
    from duckdb import DuckDBPyConnection

MACROS = "0_macros"
STEPS = {step: step[2:] for step in ("1_staging", "2_intermediate", "3_marts")}
CHECKS = "4_checks"
RUN = "5_run"  # what a run asks for, and its texts: marts beside those of the warehouse
SCHEMAS = {**STEPS, RUN: STEPS["3_marts"]}
HEADER = re.compile(r"\A(?:-- .*\n)+")
GRAIN = re.compile(r"^-- grain: (.+)$", re.MULTILINE)
VIEW = "-- kept as: view"  # in a header: it copies, or costs less than the space it would take
ROWS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One SQL file: the table or view it makes, and the columns that make a row of it unique."""

    name: str
    path: Path
    text: str
    grain: tuple[str, ...]

    @property
    def kind(self) -> str:
        return "view" if VIEW in self.text else "table"

    @property
    def said(self) -> str:
        """What its header says of it."""
        header = HEADER.match(self.text)
        lines = header[0].splitlines() if header else []
        return " ".join(line[3:] for line in lines if not GRAIN.match(line) and line != VIEW)


@dataclass(frozen=True, slots=True)
class Check:
    """One check that ran, and how many offending rows it found."""

    name: str
    rows: int


def statements(folder: Path) -> list[SqlFile]:
    """Read the SQL files of a folder, by name. Raises TransformError when one names no grain."""
    return [_statement(path) for path in sorted(folder.glob("*.sql"))]


def transform(connection: "DuckDBPyConnection", sql: Path) -> list[Check]:
    """Build all of sql/ but what is a run's, folder by folder, and run the checks.

    Gives the checks that ran. Raises TransformError when a file fails or a row breaks its grain,
    CheckError when a check finds rows: one message for all that failed.
    """
    define_macros(connection, sql)
    for folder, schema in STEPS.items():
        connection.execute(f"create schema {schema}")
        build_tables(connection, sql / folder, schema)
    return _check(connection, sql / CHECKS)


def define_macros(connection: "DuckDBPyConnection", sql: Path) -> None:
    """Define what several statements compute alike. Raises TransformError."""
    for path in sorted((sql / MACROS).glob("*.sql")):
        _execute(connection, path.read_text(), path)


def build_tables(connection: "DuckDBPyConnection", folder: Path, schema: str) -> None:
    """Build the tables and views of a folder of sql/, by name. Raises TransformError."""
    for statement in statements(folder):
        _build(connection, statement, schema)


def _statement(path: Path) -> SqlFile:
    text = path.read_text()
    grain = GRAIN.search(text)
    if not grain:
        raise TransformError(
            "the file names no grain",
            where=path,
            expected="a line `-- grain: column, column`",
            todo="Say which columns make a row unique.",
        )
    return SqlFile(path.stem, path, text, tuple(re.split(r",\s*", grain[1].strip())))


def _build(connection: "DuckDBPyConnection", statement: SqlFile, schema: str) -> None:
    table, grain = f"{schema}.{statement.name}", ", ".join(statement.grain)
    _execute(connection, f"create {statement.kind} {table} as {statement.text}", statement.path)
    if statement.kind == "view":  # its grain follows from that of what it copies
        return
    is_null = " or ".join(f"{column} is null" for column in statement.grain)
    broken = _execute(
        connection,
        f"select {grain}, count(*) from {table} group by {grain} having count(*) > 1 or {is_null}"
        f" order by {grain} limit {ROWS_SHOWN}",
        statement.path,
    ).fetchall()
    if broken:
        raise TransformError(
            f"{table} has several rows for one {grain}, or one without",
            where=statement.path,
            expected="one",
            found="; ".join(" ".join(map(str, row)) for row in broken),
            todo="Mend the file or its grain.",
        )


def _check(connection: "DuckDBPyConnection", folder: Path) -> list[Check]:
    checks, failures = [], []
    for statement in statements(folder):
        result = _execute(connection, statement.text, statement.path)
        names = [column[0] for column in result.description or ()]
        rows = result.fetchall()
        checks.append(Check(statement.name, len(rows)))
        if rows:
            failures.append(_failure(statement.name, names, rows))
    if failures:
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


def _execute(connection: "DuckDBPyConnection", sql: str, path: Path) -> "DuckDBPyConnection":
    import duckdb  # noqa: PLC0415

    try:
        return connection.execute(sql)
    except duckdb.Error as error:
        raise TransformError(
            "the statement failed",
            where=path,
            found=str(error).split("\n\n")[0],
            todo="Mend the file, then run make test.",
        ) from error
