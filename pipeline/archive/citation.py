"""Which release of a source a figure was taken from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.archive.calendar import next_release
from pipeline.archive.source import Release, Source

# how a key begins, with its table or a series' kind of area → the name of the one file that it is
# in, where a publisher posts a table a file
TABLE_FILES = {
    "SARPP": r"SARPP.*\.(?:zip|csv)",
    "MARPP": r"MARPP.*\.(?:zip|csv)",
    "PARPP": r"PARPP.*\.(?:zip|csv)",
    "Alternate Titles": r"titles\.csv",
    "Sample of Reported Titles": r"reported_titles\.csv",
    "OEUN": r"(?:oesm\d\dnat\b|national_)",
    "OEUS": r"(?:oesm\d\dst\b|state_)",
    "OEUM": r"(?:oesm\d\dma\b|msa_)",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One held release as the small print cites it.

    period: as a reader knows it, such as May 2025. retrieved: YYYY-MM-DD, "" when unknown.
    is_flat: whether OEWS is held as flat files, whose figures have a series id.
    next_expected: when the next release is: about May 2027, "" when unknown; is_overdue: it was
    due before this one was retrieved.
    files: name and sha256 of each; file_sha256 is that of the largest, where the data are.
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
    files: tuple[tuple[str, str], ...] = ()

    def sha256_for(self, key: str) -> str:
        """Give the checksum of the file that a figure's key stands in, of several tables' files."""
        marks = [mark for start, mark in TABLE_FILES.items() if key.startswith(start)]
        named = [
            sha256
            for name, sha256 in self.files
            for mark in marks
            if re.match(mark, name, re.IGNORECASE)
        ]
        return named[0] if named else self.file_sha256


def cite(releases: Iterable[Release], sources: Iterable[Source]) -> dict[str, Citation]:
    """Cite each release by its source; another one of the same source as bls_oews/2021A01."""
    by_name = {source.name: source for source in sources}
    cited: dict[str, Citation] = {}
    for release in releases:
        name = release.source
        cited[f"{name}/{release.name}" if name in cited else name] = _cite(release, by_name[name])
    return cited


def _cite(release: Release, source: Source) -> Citation:
    files = release.receipt.files
    expected, is_overdue = next_release(release, source)
    return Citation(
        source=release.source,
        release=release.name,
        period=source.period(release.name),
        title=source.title,
        publisher=source.publisher,
        retrieved=release.receipt.retrieved,
        file_sha256=max(files, key=lambda file: file.bytes).sha256,
        is_flat=any(file.name.startswith("oe.") for file in files),
        next_expected=expected,
        is_overdue=is_overdue,
        files=tuple((file.name, file.sha256) for file in files),
    )
