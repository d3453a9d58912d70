"""Files as held, tables or flat files, loose or packed → the lines that hold a key's row."""

import csv
import hashlib
import io
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

import polars as pl

from pipeline.core.figure import Value
from pipeline.explain.keys import Wanted
from pipeline.explain.model import Line
from pipeline.sources.formats.bytes import File, blocks, members
from pipeline.sources.formats.tidy import is_parquet
from pipeline.sources.formats.workbook import open_workbook, text

WORKBOOKS = (".xlsx", ".xls")
NO_NUMBER = ("-", "#", "*", "**")  # as flat files and spreadsheets mark it
ANY = ""  # whatever the column says
HEADINGS = 6  # rows within which a table is headed
AREA, LENGTH = 11, 25  # characters of a series id before its industry, and of all of it


def find_lines(path: Path, wanted: Wanted, value: Value) -> tuple[Line, ...]:
    """Find the lines of a file, or of the files in a .zip, that hold a row and its value.

    A line's place names the column, or the sheet and column, that the value stands in; ANY value
    is that of the column. Raises ParseError for a file that cannot be opened.
    """
    files: list[File] = [*members(path)] if _suffix(path) == ".zip" else [path]
    found = [line for file in files for line in _lines(file, wanted, value)]
    return tuple(dict.fromkeys(found))


def _suffix(file: File) -> str:
    return Path(file.name.lower().removesuffix(".zst")).suffix


def _lines(file: File, wanted: Wanted, value: Value) -> Iterator[Line]:
    for sheet, rows in _tables(file):
        if wanted.sheet and sheet and not re.search(rf"\b{re.escape(wanted.sheet)}$", sheet):
            continue
        header: Sequence[str] = ()
        for number, cells, raw in rows:
            names = [re.sub(r"\s+", "_", cell.strip().lower()) for cell in cells]
            # a line above or below the rows may say what is wanted of all of them
            is_head = wanted.is_heading and number < HEADINGS
            is_foot = bool(wanted.foot) and wanted.foot in raw
            if not header and any(column in names for column in wanted.columns):
                header = names
            elif (is_head or is_foot) and value != ANY and _said(raw, value):
                yield Line(str(file), number, raw, sheet)
            elif _is_row(cells, header, wanted):
                for place in _columns(cells, header, wanted, value)[:1]:
                    yield Line(str(file), number, raw, ", ".join(filter(None, (sheet, place))))


Rows = Iterator[tuple[int, list[str], str]]


def _tables(file: File) -> Iterator[tuple[str, Rows]]:
    """Give each table of a file: its sheet's name, and numbered rows as cells and as they stand."""
    if _suffix(file) in WORKBOOKS:
        workbook = open_workbook(file)
        for name in workbook.names:
            rows = ((n, [text(one) for one in cells]) for n, cells in workbook.sheet(name).rows())
            yield f"sheet {name}", ((n, texts, " | ".join(texts)) for n, texts in rows)
    elif isinstance(file, Path) and is_parquet(file):
        yield "", _frame_rows(pl.read_parquet(file))
    else:
        yield "", _text_rows(b"".join(blocks(file)).decode("utf-8-sig", errors="replace"))


def _frame_rows(frame: pl.DataFrame) -> Rows:
    """Number rows as a CSV file of the table has its lines."""
    for number, row in enumerate((frame.columns, *frame.iter_rows()), start=1):
        cells = ["" if cell is None else text(cell) for cell in row]
        yield number, cells, ",".join(cells)


def _text_rows(held: str) -> Rows:
    delimiter = "\t" if "\t" in held.partition("\n")[0] else ","
    for number, line in enumerate(io.StringIO(held, newline="\n"), start=1):
        raw = line.rstrip("\n").replace("\r", "")  # csv refuses one within a line
        cells = next(csv.reader([raw], delimiter=delimiter, skipinitialspace=True), [])
        yield number, [cell.strip() for cell in cells], raw


def _is_row(cells: Sequence[str], header: Sequence[str], wanted: Wanted) -> bool:
    if wanted.item and "description" in header and wanted.item not in cells:
        return False
    places = [header.index(key) if key in header else None for key in wanted.keyed]
    return all(
        any(one in (cells if place is None else cells[place : place + 1]) for one in alternatives)
        for alternatives, place in zip_longest(wanted.cells, places)
    )


def _columns(
    cells: Sequence[str], header: Sequence[str], wanted: Wanted, value: Value
) -> list[str]:
    """Say which cells hold the value: those of the named columns, else any that are equal."""
    named = [n for n, name in enumerate(header) if name in wanted.columns and n < len(cells)]
    if value != ANY:
        named = [n for n in named or range(len(cells)) if is_value(cells[n], value)]
    return [header[n] if n < len(header) else f"cell {n + 1}" for n in named]


def is_value(cell: str, value: Value) -> bool:
    """Tell whether a publisher's cell says a figure's value; a floor has no number there either."""
    if cell == value:
        return True
    plain = cell.replace(",", "").strip()
    try:
        number = float(plain)
    except ValueError:
        if value is None:
            return plain in NO_NUMBER
        return plain.replace("-", "") == str(value).replace("-", "") or _said(cell, value)
    if isinstance(value, str):
        return plain == value.replace("-", "")
    return value is not None and number == float(value)


def _said(cell: str, value: Value) -> bool:
    """Tell whether a number that words hold is among those of a cell of words."""
    return value is not None and re.search(rf"\b{re.escape(str(value))}\b", cell) is not None


def scan(path: Path, series: Collection[str]) -> tuple[str, dict[str, tuple[int, str]]]:
    """Read a plain or .zst flat file once, 331 MB in about a second, and find some series.

    Gives the sha256 of its published bytes, and the number and text of each series' line, where
    there is one; numbers count from 1, the header's. Raises ParseError when the file is damaged or
    cut short.
    """
    digest, found, number = hashlib.sha256(), dict[str, tuple[int, str]](), 1
    for piece in _pieces(path):
        digest.update(piece)
        for place, name in _places(piece, series):
            end = piece.find(b"\n", place)
            line = piece[place : end if end >= 0 else None].decode(errors="replace")
            found[name] = number + piece.count(b"\n", 0, place), line.rstrip("\r")
        number += piece.count(b"\n")
    return digest.hexdigest(), found


def _pieces(path: Path) -> Iterator[bytes]:
    """Cut the published bytes after a line's end, every megabyte or so."""
    rest = b""
    for block in blocks(path):
        whole, end, rest = (rest + block).rpartition(b"\n")
        yield whole + end
    yield rest


def _places(piece: bytes, series: Collection[str]) -> Iterator[tuple[int, str]]:
    # the areas of one occupation and data type are found in one search: a rank asks for dozens
    wanted = {name.encode(): name for name in series}
    for tail in {name[AREA:] for name in wanted}:
        place = piece.find(tail)
        while place >= 0:
            start = place - AREA
            name = wanted.get(piece[start : start + LENGTH]) if start >= 0 else None
            if name and piece[start - 1 : start] in (b"\n", b""):
                yield start, name
            place = piece.find(tail, place + 1)
