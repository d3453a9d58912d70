"""A file that was dropped in, packed once or twice → the files in it, and what a strange one is."""

import gzip
import re
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
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
DEEPEST = 3  # a .tar.gz in a .zip
TITLE = re.compile(rb"<title[^>]*>\s*(.*?)\s*</title>", re.IGNORECASE | re.DOTALL)
UNKNOWN = "it is no file of a publisher that Wagefold reads"
_reading = partial(
    failing_as,
    ParseError,
    "the packed file is damaged or cut short",
    todo=stored.TODO,
    of=(OSError, EOFError, zlib.error, tarfile.TarError),
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file that is no packing of others. inside: the names of what it was packed in, and its."""

    path: Path
    inside: tuple[str, ...] = ()


def is_zip(path: Path) -> bool:
    """Tell a .zip from an .xlsx, which is one too. Raises ParseError for one that is damaged."""
    return stored.is_zip(stored.start(path)) and not any(
        member.inside.startswith(WORKBOOK) for member in stored.members(path)
    )


def leaves(path: Path, aside: Path, inside: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Give the files in a .zip, .tar or .gz, or the file itself, each until the next is asked for.

    What is packed in them is unpacked too. Raises ParseError for what is damaged, unpacks to more
    than it may, or is packed over and over.
    """
    packed = _members(path)
    if packed is None:
        yield Leaf(path, inside)
        return
    if len(inside) == DEEPEST:
        raise ParseError("it is packed over and over: unpack it here", where=str(path))
    folder = aside / str(len(inside))
    folder.mkdir(exist_ok=True)
    for name, blocks in packed:
        sink = Sink(folder, name)
        try:
            for block in blocks:
                sink.write(block)
            sink.close()
            yield from leaves(sink.path, aside, (*inside, name))
        finally:
            sink.remove()


def strange(path: Path) -> str:
    """Say what a file is that no source knows."""
    start = stored.head(path)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        title = TITLE.search(start)
        said = f" ({title[1].decode(errors='replace')[:60]})" if title else ""
        return f"it is a web page, as a publisher's server sends in place of a file{said}"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start[1:40:2].count(0) > 15:
        return "its text is UTF-16: save it as UTF-8, or fetch it again"
    if stored.is_workbook(path) and path.suffix.lower() in {".xls", ".xlsx"}:
        open_workbook(path)  # which says what is wrong with it, if something is
    line = start.partition(b"\n")[0]
    if b"\0" not in start and line.count(b";") > 2 and b"\t" not in line:
        return "its cells are parted by semicolons: fetch it again, and do not save it anew"
    return UNKNOWN


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
