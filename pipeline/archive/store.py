"""What was fetched → data/raw/<source>/<release>/ with its receipt; never written over."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.archive.gate_record import unchecked, write_gate_record
from pipeline.archive.receipt import RECEIPT, Acquired, Receipt
from pipeline.archive.releases import all_revisions, receipt_of
from pipeline.archive.source import Release, Source
from pipeline.core.errors import ArchiveError, failing_as
from pipeline.core.files import make_folder, move
from pipeline.core.record import to_json


@dataclass(frozen=True, slots=True)
class Archived:
    """A release as it is held now, and whether these bytes are new, a revision, or held before."""

    release: Release
    outcome: Literal["new", "revised", "held"]


def archive(acquired: Acquired, source: Source, raw: Path) -> Archived:
    """Keep what was fetched in a folder of its own, whole or not at all, marked as unchecked.

    Bytes that are held already are recognised; other bytes for a release that is held become a
    revision beside it. The files are moved. Raises ArchiveError when they cannot be kept: then
    nothing is.
    """
    held = all_revisions(raw, [source], is_verified=False)
    revisions = [release for release in held if release.name == acquired.release]
    receipt = receipt_of(acquired, source, source.period(acquired.release))
    for release in revisions:
        if _checksums(release.receipt) == _checksums(receipt):
            return Archived(release, "held")
    revision = revisions[-1].revision + 1 if revisions else 1
    name = f"{acquired.release}.r{revision}" if revisions else acquired.release
    mark = unchecked(acquired.source, acquired.release, "it has not been checked yet")
    folder = raw / source.name / name
    release = Release(source.name, acquired.release, folder, receipt, revision, mark)
    todo = "Make the folder writable and free some space; nothing was archived."
    with failing_as(ArchiveError, "the release cannot be archived", folder, todo):
        _keep(acquired, release)
    return Archived(release, "revised" if revisions else "new")


def _checksums(receipt: Receipt) -> dict[str, str]:
    return {file.name: file.sha256 for file in receipt.files}


def _keep(acquired: Acquired, release: Release) -> None:
    """Put the folder together beside the files, mark its place, then move it there in one step."""
    made = acquired.files[0].path.parent / f"archived-{release.folder.name}"
    made.mkdir()
    for fetched in acquired.files:
        fetched.path.replace(made / fetched.file.stored_as)
    (made / RECEIPT).write_text(to_json(release.receipt))
    make_folder(release.folder.parent)
    write_gate_record(release.folder, release.mark)
    move(made, release.folder)
