"""A publisher's file → data/raw/<source>/<release>/ with its receipt; and back: what is held."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import zstandard

from pipeline.checksum import sha256_of
from pipeline.errors import ArchiveError
from pipeline.model.receipt import Origin, Receipt, ReceiptFile
from pipeline.model.source import Release, Source

CHUNK = 1 << 20
RECEIPT = "receipt.json"
BY_HAND = "dropped in by hand; when it was retrieved is not known"


def archive(
    file: Path,
    into: Path,
    *,
    compress: bool = False,
    note: str = "",
    taken_from: tuple[Origin, ...] = (),
) -> ReceiptFile:
    """Keep a file under its publisher's name in the folder `into`, whole or not at all.

    With `compress` it is stored as .zst. Raises ArchiveError when it cannot be written, or when
    other bytes of that name are held already: nothing in the archive is ever written over.
    """
    stored = into / (f"{file.name}.zst" if compress else file.name)
    try:
        published = _stored(file, stored, compress=compress)
    except OSError as error:
        raise ArchiveError(
            "the file cannot be archived",
            where=str(stored),
            found=str(error),
            todo="Make the folder writable and free some space; nothing was archived.",
        ) from error
    return ReceiptFile(
        name=file.name,
        stored_as=stored.name,
        bytes=file.stat().st_size,
        sha256=published,
        stored_sha256=sha256_of(stored),
        note=note,
        taken_from=taken_from,
    )


def _stored(file: Path, stored: Path, *, compress: bool) -> str:
    stored.parent.mkdir(parents=True, exist_ok=True)
    part = stored.with_name(f".{stored.name}.part")
    try:
        published = _copy(file, part, compress=compress)
        _keep(part, stored, published)
    finally:
        part.unlink(missing_ok=True)
    return published


def _copy(file: Path, part: Path, *, compress: bool) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source, part.open("wb") as sink:
        writer = zstandard.ZstdCompressor(level=19).stream_writer(sink, closefd=False)
        target = writer if compress else sink
        while block := source.read(CHUNK):
            digest.update(block)
            target.write(block)
        if compress:
            writer.flush(zstandard.FLUSH_FRAME)
        sink.flush()
        os.fsync(sink.fileno())
    return digest.hexdigest()


def _keep(part: Path, stored: Path, published: str) -> None:
    if not stored.exists():
        part.replace(stored)
    elif _published(stored)[0] != published:  # one content may be compressed in several ways
        raise ArchiveError(
            "other bytes of this name are held already",
            where=str(stored),
            todo="The archive is written once; give the new file a release of its own.",
        )


def releases(raw: Path, sources: Sequence[Source]) -> list[Release]:
    """List every held release, verified against its receipt, by source and then oldest first.

    A release without a receipt (files dropped in by hand) gets one made from its bytes, in memory
    only, with no retrieval date. Raises ArchiveError when a file is missing, empty or changed.
    """
    return [
        _release(source, folder)
        for source in sources
        for folder in _folders(raw / source.name, source)
    ]


def newest(raw: Path, source: Source) -> Release:
    """Give a source's newest held release at once: its files are there, their bytes unverified.

    A release without a receipt gets one without checksums. Raises ArchiveError as releases does.
    """
    folder = _folders(raw / source.name, source)[-1]
    receipt = _receipt(folder / RECEIPT) or _by_hand(source, folder, _seen)
    _refuse_unnamed(folder, receipt)
    for file in receipt.files:
        _prove_there(folder / file.stored_as, file)
    return Release(source.name, folder.name, folder, receipt)


def _folders(top: Path, source: Source) -> list[Path]:
    inside = [top] if source.is_editorial else sorted(top.glob("*"))
    folders = [path for path in inside if path.is_dir() and not path.name.startswith(".")]
    if not folders:
        raise ArchiveError(
            f"no release of {source.title} is held",
            where=str(top),
            expected="a folder a release",
            todo="Restore it from version control, or put the publisher's files in "
            f"{top}/<release>/ ({source.address}).",
        )
    return folders


def _release(source: Source, folder: Path) -> Release:
    receipt = _receipt(folder / RECEIPT) or _by_hand(source, folder, _found)
    _refuse_unnamed(folder, receipt)
    for file in receipt.files:
        _verify(folder / file.stored_as, file)
    return Release(source.name, folder.name, folder, receipt)


def _receipt(path: Path) -> Receipt | None:
    if not path.exists():
        return None
    try:
        return Receipt.from_json(path.read_text())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ArchiveError(
            "the receipt cannot be read",
            where=str(path),
            found=str(error),
            todo="Restore it from version control, or remove it to have the files taken as "
            "dropped in by hand.",
        ) from error


def _refuse_unnamed(folder: Path, receipt: Receipt) -> None:
    named = {file.stored_as for file in receipt.files}
    if unnamed := [path.name for path in _files(folder) if path.name not in named]:
        raise ArchiveError(
            f"{', '.join(unnamed)} is not in the release's receipt",
            where=str(folder),
            expected=", ".join(sorted(named)),
            todo="Put files of your own in a release folder of their own, or remove the receipt "
            "and what it names to have yours read instead.",
        )


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.name[0] not in ".~" and path.name != RECEIPT
    )


def _by_hand(source: Source, folder: Path, described: Callable[[Path], ReceiptFile]) -> Receipt:
    files = _files(folder)
    if not files:
        raise ArchiveError(
            "the release folder is empty",
            where=str(folder),
            expected=f"files of {source.title}",
            todo=f"Put the publisher's files there ({source.address}), or remove the folder.",
        )
    return Receipt(
        source=source.name,
        release=folder.name,
        title=f"{source.title}, {folder.name}",
        publisher=source.publisher,
        licence=source.licence,
        address=source.address,
        retrieved="",
        files=tuple(map(described, files)),
        note="" if source.is_editorial else BY_HAND,
    )


def _seen(path: Path) -> ReceiptFile:
    name = path.name.removesuffix(".zst")
    return ReceiptFile(name, path.name, path.stat().st_size, sha256="", stored_sha256="")


def _found(path: Path) -> ReceiptFile:
    sha256, size = _published(path)
    return ReceiptFile(
        name=path.name.removesuffix(".zst"),
        stored_as=path.name,
        bytes=size,
        sha256=sha256,
        stored_sha256=sha256_of(path),
    )


def _published(path: Path) -> tuple[str, int]:
    """Hash and measure a file as its publisher has it, unpacked."""
    if path.suffix != ".zst":
        return sha256_of(path), path.stat().st_size
    digest, size = hashlib.sha256(), 0
    try:
        for block in _unpacked(path):
            digest.update(block)
            size += len(block)
    except zstandard.ZstdError as error:
        raise ArchiveError(
            "the compressed file cannot be unpacked",
            where=str(path),
            found=str(error),
            todo="It is truncated or not a .zst file; fetch it again.",
        ) from error
    return digest.hexdigest(), size


def _unpacked(path: Path) -> Iterator[bytes]:
    # a stream_reader would take a file that is cut short for a whole one
    frame = zstandard.ZstdDecompressor().decompressobj()
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            while block:
                if frame.eof:
                    frame = zstandard.ZstdDecompressor().decompressobj()
                yield frame.decompress(block)
                block = frame.unused_data
    if not frame.eof:
        raise zstandard.ZstdError("the last frame is cut short")


def _prove_there(path: Path, file: ReceiptFile) -> None:
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


def _verify(path: Path, file: ReceiptFile) -> None:
    _prove_there(path, file)
    found = sha256_of(path)
    if found != file.stored_sha256:
        size = path.stat().st_size
        raise ArchiveError(
            "the file is not the one that was archived",
            where=str(path),
            expected=f"sha256 {file.stored_sha256[:8]}",
            found=f"sha256 {found[:8]}, {size:,} bytes" + (" (empty)" if not size else ""),
            todo="Restore it from version control.",
        )
