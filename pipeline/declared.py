"""brochures.toml as a file → the matrix that it declares."""

import tomllib
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.matrix import Matrix, read_matrix


def declared(path: Path) -> Matrix:
    """Read brochures.toml. Raises UsageError when it is not there or does not fit."""
    try:
        return read_matrix(tomllib.loads(path.read_text()), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            "the matrix cannot be read",
            where=str(path),
            expected="TOML: field = value lines",
            found=str(error),
            todo="Restore it from version control, or correct the line.",
        ) from error
