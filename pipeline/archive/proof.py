"""A receipt and the files it names → whether each is what the other says, or an ArchiveError."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import zstandard

from pipeline.archive.receipt import RECEIPT, Receipt, ReceiptFile
from pipeline.archive.revisions import Revision
from pipeline.archive.source import Source
from pipeline.core.errors import ArchiveError, failing_as
from pipeline.core.files import PACKED, is_plain, published, sha256_of

RESTORE = "Restore it from version control."


def prove_true(place: Revision, source: Source, receipt: Receipt) -> None:
    """Refuse a receipt of another release, or one whose names lead elsewhere.

    Raises ArchiveError.
    """
    said, expected = f"{receipt.source} {receipt.release}", f"{source.name} {place.release}"
    stored = [file.stored_as for file in receipt.files]
    odd = [
        file.stored_as
        for file in receipt.files
        if not is_plain(file.name) or file.stored_as not in {file.name, file.name + PACKED}
    ]
    for what, found, wanted in (
        ("the receipt is of another release", said * (said != expected), expected),
        ("the receipt names what is no plain file", ", ".join(odd), "plain names"),
        ("the receipt names a file twice", ", ".join(_twice(stored)), "each once"),
    ):
        if found:
            where = place.folder / RECEIPT
            raise ArchiveError(what, where=where, expected=wanted, found=found, todo=RESTORE)


def _twice(names: Sequence[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


def seen(path: Path) -> ReceiptFile:
    """Describe a file without reading it."""
    name = path.name.removesuffix(PACKED)
    return ReceiptFile(name, path.name, path.stat().st_size, sha256="", stored_sha256="")


def found(path: Path) -> ReceiptFile:
    """Hash and measure a file, as it lies there and as its publisher has it, unpacked."""
    digest, size = hashlib.sha256(), 0
    what = "the compressed file cannot be unpacked"
    todo = "It is truncated or not a .zst file; fetch it again."
    with failing_as(ArchiveError, what, path, todo, of=zstandard.ZstdError):
        for block in published(path):
            digest.update(block)
            size += len(block)
    sha256 = digest.hexdigest()
    return replace(seen(path), bytes=size, sha256=sha256, stored_sha256=sha256_of(path))


def prove_there(path: Path, file: ReceiptFile) -> None:
    """Raise ArchiveError where a file of a receipt is missing or empty."""
    if not path.exists():
        raise ArchiveError(
            "a file that the receipt names is missing",
            where=str(path),
            expected=f"{file.bytes:,} bytes, sha256 {file.sha256[:8]}",
            todo=f"Restore it from version control, or drop {file.name} in again.",
        )
    if not file.bytes:
        raise ArchiveError(
            "the file is empty",
            where=str(path),
            expected="the publisher's file",
            found="0 bytes",
            todo="Fetch it again, or remove it.",
        )


def verify(path: Path, file: ReceiptFile) -> None:
    """Raise ArchiveError where a file is not what its receipt says, as stored and unpacked."""
    prove_there(path, file)
    stored = sha256_of(path)
    if stored != file.stored_sha256:
        size = path.stat().st_size
        raise ArchiveError(
            "the file is not the one that was archived",
            where=str(path),
            expected=f"sha256 {file.stored_sha256[:8]}",
            found=f"sha256 {stored[:8]}, {size:,} bytes" + (" (empty)" if not size else ""),
            todo=RESTORE,
        )
    told = found(path)
    if (told.bytes, told.sha256) != (file.bytes, file.sha256):
        raise ArchiveError(
            "the receipt is not true of the file",
            where=str(path),
            expected=f"{file.bytes:,} bytes, sha256 {file.sha256[:8]}",
            found=f"{told.bytes:,} bytes, sha256 {told.sha256[:8]}",
            todo=RESTORE,
        )
