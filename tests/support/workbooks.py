"""Rows by the name of their sheet → an Excel workbook, as a publisher's file."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl


def write(path: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """Write a workbook of some sheets, in their order; give its path."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path
