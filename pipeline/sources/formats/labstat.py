"""LABSTAT flat files: tab-separated, CRLF, a header line, names and cells padded with blanks."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import zstandard

from pipeline.core.errors import ParseError, teller
from pipeline.core.files import PACKED
from pipeline.sources.formats.bytes import ENDED_IN_CR, File, blocks

HEAD = 4096
UNREADABLE = "\ufffd"  # stands where bytes are no UTF-8
_broken = teller(ParseError, "Fetch the file again.")
_changed = teller(
    ParseError,
    "If the publisher changed its layout, change its file in pipeline/sources, then run make test.",
)


def read_lookup(path: Path, columns: tuple[str, ...]) -> pl.DataFrame:
    """Read a small lookup file (areas, occupations, …) as text: just `columns`, cells stripped.

    Raises ParseError when a column is gone or doubled, a line is broken or there is none.
    """
    names, what = header(path, columns), "the table cannot be read"
    expected = f"{len(names)} tab-separated cells a line, in UTF-8"
    filled = [(number, cells) for number, cells in lines(path) if any(cells)]
    for number, cells in filled:
        if len(cells) != len(names) or UNREADABLE in "".join(cells):
            found = f"{len(cells)}: {cells}"[:200]
            raise _broken(f"{path}, line {number:,}", what, expected, found)
    rows = [cells for _, cells in filled[1:]]
    if not rows:
        raise _broken(path, what, expected, "the header alone")
    return pl.DataFrame(rows, dict.fromkeys(names, pl.String), orient="row").select(columns)


def header(path: Path, columns: tuple[str, ...]) -> list[str]:
    """Give the names that head a LABSTAT file, stripped, once all of `columns` are among them."""
    line = first_line(path)
    names = [name.strip() for name in line.split("\t")]
    missing = [column for column in columns if column not in names]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if missing or doubled:
        what, found = _trouble(line, missing, doubled), ", ".join(names)[:200] or "an empty file"
        raise _changed(f"{path}, line 1", what, ", ".join(columns), found)
    return names


def _trouble(line: str, missing: list[str], doubled: list[str]) -> str:
    if line.lstrip().startswith("<"):
        return "an HTML page stands where data should be"
    if not line:
        return "the file is empty"
    if doubled:
        return f"column {', '.join(doubled)} stands there twice"
    return f"column {', '.join(missing)} is gone"


def first_line(path: Path) -> str:
    """Read the first line of a plain or .zst file; ParseError when it is no text."""
    try:
        # its header alone: whether a file is whole is told by who reads all of it
        with path.open("rb") as file:
            is_packed = path.suffix == PACKED
            stream = zstandard.ZstdDecompressor().stream_reader(file) if is_packed else file
            line = stream.read(HEAD).split(b"\n", 1)[0].decode("utf-8-sig").rstrip("\r")
    except (zstandard.ZstdError, UnicodeDecodeError) as error:
        expected = "tab-separated text" + ", zstd-compressed" * (path.suffix == PACKED)
        raise _broken(path, "the file is no text", expected, str(error)) from error
    if "\r" in line:
        raise _broken(path, ENDED_IN_CR, "lines that end in CR LF", line[:80])
    return line


def lines(path: File) -> Iterator[tuple[int, list[str]]]:
    """Walk a plain, .zst or zipped file: line number and stripped cells. Slow for a big one."""
    for number, line in enumerate(_lines(path), start=1):
        yield number, [cell.strip() for cell in line.decode(errors="replace").split("\t")]


def _lines(path: File) -> Iterator[bytes]:
    rest = b""
    for block in blocks(path):
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
    if rest:
        yield rest
