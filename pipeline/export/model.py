"""A table as it is exported: its columns, its rows, and in which unit each number stands."""

from dataclasses import dataclass

from pipeline.core.figure import Figure
from pipeline.core.formats import opened
from pipeline.warehouse.columns import MartRow, described

Cell = Figure | str | float  # a text that stands for a number says why there is none
THOUSANDS = ("thousand_jobs", "thousand_jobs_per_year")
UNITS = {
    "usd_per_year": "$", "usd_per_hour": "$", "pct": "%", "jobs_per_1000": "in every 1,000 jobs",
    "ratio": "nation = 1",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its name in a program, its head for people, and its unit.

    A unit may be "text", or "prose" where a text has several lines. is_difference: numbers there
    have a sign.
    """

    name: str
    title: str
    unit: str = "text"
    is_difference: bool = False

    @property
    def counts(self) -> bool:
        return self.unit not in ("text", "prose")

    @property
    def head(self) -> str:
        return f"{self.title} ({UNITS[self.unit]})" if self.unit in UNITS else self.title


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its rows; said: what a row is. frozen: the columns that stay in sight."""

    name: str
    said: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 1

    @property
    def title(self) -> str:
        return opened(self.name.replace("_", " "))


def column_of(
    record: type[MartRow], name: str, title: str = "", *, is_difference: bool = False
) -> SheetColumn:
    """Give the column of a mart's column, with a title of its own or the label there."""
    column = described(record, name)
    return SheetColumn(column.column, title or opened(column.label), column.unit, is_difference)


def number_of(cell: Cell) -> float | None:
    """Give the number of a cell, jobs where a figure counts thousands; None for a text."""
    value = cell.value if isinstance(cell, Figure) else cell
    if not isinstance(value, float | int):
        return None
    in_thousands = isinstance(cell, Figure) and cell.unit in THOUSANDS
    return round(value * 1000, 6) if in_thousands else value


def text_of(cell: Cell) -> str:
    """Give what a cell without a number says: a wage at the ceiling is so much or more."""
    return cell.printed if isinstance(cell, Figure) else str(cell)


def texts(*columns: tuple[str, str]) -> tuple[SheetColumn, ...]:
    """Give columns of texts by name and head."""
    return tuple(SheetColumn(name, title) for name, title in columns)
