"""What the panels of a page say, for its templates."""

from dataclasses import dataclass

from pipeline.brochures.picture import Picture
from pipeline.core.figure import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: a label and one cell a column, or one a side."""

    label: Sentence
    cells: tuple[Sentence, ...]
    minor: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class PricesPanel:
    """What local prices leave of the pay: the answer in one to three sentences.

    state: pay in dollars against the state's. row: the medians at the nation's prices, in the
    columns of the pay table that has the state's. notes: years, whose prices, and parities.
    """

    said: tuple[Sentence, ...]
    state: Sentence
    row: Row | None
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PlacesPanel:
    """Where pay is highest, and where this area stands.

    picture: the best-paying places, this area and its state; pictures: for the nation instead, a
    map of the states a side. ranks: where this area stands; leads: whether the first places are
    really ahead; omissions: what is not ranked or not drawn.
    """

    finding: Sentence
    basis: Sentence
    picture: Picture | None
    pictures: tuple[Picture, ...]
    ranks: tuple[Sentence, ...]
    leads: tuple[Sentence, ...]
    omissions: tuple[Sentence, ...]
