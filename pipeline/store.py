"""Documents once made, by what they show: data/out/store/<content digest>/."""

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.checksum import sha256_of

RECORD = "record.json"
PDF, FIGURES, PREVIEW = "document.pdf", "figures.json", "preview.png"


@dataclass(frozen=True, slots=True)
class Kept:
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

    def find(self, digest: str) -> Kept | None:
        """Give a document if it is here, whole and unchanged; what is damaged is removed."""
        folder = self._folder(digest)
        try:
            record = json.loads((folder / RECORD).read_text())
            kept = Kept(folder, record["pages"], record["sha256"])
            if all(sha256_of(folder / name) == known for name, known in kept.sha256.items()):
                return kept
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass  # it is not there, or not whole
        shutil.rmtree(folder, ignore_errors=True)
        return None

    def keep(self, digest: str, *, pages: int, files: dict[str, bytes]) -> Kept:
        """Keep a document's files, all or none. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        checksums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
        kept = Kept(self._folder(digest), pages, checksums)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=self.folder))
        try:
            for name, content in files.items():
                (part / name).write_bytes(content)
            (part / RECORD).write_text(json.dumps({"pages": pages, "sha256": checksums}))
            kept.folder.parent.mkdir(exist_ok=True)
            shutil.rmtree(kept.folder, ignore_errors=True)
            part.replace(kept.folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return kept

    def _folder(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def place(kept: Kept, name: str, path: Path) -> None:
    """Put one of a document's files at `path`: linked where the disk can, else copied."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    try:
        os.link(kept.folder / name, path)
    except OSError:
        shutil.copyfile(kept.folder / name, path)
