"""The project's own tidy tables: CSV with exactly a raw table's columns."""

import csv
from pathlib import Path

import polars as pl

from pipeline.archive.source import RawTable
from pipeline.core.errors import ParseError


def is_tidy(path: Path, table: RawTable) -> bool:
    """Tell whether a CSV file is headed by the table's columns, less the release."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().strip().split(",") == columns(table)


def read_tidy(path: Path, table: RawTable, release: str) -> pl.DataFrame:
    """Read a tidy CSV as the table's frame; an empty cell is null.

    Raises ParseError for a line of fewer or more cells, and with polars' word on the offending
    text for a cell that does not fit its type.
    """
    try:
        _prove_lines(path, table)
        return (
            pl.read_csv(path, infer_schema=False)
            .with_columns(release=pl.lit(release))
            .select(pl.col(name).cast(kind) for name, kind in table.columns.items())
        )
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        raise _unlike(str(path), table, str(error).splitlines()[0]) from error


def _prove_lines(path: Path, table: RawTable) -> None:
    # polars fills a line that is too short with nulls
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        for cells in reader:
            if len(cells) != len(columns(table)):
                where = f"{path}, line {reader.line_num:,}"
                raise _unlike(where, table, f"{len(cells)} cells: {cells}"[:200])


def _unlike(where: str, table: RawTable, found: str) -> ParseError:
    return ParseError(
        "the tidy table cannot be read",
        where=where,
        expected=", ".join(columns(table)),
        found=found,
        todo="Restore it from version control.",
    )


def columns(table: RawTable) -> list[str]:
    """Name the columns of a table's tidy file: the folder says the release."""
    return [name for name in table.columns if name != "release"]
