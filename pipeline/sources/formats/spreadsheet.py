"""A sheet with notes, a header and rows → a grid of text whose columns go by what they mean."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import polars as pl

from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.workbook import Worksheet, text, type_of_cell

NOTES_AT_MOST = 100  # rows above a header
# 1234, -0.5, .5, 1e-05, 1,234.5; never 1,23 or a lone sign
NUMBER = r"^-?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$"
unlike = teller(
    ParseError,
    "Fetch the file again; if its layout changed, change pipeline/sources, then run make test.",
)


@dataclass(frozen=True, slots=True)
class Header:
    """Where a sheet's header stands and what it says, as text."""

    sheet: Worksheet
    row: int
    cells: tuple[str, ...]

    def columns(
        self, meaning: Callable[[str], str | None], needed: Collection[str]
    ) -> dict[str, int]:
        """Give the position of each column by what it means; columns without meaning are ignored.

        Raises ParseError when one of `needed` is not there, or a meaning is there twice.
        """
        names = [meaning(cell) for cell in self.cells]
        if again := [name for place, name in enumerate(names) if name and name in names[:place]]:
            raise self._unlike(f"column {again[0]} stands there twice", needed)
        said = {name: place for place, name in enumerate(names) if name}
        if missing := [name for name in needed if name not in said]:
            raise self._unlike(f"column {', '.join(missing)} is gone", needed)
        return said

    def _unlike(self, what: str, needed: Collection[str]) -> ParseError:
        found = ", ".join(one_line(cell) for cell in self.cells if cell)
        return unlike(self.sheet.place(self.row), what, ", ".join(needed), found)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows below a header as text: a frame with `row`, the 1-based number, and its columns."""

    header: Header
    columns: Mapping[str, int]
    frame: pl.DataFrame

    def prove(self, column: str, known: pl.Expr, expected: str) -> None:
        """Raise ParseError, naming the first cell of the column, where `known` is not true.

        Nothing is said of an optional column that is not there.
        """
        if column in self.columns and not (strange := self.frame.filter(~known)).is_empty():
            where = self.header.sheet.place(strange["row"][0], self.columns[column])
            found = repr(strange[column][0])
            raise unlike(where, f"an unknown marker in {column}", expected, found)


def find_header(sheet: Worksheet, is_header: Callable[[Sequence[str]], bool]) -> Header | None:
    """Find the first row that looks like the header; the publisher's notes may stand above it."""
    for number, cells in islice(sheet.rows(), NOTES_AT_MOST):
        if is_header(texts := tuple(text(cell) for cell in cells)):
            return Header(sheet, number, texts)
    return None


def grid(
    header: Header,
    columns: Mapping[str, int],
    keep: Callable[[Sequence[type_of_cell]], bool] = lambda _: True,
) -> Grid:
    """Take the named columns of the rows below a header, less those that `keep` refuses.

    Rows blank in every named column are left out. They are taken as they come, in portions, so
    that a file of all areas never stands in memory as Python objects.
    """
    schema = {"row": pl.Int64, **dict.fromkeys(columns, pl.String)}
    rows = (
        (number, *texts)
        for number, cells in header.sheet.rows()
        if number > header.row and keep(cells)
        if any(texts := [text(cells[position]) for position in columns.values()])
    )
    return Grid(header, columns, pl.DataFrame(rows, schema, orient="row"))


def one_line(cell: str) -> str:
    """Write a header cell in lower case on one line, blanks collapsed."""
    return re.sub(r"\s+", " ", cell).strip().lower()


def is_number(column: str) -> pl.Expr:
    """Tell which cells are written as a number."""
    return pl.col(column).str.contains(NUMBER)


def as_number(column: str) -> pl.Expr:
    """Give the numbers as Float64 and null for every other cell: name those first."""
    bare = pl.col(column).str.replace_all(",", "", literal=True)
    return pl.when(is_number(column)).then(bare).cast(pl.Float64).alias(column)
