"""A figure and its edition's database → the cells of marts that hold its value, and their way.

Nothing here says which measure comes from which column: the grain that each SQL file states finds
the row, the value finds the column, and DuckDB's own parse of the SQL finds what it is read from.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import duckdb

from pipeline.core.errors import ExplainError
from pipeline.core.figure import Figure
from pipeline.core.paths import SQL
from pipeline.explain.lineage import trace
from pipeline.explain.model import MartCell, Step
from pipeline.warehouse.marts import RELEASE, SCHEMA, read_named
from pipeline.warehouse.statements import STEPS, SqlFile, statements

# what a page computes by itself, how far a parity is from the nation's and counts of job titles,
# and pay after prices, which a mart has beside that of any area within: their formulas lead on
OF_PAGES = re.compile(r"rpp\.\d+\.above|titles\.|adjusted\.")


def cells(
    figures: Sequence[Figure], releases: Sequence[str], connection: duckdb.DuckDBPyConnection
) -> dict[str, tuple[MartCell, ...]]:
    """Find, by figure id, the marts' cells that hold its value, in the rows that the id names.

    releases: those that the edition is built from; of pay over time, older ones too. A mart is one
    whose whole grain they and the id name, and none names more. Of its row's columns with that
    value, those whose names are most like the id are meant. () where the id names no mart's grain,
    as that of a release's period does, and for what only pages compute.
    Raises ExplainError where the row is there and the value is not: edition and database are then
    not of one run.
    """
    words = sorted({word for figure in figures for word in figure.id.split(".")})
    older = {one for figure in figures for one in figure.release.split(", ")} - {*releases}
    rows = list(_rows(words, [*releases, *older], connection))
    return {
        figure.id: _cells(figure, [row for row in rows if row.is_of(figure, older)], connection)
        for figure in figures
    }


def _cells(
    figure: Figure, rows: Sequence["MartRow"], connection: duckdb.DuckDBPyConnection
) -> tuple[MartCell, ...]:
    own = [row for row in rows if row.is_named(figure) and not OF_PAGES.match(figure.id)]
    most = max((len(row.grain) for row in own), default=0)
    named = [row for row in own if len(row.grain) == most]
    likeness = {(n, name): like for n, row in enumerate(named) for name, like in _like(figure, row)}
    best = max(likeness.values(), default=0)
    found = [
        _cell(named[n], name, connection) for (n, name), like in likeness.items() if like == best
    ]
    if named and not found:
        raise ExplainError(
            "no mart holds the figure's value",
            where=figure.id,
            expected=repr(figure.value),
            found=", ".join(f"{SCHEMA}.{row.statement.name}" for row in named),
            todo="Run make report, and explain the figure of the new edition.",
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class MartRow:
    """A row of a mart: what names it, but for the release, and its cells."""

    statement: SqlFile
    release: object
    grain: Mapping[str, object]
    cells: Mapping[str, object]

    def is_of(self, figure: Figure, older: Collection[str]) -> bool:
        """Tell whether a row is of the figure's release: a newest, or the older it names."""
        own = {one for one in older if one in (figure.release, *figure.id.split("."))}
        return self.release in own if own else self.release not in older

    def is_named(self, figure: Figure) -> bool:
        """Tell whether a figure's id names this row."""
        return set(self.grain.values()) <= set(figure.id.split("."))


def _rows(
    words: Sequence[str], releases: Sequence[str], connection: duckdb.DuckDBPyConnection
) -> Iterator[MartRow]:
    """Read the rows of every mart whose grain is among the words, which are parts of ids."""
    for statement in _statements(SCHEMA):
        if not _is_text(connection, statement):
            continue  # an id names no row by its number, nor one of a mart made since
        for cells in read_named(connection, statement, words, releases):
            grain = {name: cells[name] for name in statement.grain if name != RELEASE}
            yield MartRow(statement, cells.get(RELEASE), grain, cells)


def _is_text(connection: duckdb.DuckDBPyConnection, statement: SqlFile) -> bool:
    kinds = _columns(connection, SCHEMA, statement.name)
    return all(kinds.get(name) == "VARCHAR" for name in statement.grain)


def _like(figure: Figure, row: MartRow) -> Iterator[tuple[str, int]]:
    """Give the columns that hold the value, with how many words of their name the id has too."""
    words = _words(figure)
    for name, value in row.cells.items():
        like = len(words & set(name.split("_")))
        if _is_same(value, figure.value) and (like or figure.value is not None):
            yield name, like


def _cell(row: MartRow, column: str, connection: duckdb.DuckDBPyConnection) -> MartCell:
    steps, raw = _way(SCHEMA, row.statement.name, column, connection)
    said = ", ".join(f"{key} {value}" for key, value in row.grain.items())
    table = f"{SCHEMA}.{row.statement.name}"
    return MartCell(table, column, said, row.cells[column], steps, raw)


def _words(figure: Figure) -> set[str]:
    return set(re.split(r"[._]", figure.id)) | set(figure.unit.split("_"))


def _is_same(value: object, wanted: object) -> bool:
    if isinstance(value, float | int) and isinstance(wanted, float | int):
        return math.isclose(value, wanted, rel_tol=1e-12)
    if isinstance(wanted, str) and value is not None:  # a number that words hold
        return re.search(rf"(?<![\d-]){re.escape(wanted)}(?![\d-])", str(value)) is not None
    return value == wanted


def _way(
    schema: str, table: str, column: str, connection: duckdb.DuckDBPyConnection
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Follow a column through the SQL files down to the raw tables, breadth first."""
    waiting, steps, raw = [(schema, table, column)], dict[Step, None](), dict[str, None]()
    for at in waiting:
        step, reads = _step(*at, connection)
        steps.setdefault(step)
        for read in reads:
            if read[0] not in STEPS.values():
                raw.setdefault(".".join(read))
            elif read not in waiting:
                waiting.append(read)
    return tuple(steps), tuple(raw)


def _step(
    schema: str, table: str, column: str, connection: duckdb.DuckDBPyConnection
) -> tuple[Step, Sequence[tuple[str, str, str]]]:
    statement = next(each for each in _statements(schema) if each.name == table)
    traced = trace(statement, column, lambda *name: list(_columns(connection, *name)))
    file = statement.path.relative_to(SQL.parent).as_posix()
    return Step(file, traced.line, traced.text, f"{schema}.{table}", column), traced.reads


@lru_cache
def _statements(schema: str) -> tuple[SqlFile, ...]:
    folder = next(folder for folder, name in STEPS.items() if name == schema)
    return tuple(statements(SQL / folder))


@lru_cache
def _columns(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> dict[str, str]:
    """Name the columns of a table in order, with their types."""
    rows = connection.execute(
        "select column_name, data_type from information_schema.columns"
        " where table_schema = $schema and table_name = $name order by ordinal_position",
        {"schema": schema, "name": table},
    )
    return dict(rows.fetchall())
