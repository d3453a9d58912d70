"""What the panels of a page say, for its templates."""

from dataclasses import dataclass

from pipeline.brochures.picture import Picture
from pipeline.core.figure import Sentence, Word


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: a label and one cell a column, or one a side; kind says how it is set."""

    label: Sentence
    cells: tuple[Sentence, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: whose it is, and where."""

    name: Word
    place: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PayPanel:
    """What the two earn here and in wider areas.

    cover: the two medians here. rows: pay here; table: the same in the state and the nation, too.
    gap: whether the lead is more than chance. judged: the same of each comparison of two means:
    their difference, its interval, the verdict. ties: that a bar has no spread somewhere.
    Where no pay is published here, cover and rows are None, and the nation's pay stands alone.
    """

    finding: Sentence
    note: Sentence
    picture: Picture
    cover: Picture | None
    rows: Table | None
    table: Table
    after_prices: Row | None
    gap: Sentence
    judged: tuple[Row, ...]
    ties: tuple[Sentence, ...]
