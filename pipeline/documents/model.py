"""A document, as an edition keeps it."""

from dataclasses import dataclass


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
