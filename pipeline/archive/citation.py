"""Which release of a source a figure was taken from."""

import re
from dataclasses import dataclass

from pipeline.core.key import Key

# a key's table, or a series' kind of area → the name of the one file that it is in, where a
# publisher posts a table a file
NO_FILE = r"(?!)"
TABLE_FILES = {
    "SARPP": r"SARPP.*\.(?:zip|csv)",
    "MARPP": r"MARPP.*\.(?:zip|csv)",
    "PARPP": r"PARPP.*\.(?:zip|csv)",
    "Alternate Titles": r"titles\.csv",
    "Sample of Reported Titles": r"reported_titles\.csv",
    "N": r"(?:oesm\d\dnat\b|national_)",
    "S": r"(?:oesm\d\dst\b|state_)",
    "M": r"(?:oesm\d\dma\b|msa_)",
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

    def sha256_for(self, key: Key) -> str:
        """Give the checksum of the file that a figure's key stands in, of several tables' files."""
        mark = TABLE_FILES.get(key.table or key.area_type, NO_FILE)
        named = [sha256 for name, sha256 in self.files if re.match(mark, name, re.IGNORECASE)]
        return named[0] if named else self.file_sha256
