"""data/out → a folder of its own for one run, gone when the run ends, however it ends."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from pipeline.core.errors import PublishError, failing_as
from pipeline.core.files import make_folder

PREFIX = ".build-"


@contextmanager
def scratch(out: Path) -> Iterator[Path]:
    """Give a new folder in `out`; what a run that was killed left there is swept first.

    A run holds a lock on its folder, which the system takes back when the run is killed: so the
    folder of another run that is still at work is never swept. Raises PublishError.
    """
    with ExitStack() as held:
        with _writing(out):
            make_folder(out)
            with _locked(out):
                for left in filter(_is_left, list(out.glob(f"{PREFIX}*"))):
                    shutil.rmtree(left, ignore_errors=True)
                folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
                held.enter_context(_locked(folder))
                held.callback(shutil.rmtree, folder, ignore_errors=True)
        try:
            yield folder
        except OSError as error:
            raise PublishError(
                "a file cannot be read or written",
                where=error.filename or out,
                found=str(error),
                todo="Make it writable and free some space; the last edition is still current.",
            ) from error


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold a lock file while at work; the system takes it back when the run is killed.

    Raises PublishError at once where another run holds it, or it cannot be made.
    """
    with ExitStack() as held:
        with _writing(path.parent):
            make_folder(path.parent)
            path.touch()
            try:
                held.enter_context(_locked(path, fcntl.LOCK_EX | fcntl.LOCK_NB))
            except BlockingIOError as error:
                what = "another refresh is at work; this one leaves"
                todo = "It publishes what is new. Run it again when that one is done."
                raise PublishError(what, todo=todo) from error
        yield


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Wait until no other run works in a folder, and keep others waiting. Raises OSError."""
    with _locked(folder):
        yield


@contextmanager
def _locked(path: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Hold the lock of a file or folder. Raises BlockingIOError with LOCK_NB."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


def _is_left(folder: Path) -> bool:
    try:
        with _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            return True
    except (BlockingIOError, FileNotFoundError):  # at work, or just done
        return False


def _writing(folder: Path) -> AbstractContextManager[None]:
    what, todo = "the folder cannot be written", "Make it writable; nothing was changed."
    expected = "a folder that can be written"
    return failing_as(PublishError, what, folder, todo, expected=expected)
