"""What a power cut would take: each move of a file or folder that was not on the disk in time."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Key = tuple[int, int]  # a file's or folder's own number, whatever it is called


@contextmanager
def watched(patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Note what is moved before all of it is flushed, and whose name is not flushed afterwards.

    A file that was written to, and a folder that was given a name, after it was flushed counts as
    not flushed. The list is whole when the block has ended.
    """
    lost: list[str] = []
    flushed: dict[Key, int] = {}
    waiting: dict[Key, str] = {}
    fsync = os.fsync

    def flush(descriptor: int) -> None:
        fsync(descriptor)
        key, when = _state(os.fstat(descriptor))
        flushed[key] = when
        waiting.pop(key, None)

    def noting(move: Callable[..., None]) -> Callable[..., None]:
        def moved(source: Any, target: Any, **how: Any) -> None:
            for path in (Path(source), *Path(source).rglob("*")):
                key, when = _state(path.lstat())
                if not path.is_symlink() and flushed.get(key) != when:
                    lost.append(f"{path} is moved to {target} before it is on the disk")
            move(source, target, **how)
            key, _ = _state(Path(target).parent.stat())
            waiting[key] = f"the name {target} is not on the disk"

        return moved

    with patch.context() as patched:
        patched.setattr(os, "fsync", flush)
        patched.setattr(os, "rename", noting(os.rename))
        patched.setattr(os, "replace", noting(os.replace))
        yield lost
    lost += waiting.values()


def _state(about: os.stat_result) -> tuple[Key, int]:
    return (about.st_dev, about.st_ino), about.st_mtime_ns
