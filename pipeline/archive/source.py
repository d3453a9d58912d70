"""What a publication is, and what its frames must look like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from pipeline.archive.feed import Feed
from pipeline.archive.mark import Mark
from pipeline.archive.receipt import Receipt

DataType = pl.DataType | type[pl.DataType]


@dataclass(frozen=True, slots=True)
class Table:
    """One raw table: its columns in order, and the columns that make a row unique."""

    name: str
    columns: Mapping[str, DataType]
    key: tuple[str, ...]


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
    mark: Mark = field(default_factory=Mark)

    def __str__(self) -> str:
        revised = f", revision {self.revision}" if self.revision > 1 else ""
        return f"{self.source} {self.name}{revised}"


@dataclass(frozen=True, slots=True)
class Source:
    """One publication: who publishes it, where, under what licence, and how to read a release.

    `read` takes a Release and gives a frame, by table name, for each of `tables` that the
    release's layout carries; it raises ParseError. `period` says a release's name as a reader knows
    it: May 2025. `feed` says how it is fetched, if it is. An editorial source is the project's own:
    its files lie in data/raw/<name>/ itself, without releases or receipts.
    """

    name: str
    title: str
    publisher: str
    licence: str
    address: str
    tables: tuple[Table, ...]
    read: Callable[[Release], Mapping[str, pl.DataFrame]]
    period: Callable[[str], str] = str
    is_editorial: bool = False
    feed: Feed | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What was read of one release for one raw table."""

    table: Table
    rows: pl.DataFrame
