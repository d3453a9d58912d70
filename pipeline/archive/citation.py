"""Which release of a source a figure was taken from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.archive.calendar import expected, posted_on
from pipeline.archive.source import Release, Source


@dataclass(frozen=True, slots=True)
class Citation:
    """One held release as the small print cites it.

    period: as a reader knows it, such as May 2025. retrieved: YYYY-MM-DD, "" when unknown.
    is_flat: whether OEWS is held as flat files, whose figures have a series id.
    next_expected: when the next release is: about May 2027, "" when unknown; is_overdue: it was
    due before this one was retrieved.
    files: name and sha256 of each; file_sha256 is that of the largest, where the data are.
    short, said, table_files: as the source has them.
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
    short: str = ""
    said: str = ""
    table_files: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def named(self) -> str:
        """Name the release as the figures of it do: bls_oews 2025A01."""
        return f"{self.source} {self.release}"

    @property
    def is_federal(self) -> bool:
        """Whether an agency of the U.S. government publishes it; its name begins so."""
        return self.publisher.startswith("U.S. ")

    def sha256_for(self, key: str) -> str:
        """Give the checksum of the file that a figure's key stands in, of several tables' files."""
        marks = [mark for start, mark in self.table_files.items() if key.startswith(start)]
        for name, sha256 in self.files:
            if any(re.match(mark, name, re.IGNORECASE) for mark in marks):
                return sha256
        return self.file_sha256


def cite(releases: Iterable[Release], sources: Iterable[Source]) -> dict[str, Citation]:
    """Cite each release by its source; another one of the same source as bls_oews/2021A01."""
    by_name = {source.name: source for source in sources}
    cited: dict[str, Citation] = {}
    for release in releases:
        name = release.source
        cited[f"{name}/{release.name}" if name in cited else name] = _cite(release, by_name[name])
    return cited


def _cite(release: Release, source: Source) -> Citation:
    files, retrieved = release.receipt.files, release.receipt.retrieved
    next_expected, is_overdue = expected(source, posted_on(release), retrieved)
    return Citation(
        source=release.source,
        release=release.name,
        period=source.period(release.name),
        title=source.title,
        publisher=source.publisher,
        retrieved=retrieved,
        file_sha256=max(files, key=lambda file: file.bytes).sha256,
        is_flat=any(file.name.startswith("oe.") for file in files),
        next_expected=next_expected,
        is_overdue=is_overdue,
        files=tuple((file.name, file.sha256) for file in files),
        short=source.short or source.title,
        said=source.said,
        table_files=source.table_files,
    )
