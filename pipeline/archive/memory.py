"""data/raw/<source>/.asked.json: what a publisher answered last. Losing it costs one download."""

import contextlib
from pathlib import Path

from pipeline.archive.publisher import Asked
from pipeline.core.errors import AcquireError

NAME = ".asked.json"


def recall(raw: Path, source: str) -> Asked:
    """Give a source's state; an empty one when there is none, or it cannot be read."""
    with contextlib.suppress(OSError, AttributeError, KeyError, TypeError, ValueError):
        return Asked.from_json((raw / source / NAME).read_text())
    return Asked()


def remember(raw: Path, source: str, asked: Asked) -> None:
    """Keep a source's state, whole or not at all. Raises AcquireError when it cannot be written."""
    path = raw / source / NAME
    part = path.with_name(f"{NAME}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(asked.to_json())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise AcquireError(
            "the publisher's answer cannot be kept",
            where=str(path),
            found=str(error),
            todo="Make the folder writable and free some space; nothing else was lost.",
        ) from error
