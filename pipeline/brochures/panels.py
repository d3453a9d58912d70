"""What the panels of a page say, for its templates."""

from dataclasses import dataclass

from pipeline.core.figure import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: a label and one cell a column, or one a side."""

    label: Sentence
    cells: tuple[Sentence, ...]
    minor: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of a normal day, and whether each of the two sides has it."""

    text: Sentence
    marks: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class WorkPanel:
    """What the two do: duties in one list, first those of both; has_law: some bear a star.

    rows: where, when, and with what training, a cell a side.
    """

    heading: Sentence
    duties: tuple[Duty, ...]
    has_law: bool
    rows: tuple[Row, ...]
