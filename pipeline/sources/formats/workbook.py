"""Excel workbooks (.xlsx or .xls, plain or .zst) → sheets, whose cells are read as text."""

import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import zstandard
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from pipeline.core.errors import ParseError, failing_as
from pipeline.core.files import published
from pipeline.sources.formats.bytes import OLE, ZIP, File

type_of_cell = (
    str | float | bool | datetime.date | datetime.time | datetime.datetime | datetime.timedelta
)

LOCKED = "EncryptedPackage".encode("utf-16-le")
WHOLE, TODO = "a whole .xlsx or .xls workbook", "Fetch it again from the publisher."
_reading = partial(failing_as, ParseError, todo=TODO, expected=WHOLE)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet: its raw cells row by row, and the words for a place in it."""

    path: File
    name: str
    cells: CalamineSheet

    def rows(self) -> Iterator[tuple[int, list[type_of_cell]]]:
        """Walk the sheet: 1-based row number and raw cells."""
        yield from enumerate(self.cells.iter_rows(), start=1)

    def place(self, row: int | None = None, column: int | None = None) -> str:
        """Say where: file, sheet, 1-based row; `column` counts from 0 as the cells of a row do."""
        words = [f"{self.path}, sheet {self.name!r}"]
        if row is not None:
            words.append(f"row {row}")
        if column is not None:
            number = column + 1 + (self.cells.start or (0, 0))[1]
            words.append(f"column {number} ({_letters(number)})")
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened workbook: the names of its sheets, each read when it is asked for."""

    path: File
    names: tuple[str, ...]
    handle: CalamineWorkbook

    def sheet(self, name: str) -> Worksheet:
        """Read one sheet; ParseError when there is none of that name, or it is broken."""
        if name not in self.names:
            raise ParseError(
                f"there is no sheet {name!r}",
                where=self.path,
                expected=name,
                found=", ".join(self.names),
                todo="Fetch the publisher's workbook again.",
            )
        where = f"{self.path}, sheet {name!r}"
        with _reading("the sheet is broken", where, of=CalamineError):
            return Worksheet(self.path, name, self.handle.get_sheet_by_name(name))


def open_workbook(path: File) -> Workbook:
    """Open a workbook by its bytes, whatever its name; ParseError says what is there instead."""
    with _reading("the file is no .zst file", path, of=zstandard.ZstdError):
        held = b"".join(published(path)) if isinstance(path, Path) else path.read_bytes()
    try:
        handle = CalamineWorkbook.from_filelike(io.BytesIO(held))
    except (PasswordError, CalamineError) as error:
        what, found = _diagnosis(held, error)
        raise ParseError(what, where=path, expected=WHOLE, found=found, todo=TODO) from error
    return Workbook(path, tuple(handle.sheet_names), handle)


def text(cell: type_of_cell) -> str:
    """Write a cell as text: whole numbers without a point, TRUE and FALSE as Excel shows them."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _diagnosis(held: bytes, error: Exception) -> tuple[str, str]:
    if isinstance(error, PasswordError):
        return "the file is locked with a password", str(error)
    start = held[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not held:
        return "the file is empty", "0 bytes"
    if start.startswith(b"<"):
        return "an HTML page stands where data should be", start[:60].decode(errors="replace")
    if LOCKED in held:
        return "the file is locked with a password", "an encrypted package"
    if held.startswith((OLE, ZIP)):
        return "the file is cut short or damaged", f"{len(held):,} bytes: {error}"
    return "the file is no workbook", f"{start[:20]!r}"


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
