"""What was fetched → data/raw/<source>/<release>/ with its receipt; never written over."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.archive.gate_record import Finding, GateRecord, write_gate_record
from pipeline.archive.receipt import Acquired, Receipt
from pipeline.archive.releases import RECEIPT, all_revisions
from pipeline.archive.source import Release, Source
from pipeline.core.errors import ArchiveError
from pipeline.core.files import settle, write_whole
from pipeline.core.record import to_json


@dataclass(frozen=True, slots=True)
class Archived:
    """A release as it is held now, and whether these bytes are new, a revision, or held before."""

    release: Release
    outcome: Literal["new", "revised", "held"]


def archive(acquired: Acquired, source: Source, raw: Path) -> Archived:
    """Keep what was fetched in a folder of its own, whole or not at all, marked as unchecked.

    Bytes that are held already are recognised; other bytes for a release that is held become a
    revision beside it. The files are moved, so they must lie on the archive's file system. Raises
    ArchiveError when they cannot be kept: then nothing is.
    """
    revisions = [
        r for r in all_revisions(raw, [source], is_verified=False) if r.name == acquired.release
    ]
    for release in revisions:
        if _contents(release.receipt) == {f.file.name: f.file.sha256 for f in acquired.files}:
            return Archived(release, "held")
    folder = raw / source.name / _folder_name(acquired.release, revisions)
    release = Release(
        source.name, acquired.release, folder, _receipt(acquired, source),
        max((r.revision for r in revisions), default=0) + 1, _unchecked(acquired),
    )  # fmt: skip
    try:
        _keep(acquired, release)
    except OSError as error:
        raise ArchiveError(
            "the release cannot be archived",
            where=str(folder),
            found=str(error),
            todo="Make the folder writable and free some space; nothing was archived.",
        ) from error
    return Archived(release, "revised" if revisions else "new")


def _contents(receipt: Receipt) -> dict[str, str]:
    return {file.name: file.sha256 for file in receipt.files}


def _folder_name(release: str, revisions: Sequence[Release]) -> str:
    return f"{release}.r{revisions[-1].revision + 1}" if revisions else release


def _unchecked(acquired: Acquired) -> GateRecord:
    reason = "it has not been checked yet"
    return GateRecord(
        "unchecked",
        (Finding("unchecked", "refuse", acquired.source, acquired.release, reason),),
        (),
    )


def _receipt(acquired: Acquired, source: Source) -> Receipt:
    return Receipt(
        source=source.name,
        release=acquired.release,
        title=f"{source.title}, {source.period(acquired.release)}",
        publisher=source.publisher,
        licence=source.licence,
        address=acquired.address,
        retrieved=acquired.retrieved,
        files=tuple(fetched.file for fetched in acquired.files),
        note=acquired.note,
    )


def _keep(acquired: Acquired, release: Release) -> None:
    """Put the folder together beside the files, mark its place, then move it there in one step."""
    made = acquired.files[0].path.parent / f"archived-{release.folder.name}"
    made.mkdir()
    for fetched in acquired.files:
        kept = made / fetched.file.stored_as
        fetched.path.replace(kept)
        settle(kept)
    write_whole(made / RECEIPT, to_json(release.receipt))
    release.folder.parent.mkdir(parents=True, exist_ok=True)
    write_gate_record(release.folder, release.mark)
    made.replace(release.folder)
    settle(release.folder.parent)
