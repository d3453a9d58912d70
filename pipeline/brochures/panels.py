"""The panels of a brochure: what each says and shows."""

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


@dataclass(frozen=True, slots=True)
class PayPanel:
    """What the two earn here and in wider areas.

    cover: the two medians, the nation's where none is published here. rows: pay here, if any;
    table: the same in the state and the nation, too. gap: whether the lead is more than chance;
    verdict: the same in a few words.
    judged: the same of each comparison of two means: their difference, its interval, the verdict.
    ties: marks of the picture that are the same; table_ties: that the table has such.
    """

    finding: Sentence
    note: Sentence
    picture: Picture
    cover: Picture | None
    rows: Table | None
    table: Table
    gap: Sentence
    verdict: Sentence
    judged: tuple[Row, ...]
    ties: Sentence
    table_ties: Sentence


@dataclass(frozen=True, slots=True)
class PricesPanel:
    """What local prices leave of the pay: the answer in one to three sentences.

    housing: that rents make prices differ, where they do. state: pay in dollars against the
    state's. row: the medians at the nation's prices, in the columns of the pay table that has the
    state's. notes: years, whose prices, and parities.
    """

    said: tuple[Sentence, ...]
    housing: Sentence
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


@dataclass(frozen=True, slots=True)
class OutlookPanel:
    """What is projected, here or as near as both are known: who grows faster, openings a year.

    elsewhere: each side's change in the other rounds, a row a place. table: all that is projected,
    where it is more than the nation's. omissions: what is not given, and why. reasons: why,
    as the publisher has it.
    """

    finding: Sentence
    note: Sentence
    picture: Picture
    elsewhere: tuple[Row, ...]
    table: Table | None
    omissions: tuple[Sentence, ...]
    openings: Sentence
    reasons: tuple[Sentence, ...]
