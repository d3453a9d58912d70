"""What was archived, from whom, when and with which checksum; and what is on its way there."""

from dataclasses import dataclass
from pathlib import Path

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
