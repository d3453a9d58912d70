"""Which release of a source a figure was taken from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One held release as the small print cites it.

    period: as a reader knows it, such as May 2025. retrieved: YYYY-MM-DD, "" when unknown.
    is_flat: whether OEWS is held as flat files, whose figures have a series id.
    next_expected: when the next release is: about May 2027, "" when unknown; is_overdue: it was
    due before this one was retrieved.
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
    next_expected: str = ""
    is_overdue: bool = False
