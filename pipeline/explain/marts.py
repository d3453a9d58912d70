"""Figures and their edition's database → the cells of marts that they name, and their way.

A figure says in which mart, row and column it stands; DuckDB's own parse of the SQL says what the
column is read from.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

import duckdb

from pipeline.core.figure import Figure
from pipeline.core.paths import SQL
from pipeline.explain.keys import Row, is_name
from pipeline.explain.lineage import Column, trace
from pipeline.explain.model import MartCell, Step, outdated
from pipeline.warehouse.marts import SCHEMA, read_named
from pipeline.warehouse.transform import SCHEMAS, SqlFile, statements


def rows_of(figures: Sequence[Figure], connection: duckdb.DuckDBPyConnection) -> dict[str, Row]:
    """Read the rows that figures name, by figure id, each mart once; of no mart: what they say.

    Raises ExplainError where a row is not there: edition and database are then not of one run.
    """
    keys: dict[tuple[str, tuple[str, ...]], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.mart:
            keys[figure.mart, tuple(figure.row)].append(figure)
        elif figure.kind == "published" and figure.unit not in ("text", "period", ""):
            raise outdated(figure.id, "the edition does not say where a figure stands", "", "")
    found: dict[str, Row] = {one.id: one.row for one in figures}
    for (mart, names), of_mart in keys.items():
        wanted = {name: sorted({str(one.row[name]) for one in of_mart}) for name in names}
        rows = read_named(connection, mart, wanted)
        held = {tuple(str(row[name]) for name in names): row for row in rows}
        for one in of_mart:
            if not (row := held.get(tuple(map(str, one.row.values())))):
                raise outdated(one.id, "its mart has no such row", _said(one.row), "none")
            found[one.id] = row
    return found


def cells(figure: Figure, row: Row, connection: duckdb.DuckDBPyConnection) -> Iterator[MartCell]:
    """Give the mart's cell that a figure names, where that holds its value. row: the mart's.

    None for what no mart holds, as a release's period, and for what only pages compute. Raises
    ExplainError where the row does not hold the value.
    """
    if not figure.mart or is_name(figure):
        return
    mart, column = figure.mart, figure.column
    if column not in row or not _is_same(row[column], figure.value):
        what, found = "the mart does not hold the figure's value", f"{SCHEMA}.{mart}.{column}"
        raise outdated(figure.id, what, repr(figure.value), found)
    steps, raw = _way((SCHEMA, mart, column), connection)
    yield MartCell(f"{SCHEMA}.{mart}", column, _said(figure.row), row[column], steps, raw)


def _said(row: Row) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items() if name != "release")


def _is_same(value: object, wanted: object) -> bool:
    if isinstance(value, float | int) and isinstance(wanted, float | int):
        return math.isclose(value, wanted, rel_tol=1e-12)
    if isinstance(wanted, str) and value is not None:  # a number that words hold
        return re.search(rf"(?<![\d-]){re.escape(wanted)}(?![\d-])", str(value)) is not None
    return value == wanted


def _way(
    start: Column, connection: duckdb.DuckDBPyConnection
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Follow a column through the SQL files down to the raw tables, breadth first."""
    waiting, steps, raw = [start], dict[Step, None](), dict[str, None]()
    for schema, table, column in waiting:
        statement = _statement(schema, table)
        traced = trace(statement, column, partial(_columns, connection))
        file = statement.path.relative_to(SQL.parent).as_posix()
        steps.setdefault(Step(file, traced.line, traced.text, f"{schema}.{table}", column))
        for read in traced.reads:
            if read[0] not in SCHEMAS.values():
                raw.setdefault(".".join(read))
            elif read not in waiting:
                waiting.append(read)
    return tuple(steps), tuple(raw)


@lru_cache
def _statement(schema: str, table: str) -> SqlFile:
    folders = [SQL / folder for folder, name in SCHEMAS.items() if name == schema]
    files = (each for folder in folders for each in statements(folder))
    return next(each for each in files if each.name == table)


@lru_cache
def _columns(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> list[str]:
    """Name the columns of a table in order."""
    return connection.table(f"{schema}.{table}").columns
