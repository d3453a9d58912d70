"""Text → a file, whole or not at all, even when the power fails; a stored file → its bytes."""

import errno
import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import zstandard

from pipeline.core.log import legible_line

BLOCK = 1 << 20
PIECE = 1 << 12  # a piece of a .zst unpacks to 128 MB at worst
PACKED = ".zst"
MOST = 1 << 30  # bytes of a copy at a time
AT_ONCE = 8  # files on their way to the disk: it takes several in one go
MOST_BYTES = 2 << 30  # that a .zst may unpack to
LONGEST_NAME = 200  # bytes: with .zst and a temporary mark it is still one everywhere


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one. Raises OSError."""
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("w") as file:
            file.write(text)
        settle(new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    settle(path.parent)


def settle(path: Path) -> None:
    """Have the system put a file, or the names in a folder, on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if sys.platform == "darwin":  # whose fsync leaves it in the drive's own memory
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move(made: Path, place: Path) -> None:
    """Put a file, or a folder with all in it, in its place in one step, once it is on the disk.

    After a power cut it is whole, or not there. Another disk is given a copy. Raises OSError.
    """
    make_folder(place.parent)
    _settle_all(made)
    try:
        made.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        near = place.with_name(f".{place.name}.new")
        if made.is_dir():
            shutil.rmtree(near, ignore_errors=True)
            shutil.copytree(made, near)
        else:
            shutil.copy2(made, near)
        _settle_all(near)
        near.replace(place)
    settle(place.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those it lies in, so that they outlast a power cut. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        settle(folder.parent)


def _settle_all(made: Path) -> None:
    within = [path for path in made.rglob("*") if not path.is_symlink()]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(settle, [*within, made]))


def copy(path: Path, place: Path) -> None:
    """Copy a file, so that a change to either leaves the other: free where the disk can share."""
    if sys.platform == "linux":
        with suppress(OSError), path.open("rb") as source, place.open("wb") as target:
            while os.copy_file_range(source.fileno(), target.fileno(), MOST):
                pass
            return
    shutil.copyfile(path, place)


def is_plain(name: str) -> bool:
    """Tell a file's name that is one on every system and steers no terminal, without folders."""
    return (
        legible_line(name) == name not in {"", ".", ".."}
        and not set(name) & set("/\\:")
        and len(name.encode()) <= LONGEST_NAME
    )


def sha256_of(path: Path) -> str:
    """Hash a file as it is stored. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksums(folder: Path) -> dict[str, str]:
    """Hash each file in a folder and those below it, by its path from there. Raises OSError."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in files}


def published(path: Path) -> Iterator[bytes]:
    """Walk the bytes of a file as it was published: what is stored as .zst is unpacked.

    Raises zstandard.ZstdError for what is no whole .zst.
    """
    yield from unpacked(path) if path.suffix == PACKED else plain(path)


def plain(path: Path) -> Iterator[bytes]:
    """Walk the bytes of a file as they lie there."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def unpacked(path: Path) -> Iterator[bytes]:
    """Unpack a .zst, of one frame or several, whatever its name."""
    # a stream_reader would take a file that is cut short for a whole one
    frame, seen = zstandard.ZstdDecompressor().decompressobj(), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            while piece:
                if frame.eof:
                    frame = zstandard.ZstdDecompressor().decompressobj()
                block = frame.decompress(piece)
                if (seen := seen + len(block)) > MOST_BYTES:
                    raise zstandard.ZstdError(f"it unpacks to over {MOST_BYTES:,} bytes")
                yield block
                piece = frame.unused_data
    if not frame.eof:
        raise zstandard.ZstdError("the last frame is cut short")
