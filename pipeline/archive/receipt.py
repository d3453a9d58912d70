"""What was archived, from whom, when and with which checksum; and what is on its way there."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.core.errors import ArchiveError, failing_as
from pipeline.core.record import from_json

RECEIPT = "receipt.json"
BY_HAND = "dropped in by hand; when it was retrieved is not known"


@dataclass(frozen=True, slots=True)
class Origin:
    """A publisher's file that the project's own tidy table was taken from, and where in it."""

    name: str
    address: str
    table: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """One file: the published bytes, how they are stored, and the address they came from, or ""."""

    name: str
    stored_as: str
    bytes: int
    sha256: str
    stored_sha256: str
    note: str = ""
    taken_from: tuple[Origin, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The sidecar of one release folder, receipt.json.

    retrieved, and when the publisher posted it: YYYY-MM-DD, "" when unknown. One without a
    title leaves title, publisher, licence and address to what the source says.
    """

    source: str
    release: str
    title: str
    publisher: str
    licence: str
    address: str
    retrieved: str
    files: tuple[ReceiptFile, ...]
    note: str = ""
    posted: str = ""

    @property
    def is_taken_in(self) -> bool:
        """Tell what a refresh archived, and so judged, from what ships with the project."""
        return self.note == BY_HAND or any(file.address for file in self.files)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One publisher's file in a temporary place, as it will be stored: .zst when compressed."""

    path: Path
    file: ReceiptFile


@dataclass(frozen=True, slots=True)
class Acquired:
    """All files of one release. retrieved: YYYY-MM-DD, "" when unknown."""

    source: str
    release: str
    address: str
    retrieved: str
    files: tuple[Fetched, ...]
    note: str = ""


def read_receipt(folder: Path) -> Receipt | None:
    """Read a release folder's receipt; None for files that were put there without one.

    Raises ArchiveError for what is no receipt.
    """
    path, otherwise = folder / RECEIPT, "remove it to have the files taken as dropped in by hand."
    todo = f"Restore it from version control, or {otherwise}"
    with failing_as(ArchiveError, "the receipt cannot be read", path, todo, of=ValueError):
        return from_json(path.read_text(), Receipt) if path.exists() else None
