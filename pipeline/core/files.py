"""Text → a file, whole or not at all, even when the power fails; a stored file → its bytes."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import zstandard

from pipeline.core.log import legible_line

BLOCK = 1 << 20
PIECE = 1 << 12  # a piece of a .zst unpacks to 128 MB at worst
PACKED = ".zst"
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
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
