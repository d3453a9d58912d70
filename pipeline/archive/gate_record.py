"""The mark beside a release folder: data/raw/<source>/<folder>.gates.json."""

from pathlib import Path

from pipeline.archive.mark import Mark
from pipeline.core.errors import ArchiveError
from pipeline.core.files import write_whole

SUFFIX = ".gates.json"


def read_mark(folder: Path) -> Mark:
    """Read a release folder's mark; a folder without one passed. Raises ArchiveError."""
    path = _beside(folder)
    try:
        return Mark.from_json(path.read_text()) if path.exists() else Mark()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ArchiveError(
            "the release's mark cannot be read",
            where=str(path),
            found=str(error),
            todo="Restore it, or remove the release's folder and refresh again.",
        ) from error


def write_mark(folder: Path, mark: Mark) -> None:
    """Write a release folder's mark, whole or not at all. Raises OSError."""
    write_whole(_beside(folder), mark.to_json())


def _beside(folder: Path) -> Path:
    return folder.with_name(folder.name + SUFFIX)
