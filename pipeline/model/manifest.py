"""What an edition is made of."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One check that ran, and how many offending rows it found."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Document:
    """One published PDF; path is relative to its edition."""

    path: str
    pair: str
    area: str
    layout: str
    variant: str
    pages: int
    bytes: int
    sha256: str
    content_digest: str
    reused: bool = False


@dataclass(frozen=True, slots=True)
class BuiltFrom:
    """The release of one source that an edition was built from: {file name: sha256}."""

    release: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """One edition. It has no date: the same raw files give the same bytes."""

    edition: str
    built_from: dict[str, BuiltFrom]
    documents: tuple[Document, ...]
    checks: tuple[Check, ...]
    warnings: tuple[str, ...]

    def to_json(self) -> str:
        """Give the manifest as JSON text with a final newline."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"
