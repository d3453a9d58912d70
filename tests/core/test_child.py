"""What is done in a child gives its result, or the reason why there is none; nobody else dies."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.core.child import BROKEN, in_child
from pipeline.core.errors import ArchiveError, ParseError
from pipeline.core.paths import ROOT


def process(_=None):
    return os.getpid()


def take(count):
    return len(bytes(count))


def wait(seconds):
    time.sleep(seconds)


def fall(number):
    print("thread 'main' panicked: it is over", file=os.fdopen(2, "w", closefd=False), flush=True)
    os.kill(os.getpid(), number)


def fail(error):
    raise error


class Panic(BaseException):
    """An exception that is no Exception, as a panic in Rust is."""


def reason(work, *facts, **limits):
    with pytest.raises(ParseError) as caught:
        in_child("x.csv", work, *facts, **limits)
    assert (caught.value.what, caught.value.where) == (BROKEN, "x.csv")
    return caught.value.found


def test_work_is_done_in_a_process_of_its_own_that_serves_again():
    first, second = in_child("", process), in_child("", process)

    assert first == second != os.getpid()


def test_more_memory_than_allowed_is_a_reason():
    assert reason(take, 64 << 30) == "it takes more memory than a file may"


def test_more_time_than_allowed_is_a_reason_and_the_process_ends():
    before = in_child("", process)

    assert reason(wait, 60, seconds=0.2) == "it takes longer than 0.2 seconds"
    assert in_child("", process) != before


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGKILL, signal.SIGSEGV])
def test_a_death_is_a_reason_with_its_last_words(number):
    said = f"its reader ended with {number.name}: thread 'main' panicked: it is over"

    assert reason(fall, number) == said
    assert in_child("", process) != os.getpid()


@pytest.mark.parametrize("error", [KeyError("x"), Panic("x"), SystemExit(3)])
def test_an_exception_that_nobody_foresaw_is_a_reason(error):
    assert reason(fail, error).startswith(f"{type(error).__name__} in test_child.py, line ")


def test_an_error_that_is_told_comes_through_whole():
    error = ArchiveError("what", where="where", expected="more", found="less", todo="Do.")

    with pytest.raises(ArchiveError) as caught:
        in_child("x.csv", fail, error)

    assert str(caught.value) == str(error)


def test_a_full_disk_is_not_the_files_fault():
    with pytest.raises(OSError, match="No space left"):
        in_child("x.csv", fail, OSError(28, "No space left on device"))


def test_a_child_ends_with_its_parent(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        "import os\n"
        "from pipeline.core.child import in_child\n"
        "if __name__ == '__main__':\n"
        "    print(in_child('', os.getpid), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run(
        [sys.executable, script], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    child = Path(f"/proc/{int(ended.stdout)}")
    deadline = time.monotonic() + 10
    while child.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (ended.returncode, child.exists()) == (-9, False)
