"""What the page that lists an edition says: a template's only context."""

from dataclasses import dataclass

from pipeline.archive.source import Release
from pipeline.core.language import SOURCE
from pipeline.editions.read import EditionEntry
from pipeline.settings.organisation import Organisation

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to open: its address from the page, and how long and large it is.

    variant is "" for the figures, which are those of every variant.
    """

    variant: str
    label: str
    address: str
    detail: str


@dataclass(frozen=True, slots=True)
class LayoutFiles:
    """One layout of an entry: its first page in small, and its files; or why there is none."""

    layout: str
    name: str
    preview: str
    files: tuple[File, ...]
    is_failed: bool = False
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class AreaSheets:
    """An area's sheets. heading: its name, or The whole state under the state's own name."""

    name: str
    heading: str
    kind: str
    code: str
    sheets: tuple[LayoutFiles, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The nation, a state or a territory, with its areas; anchor is its place on the page."""

    name: str
    anchor: str
    areas: tuple[AreaSheets, ...]
    area_count: str


@dataclass(frozen=True, slots=True)
class PairSheets:
    """A pair's sheets by state."""

    slug: str
    names: tuple[str, str]
    occupations: tuple[str, str]
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A publisher's file, with the checksum by which a reader can prove it."""

    name: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One release that the edition was built from. A text is "" where there is none."""

    title: str
    period: str
    publisher: str
    retrieved: str
    is_link: bool
    release: Release
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An edition as its readers find their way in it.

    Choices: the values of a filter and what each is called; one of a single value is empty. checks:
    each by its name in words, and what it found. failures: titles of documents, and why. others:
    the editions that are there besides, when it is made.
    """

    title: str
    summary: str
    count: str
    size: str
    edition: str
    label: str
    others: tuple[EditionEntry, ...]
    organisation: Organisation
    pairs: tuple[PairSheets, ...]
    pair_choices: Pairs
    layout_choices: Pairs
    variant_choices: Pairs
    is_long: bool
    sources: tuple[SourceNote, ...]
    checks: Pairs
    warnings: tuple[str, ...]
    failures: Pairs
    failure_count: str
