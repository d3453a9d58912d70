"""A LABSTAT flat file as published → the lines of some series, and the file's checksum."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.sources.formats.bytes import blocks

PIECE = 4 << 20  # bytes searched at once
AREA = 11  # characters of a series id before its industry, occupation and data type
LENGTH = 25


@dataclass(frozen=True, slots=True)
class Scanned:
    """The sha256 of a file's published bytes, and the number and text of each series' line."""

    sha256: str
    lines: dict[str, tuple[int, str]]


def scan(path: Path, series: Collection[str]) -> Scanned:
    """Read a plain or .zst flat file once, 331 MB in about two seconds, and find some series.

    Line numbers count from 1, the header's. A series that is not there is not in lines. Raises
    ParseError when the file is damaged or cut short.
    """
    digest, found, number = hashlib.sha256(), dict[str, tuple[int, str]](), 1
    for piece in _pieces(path):
        digest.update(piece)
        if len(found) == len(set(series)):
            continue  # the rest is hashed alone
        for place, name in _places(piece, series):
            text = _line(piece, place)
            found[name] = number + piece.count(b"\n", 0, place), text
        number += piece.count(b"\n")
    return Scanned(digest.hexdigest(), found)


def _line(piece: bytes, place: int) -> str:
    end = piece.find(b"\n", place)
    return piece[place : end if end >= 0 else None].decode(errors="replace").rstrip("\r")


def _pieces(path: Path) -> Iterator[bytes]:
    """Cut the published bytes after a line's end, every few megabytes."""
    held, size = list[bytes](), 0
    for block in blocks(path):
        held.append(block)
        size += len(block)
        if size >= PIECE:
            whole, end, rest = b"".join(held).rpartition(b"\n")
            yield whole + end
            held, size = [rest], len(rest)
    yield b"".join(held)


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
