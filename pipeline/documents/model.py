"""A document, as an edition keeps it, and what became of one that was asked for."""

from dataclasses import dataclass

from pipeline.brochures.names import Entry


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
class DocumentResult:
    """What became of a job: its document, or the error that it ended in; entry names it."""

    path: str
    entry: Entry
    document: Document | None = None
    error: str = ""
