"""sql/ → its statements, each with the table that it makes and that table's grain."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.core.errors import TransformError

if TYPE_CHECKING:  # DuckDB is heavy, and a manifest names its checks
    from duckdb import DuckDBPyConnection

STEPS = {step: step[2:] for step in ("1_staging", "2_intermediate", "3_marts")}
GRAIN = re.compile(r"^-- grain: (.+)$", re.MULTILINE)
ROWS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One SQL file: the table it makes and the columns that make a row of it unique."""

    name: str
    path: Path
    text: str
    grain: tuple[str, ...]


def statements(folder: Path) -> list[SqlFile]:
    """Read the SQL files of a folder, by name. Raises TransformError when one names no grain."""
    return [_statement(path) for path in sorted(folder.glob("*.sql"))]


def _statement(path: Path) -> SqlFile:
    text = path.read_text()
    grain = GRAIN.search(text)
    if not grain:
        raise TransformError(
            "the file names no grain",
            where=str(path),
            expected="a line `-- grain: column, column`",
            todo="Say which columns make a row unique.",
        )
    return SqlFile(path.stem, path, text, tuple(re.split(r",\s*", grain[1].strip())))


def execute(connection: "DuckDBPyConnection", sql: str, statement: SqlFile) -> "DuckDBPyConnection":
    import duckdb  # noqa: PLC0415

    try:
        return connection.execute(sql)
    except duckdb.Error as error:
        raise TransformError(
            "the statement failed",
            where=str(statement.path),
            found=str(error).split("\n\n")[0],
            todo="Mend the file, then run make test.",
        ) from error
