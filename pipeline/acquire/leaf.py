"""A packed file → the files in it, one by one; and words for a file that no source knows."""

import gzip
import re
import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from pipeline.acquire.sink import Sink
from pipeline.core.errors import ParseError, failing_as
from pipeline.core.files import BLOCK
from pipeline.sources.formats import bytes as stored
from pipeline.sources.formats.workbook import open_workbook

GZIP, TAR = b"\x1f\x8b", b"ustar"
WORKBOOK = "xl/"  # the folder that every .xlsx has, and no publisher's .zip
PAGE = re.compile(rb"\s*<!doctype html|(?:\s|<[?!][^>]*>)*<(?:html|head|title)\b", re.IGNORECASE)
TITLE = re.compile(rb"<title[^>]*>\s*(.*?)\s*</title>", re.IGNORECASE | re.DOTALL)
UNKNOWN = "it is no file of a publisher that Wagefold reads"
_reading = partial(
    failing_as,
    ParseError,
    "the packed file is damaged or cut short",
    todo=stored.TODO,
    of=(OSError, EOFError, zlib.error, tarfile.TarError),
)


def is_zip(path: Path) -> bool:
    """Tell a .zip from an .xlsx, which is one too. Raises ParseError for one that is damaged."""
    return stored.is_zip(stored.start(path)) and not any(
        member.inside.startswith(WORKBOOK) for member in stored.members(path)
    )


def unpacked(path: Path, folder: Path) -> Iterator[Path] | None:
    """Give the files in a .zip, .tar or .gz, each until the next is asked for; None for no packing.

    Raises ParseError for one that is damaged, or unpacks to more than it may.
    """
    packed = _members(path)
    return _written(packed, folder) if packed is not None else None


def _written(packed: Iterator[tuple[str, Iterator[bytes]]], folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)  # one a depth: what is in a file is gone when the next comes
    for name, blocks in packed:
        sink = Sink(folder, name)
        try:
            for block in blocks:
                sink.write(block)
            sink.close()
            yield sink.path
        finally:
            sink.remove()


def strange(path: Path) -> str:
    """Say what a file is that no source knows."""
    start = stored.head(path)
    if PAGE.match(start.removeprefix(b"\xef\xbb\xbf")):
        title = TITLE.search(start)
        said = f" ({title[1].decode(errors='replace')[:60]})" if title else ""
        return f"it is a web page, as a publisher's server sends in place of a file{said}"
    if _is_utf16(start):
        return "its text is UTF-16: save it as UTF-8, or fetch it again"
    if stored.is_workbook(path) and path.suffix.lower() in {".xls", ".xlsx"}:
        open_workbook(path)  # which says what is wrong with it, if something is
    line = start.partition(b"\n")[0].strip(b"; \r")
    is_sentence = re.search(rb"; \w", line)
    if b"\0" not in start and b";" in line and b"\t" not in line and not is_sentence:
        return "its cells are parted by semicolons: fetch it again, and do not save it anew"
    return UNKNOWN


def _is_utf16(start: bytes) -> bool:
    even, odd = start[:40:2], start[1:40:2]
    is_unmarked = any(a.count(0) > 15 and 0 not in b for a, b in ((even, odd), (odd, even)))
    return is_unmarked or start.startswith((b"\xff\xfe", b"\xfe\xff"))


def _members(path: Path) -> Iterator[tuple[str, Iterator[bytes]]] | None:
    """Give the names and the bytes of what is packed in a file, None where it is no packing."""
    start = stored.start(path, 512)
    if start.startswith(GZIP):
        name = re.sub(r"\.tgz$", ".tar", path.name).removesuffix(".gz")
        return iter([(name, _bounded(path, gzip.open(path)))])
    if start[257:262] == TAR:
        return _of_tar(path)
    if is_zip(path):
        stored.prove_whole(path)
        return ((member.name, stored.blocks(member)) for member in stored.members(path))
    return None


def _of_tar(path: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    with _reading(where=path), tarfile.open(path, "r:") as packed:
        for member in packed:
            name = PurePosixPath(member.name).name
            file = packed.extractfile(member) if member.isreg() else None
            if file and not name.startswith((".", "~$")):
                yield name, _bounded(path, file)


def _bounded(path: Path, file: IO[bytes] | gzip.GzipFile) -> Iterator[bytes]:
    seen = 0
    with _reading(where=path), file:
        while block := file.read(BLOCK):
            seen += len(block)
            stored.prove_size(seen, path)
            yield block
