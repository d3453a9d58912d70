"""Whoever is to be told is told, and a telling that fails is itself told, in a line."""

import os
import re
import sys
import time

import pytest

from pipeline.archive.gate_record import Finding
from pipeline.core.errors import ArchiveError, ParseError
from pipeline.core.log import roll, stamped
from pipeline.core.paths import ROOT
from pipeline.refresh.notify import failure_text, notify, write_failure
from tests.support.world import run_here


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "what changed; $(touch x).md"
    path.write_text("news\n")
    return path


def python(tmp_path, script):
    path = tmp_path / "hook.py"
    path.write_text(script)
    return [sys.executable, str(path), "two words"]


def test_a_command_gets_the_report_as_its_last_word(tmp_path, report, monkeypatch):
    monkeypatch.chdir(tmp_path)
    copy = python(tmp_path, "import sys\nopen('told', 'w').write(repr(sys.argv[1:]))")

    assert notify(copy, report.relative_to(tmp_path)) is None
    assert (tmp_path / "told").read_text() == repr(["two words", str(report)])


def test_no_command_tells_nobody(report):
    assert notify([], report) is None


def test_a_command_that_is_not_there_is_said(report):
    assert notify(["no-such-mailer", "me"], report) == (
        "no-such-mailer cannot be run: [Errno 2] No such file or directory: 'no-such-mailer'"
    )


def test_a_command_that_fails_is_said_with_its_last_words(tmp_path, report):
    fails = python(tmp_path, "import sys\nprint('trying')\nsys.exit('no route to the server')")

    assert (
        notify(fails, report) == f"{sys.executable} ended with exit code 1: no route to the server"
    )


def test_a_command_that_waits_for_an_answer_gets_none(tmp_path, report):
    assert notify(python(tmp_path, "import sys\nassert sys.stdin.read() == ''"), report) is None


def test_a_command_that_takes_too_long_ends_with_all_it_started(tmp_path, report):
    script = "sleep 60 & echo $! >pid; wait"
    hook = ["/bin/sh", "-c", f"cd {tmp_path}; {script}"]
    began = time.monotonic()

    told = notify(hook, report, seconds=0.5)

    assert told == "/bin/sh took longer than 0.5 seconds and was stopped"
    assert time.monotonic() - began < 5
    assert is_gone(int((tmp_path / "pid").read_text()))


def is_gone(pid):
    """Tell whether a process has ended, or ends within a second; a zombie has."""
    for _ in range(100):
        try:
            with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
            os.kill(pid, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.01)
    return False


def test_a_command_that_leaves_something_running_is_not_waited_for(report):
    began = time.monotonic()

    assert notify(["/bin/sh", "-c", "sleep 3 &"], report) is None
    assert time.monotonic() - began < 2


# The report of a failure

ERROR = ParseError(
    "column value is gone",
    where="bls_oews 2026A01",
    expected="value",
    found="val",
    todo="Change pipeline/sources/bls_oews/publication.py.",
)
REFUSED = Finding("size", "refuse", "bls_oews", "2026A01", "The file halved.")
WARNED = Finding("schema", "warn", "bls_oews", "2026A01", "A column is new.")


def test_a_failure_says_what_where_and_what_to_do():
    assert failure_text("2026-11-23 11:02:11-08:00", [ERROR], [WARNED, REFUSED]) == (
        "Wagefold could not take in new statistics on 2026-11-23 11:02:11-08:00.\n"
        "The last good edition stays current.\n"
        "\n"
        "What:       column value is gone\n"
        "Where:      bls_oews 2026A01\n"
        "Expected:   value\n"
        "Found:      val\n"
        "What to do: Change pipeline/sources/bls_oews/publication.py.\n"
        "\n"
        "What:       The file halved.\n"
        "Where:      bls_oews 2026A01, gate size\n"
        "What to do: It stays in the archive and out of every brochure. If the publisher meant it, "
        "say so:\n"
        "    make refresh ARGS='--accept size=\"why it is right\"'\n"
        "\n"
        "What is held, and what is newer:  .venv/bin/python -m pipeline status\n"
        "To try again:                     make refresh\n"
        "What each step said:              data/out/logs/refresh.log\n"
    )


def test_a_failure_is_written_where_there_was_no_folder_yet(tmp_path):
    path = write_failure(tmp_path / "out/logs", [ArchiveError("the disk is full")])

    assert path == tmp_path / "out/logs/failure.txt"
    assert "\n\nWhat:       the disk is full\n\n" in path.read_text()


# The log


def test_a_line_begins_with_its_time_in_a_file_only(tmp_path):
    with (tmp_path / "log").open("w") as log:
        when, _, line = stamped("fetched    bls_oews", log).partition("  ")

    assert line == "fetched    bls_oews"
    assert time.strptime(when, "%Y-%m-%d %H:%M:%S%z")
    read, write = os.pipe()
    os.close(read)
    with open(write, "w") as pipe:  # noqa: PTH123
        assert stamped("fetched    bls_oews", pipe) == "fetched    bls_oews"


def test_a_log_that_has_grown_makes_room_and_is_written_on(tmp_path):
    log = tmp_path / "refresh.log"
    log.write_text("old\n" * 5)
    script = (
        "import sys; from pathlib import Path; from pipeline.core.log import roll\n"
        f"roll(Path({str(log)!r}), 10); print('new', file=sys.stderr); print('made')"
    )

    assert os.system(f'"{sys.executable}" -c "{script}" >>"{log}" 2>&1') == 0

    assert sorted(log.read_text().split()) == ["made", "new"]
    assert (tmp_path / "refresh.log.1").read_text() == "old\n" * 5


def test_a_short_log_stays(tmp_path):
    log = tmp_path / "refresh.log"
    roll(log)
    log.write_text("old\n")
    roll(log)

    assert [path.name for path in tmp_path.iterdir()] == ["refresh.log"]


class Panic(BaseException):
    """An exception that is no Exception, as a panic in Rust is."""


@pytest.mark.parametrize("error", [ZeroDivisionError("by zero\x1b"), Panic("by zero\x1b")])
def test_any_exception_of_a_refresh_is_written_down_and_told(tmp_path, monkeypatch, error):
    def broken(*_, **__):
        raise error

    monkeypatch.setattr("pipeline.refresh.refresh.refresh", broken)
    tell = python(tmp_path, f"import sys\nopen({str(tmp_path / 'told')!r}, 'w').write(sys.argv[2])")
    words = ", ".join(f'"{word}"' for word in tell)
    text = re.sub(
        r"^#? ?on_failure = .*$", f"on_failure = [{words}]", (ROOT / "brochures.toml").read_text(),
        flags=re.MULTILINE,
    )  # fmt: skip
    (tmp_path / "brochures.toml").write_text(text)

    with pytest.raises(type(error)):
        run_here(tmp_path, "refresh")

    report = tmp_path / "data/out/logs/failure.txt"
    assert (tmp_path / "told").read_text() == str(report)
    said = f"{type(error).__name__} in test_notify.py, line "
    assert "the refresh broke off" in report.read_text()
    assert said in report.read_text()
    assert r"by zero\x1b" in report.read_text()
