"""data/out → a folder of its own for one run, gone when the run ends, however it ends."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.core.errors import PublishError

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
        raise _unwritable(out, error) from error
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
def only_one(path: Path) -> Iterator[None]:
    """Hold a lock file while at work; the system takes it back when the run is killed.

    Raises PublishError at once where another run holds it, or it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        held = _lock(path, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise PublishError(
            "another refresh is at work; this one leaves",
            todo="It publishes what is new. Run it again when that one is done.",
        ) from error
    except OSError as error:
        raise _unwritable(path.parent, error) from error
    try:
        yield
    finally:
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


def _unwritable(folder: Path, error: OSError) -> PublishError:
    return PublishError(
        "the folder cannot be written",
        where=str(folder),
        expected="a folder that can be written",
        found=str(error),
        todo="Make it writable; nothing was changed.",
    )
