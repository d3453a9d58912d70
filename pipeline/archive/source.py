"""What a publication is, and what its frames must look like."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name
from typing import Literal

import polars as pl

from pipeline.archive.gate_record import PASSED, GateRecord
from pipeline.archive.receipt import Receipt

DataType = pl.DataType | type[pl.DataType]
Use = Literal["report", "held", "trend", "lookup"]
Prove = Callable[[pl.DataFrame], Iterator[str]]


@dataclass(frozen=True, slots=True)
class RawTable:
    """One raw table: its columns, those that make a row unique, those that name it in words."""

    name: str
    columns: Mapping[str, DataType]
    key: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def own_key(self) -> list[str]:
        """Name the columns that make a row unique in one release."""
        return [column for column in self.key if column != "release"]

    @property
    def numbers(self) -> list[str]:
        """Name the columns of figures."""
        return [c for c, kind in self.columns.items() if kind.is_numeric() and c not in self.key]


@dataclass(frozen=True, slots=True)
class Release:
    """One held release: its folder under data/raw and its receipt.

    revision: 1, or more where the publisher posted other bytes under the same name later.
    """

    source: str
    name: str
    folder: Path
    receipt: Receipt
    revision: int = 1
    mark: GateRecord = PASSED

    def __str__(self) -> str:
        revised = f", revision {self.revision}" if self.revision > 1 else ""
        return f"{self.source} {self.name}{revised}"


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """What a file proves to be by its content: a part, or several, of some release of a source.

    kind: files of one kind make a release together. parts: as `needs` calls them. said: the
    releases that the file may be of, none when it does not say. name: the publisher's name for it.
    is_kept_zipped: the source reads such files out of the .zip that they came in. is_shared: other
    files of the release may be of the same part. vintage: YYYY-MM-DD, the day the publisher last
    updated it, "" where the file does not say.
    """

    kind: str
    parts: frozenset[str]
    said: frozenset[str]
    name: str
    is_kept_zipped: bool = False
    is_shared: bool = False
    vintage: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A publisher's addresses, and what the files there say of themselves.

    every_months: how often the publisher posts. first: the addresses whose files name the newest
    release; the first of them is asked first, and small or asked conditionally. newest: the files
    of `first`, in order → the release's name; it raises ParseError. files: a release's name → the
    addresses of all its files. older: the same for a release that is no longer the newest, () when
    the publisher has taken it away. is_page: `first` is a web page that links to the files, none
    of them. packed: the names of big texts, which are stored compressed. recognise: a file, plain
    or .zst → what it is, None for nothing of this source. needs: the parts without which files of
    a kind are no release; files of another kind are one by themselves.
    """

    every_months: int
    first: tuple[str, ...]
    newest: Callable[[Sequence[Path]], str]
    files: Callable[[str], tuple[str, ...]]
    recognise: Callable[[Path], RecognisedFile | None]
    older: Callable[[str], tuple[str, ...]] = lambda _: ()
    is_page: bool = False
    packed: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One publication: who publishes it, where, under what licence, and how to read a release.

    `read` takes a Release and gives a frame, by table name, for each of `tables` that the
    release's layout carries; it raises ParseError. `period` says a release's name as a reader knows
    it: May 2025. `feed` says how it is fetched, if it is. An editorial source is the project's own:
    its files lie in data/raw/<name>/ itself, without releases or receipts.

    use: a report needs it, loads it where it is held, or loads it for a trend alone; a lookup is
    read where it is held, and not loaded. order: where it stands among others. short: what it is
    of, in a sentence: pay. said: what its citation adds: ", all items". table_files: how a
    key begins, with its table, source or kind of area → the name of the one file that it is in,
    where a release has several. proofs: a table → what its rows of one release break, a sentence
    each.
    """

    name: str
    title: str
    publisher: str
    licence: str
    address: str
    tables: tuple[RawTable, ...]
    read: Callable[[Release], Mapping[str, pl.DataFrame]]
    period: Callable[[str], str] = str
    is_editorial: bool = False
    feed: Feed | None = None
    use: Use = "held"
    order: int = 100
    short: str = ""
    said: str = ""
    table_files: Mapping[str, str] = field(default_factory=dict)
    proofs: Mapping[str, Prove] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process by name: a publication is code, which that one has too."""
        return resolve_name, (f"pipeline.sources.{self.name}.publication:SOURCE",)

    @property
    def is_optional(self) -> bool:
        """Tell whether it is read where it is held, and not missed where it is not."""
        return self.use in {"held", "lookup"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What was read of one release for one raw table."""

    table: RawTable
    rows: pl.DataFrame
