"""The project's own tidy tables: CSV, plain or .zst, or Parquet, with exactly a table's columns."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from pipeline.archive.source import RawTable, Release
from pipeline.core.errors import ParseError, failing_as, teller
from pipeline.sources.formats.bytes import blocks, head, start, stored

UNREAD = "the tidy table cannot be read"
PARQUET, MAGIC = ".parquet", b"PAR1"  # how such a file is called, and how it begins
RESTORE = "Restore it from version control."
_unlike = teller(ParseError, RESTORE)


def is_tidy(path: Path, table: RawTable) -> bool:
    """Tell whether a file is headed by the table's columns, less the release."""
    if is_parquet(path):
        with failing_as(ParseError, UNREAD, path, RESTORE, of=pl.exceptions.PolarsError):
            return [*pl.read_parquet_schema(path)] == columns(table)
    line = head(path).decode(errors="replace").partition("\n")[0]
    return line.strip().split(",") == columns(table)


def reader(table: RawTable) -> Callable[[Release], Mapping[str, pl.DataFrame]]:
    """Give what reads a release that is one tidy table."""

    def read(release: Release) -> Mapping[str, pl.DataFrame]:
        files = list(stored(release).values())
        if len(files) != 1:
            found = ", ".join(path.name for path in files)
            raise _unlike(release.folder, "no one file is there", "one tidy table", found)
        return {table.name: read_tidy(files[0], table, release.name)}

    return read


def read_tidy(path: Path, table: RawTable, release: str) -> pl.DataFrame:
    """Read a tidy table as the raw table's frame; an empty cell of a CSV is null.

    Raises ParseError for a line of fewer or more cells, and with polars' word on the offending
    text for a cell that does not fit its type.
    """
    try:
        return (
            _rows(path, columns(table))
            .with_columns(release=pl.lit(release))
            .select(pl.col(name).cast(kind) for name, kind in table.columns.items())
        )
    except (pl.exceptions.PolarsError, UnicodeDecodeError, csv.Error) as error:
        found = str(error).splitlines()[0]
        raise _unlike(path, UNREAD, ", ".join(columns(table)), found) from error


def is_parquet(path: Path) -> bool:
    """Tell a Parquet file by how it starts."""
    return start(path, len(MAGIC)) == MAGIC


def _rows(path: Path, names: list[str]) -> pl.DataFrame:
    if is_parquet(path):
        return pl.read_parquet(path)
    held = b"".join(blocks(path))
    _prove_lines(path, held.decode(), names)
    return pl.read_csv(held, infer_schema=False)


def _prove_lines(path: Path, text: str, names: list[str]) -> None:
    # polars fills a line that is too short with nulls
    reader = csv.reader(io.StringIO(text, newline=""))
    for cells in reader:
        if len(cells) != len(names):
            where, found = f"{path}, line {reader.line_num:,}", f"{len(cells)} cells: {cells}"
            raise _unlike(where, UNREAD, ", ".join(names), found[:200])


def columns(table: RawTable) -> list[str]:
    """Name the columns of a table's tidy file: the folder says the release."""
    return [name for name in table.columns if name != "release"]


def texts(*names: str) -> dict[str, type[pl.String]]:
    """Give the first columns of a raw table: the release and others, all text."""
    return dict.fromkeys(("release", *names), pl.String)
