"""O*NET bulk files, text or Excel, loose or zipped → tables of text, their columns read by name."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.bytes import members
from pipeline.sources.formats.labstat import UNREADABLE, lines
from pipeline.sources.formats.workbook import open_workbook, text

_unlike = teller(
    ParseError,
    "Put the publisher's files of one release there, unpacked or as its .zip of text files; if it "
    "changed its layout, change pipeline/sources/onet/publication.py, then run make test.",
)
Rows = Iterator[tuple[int, list[str]]]


def read_table(files: Sequence[Path], name: str, columns: Mapping[str, str]) -> pl.DataFrame:
    """Read the file called `name` (Task Statements) as text: `columns` by the publisher's names.

    Raises ParseError when the file is not there, a column is gone or doubled, a line is broken.
    """
    found = _opened(files, name)
    if found is None:
        expected, held = f"{name}.txt or {name}.xlsx", ", ".join(path.name for path in files)
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


def _opened(files: Sequence[Path], name: str) -> tuple[str, Rows] | None:
    for path in files:
        plain = path.name.removesuffix(".zst")
        if plain == f"{name}.txt":
            return str(path), lines(path)
        if plain == f"{name}.xlsx":
            return str(path), _sheet(path)
        for member in members(path) if plain.endswith(".zip") else []:
            if member.name == f"{name}.txt":
                return str(member), lines(member)
    return None


def _sheet(path: Path) -> Rows:
    workbook = open_workbook(path)
    for number, cells in workbook.sheet(workbook.names[0]).rows():
        yield number, [text(cell) for cell in cells]


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
