"""What the page about changes says: a template's only context."""

from dataclasses import dataclass

from pipeline.core.figure import Side
from pipeline.settings.brochures import Organisation

MOST = 15  # sections in full in Markdown; a pull request holds some 65,000 characters


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing that a person must know, with the lines that say it; more is "" or what is left."""

    heading: str
    lines: tuple[str, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure, was → is; mark is how its verdict is set: strong, quiet or none.

    role: whose it is, side: in which color. label: what it measures, place where it is ("" where
    the section says it).
    """

    place: str
    role: str
    side: Side
    label: str
    was: str
    now: str
    change: str
    verdict: str
    mark: str


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence as it read and as it reads; "" where there was or is none."""

    was: str
    now: str
    where: str


@dataclass(frozen=True, slots=True)
class Section:
    """What changed of one area of a pair, or of what stands in all of its brochures.

    numbered: sentences in which nothing but numbers differs. documents: links to the brochures.
    """

    heading: str
    count: str
    turns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    sentences: tuple[SentenceRow, ...]
    numbered: tuple[SentenceRow, ...]
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairSections:
    """A pair by the names of its roles, and its sections in the order of reading."""

    names: tuple[str, str]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim of the school, the period it speaks of, the newest one, and what that says."""

    text: str
    period: str
    newest: str
    now: str
    age: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed, for a person. is_long: sections are closed at first.

    brief: the pairs again with the sections that Markdown has; left_out: how many it has not.
    """

    title: str
    lede: str
    was: str
    now: str
    organisation: Organisation
    known: tuple[Paragraph, ...]
    caveats: tuple[Paragraph, ...]
    pairs: tuple[PairSections, ...]
    brief: tuple[PairSections, ...]
    left_out: int
    is_long: bool
    legend: tuple[tuple[str, str], ...]
    claims: tuple[ClaimRow, ...]
    claims_lede: str
    documents: tuple[Paragraph, ...]
