"""A file of any name → what kind of file its first bytes say it is."""

from pathlib import Path

from pipeline.sources.formats.bytes import blocks, is_zip
from pipeline.sources.formats.workbook import OLE

HEAD = 4096


def head(path: Path) -> bytes:
    """Give the first published bytes. Raises ParseError when they cannot be unpacked."""
    return next((block for block in blocks(path) if block), b"")[:HEAD]


def is_workbook(path: Path) -> bool:
    """Tell an .xls, or a .zip (which an .xlsx is)."""
    start = head(path)
    return start.startswith(OLE) or is_zip(start)


def first_lines(path: Path) -> list[list[str]]:
    """Give the first lines of a table as text, its cells stripped; no line of what is no text."""
    start = head(path)
    if b"\0" in start or is_workbook(path):
        return []
    lines = start.decode("utf-8-sig", errors="replace").splitlines()
    mark = "\t" if lines and "\t" in lines[0] else ","
    return [[cell.strip(' "') for cell in line.split(mark)] for line in lines[:3]]


def columns_of(path: Path) -> list[str]:
    """Give the names that head a table, none for what is no text."""
    return next(iter(first_lines(path)), [])
