"""What many tests share is made once a session, whichever of its processes needs it first."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

Made = TypeVar("Made")


def once(shared: Path, name: str, make: Callable[[Path], Made]) -> Made:
    """Give what `make` gave for the folder `name`, which it fills: the first time it is asked for.

    shared: a folder that every process of the session has; the others wait for the first, and
    read what it gave from a pickle. What failed is made anew for the next that asks.
    """
    folder, answer = shared / name, shared / f"{name}.pickle"
    with FileLock(shared / f"{name}.lock"):
        if not answer.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            answer.write_bytes(pickle.dumps(make(folder)))
        made: Made = pickle.loads(answer.read_bytes())
        return made
