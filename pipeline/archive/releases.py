"""data/raw → the releases that are held, each proved against its receipt."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.archive.proof import found, prove_there, prove_true, seen, verify
from pipeline.archive.receipt import (
    BY_HAND,
    RECEIPT,
    Acquired,
    Fetched,
    Receipt,
    ReceiptFile,
    read_receipt,
)
from pipeline.archive.revisions import Revision, good_revisions, mark_of, revisions
from pipeline.archive.source import Release, Source
from pipeline.core.errors import ArchiveError, PipelineError

Describe = Callable[[Path], ReceiptFile]
Prove = Callable[[Path, ReceiptFile], None]


def releases(raw: Path, sources: Sequence[Source]) -> list[Release]:
    """List every good release in its newest good revision, by source and then oldest first.

    Each is verified against its receipt. A release without one (files dropped in by hand) gets one
    made from its bytes, in memory only, with no retrieval date. Raises ArchiveError when a file is
    missing, empty or changed, or a source that is not optional has no good release.
    """
    there = _there(raw, sources)
    return [read_revision(place, source) for source in there for place in _good(raw, source)]


def all_revisions(
    raw: Path, sources: Sequence[Source], *, is_verified: bool = True
) -> list[Release]:
    """List what is held whatever became of it: refused, unchecked and superseded ones too.

    In order as `releases`, and verified unless told otherwise; a source of which nothing is held
    gives none.
    """
    return [
        read_revision(place, source, is_verified=is_verified)
        for place, source in _every_place(raw, sources)
    ]


def newest_good(raw: Path, source: Source) -> Release:
    """Give a source's newest good release at once: its files are there, their bytes unverified.

    A release without a receipt gets one without checksums. Raises ArchiveError as releases does.
    """
    return _read(_good(raw, source)[-1], source, seen, prove_there)


def newest_held(raw: Path, sources: Sequence[Source], *, is_verified: bool = True) -> list[Release]:
    """Give the newest good release of each source, of an optional one where it is held.

    Raises ArchiveError as releases does.
    """
    newest = [(newest_good(raw, source), source) for source in _there(raw, sources)]
    return [verified(*each) if is_verified else each[0] for each in newest]


def verified(release: Release, source: Source) -> Release:
    """Prove a release against its receipt. Raises ArchiveError as releases does."""
    return read_revision(Revision(release.folder, release.name, release.revision), source)


def read_revision(place: Revision, source: Source, *, is_verified: bool = True) -> Release:
    """Read the release at a place. Raises ArchiveError as releases does."""
    return _read(place, source, found, verify if is_verified else prove_there)


def check(raw: Path, sources: Sequence[Source]) -> tuple[list[Release], list[PipelineError]]:
    """Verify every revision of every release, held back or not; give the sound, and the errors."""
    sound, errors = [], []
    for place, source in _every_place(raw, sources):
        try:
            sound.append(read_revision(place, source))
        except PipelineError as error:
            errors.append(error)
    return sound, errors


def _every_place(raw: Path, sources: Sequence[Source]) -> Iterator[tuple[Revision, Source]]:
    for source in sources:
        for place in revisions(raw / source.name, is_editorial=source.is_editorial):
            yield place, source


def _there(raw: Path, sources: Sequence[Source]) -> list[Source]:
    return [each for each in sources if not each.is_optional or good_revisions(raw / each.name)]


def _good(raw: Path, source: Source) -> list[Revision]:
    places = good_revisions(raw / source.name, is_editorial=source.is_editorial)
    if not places:
        raise ArchiveError(
            f"no release of {source.title} is held",
            where=str(raw / source.name),
            expected="a folder a release",
            todo="Restore it from version control, or put the publisher's files in "
            f"{raw / source.name}/<release>/ ({source.address}).",
        )
    return places


def _read(place: Revision, source: Source, describe: Describe, prove: Prove) -> Release:
    receipt = read_receipt(place.folder) or _by_hand(source, place, describe)
    if not receipt.title:
        receipt = replace(receipt, **_said(source, place))
    prove_true(place, source, receipt)
    _refuse_unnamed(place.folder, receipt)
    for file in receipt.files:
        prove(place.folder / file.stored_as, file)
    mark = mark_of(place.folder)
    return Release(source.name, place.release, place.folder, receipt, place.revision, mark)


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


def _by_hand(source: Source, place: Revision, describe: Describe) -> Receipt:
    files = _files(place.folder)
    if not files:
        raise ArchiveError(
            "the release folder is empty",
            where=str(place.folder),
            expected=f"files of {source.title}",
            todo=f"Put the publisher's files there ({source.address}), or remove the folder.",
        )
    fetched = tuple(Fetched(path, describe(path)) for path in files)
    note = "" if source.is_editorial else BY_HAND
    dropped = Acquired(source.name, place.release, source.address, "", fetched, note)
    return receipt_of(dropped, source, place.release)


def receipt_of(acquired: Acquired, source: Source, period: str) -> Receipt:
    """Write the receipt of what was acquired; its title says the period."""
    return Receipt(
        source=source.name,
        release=acquired.release,
        title=f"{source.title}, {period}",
        publisher=source.publisher,
        licence=source.licence,
        address=acquired.address,
        retrieved=acquired.retrieved,
        files=tuple(fetched.file for fetched in acquired.files),
        note=acquired.note,
    )


def _said(source: Source, place: Revision) -> dict[str, Any]:
    """Give what a source says of each of its releases."""
    return {
        "title": f"{source.title}, {place.release}",
        "publisher": source.publisher,
        "licence": source.licence,
        "address": source.address,
    }
