"""A figure and its edition's database → the cells of marts that hold its value, and their way.

COLUMNS says which column of which mart each kind of figure stands in, the grain that a SQL file
states says in which row, and DuckDB's own parse of the SQL what the column is read from.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, partial

import duckdb

from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.core.paths import SQL
from pipeline.explain.lineage import Column, trace
from pipeline.explain.model import MartCell, Step, outdated
from pipeline.sources.bls_oews.measures import MEASURES
from pipeline.warehouse import rows
from pipeline.warehouse.marts import MARTS, RELEASE, SCHEMA, read_named
from pipeline.warehouse.transform import STEPS, SqlFile, statements

Columns = Mapping[str, str]
PARTS = ("", "_margin", "_low", "_high")  # of a difference between two means
# by kind, the record of a mart and its columns by measure. What a page computes by itself has none,
# as counts of job titles, and pay after prices, which a mart has beside that of any area within.
COLUMNS: Mapping[str, tuple[tuple[type, Columns], ...]] = {
    "oews": (
        (rows.Rank, {"annual_median": "annual_median_usd"}),
        (rows.Pay, {name: measure.column for name, measure in MEASURES.items()}),
        (rows.PastPay, {"annual_mean": "annual_mean_usd", "mean_rse": "mean_rse_pct"}),
    ),
    "rpp": ((rows.Area, {"": "price_parity_index", "vintage": "parity_vintage_name"}),),
    "soc": ((rows.Occupation, {"": "occupation_code"}),),
    "gap": (
        (rows.Gap, {f"{unit}_median": f"{unit}_median_gap_usd" for unit in ("annual", "hourly")}),
        (rows.Gap, {f"annual_mean{p.replace('_', '.')}": f"annual_mean_gap{p}_usd" for p in PARTS}),
    ),
    "delta": (
        (rows.Delta, {"nominal": "annual_median_delta_pct"}),
        (rows.Delta, {"adjusted": "adjusted_annual_median_delta_pct"}),
        (rows.Delta, {f"mean{p.replace('_', '.')}": f"annual_mean_delta{p}_usd" for p in PARTS}),
    ),
    "rank": (
        (rows.Rank, {"": "peer_rank", "count": "peer_count"}),
        (rows.MeanRank, {"mean_best": "best_rank", "mean_worst": "worst_rank"}),
    ),
    "projections": ((rows.Outlook, {field.name: field.name for field in fields(rows.Outlook)}),),
    "trend": (
        (rows.PastPay, {"": "constant_annual_mean_usd", "change": "annual_mean_change_usd"}),
        (rows.PastPay, {"margin": "constant_annual_mean_margin_usd"}),
        (rows.PastPay, {"change.margin": "annual_mean_change_margin_usd"}),
    ),
}


@dataclass(frozen=True, slots=True)
class MartColumn:
    """A column of a mart, and the row of it that is meant, by the mart's grain."""

    statement: SqlFile
    column: str
    grain: tuple[str, ...]


def cells(
    figures: Sequence[Figure], release: str, connection: duckdb.DuckDBPyConnection
) -> dict[str, tuple[MartCell, ...]]:
    """Find, by figure id, the marts' cells that hold its value, in the rows that the id names.

    release: of pay, that the edition is built from; of pay over time, ids name older ones. () for
    a figure that no mart holds, as a release's period, and for what only pages compute.
    Raises ExplainError where the row is there and the value is not: edition and database are then
    not of one run.
    """
    meant = {figure.id: [*_meant(FigureId.parse(figure.id), release)] for figure in figures}
    held = _rows([place for places in meant.values() for place in places], connection)
    return {figure.id: _cells(figure, meant[figure.id], held, connection) for figure in figures}


def _meant(id: FigureId, release: str) -> Iterator[MartColumn]:
    is_dated = id.kind in ("bls_oews", "trend")
    named = {
        RELEASE: id.release if is_dated else release, "projection_round": id.release,
        "area_code": id.area, "occupation_code": id.occupation, "pair_slug": id.name,
        "reference_kind": id.wider,
    }  # fmt: skip
    for record, columns in COLUMNS.get("oews" if id.kind == "bls_oews" else id.kind, ()):
        if id.measure in columns:
            statement = _statement(SCHEMA, MARTS[record][0])
            grain = tuple(named[name] for name in statement.grain)
            yield MartColumn(statement, columns[id.measure], grain)


Place = tuple[str, tuple[str, ...]]  # a mart, and its grain's values
Held = Mapping[Place, Mapping[str, object]]


def _rows(places: Sequence[MartColumn], connection: duckdb.DuckDBPyConnection) -> Held:
    """Read the rows that are meant, each mart once; one made since the edition has none."""
    found: dict[Place, Mapping[str, object]] = {}
    for statement in dict.fromkeys(place.statement for place in places):
        grains = {place.grain for place in places if place.statement == statement}
        wanted = dict(zip(statement.grain, map(list, zip(*grains, strict=True)), strict=True))
        if _columns(connection, SCHEMA, statement.name):
            for row in read_named(connection, statement.name, wanted):
                found[statement.name, tuple(str(row[name]) for name in statement.grain)] = row
    return found


def _cells(
    figure: Figure, places: Sequence[MartColumn], held: Held, connection: duckdb.DuckDBPyConnection
) -> tuple[MartCell, ...]:
    there = [place for place in places if (place.statement.name, place.grain) in held]
    found = [
        _cell(place, row, connection)
        for place in there
        for row in [held[place.statement.name, place.grain]]
        if place.column in row and _is_same(row[place.column], figure.value)
    ]
    if there and not found:
        names = ", ".join(f"{SCHEMA}.{place.statement.name}" for place in there)
        raise outdated(figure.id, "no mart holds the figure's value", repr(figure.value), names)
    return tuple(found)


def _cell(
    place: MartColumn, row: Mapping[str, object], connection: duckdb.DuckDBPyConnection
) -> MartCell:
    name, column = place.statement.name, place.column
    steps, raw = _way((SCHEMA, name, column), connection)
    said = ", ".join(f"{key} {row[key]}" for key in place.statement.grain if key != RELEASE)
    return MartCell(f"{SCHEMA}.{name}", column, said, row[column], steps, raw)


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
            if read[0] not in STEPS.values():
                raw.setdefault(".".join(read))
            elif read not in waiting:
                waiting.append(read)
    return tuple(steps), tuple(raw)


@lru_cache
def _statement(schema: str, table: str) -> SqlFile:
    folder = next(folder for folder, name in STEPS.items() if name == schema)
    return next(each for each in statements(SQL / folder) if each.name == table)


@lru_cache
def _columns(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> list[str]:
    """Name the columns of a table in order."""
    rows = connection.execute(
        "select column_name from information_schema.columns"
        " where table_schema = $schema and table_name = $name order by ordinal_position",
        {"schema": schema, "name": table},
    )
    return [name for (name,) in rows.fetchall()]
