"""Tables → a workbook, the same bytes each time: one table a sheet, its head in sight."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from textwrap import wrap

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from pipeline.export.model import Cell, Sheet, SheetColumn, number_of, text_of

MOST_ROWS = (1 << 20) - 1  # of a sheet, below its head
NARROWEST, WIDEST, PROSE, HEAD, BUTTON = 9, 46, 100, 16, 4  # characters
SAMPLED = 300  # rows that a width is taken from
COLUMNS_ACROSS = 13  # of a page that is printed
LINE = 15  # points
STYLE = "Table Style Light 15"  # rules, and every second row shaded; black on white
NUMBERS = {
    "usd_per_year": "$#,##0", "usd_per_hour": "$#,##0.00", "jobs": "#,##0", "pct": "0.0",
    "jobs_per_1000": "0.000", "ratio": "0.00", "index": "0.0", "rank": "0", "areas": "0",
}  # fmt: skip
EARLIEST = date(1980, 1, 1)


def workbook(sheets: Sequence[Sheet], title: str, day: str) -> bytes:
    """Write an .xlsx. day: YYYY-MM-DD, when it says that it was made; "" where none is known."""
    file, made = BytesIO(), date.fromisoformat(day) if day else EARLIEST
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({
            "title": title, "subject": "Official labor statistics", "author": "Wagefold",
            "comments": "Every number is a row of the sheet Figures.",
            "created": datetime.combine(made, time()),
        })  # fmt: skip
        formats = _formats(book, sheets)
        for part in (part for sheet in sheets for part in _parts(sheet)):
            _write(book.add_worksheet(part.title), part, formats)
    return file.getvalue()


def address(sheet: Sheet, row: int, column: int) -> str:
    """Name a cell as a reader of the workbook does: Pay I2."""
    return f"{sheet.title} {xl_rowcol_to_cell(row + 1, column)}"


def _parts(sheet: Sheet) -> Iterator[Sheet]:
    """Give a table that is longer than a sheet may be as several: Figures, Figures 2."""
    for start in range(0, len(sheet.rows), MOST_ROWS):
        name = f"{sheet.name}_{start // MOST_ROWS + 1}" if start else sheet.name
        yield replace(sheet, name=name, rows=sheet.rows[start : start + MOST_ROWS])


def _formats(book: xlsxwriter.Workbook, sheets: Iterable[Sheet]) -> dict[str, Format]:
    shown = {_shown(column) for sheet in sheets for column in sheet.columns}
    formats = {one: book.add_format({"num_format": one, "valign": "top"}) for one in sorted(shown)}
    wrapped = {"text_wrap": True, "valign": "top"}
    return formats | {
        "head": book.add_format({**wrapped, "bold": True, "bottom": 1, "indent": 1}),
        "text": book.add_format({"num_format": "@", "valign": "top", "indent": 1}),
        "prose": book.add_format({**wrapped, "num_format": "@", "indent": 1}),
        "reason": book.add_format({"italic": True, "align": "right", "valign": "top"}),
    }


def _shown(column: SheetColumn) -> str:
    plain = NUMBERS.get(column.unit, "General")
    return f"+{plain};−{plain};{plain}" if column.is_difference else plain


def _write(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    columns = zip(sheet.columns, zip(*sheet.rows, strict=True), strict=True)
    lines = [_fill(page, n, *each, formats) for n, each in enumerate(columns)]
    page.set_row(0, LINE * max(lines))
    heads = [{"header": one.head, "header_format": formats["head"]} for one in sheet.columns]
    how = {"name": sheet.name.capitalize(), "style": STYLE, "columns": heads}
    page.add_table(0, 0, len(sheet.rows), len(heads) - 1, how)
    page.freeze_panes(1, sheet.frozen)
    page.set_landscape()
    page.set_paper(1)  # US Letter
    page.print_area(0, 0, len(sheet.rows), len(heads) - 1)
    page.repeat_rows(0)
    page.repeat_columns(0, sheet.frozen - 1)
    page.fit_to_pages(1 + len(heads) // COLUMNS_ACROSS, 0)


def _fill(
    page: Worksheet, number: int, column: SheetColumn, cells: Sequence[Cell],
    formats: dict[str, Format],
) -> int:  # fmt: skip
    """Write a column below its head, as wide as most of it is; gives the lines of the head."""
    shown, is_prose = formats[_shown(column)], column.unit == "prose"
    widths = sorted(_width(cell, column) for cell in cells[:SAMPLED])
    widest = max(widths[-1 - len(widths) // 20], _head_width(column.head))
    width = PROSE if is_prose else min(max(widest, NARROWEST), WIDEST)
    text = formats["reason" if column.counts else column.unit]
    for row, cell in enumerate(cells, start=1):
        if (value := number_of(cell)) is not None:
            page.write_number(row, number, value, shown)
        elif said := text_of(cell):
            page.write_string(row, number, said, text)
            if is_prose:
                page.set_row(row, LINE * len(wrap(said, width)))
    page.set_column(number, number, width)
    return len(wrap(column.head, width - BUTTON))


def _width(cell: Cell, column: SheetColumn) -> int:
    """Say how many characters a cell is wide, with a sign."""
    value = number_of(cell)
    if value is None or column.unit not in NUMBERS:
        return len(text_of(cell)) + 2
    return len(f"{value:,.{NUMBERS[column.unit].count('0') - 1}f}") + 3


def _head_width(head: str) -> int:
    """Say how wide a head is that is broken into lines, with the button of its filter."""
    return max(len(line) for line in wrap(head, HEAD, break_long_words=False)) + BUTTON
