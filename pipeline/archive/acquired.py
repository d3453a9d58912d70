"""What was fetched, or dropped in by hand, on its way into the archive."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.receipt import ReceiptFile


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
