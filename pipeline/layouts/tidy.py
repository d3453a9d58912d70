"""The project's own tidy tables: CSV with exactly a raw table's columns."""

from pathlib import Path

import polars as pl

from pipeline.errors import ParseError
from pipeline.model.source import Table


def is_tidy(path: Path, table: Table) -> bool:
    """Tell whether a CSV file is headed by the table's columns, less the release."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().strip().split(",") == columns(table)


def read_tidy(path: Path, table: Table, release: str) -> pl.DataFrame:
    """Read a tidy CSV as the table's frame; an empty cell is null.

    Raises ParseError, with polars' word on the offending text, when a cell does not fit its type.
    """
    try:
        return (
            pl.read_csv(path, infer_schema=False)
            .with_columns(release=pl.lit(release))
            .select(pl.col(name).cast(kind) for name, kind in table.columns.items())
        )
    except pl.exceptions.PolarsError as error:
        raise ParseError(
            "the tidy table cannot be read",
            where=str(path),
            expected=", ".join(columns(table)),
            found=str(error).splitlines()[0],
            todo="Restore it from version control.",
        ) from error


def columns(table: Table) -> list[str]:
    """Name the columns of a table's tidy file: the folder says the release."""
    return [name for name in table.columns if name != "release"]
