"""What differs between two editions: the records of changes.json."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.archive.source import Source
from pipeline.core.figure import Value
from pipeline.documents.model import Entry
from pipeline.warehouse.rows import Area

ReleaseKind = Literal["same", "newer", "older", "revised", "edited", "appeared", "disappeared"]
Judgement = Literal[
    "beyond_error",  # a mean: more than the sampling errors of both releases explain
    "within_error",  # a mean: no more than they explain
    "no_error_published",  # a median or percentile: nothing can be claimed
    "no_error_at_hand",  # a count or share: its error is in neither edition
    "derived",  # it follows from other figures
    "rounding",  # only the rounding differs
    "editorial",  # the project's own text
    "another_release",  # it names the release itself
    "another_round",  # projections: another round is another projection
    "another_year",  # price parities: an index of places, not of years
    "new_classification",  # not compared: the occupation was defined anew
    "new_delineation",  # not compared: the area was drawn anew
    "top_coded",  # not compared: the publisher gives a floor
    "revised",  # the publisher corrected the same release
    "recomputed",  # the statistics are the same; the project counts or prints otherwise
    "published", "withheld",  # the publisher has it now; has it no more
    "added", "left_out",  # it is quoted now; is not quoted any more
]  # fmt: skip
Age = Literal["current", "stale", "became_stale", "undated"]  # of a claim
SOC = re.compile(r"[0-9]{2}-[0-9]{4}")


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A figure as one edition prints it."""

    printed: str
    value: Value
    release: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that two editions print otherwise, and what that means.

    id is that of the newer figure; area is whose number it is ("" where it is no area's), which
    may be another than the document's. difference is in the figure's unit, margin the 90 % margin
    of error of a difference between two means. stands_in: pair/area/layout of each document. mart,
    row and column are the newer figure's, and stand in no file.
    """

    id: str
    pair: str
    area: str
    unit: str
    was: PrintedValue | None
    now: PrintedValue | None
    difference: float | None
    margin: float | None
    judgement: Judgement
    stands_in: tuple[str, ...]
    mart: str = ""
    row: Mapping[str, Value] = field(default_factory=dict)
    column: str = ""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that reads differently; "" on the side that has none like it.

    is_number: nothing but numbers differs in it.
    """

    pair: str
    was: str
    now: str
    is_number: bool
    stands_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A verdict that turned. what: its name; was and now: real, within_error, first, second, …

    caveat is the judgement that keeps the two from being compared, or "".
    """

    pair: str
    area: str
    what: str
    was: str
    now: str
    caveat: str


@dataclass(frozen=True, slots=True)
class ReleaseChange:
    """What became of one source between two editions; a release is "" where there was none.

    files: names of those whose bytes differ.
    """

    source: str
    was: str
    now: str
    kind: ReleaseKind
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimAge:
    """How old a claim of the school is against the statistics that the edition was built from.

    age: current, stale (as it was before), became_stale (with this edition) or undated. now: what
    the edition prints for the same measures, by measure.
    """

    school: str
    id: str
    text: str
    source: str
    release: str
    newest: str
    age: Age
    now: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """Paths of documents: made anew with other bytes, new, gone, failed now; and how many stay."""

    remade: tuple[str, ...]
    appeared: tuple[str, ...]
    disappeared: tuple[str, ...]
    failed: tuple[str, ...]
    same_count: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two editions. was is "" where there is none to compare."""

    was: str
    now: str
    releases: tuple[ReleaseChange, ...]
    documents: DocumentChanges
    turns: tuple[Turn, ...]
    figures: tuple[FigureChange, ...]
    same_figures_count: int
    sentences: tuple[SentenceChange, ...]
    claims: tuple[ClaimAge, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What the codes in an edition stand for, as its readers know them.

    pairs: the two roles, codes: their SOC codes, by the pair's slug. areas: name and kind by code.
    titles: of sources. period: a source and a release → May 2025.
    """

    pairs: Mapping[str, tuple[str, str]]
    codes: Mapping[str, Sequence[str]]
    areas: Mapping[str, tuple[str, str]]
    titles: Mapping[str, str]
    period: Callable[[str, str], str]


def number(value: Value) -> float | None:
    """Give the number that a value is; None for a text, for a yes or no, and for nothing."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None  # type: ignore[arg-type]


def areas_of(stems: Iterable[str]) -> list[str]:
    """Give the areas that documents are of, each once."""
    return list(dict.fromkeys(stem.split("/")[1] for stem in stems))


def naming(entries: Iterable[Entry], areas: Iterable[Area], sources: Iterable[Source]) -> Names:
    """Collect the names of pairs, areas and sources."""
    by_pair = {entry.pair: entry for entry in entries}
    by_name = {source.name: source for source in sources}
    return Names(
        pairs={pair: entry.names for pair, entry in by_pair.items()},
        codes={
            pair: [SOC.findall(text)[-1] for text in entry.occupations]
            for pair, entry in by_pair.items()
        },
        areas={area.area_code: (area.area_name, area.area_kind) for area in areas},
        titles={name: source.title for name, source in by_name.items()},
        period=lambda source, release: by_name[source].period(release),
    )
