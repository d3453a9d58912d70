"""Which release of a source a figure was taken from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One held release as the small print cites it.

    period: as a reader knows it, such as May 2025. retrieved: YYYY-MM-DD, "" when unknown.
    is_flat: whether OEWS is held as flat files, whose figures have a series id.
    """

    source: str
    release: str
    period: str
    title: str
    publisher: str
    retrieved: str
    file_sha256: str
    note: str = ""
    is_flat: bool = True
