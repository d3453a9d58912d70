"""A file that a form changes → its text as it lies there now; and the new text, in its place."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from pipeline.core.errors import PublishError, UsageError, failing_as
from pipeline.core.files import write_whole

BACKUP = ".bak"
_writing = Lock()  # two tabs may save at once


@dataclass(frozen=True, slots=True)
class Original:
    """A text file, read. Its line ends are those that it has."""

    path: Path
    text: str

    @property
    def digest(self) -> str:
        """What a form carries, to tell whether the file was changed since."""
        return sha256(self.text.encode()).hexdigest()


def original(path: Path) -> Original:
    """Read a file. Raises UsageError where it is gone, or no text."""
    todo = f"Restore it from version control, or from {backup_of(path).name} beside it."
    with failing_as(UsageError, "the file cannot be read", path, todo, of=(OSError, ValueError)):
        return Original(path, path.read_bytes().decode())


def backup_of(path: Path) -> Path:
    """Say where the former text of a file is kept: hidden where every file in a folder counts."""
    hidden = "." * (path.parent.name == "roles")
    return path.with_name(f"{hidden}{path.name}{BACKUP}")


def replaced(before: Original, text: str) -> bool:
    """Write a file's new text and keep the former one; not where it is no more what was read.

    Raises PublishError where it cannot be written, UsageError where it is gone.
    """
    path = before.path
    todo = "Free some space or make it writable, then save again. What you typed is still here."
    with _writing, failing_as(PublishError, "it could not be saved", path.name, todo):
        if original(path) != before:
            return False
        if text != before.text:
            write_whole(backup_of(path), before.text)
            write_whole(path, text)
    return True
