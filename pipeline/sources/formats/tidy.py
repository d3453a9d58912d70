"""The project's own tidy tables: CSV with exactly a raw table's columns."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from pipeline.archive.source import RawTable, Release
from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.bytes import stored

UNREAD = "the tidy table cannot be read"
_unlike = teller(ParseError, "Restore it from version control.")


def is_tidy(path: Path, table: RawTable) -> bool:
    """Tell whether a CSV file is headed by the table's columns, less the release."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().strip().split(",") == columns(table)


def reader(table: RawTable) -> Callable[[Release], Mapping[str, pl.DataFrame]]:
    """Give what reads a release that is one tidy CSV file."""

    def read(release: Release) -> Mapping[str, pl.DataFrame]:
        files = list(stored(release).values())
        if len(files) != 1:
            found = ", ".join(path.name for path in files)
            raise _unlike(release.folder, "no one file is there", "one tidy table", found)
        return {table.name: read_tidy(files[0], table, release.name)}

    return read


def read_tidy(path: Path, table: RawTable, release: str) -> pl.DataFrame:
    """Read a tidy CSV as the table's frame; an empty cell is null.

    Raises ParseError for a line of fewer or more cells, and with polars' word on the offending
    text for a cell that does not fit its type.
    """
    try:
        _prove_lines(path, columns(table))
        return (
            pl.read_csv(path, infer_schema=False)
            .with_columns(release=pl.lit(release))
            .select(pl.col(name).cast(kind) for name, kind in table.columns.items())
        )
    except (pl.exceptions.PolarsError, UnicodeDecodeError, csv.Error) as error:
        found = str(error).splitlines()[0]
        raise _unlike(path, UNREAD, ", ".join(columns(table)), found) from error


def _prove_lines(path: Path, names: list[str]) -> None:
    # polars fills a line that is too short with nulls
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
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
