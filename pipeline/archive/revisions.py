"""data/raw/<source> → where each revision of each release lies."""

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.archive.gate_record import PASSED, GateRecord, read_gate_record, unchecked
from pipeline.archive.receipt import read_receipt

NAME = re.compile(r"(.+?)(?:\.r([2-9]|[1-9]\d+))?")  # 2025A01, 2025A01.r2


@dataclass(frozen=True, slots=True)
class Revision:
    """The folder of one revision of a release; revision counts from 1."""

    folder: Path
    release: str
    revision: int


def revisions(top: Path, *, is_editorial: bool = False) -> list[Revision]:
    """Find a source's release folders, oldest first, revisions in order.

    An editorial source, the project's own, has no releases: its folder is its one.
    """
    if is_editorial:
        return [Revision(top, top.name, 1)] if top.is_dir() else []
    places = [_place(path) for path in top.glob("[!.]*") if path.is_dir()]
    return sorted(places, key=lambda place: (by_number(place.release), place.revision))


def mark_of(folder: Path) -> GateRecord:
    """Give a release's mark. One that ships has none and passed; one taken in must have one.

    Raises ArchiveError.
    """
    if mark := read_gate_record(folder):
        return mark
    receipt = read_receipt(folder)
    if receipt and receipt.is_taken_in:
        return unchecked(receipt.source, receipt.release, "what its gates found is gone")
    return PASSED


def good_revisions(top: Path, *, is_editorial: bool = False) -> list[Revision]:
    """Find the newest good revision of each release, oldest first. Raises ArchiveError."""
    places = revisions(top, is_editorial=is_editorial)
    good = [place for place in places if mark_of(place.folder).is_good]
    return [list(revisions)[-1] for _, revisions in groupby(good, key=lambda p: p.release)]


def _place(folder: Path) -> Revision:
    release, revision = NAME.fullmatch(folder.name).groups()  # type: ignore[union-attr]  # any name
    return Revision(folder, release, int(revision or 1))


def by_number(name: str) -> list[tuple[int, str]]:
    """Give what orders release names: 9.0 before 10.0, 2023A01 before 2025A01."""
    return [(int(number or 0), text) for number, text in re.findall(r"(\d*)(\D*)", name)]
