"""A workbook as a program other than ours reads it: its tables, and the figures listed in it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

NUMBERED = ("place_number", "pay_year")  # columns of a key that are no texts
RECORD = {  # the head of a column of Figures → the field of figures.json
    "Figure": "id", "As printed": "printed", "Value": "value", "Unit": "unit", "Kind": "kind",
    "Source": "source", "Release": "release", "Publisher’s key": "key",
    "SHA-256 of the publisher’s file": "file_sha256", "Formula": "formula",
    "Inputs: a, b, c in order": "inputs", "Table of the warehouse": "mart", "Its row": "row",
    "Its column": "column",
}  # fmt: skip


def opened(workbook: Path | bytes) -> Workbook:
    file = BytesIO(workbook) if isinstance(workbook, bytes) else workbook
    return openpyxl.load_workbook(file)


def records(book: Workbook, title: str) -> list[dict[str, Any]]:
    """Give the rows of a sheet by the heads of their columns."""
    heads, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def figures(book: Workbook) -> list[dict[str, Any]]:
    """Give the sheet Figures as figures.json has them."""
    return [_figure(row) for row in records(book, "Figures")]


def _figure(row: dict[str, Any]) -> dict[str, Any]:
    said = {field: row[head] if row[head] is not None else "" for head, field in RECORD.items()}
    inputs = [one.rpartition(" = ") for one in _parts(said["inputs"])]
    key = {name: value for name, _, value in (one.partition(" = ") for one in _parts(said["row"]))}
    return said | {
        "value": None if said["value"] == "none" else said["value"],
        "inputs": [name for name, _, _ in inputs],
        "input_values": [_value(value) for _, _, value in inputs],
        "row": {name: int(v) if name in NUMBERED else v for name, v in key.items()},
    }


def _parts(text: str) -> list[str]:
    return text.split("; ") if text else []


def _value(text: str) -> float | str | None:
    try:
        return float(text)
    except ValueError:
        return None if text == "none" else text


def numbers(book: Workbook) -> Iterator[tuple[str, float]]:
    """Give every number of the tables of figures, by its cell as Figures names it: Pay I2."""
    for page in book.worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row):
            if isinstance(cell.value, int | float) and page.title != "Figures":
                yield f"{page.title} {cell.coordinate}", cell.value


def listed(book: Workbook) -> dict[str, float]:
    """Give the number of each cell that Figures names, jobs where a figure counts thousands."""
    rows = records(book, "Figures")
    return {
        place: row["Value"] * (1000 if row["Unit"].startswith("thousand") else 1)
        for row in rows
        if isinstance(row["Value"], int | float)
        for place in (row["Stands in"] or "").split(", ")
        if place
    }
