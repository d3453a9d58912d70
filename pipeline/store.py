"""Documents once made, by what they show: data/out/store/<content digest>/."""

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.checksum import sha256_of

ENTRY = "entry.json"
PDF, FIGURES, PREVIEW = "document.pdf", "figures.json", "preview.png"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in the store: its pages, and the checksum of each of its files."""

    folder: Path
    pages: int
    sha256: dict[str, str]

    @property
    def bytes(self) -> int:
        return (self.folder / PDF).stat().st_size


@dataclass(frozen=True, slots=True)
class Store:
    """What was made is found again by its content digest, never by a time stamp."""

    folder: Path

    def find(self, digest: str) -> Entry | None:
        """Give a document if it is here, whole and unchanged; what is damaged is removed."""
        folder = self._folder(digest)
        try:
            record = json.loads((folder / ENTRY).read_text())
            entry = Entry(folder, record["pages"], record["sha256"])
            if all(sha256_of(folder / name) == known for name, known in entry.sha256.items()):
                return entry
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        shutil.rmtree(folder, ignore_errors=True)
        return None

    def keep(self, digest: str, *, pages: int, files: dict[str, bytes]) -> Entry:
        """Keep a document's files, all or none. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        checksums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        entry = Entry(self._folder(digest), pages, checksums)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=self.folder))
        try:
            for name, content in files.items():
                (part / name).write_bytes(content)
            (part / ENTRY).write_text(json.dumps({"pages": pages, "sha256": checksums}))
            entry.folder.parent.mkdir(exist_ok=True)
            shutil.rmtree(entry.folder, ignore_errors=True)
            part.replace(entry.folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return entry

    def _folder(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def place(entry: Entry, name: str, path: Path) -> None:
    """Put one of a document's files at `path`: linked where the disk can, else copied."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    try:
        os.link(entry.folder / name, path)
    except OSError:
        shutil.copyfile(entry.folder / name, path)
