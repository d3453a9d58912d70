"""data/out → a folder of its own for one run, gone when the run ends, however it ends."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import PublishError

PREFIX = ".build-"


@contextmanager
def scratch(out: Path) -> Iterator[Path]:
    """Give a new folder in `out`; what a run that was killed left there is swept first.

    A run holds a lock on its folder, which the system takes back when the run is killed: so the
    folder of another run that is still at work is never swept. Raises PublishError.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with _locked(out):
            _sweep(out)
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
            held = _lock(folder)
    except OSError as error:
        raise PublishError(
            "editions cannot be written",
            where=str(out),
            expected="a folder that can be written",
            found=str(error),
            todo="Make it writable; nothing was changed.",
        ) from error
    try:
        yield folder
    except OSError as error:
        raise PublishError(
            "a file cannot be read or written",
            where=error.filename or str(out),
            found=str(error),
            todo="Make it writable and free some space; the last edition is still current.",
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    held = _lock(folder)
    try:
        yield
    finally:
        os.close(held)


def _lock(folder: Path, how: int = fcntl.LOCK_EX) -> int:
    """Lock a folder until its descriptor is closed. Raises BlockingIOError with LOCK_NB."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _sweep(out: Path) -> None:
    left = [folder for folder in out.glob(f"{PREFIX}*") if _is_left(folder)]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    try:
        os.close(_lock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB))
    except (BlockingIOError, FileNotFoundError):  # at work, or just done
        return False
    return True
