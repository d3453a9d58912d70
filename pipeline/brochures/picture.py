"""What a picture shows, in shares of its axis and in words; a template part sets it as HTML."""

from dataclasses import dataclass
from typing import Literal

from pipeline.core.figure import Sentence, Side

Kind = Literal["strips", "bars", "dots", "bands", "pair", "tiles"]
Shape = Literal["line", "bar", "mark", "band", "circle", "square"]

GRID = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. VT NH
WA ID MT ND MN IL WI MI NY RI MA
OR NV WY SD IA IN OH PA NJ CT ..
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
GU HI .. TX .. .. .. .. FL PR VI
"""
TILES = {
    code: (column, row)
    for row, codes in enumerate(GRID.split("\n")[1:-1])
    for column, code in enumerate(codes.split())
    if code != ".."
}
COLUMNS, ROWS = 11, 8


def _percent(share: float) -> float:
    return round(100 * share, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, 0 at its start and 1 at its end, and what stands under it."""

    share: float
    text: str
    is_zero: bool = False

    @property
    def left(self) -> float:
        return _percent(self.share)


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape from one share of the axis to another, or at one: a circle is the first role's.

    is_open: it goes on beyond its end, nobody knows how far.
    """

    shape: Shape
    start: float
    end: float
    is_open: bool = False

    @property
    def left(self) -> float:
        return _percent(min(self.start, self.end))

    @property
    def width(self) -> float:
        return _percent(abs(self.end - self.start))

    @property
    def right(self) -> float:
        return _percent(max(self.start, self.end))


@dataclass(frozen=True, slots=True)
class Lane:
    """A row: its label, its marks and its value in words, which stand alone where marks lack.

    Without either, the label heads the rows below it.
    """

    label: Sentence
    marks: tuple[Mark, ...]
    text: Sentence
    side: Side = ""
    is_here: bool = False
    is_nation: bool = False

    @property
    def left(self) -> float:
        return self.marks[0].left if self.marks else 0

    @property
    def beyond(self) -> float:
        return 100 - self.left

    @property
    def align(self) -> str:
        """Name the third of the axis that its first mark is in."""
        return ("start", "middle", "end")[min(int(self.left * 3 / 100), 2)]


@dataclass(frozen=True, slots=True)
class Tile:
    """A state of a tile grid by its postal code. level: 0 not published, 1 to 3 its shade."""

    code: str
    level: int

    @property
    def left(self) -> float:
        return _percent(TILES[self.code][0] / COLUMNS)

    @property
    def top(self) -> float:
        return _percent(TILES[self.code][1] / ROWS)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: finding is its title, alt its alternative text.

    key: what its shapes mean, in order: mark, bar and line of strips, circle and square of dots
    and of a pair, the band of bands, the levels of tiles from 0 on; what is empty is left out.
    side: whose colour shades the tiles.
    """

    kind: Kind
    finding: Sentence
    alt: Sentence
    lanes: tuple[Lane, ...] = ()
    ticks: tuple[Tick, ...] = ()
    tiles: tuple[Tile, ...] = ()
    key: tuple[Sentence, ...] = ()
    side: Side = ""

    @property
    def releases(self) -> set[str]:
        """Name the releases that its figures rest on."""
        said = (self.finding, self.alt, *(one.text for one in self.lanes))
        return set().union(*(text.releases for text in said))
