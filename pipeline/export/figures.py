"""Tables, and what documents print → one more table: a row a figure, with where it comes from."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.core.figure import Figure, Value
from pipeline.core.formats import opened
from pipeline.export.model import Cell, Sheet, SheetColumn, texts
from pipeline.warehouse.columns import find_column, written

Key = tuple[object, ...]
Place = tuple[Sheet, int, int]  # a sheet, a row and a column, from 0
Address = Callable[[Sheet, int, int], str]  # what a reader calls a place
COLUMNS = (
    *texts(("id", "Figure"), ("stands_in", "Stands in"), ("label", "What it is")),
    SheetColumn("value", "Value"),
    *texts(
        ("unit", "Unit"), ("printed", "As printed"), ("kind", "Kind"), ("source", "Source"),
        ("release", "Release"), ("key", "Publisher’s key"),
        ("file_sha256", "SHA-256 of the publisher’s file"), ("formula", "Formula"),
        ("inputs", "Inputs: a, b, c in order"), ("mart", "Table of the warehouse"),
        ("row", "Its row"), ("column", "Its column"),
    ),
)  # fmt: skip
SAID = "A figure: its number, its text on the page, and where it comes from"


def figures_sheet(
    sheets: Sequence[Sheet], address: Address, beside: Iterable[Figure] = ()
) -> Sheet:
    """Give the figures of some tables in their order, then those beside them, each once."""
    places, known = defaultdict[Key, list[str]](list), dict[Key, Figure]()
    for figure, place in _placed(sheets):
        known.setdefault(_key(figure), figure)
        places[_key(figure)].append(address(*place))
    for figure in beside:
        known.setdefault(_key(figure), figure)
    rows = (_row(figure, ", ".join(places.get(key, ()))) for key, figure in known.items())
    return Sheet("figures", SAID, COLUMNS, tuple(rows))


def figures_of(sheets: Sequence[Sheet]) -> list[Figure]:
    """Give the figures of some tables in their order, each once."""
    return [*{_key(figure): figure for figure, _ in _placed(sheets)}.values()]


def _placed(sheets: Sequence[Sheet]) -> Iterator[tuple[Figure, Place]]:
    for sheet in sheets:
        for number, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                if isinstance(cell, Figure):
                    yield cell, (sheet, number, column)


def _key(figure: Figure) -> Key:
    """Tell figures apart: a school's text differs by campus, and a cell may stand in two rows."""
    return figure.id, figure.printed, figure.file_sha256, *figure.row.values()


def _row(figure: Figure, places: str) -> tuple[Cell, ...]:
    value = figure.value if isinstance(figure.value, float | int) else _said(figure.value)
    inputs = zip(figure.inputs, map(_said, figure.input_values), strict=True)
    return (
        figure.id, places, _label(figure), value, figure.unit, figure.printed, figure.kind,
        figure.source, figure.release, figure.key, figure.file_sha256, figure.formula,
        _pairs(inputs), figure.mart, _pairs((name, _said(one)) for name, one in figure.row.items()),
        figure.column,
    )  # fmt: skip


def _said(value: Value) -> str:
    return "none" if value is None else str(value)


def _pairs(each: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} = {value}" for name, value in each)


def _label(figure: Figure) -> str:
    column = find_column(figure.mart, figure.column)
    return opened(written(column.label, column, figure.row)) if column else ""
