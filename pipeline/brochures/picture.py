"""What a picture shows: marks and labels in shares of an axis; a template sets them as HTML."""

from dataclasses import dataclass
from typing import Literal

from pipeline.core.figure import Figure, Sentence, Side

NOTHING = Sentence(())
Kind = Literal["strips", "bars", "dots", "tiles", "bands", "pair"]
Shape = Literal["line", "bar", "mark", "circle", "square", "ring", "band"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place of an axis; share is 0 at its start and 1 at its end."""

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on an axis, from start to end in shares of it; a point has both alike.

    is_open: the publisher gives no end, but that it is that or more.
    """

    shape: Shape
    start: float
    end: float
    side: Side = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a picture: its label, its marks, its value in words."""

    label: Sentence
    marks: tuple[Mark, ...]
    text: Sentence
    side: Side = ""
    is_here: bool = False
    is_nation: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A state of a tile grid. level: 0 where nothing is published, 1 to 3 the shade."""

    code: str
    column: int
    row: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of one kind. finding is its title, alt its alternative text, key what marks mean.

    figures: those behind its marks that its texts do not print.
    """

    kind: Kind
    finding: Sentence
    alt: Sentence
    lanes: tuple[Lane, ...] = ()
    ticks: tuple[Tick, ...] = ()
    tiles: tuple[Tile, ...] = ()
    key: Sentence = NOTHING
    side: Side = ""
    figures: tuple[Figure, ...] = ()
