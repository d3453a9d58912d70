"""A run has a folder of its own, and what a killed run left is swept."""

import os
import signal
import subprocess
import sys

import pytest

from pipeline.core.errors import PublishError
from pipeline.core.paths import ROOT
from pipeline.core.scratch import scratch

HOLD = """
import sys
from pathlib import Path
from pipeline.core.scratch import scratch

with scratch(Path(sys.argv[1])) as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_run(tmp_path):
    """Give another process that is at work in a folder of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], cwd=ROOT, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        process.folder = process.stdout.readline().strip()
        yield process
        process.kill()


def test_the_folder_goes_with_the_run(tmp_path):
    with scratch(tmp_path / "out") as folder:
        (folder / "edition").mkdir()

    assert list((tmp_path / "out").iterdir()) == []


def test_the_folder_goes_with_a_run_that_fails(tmp_path):
    with pytest.raises(KeyboardInterrupt), scratch(tmp_path):
        raise KeyboardInterrupt

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_swept(tmp_path, other_run):
    os.kill(other_run.pid, signal.SIGKILL)
    other_run.wait()

    with scratch(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]
        assert str(folder) != other_run.folder


def test_the_folder_of_a_run_at_work_is_left_alone(tmp_path, other_run):
    with scratch(tmp_path) as folder:
        assert {str(path) for path in tmp_path.iterdir()} == {str(folder), other_run.folder}


def test_what_is_no_folder_is_a_publish_error(tmp_path):
    (tmp_path / "out").write_text("a file")

    with (
        pytest.raises(PublishError, match="the folder cannot be written"),
        scratch(tmp_path / "out"),
    ):
        pass
