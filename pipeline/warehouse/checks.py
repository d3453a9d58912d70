"""The files of sql/4_checks → the offending rows, of which a build may have none."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.core.errors import CheckError
from pipeline.warehouse.statements import ROWS_SHOWN, execute, statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHECKS = "4_checks"


@dataclass(frozen=True, slots=True)
class Check:
    """One check that ran, and how many offending rows it found."""

    name: str
    rows: int


def run_checks(connection: "DuckDBPyConnection", folder: Path, *, is_lenient: bool) -> list[Check]:
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
