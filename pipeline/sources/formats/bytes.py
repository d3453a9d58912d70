"""A publisher's file, plain, .zst or a member of a .zip → its published bytes, block by block.

Nothing is ever unpacked to the disk by the name that an archive gives it.
"""

import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from stat import S_ISLNK

import zstandard

from pipeline.archive.source import Release
from pipeline.core.errors import ParseError, failing_as
from pipeline.core.files import BLOCK, MOST_BYTES, PACKED, is_plain, plain, unpacked
from pipeline.core.log import UNWRITABLE

HEAD = 4096
MOST_MEMBERS = 10_000
MOST_RATIO = 200  # tables as text shrink to a twentieth, seldom to a fiftieth
ALWAYS_FINE = 16 << 20  # bytes below which no ratio is asked
ZIP, ZST = b"PK\x03\x04", b"\x28\xb5\x2f\xfd"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0"  # how .xls begins, and an .xlsx that is locked
ENCRYPTED = 0x1
UNZIPPABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)
ENDED_IN_CR = "its lines end in a lone carriage return: fetch it again, and do not save it anew"
TOO_MUCH = "the file unpacks to more than it may"
# what a browser or a person puts before or behind a publisher's name for a file
ADDED = re.compile(
    r"^(?:\d{4}-?\d\d-?\d\d[ _-]+|copy of )+|(?: ?\(\d+\)| - copy)(?=\.|$)", re.IGNORECASE
)
STEERING = re.compile(rf"\x1b\[[\d;]*[a-zA-Z]|\n|{UNWRITABLE.pattern}")  # \x1b[31m turns it red
TODO = "Fetch it again from the publisher; do not unpack it by hand."
WHOLE = "a whole file, as its publisher posts it"
_unfit = partial(ParseError, expected=WHOLE, todo=TODO)
_reading = partial(failing_as, ParseError, todo=TODO, expected=WHOLE)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a .zip, read as a Path is: its name without folders, its bytes, its place."""

    archive: Path
    inside: str

    @property
    def name(self) -> str:
        return PurePosixPath(self.inside).name

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.inside).suffix

    def read_bytes(self) -> bytes:
        return b"".join(blocks(self))

    def __str__(self) -> str:
        return f"{self.archive}, {self.inside}"


File = Path | Member


def stored(release: Release) -> dict[str, Path]:
    """Give the files of a release as they lie there, by the names that the publisher gave them."""
    return {file.name: release.folder / file.stored_as for file in release.receipt.files}


def members(archive: Path) -> list[Member]:
    """List the files in a .zip, in the order of their names; folders and lock files are left out.

    Raises ParseError for what is no whole .zip, and for one that is locked with a password, leads
    out of its folder, has a name twice, or says it unpacks to more than a publication may.
    """
    with _opened(archive) as packed:
        found = packed.infolist()
    _prove_members(found, archive)
    return sorted(
        (Member(archive, one.filename) for one in found if _is_file(one)),
        key=lambda member: member.inside,
    )


def tables(paths: Collection[Path], *endings: str) -> list[File]:
    """Give the files whose names end so, loose, .zst too, or in a .zip. Raises ParseError."""
    zipped = [one for path in paths if path.suffix.lower() == ".zip" for one in members(path)]
    every: list[File] = [*paths, *zipped]
    return [one for one in every if one.name.lower().removesuffix(PACKED).endswith(endings)]


def plain_name(name: str) -> str:
    """Give a file's name less what a browser, or who keeps it, added to the publisher's.

    What steers a terminal goes too: it is in no publisher's name.
    """
    return ADDED.sub("", STEERING.sub("", name)) or name


def is_zip(start: bytes) -> bool:
    """Tell a .zip, or an .xlsx, by how it starts."""
    return start.startswith((ZIP, EMPTY_ZIP))


def blocks(file: File) -> Iterator[bytes]:
    """Walk the published bytes of a file. Raises ParseError when it is damaged or cut short."""
    if isinstance(file, Member):
        yield from _of_member(file)
    elif start(file).startswith(ZST):
        yield from _of_zst(file)
    else:
        yield from plain(file)


def start(file: Path, size: int = 8) -> bytes:
    """Give the first bytes of a file as it lies there."""
    with file.open("rb") as opened:
        return opened.read(size)


def head(file: File, size: int = HEAD) -> bytes:
    """Give the first published bytes. Raises ParseError when they cannot be unpacked."""
    held = b""
    for block in blocks(file):
        held += block
        if len(held) >= size:
            break
    return held[:size]


def is_workbook(path: Path) -> bool:
    """Tell an .xls, or a .zip (which an .xlsx is)."""
    start = head(path)
    return start.startswith(OLE) or is_zip(start)


def first_lines(path: Path) -> list[list[str]]:
    """Give the first lines of a table as text, its cells stripped; no line of what is no text."""
    start = head(path)
    if b"\0" in start or is_workbook(path):
        return []
    lines = [line for line in start.decode("utf-8-sig", "replace").splitlines() if line]
    mark = "\t" if lines and "\t" in lines[0] else ","
    return [[cell.strip(' "') for cell in line.split(mark)] for line in lines[:3]]


def columns_of(path: Path) -> list[str]:
    """Give the names that head a table, none for what is no text."""
    return next(iter(first_lines(path)), [])


def prove_whole(archive: Path, most_bytes: int = MOST_BYTES) -> None:
    """Unpack every member of a .zip (or .xlsx) to nowhere, counting. Raises ParseError."""
    seen = 0
    for member in members(archive):
        for block in blocks(member):
            seen += len(block)
            prove_size(seen, archive, most_bytes)


def prove_size(seen: int, archive: Path, most_bytes: int = MOST_BYTES) -> None:
    """Raise ParseError once what a packed file unpacks to is more than it may be."""
    most = min(most_bytes, max(ALWAYS_FINE, MOST_RATIO * archive.stat().st_size))
    if seen > most:
        raise _unfit(TOO_MUCH, where=archive, found=f"over {most:,} bytes")


def prove_ended(end: bytes) -> None:
    """Raise ParseError unless a table's last bytes end a line."""
    if end.endswith(b"\r"):
        raise ParseError(ENDED_IN_CR)
    if not end.endswith(b"\n"):
        raise ParseError("the table ends within a line", found=repr(end[-40:]))


def _opened(archive: Path) -> zipfile.ZipFile:
    damaged = (*UNZIPPABLE, ValueError)
    with _reading("the file is no .zip, or is cut short", archive, of=damaged):
        return zipfile.ZipFile(archive)


def _is_file(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    is_ours = path.name.startswith(("~$", ".")) or path.parts[0] == "__MACOSX"  # a computer's own
    return not (info.is_dir() or is_ours)


def _prove_members(found: list[zipfile.ZipInfo], archive: Path) -> None:
    names = [one.orig_filename for one in found]
    if len(names) > MOST_MEMBERS:
        raise _unfit("the .zip has too many files", where=archive, found=f"{len(names):,}")
    if doubled := [name for name, count in Counter(names).items() if count > 1]:
        raise _unfit("a name stands in the .zip twice", where=archive, found=doubled[0])
    for one in found:
        if _leads_out(one.orig_filename) or S_ISLNK(one.external_attr >> 16):
            what = "a file in the .zip leads out of it"
            raise _unfit(what, where=archive, found=one.orig_filename)
        if not is_plain(PurePosixPath(one.orig_filename).name or "folder"):
            what = "a name in the .zip is too long, or has signs that no name has"
            raise _unfit(what, where=archive, found=one.orig_filename[:80])
        if one.flag_bits & ENCRYPTED:
            raise _unfit("the .zip is locked with a password", where=archive, found=one.filename)
    prove_size(sum(one.file_size for one in found), archive, MOST_BYTES)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    is_drive = ":" in name
    return path.is_absolute() or ".." in path.parts or not path.parts or is_drive or "\0" in name


def _of_member(member: Member) -> Iterator[bytes]:
    seen = 0
    damaged = (*UNZIPPABLE, OSError, RuntimeError, ValueError)
    with (
        _reading("the file in the .zip is damaged", member, of=damaged),
        _opened(member.archive) as packed,
        packed.open(member.inside) as file,
    ):
        while block := file.read(BLOCK):
            seen += len(block)
            prove_size(seen, member.archive, MOST_BYTES)
            yield block


def _of_zst(file: Path) -> Iterator[bytes]:
    with _reading("the .zst file is damaged or cut short", file, of=zstandard.ZstdError):
        seen = 0
        for block in unpacked(file):
            seen += len(block)
            prove_size(seen, file, MOST_BYTES)
            yield block
