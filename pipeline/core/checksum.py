"""A file → its sha256."""

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Hash a file as it is stored. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
