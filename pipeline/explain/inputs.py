"""What a figure is computed from and no document prints by itself → the figure behind it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace

import duckdb

from pipeline.core.figure import Figure, Value
from pipeline.explain.keys import Row
from pipeline.sources.names import ONET
from pipeline.warehouse.columns import RECORDS, MartColumn, columns_of_key, origin, written
from pipeline.warehouse.marts import read_named

Cell = tuple[MartColumn, Mapping[str, Value]]


def unprinted(
    figures: Iterable[Figure], known: Collection[str], connection: duckdb.DuckDBPyConnection
) -> dict[str, Figure]:
    """Make the figures behind inputs of others, by key, but for those known by their keys.

    One that no described column has is left out. A key says of which column it may be, and some
    of its row; the row that has this key, the rest.
    """
    each = {
        key: (value, whole)
        for whole in figures
        for key, value in zip(whole.inputs, whole.input_values, strict=True)
        if key not in known
    }
    held = _held(each, connection)
    made = {}
    for key, (value, whole) in each.items():
        if whole.unit == "titles":
            _, code, _ = key.split(", ", 2)
            found = _cited(key, value, whole, ONET)
            made[key] = replace(found, row={"occupation_code": code}, column="title")
        elif key in held:
            made[key] = _figure(key, value, whole, held[key])
    return made


def _held(
    keys: Collection[str], connection: duckdb.DuckDBPyConnection
) -> Mapping[str, Sequence[Cell]]:
    """Read the rows that keys may be of, each mart once, and write each row's own key."""
    asked: dict[tuple[MartColumn, tuple[str, ...]], list[Mapping[str, str]]] = defaultdict(list)
    for key in keys:
        for column, said in columns_of_key(key):
            asked[column, tuple(said)].append(said)
    held: dict[str, list[Cell]] = defaultdict(list)
    for (column, names), each in asked.items():
        wanted = {name: sorted({said[name] for said in each}) for name in names}
        for row in read_named(connection, column.mart.name, wanted):
            for key in _keys(column, row) & set(keys):
                held[key].append((column, row))
    return held


def _keys(column: MartColumn, row: Row) -> set[str]:
    """Write what a cell is called in any layout of its source."""
    kind = RECORDS[column.mart.name]
    one = kind(*(row[field.name] for field in fields(kind)))  # type: ignore[arg-type]
    forms = {one.form_of(column, is_flat=is_flat) for is_flat in (True, False)}
    return {written(form, column, row) for form in forms}


def _figure(key: str, value: Value, whole: Figure, found: Sequence[Cell]) -> Figure:
    """Choose the cell that has the value, of a release that the whole cites, or of the newest."""

    def fit(cell: Cell) -> tuple[bool, bool, str]:
        column, row = cell
        release = str(origin(column, row)[1])
        return row[column.column] == value, release in whole.release.split(", "), release

    column, row = max(found, key=fit)
    source, release = origin(column, row)
    plain = _cited(key, value, whole, source, str(release))
    place = {name: row[name] for name in column.mart.grain}
    return replace(
        plain, id=written(column.id, column, row), unit=column.unit, mart=column.mart.name,
        row=place, column=column.column,
    )  # fmt: skip


def _cited(key: str, value: Value, whole: Figure, source: str, release: str = "") -> Figure:
    """Cite one of the files that the whole cites: of a release, or else of the newest."""
    said = (text.split(", ") for text in (whole.source, whole.release, whole.file_sha256))
    files = [(name, sha256) for of, name, sha256 in zip(*said, strict=True) if of == source]
    names = sorted(name for name, _ in files)
    chosen = release if release in names else names[-1]
    return Figure(
        id=key, printed="", value=value, unit="", kind="published", source=source, release=chosen,
        key=key, file_sha256=", ".join(sha256 for name, sha256 in files if name == chosen),
    )  # fmt: skip
