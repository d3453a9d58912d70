"""How a printed number came to be: where it is printed, what made it, who published it."""

from dataclasses import dataclass

from pipeline.archive.receipt import Origin
from pipeline.core.errors import ExplainError, teller
from pipeline.core.figure import Figure

outdated = teller(ExplainError, "Run make report, and explain the figure of the new edition.")


@dataclass(frozen=True, slots=True)
class Printing:
    """A document that prints a figure, by its path in the edition, and the sentences that hold it.

    sentences is empty where the number stands in a table or a picture alone.
    """

    document: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a SQL file that computes a column of the table that the file makes."""

    file: str
    line: int
    text: str
    table: str
    column: str


@dataclass(frozen=True, slots=True)
class MartCell:
    """A cell of a mart that holds a figure's value, and the way to it, from the mart to the raw.

    row: what names the row, as in area_code 0040900. raw: the columns that it is read from.
    """

    table: str
    column: str
    row: str
    value: object
    steps: tuple[Step, ...]
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, as it stands there, or a row of a sheet, its cells parted by bars.

    number counts from 1; it is 0 of a folder whose name alone says something. place: sheet and
    column, "" where there are none.
    """

    file: str
    number: int
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """An archived file whose bytes were hashed again and are those of its receipt.

    sha256 is that of the bytes as published, unpacked. retrieved: YYYY-MM-DD, "" when unknown.
    """

    path: str
    name: str
    sha256: str
    address: str
    retrieved: str
    note: str = ""
    taken_from: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure and all that it came through. worked: its formula with the numbers put in."""

    figure: Figure
    printings: tuple[Printing, ...] = ()
    cells: tuple[MartCell, ...] = ()
    lines: tuple[Line, ...] = ()
    file: Proven | None = None
    worked: str = ""
    inputs: tuple["Explanation", ...] = ()


@dataclass(frozen=True, slots=True)
class PossibleFigure:
    """One of several figures that a printed number may be, and where it stands."""

    id: str
    printed: str
    documents: tuple[str, ...]
    sentence: str = ""
