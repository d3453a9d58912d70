"""Tables → a folder of CSV or Parquet files, with a description: each column of one type."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from pipeline.archive.source import Release
from pipeline.export.model import Sheet, SheetColumn, number_of, text_of
from pipeline.export.package import PackageField, Resource, write_package
from pipeline.export.tables import Tables

WITHOUT = SheetColumn("without_number", "Which columns have no number in the row, and why")
VALUE = "value"  # of a figure, in its own unit
UNITS = {
    "usd_per_year": "dollars a year", "usd_per_hour": "dollars an hour", "pct": "percent",
    "ratio": "times the nation’s", "jobs_per_1000": "in every 1,000 jobs",
}  # fmt: skip


def write_files(tables: Tables, kind: str, releases: Iterable[Release], folder: Path) -> None:
    """Write each table as a file of its name, csv or parquet. Raises OSError."""
    resources = [_write(sheet, folder / f"{sheet.name}.{kind}") for sheet in tables.sheets]
    write_package(folder, "wagefold-comparisons", tables.title, resources, releases)


def address(sheet: Sheet, row: int, column: int) -> str:
    """Name a cell by its file, its row and its column: pay 1 annual_median_usd."""
    return f"{sheet.name} {row + 1} {sheet.columns[column].name}"


def _write(sheet: Sheet, path: Path) -> Resource:
    frame = _frame(sheet)
    content = frame.write_csv().encode() if path.suffix == ".csv" else b""
    with path.open("wb") as file:
        file.write(content) if content else frame.write_parquet(file, compression="zstd")
    columns = [*sheet.columns, *([WITHOUT] if WITHOUT.name in frame.columns else [])]
    fields = [
        PackageField(one.name, _type(one), one.title, UNITS.get(one.unit, one.unit * one.counts))
        for one in columns
    ]
    return Resource(path, sheet.said, fields)


def _type(column: SheetColumn) -> str:
    return "number" if _is_number(column) else "string"


def _is_number(column: SheetColumn) -> bool:
    return column.counts or column.name == VALUE


def _frame(sheet: Sheet) -> pl.DataFrame:
    """Give numbers as such, and beside them, where any lack, a column that says why."""
    series = [
        pl.Series(column.name, [number_of(row[n]) for row in sheet.rows], pl.Float64)
        if _is_number(column)
        else pl.Series(column.name, [text_of(row[n]) for row in sheet.rows], pl.String)
        for n, column in enumerate(sheet.columns)
    ]
    reasons = [_reasons(sheet, number) for number in range(len(sheet.rows))]
    if any(reasons):
        series.append(pl.Series(WITHOUT.name, reasons, pl.String))
    return pl.DataFrame(series)


def _reasons(sheet: Sheet, number: int) -> str:
    each = zip(sheet.columns, sheet.rows[number], strict=True)
    lacking = ((one.name, text_of(cell)) for one, cell in each
               if one.counts and number_of(cell) is None)  # fmt: skip
    return "; ".join(f"{name}: {why}" for name, why in lacking)
