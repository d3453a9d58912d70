"""O*NET bulk files, text, Excel or CSV, loose or zipped → tables of text, by names of columns."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.core.errors import ParseError, failing_as, teller
from pipeline.sources.formats.bytes import File, blocks, columns_of, head, is_workbook, tables
from pipeline.sources.formats.labstat import UNREADABLE, lines
from pipeline.sources.formats.workbook import open_workbook, text

TODO = (
    "Put the publisher's files of one release there, unpacked or as its .zip; if it changed its "
    "layout, change pipeline/sources/onet/publication.py, then run make test."
)
_unlike = teller(ParseError, TODO)
Rows = Iterator[tuple[int, list[str]]]


def read_table(files: Sequence[Path], name: str, columns: Mapping[str, str]) -> pl.DataFrame:
    """Read the file called `name` (Task Statements) as text: `columns` by the publisher's names.

    Raises ParseError when the file is not there, a column is gone or doubled, a line is broken.
    """
    found = _opened(files, name)
    if found is None:
        expected, held = f"{name} as {', '.join(ROWS)}", ", ".join(path.name for path in files)
        raise _unlike(files[0].parent, f"{name} is missing", expected, held)
    where, rows = found
    _, header = next(rows, (1, []))
    places = _places(header, columns, where)
    cells = [_cells(row, number, header, where) for number, row in rows if any(row)]
    if not cells:
        raise _unlike(where, "the table has no rows", "rows below the header", "the header alone")
    picked = [[row[place] for place in places] for row in cells]
    return pl.DataFrame(picked, dict.fromkeys(columns.values(), pl.String), orient="row")


def has_table(files: Sequence[Path], name: str) -> bool:
    """Tell whether a release carries the file called `name`."""
    return _opened(files, name) is not None


def read_note(files: Sequence[Path], name: str) -> str:
    """Read a text such as Read Me as it stands, "" when there is none."""
    found = _opened(files, name)
    return "\n".join(" ".join(row) for _, row in found[1]) if found else ""


def header_of(path: Path) -> tuple[list[str], str]:
    """Give the names that head a file, and what its name ends with. Raises ParseError."""
    if is_workbook(path):
        _, cells = next(_sheet(path), (1, list[str]()))
        return cells, ".xlsx"
    names = columns_of(path)
    return names, ".txt" if b"\t" in head(path).partition(b"\n")[0] else ".csv"


def _opened(files: Sequence[Path], name: str) -> tuple[str, Rows] | None:
    for file in tables(files, *ROWS):
        plain, _, suffix = file.name.removesuffix(".zst").rpartition(".")
        if plain == name:
            return str(file), ROWS[f".{suffix.lower()}"](file)
    return None


def _sheet(path: File) -> Rows:
    workbook = open_workbook(path)
    for number, cells in workbook.sheet(workbook.names[0]).rows():
        yield number, [text(cell) for cell in cells]


def _commas(path: File) -> Rows:
    held = b"".join(blocks(path)).decode(errors="replace")
    with failing_as(ParseError, "the file is no CSV", path, TODO, of=csv.Error):
        reader = csv.reader(io.StringIO(held, newline=""))
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]


ROWS: Mapping[str, Callable[[File], Rows]] = {".txt": lines, ".xlsx": _sheet, ".csv": _commas}


def _places(header: Sequence[str], columns: Mapping[str, str], where: str) -> list[int]:
    names = [name.removeprefix("\ufeff") for name in header]
    if names and names[0].startswith("<"):
        raise _unlike(where, "an HTML page stands where data should be", "a table", names[0][:60])
    wanted, found = ", ".join(columns), ", ".join(names) or "an empty file"
    if missing := [name for name in columns if name not in names]:
        raise _unlike(where, f"column {', '.join(missing)} is gone", wanted, found)
    if doubled := [name for name in columns if names.count(name) > 1]:
        raise _unlike(where, f"column {doubled[0]} stands there twice", wanted, found)
    return [names.index(name) for name in columns]


def _cells(row: list[str], number: int, header: Sequence[str], where: str) -> list[str]:
    if len(row) != len(header) or UNREADABLE in "".join(row):
        expected, found = f"{len(header)} cells, in UTF-8", f"{len(row)}: {row}"[:200]
        raise _unlike(f"{where}, line {number:,}", "the line is broken", expected, found)
    return row
