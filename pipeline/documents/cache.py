"""Documents once made, by what they show: data/out/store/<content digest>/."""

import errno
import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.files import copy, make_folder, move, sha256_of

RECORD = "record.json"
PDF, FIGURES, PREVIEW = "document.pdf", "figures.json", "preview.png"
QUOTES = "quotable.csv"
READ_ONLY = 0o444
TEXT = "document.txt"  # a line a paragraph, as it is read


@dataclass(frozen=True, slots=True)
class Kept:
    """One document in the store: its pages, the checksum of each file, what to mind of it."""

    folder: Path
    pages: int
    sha256: dict[str, str]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Store:
    """What was made is found again by its content digest, never by a time stamp."""

    folder: Path

    def find(self, digest: str) -> Kept | None:
        """Give a document if it is here, whole and unchanged; what is damaged is removed."""
        folder = self._folder(digest)
        if not folder.exists():
            return None  # removing it all the same might take what another run keeps just now
        try:
            return _read(folder)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            shutil.rmtree(folder, ignore_errors=True)
            return None

    def keep(
        self, digest: str, pages: int, files: dict[str, bytes], warnings: tuple[str, ...] = ()
    ) -> Kept:
        """Keep a document's files, all or none. Raises OSError.

        What another run kept in the meantime stays, if it is whole.
        """
        make_folder(self.folder)
        checksums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        kept = Kept(self._folder(digest), pages, checksums, warnings)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=self.folder))
        try:
            for name, content in files.items():
                (part / name).write_bytes(content)
                (part / name).chmod(READ_ONLY)
            record = {"pages": pages, "sha256": checksums, "warnings": warnings}
            (part / RECORD).write_text(json.dumps(record))
            if found := self.find(digest):
                return found
            move(part, kept.folder)
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):  # else it was kept just now
                raise
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return kept

    def _folder(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def _read(folder: Path) -> Kept:
    """Read a record. Raises ValueError, KeyError, TypeError or AttributeError for what is none."""
    record = json.loads((folder / RECORD).read_text())
    kept = Kept(folder, int(record["pages"]), dict(record["sha256"]), tuple(record["warnings"]))
    if not kept.sha256:
        raise ValueError(RECORD)
    for name, digest in kept.sha256.items():
        if sha256_of(folder / name) != digest:
            raise ValueError(name)
    return kept


def place(kept: Kept, name: str, path: Path) -> None:
    """Put one of a document's files at `path`, so that whoever edits it there edits no other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    copy(kept.folder / name, path)
