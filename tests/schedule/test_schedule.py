"""A daily refresh is installed once, runs as cron and systemd run things, and leaves no trace.

`crontab` and `systemctl` are small programs on PATH that keep their tables in the home folder.
"""

import json
import os
import subprocess
import sys

import pytest

from pipeline.core.errors import ScheduleError, UsageError
from pipeline.core.paths import ROOT, Paths
from pipeline.schedule.model import WHEN
from pipeline.schedule.schedule import install, remove, show

NASTY = 'a school\'s "50% of $HOME" \\n folder'
OTHERS = b"# mine, not UTF-8: \xff\n5 4 * * 0 echo 100\\% done\n\nMAILTO=me\n"
NEXT = "Tue 2026-11-24 11:46:49 UTC"
PYTHON = 'printf "%s in %s\\n" "$*" "$(pwd)"; echo "wrong: $LANG" >&2\n'
CRONTAB = """\
table="$HOME/table"
case "$1" in
-l) test ! -e "$HOME/forbidden" || { echo "you are not allowed to use crontab" >&2; exit 1; }
    test -e "$table" || { echo "no crontab for $(id -un)" >&2; exit 1; }
    exec cat "$table" ;;
-)  echo written >>"$HOME/writes"; exec cat >"$table" ;;
-r) exec rm "$table" ;;
esac
"""
SYSTEMCTL = f"""\
wants="$HOME/.config/systemd/user/timers.target.wants"
case "$2" in
show-environment) exec test -e "$HOME/manager" ;;
enable) mkdir -p "$wants"; exec ln -sf "../$4" "$wants/$4" ;;
disable) exec rm "$wants/$4" ;;
show) test -e "$wants/$3" && echo "{NEXT}"; exit 0 ;;
daemon-reload) ;;
*) echo "unknown command $2" >&2; exit 1 ;;
esac
"""


def program(path, script):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}")
    path.chmod(0o755)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Give a home folder with a crontab, and with a systemd that is there but does not answer."""
    home = tmp_path / "home"
    program(tmp_path / "bin/crontab", CRONTAB)
    program(tmp_path / "bin/systemctl", SYSTEMCTL)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    return home


@pytest.fixture
def manager(home):
    (home / "manager").touch()
    return home


@pytest.fixture
def paths(tmp_path):
    """Give a checkout in a folder whose name needs every kind of quoting."""
    program(tmp_path / NASTY / ".venv/bin/python", PYTHON)
    return Paths(tmp_path / NASTY)


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def cron_line(home):
    return next(
        line
        for line in (home / "table").read_text(errors="surrogateescape").splitlines()
        if line.startswith("0 11")
    )


def as_cron_runs_it(line, home, path):
    """Run a crontab line as cron does: its percent signs bare again, by /bin/sh, with no more."""
    command = line.split(maxsplit=5)[5].replace(r"\%", "%")
    bare = {"HOME": str(home), "PATH": path}
    return subprocess.run(["/bin/sh", "-c", command], env=bare, capture_output=True, check=False)


# Cron


def test_a_line_between_marks_is_added_to_the_crontab(home, paths):
    (home / "table").write_bytes(OTHERS)

    install(paths)

    begin, end = (os.fsencode(f"# {word} wagefold {paths.root}\n") for word in ("begin", "end"))
    line = os.fsencode(cron_line(home))
    assert (home / "table").read_bytes() == OTHERS + begin + line + b"\n" + end


def test_the_line_runs_as_cron_runs_it(home, paths, tmp_path):
    program(tmp_path / "slow/sleep", 'echo "$*" >>"$HOME/slept"\n')
    install(paths)

    for _ in range(5):
        ended = as_cron_runs_it(cron_line(home), home, f"{tmp_path / 'slow'}:/usr/bin:/bin")
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")

    assert (
        paths.logs / "refresh.log"
    ).read_text() == f"-m pipeline refresh in {paths.root}\nwrong: \n" * 5
    waits = [int(wait) for wait in (home / "slept").read_text().split()]
    assert len(set(waits)) > 1
    assert all(0 <= wait < 3600 for wait in waits)


def test_a_run_that_hangs_is_ended_by_the_line_itself(home, paths, tmp_path):
    program(paths.root / ".venv/bin/python", "sleep 60")
    program(tmp_path / "hasty/sleep", 'test "$1" = 60 && exec /bin/sleep 60\n:')
    hasty = 'echo "$1" >"$HOME/most"; shift; exec /usr/bin/timeout 0.2 "$@"'
    program(tmp_path / "hasty/timeout", hasty)
    install(paths)

    ended = as_cron_runs_it(cron_line(home), home, f"{tmp_path / 'hasty'}:/usr/bin:/bin")

    assert (ended.returncode, (home / "most").read_text()) == (124, "43200\n")


def test_a_second_install_changes_nothing(home, paths):
    first = install(paths)
    table = (home / "table").read_bytes()

    assert install(paths) == first
    assert (home / "table").read_bytes() == table
    assert (home / "writes").read_text() == "written\n"


def test_what_is_removed_leaves_the_other_lines_as_they_were(home, paths):
    (home / "table").write_bytes(OTHERS)
    install(paths)

    assert remove(paths).by == "cron"
    assert (home / "table").read_bytes() == OTHERS
    assert (remove(paths), show(paths)) == (None, None)


def test_a_crontab_that_was_not_there_goes_with_the_last_line(home, paths):
    install(paths)
    remove(paths)

    assert not (home / "table").exists()


def test_two_checkouts_have_a_line_each(home, paths, tmp_path):
    program(tmp_path / "other/.venv/bin/python", PYTHON)
    other = Paths(tmp_path / "other")
    install(other)
    alone = (home / "table").read_bytes()
    install(paths)

    remove(paths)

    assert (home / "table").read_bytes() == alone
    assert show(other).by == "cron"


def test_a_last_line_without_its_end_is_not_run_together_with_ours(home, paths):
    (home / "table").write_bytes(OTHERS.rstrip())

    install(paths)

    assert (home / "table").read_bytes().startswith(OTHERS)


def test_a_crontab_that_cannot_be_read_is_never_written(home, paths):
    (home / "table").write_bytes(OTHERS)
    (home / "forbidden").touch()

    with pytest.raises(ScheduleError, match=r"the crontab cannot be read.*not allowed"):
        install(paths)

    assert (home / "table").read_bytes() == OTHERS


def test_a_lost_end_mark_removes_nothing(home, paths):
    install(paths)
    cut = (home / "table").read_bytes().rpartition(b"# end")[0] + OTHERS
    (home / "table").write_bytes(cut)

    with pytest.raises(ScheduleError, match="crontab -e"):
        remove(paths)

    assert (home / "table").read_bytes() == cut


# systemd


def test_where_a_manager_answers_two_units_are_written_and_enabled(manager, paths):
    install(paths)

    units = manager / ".config/systemd/user"
    (timer,) = units.glob("wagefold-*.timer")
    named = str(paths.root).replace("%", "%%")
    assert timer.read_text().splitlines()[3:] == [
        "[Timer]",
        "OnCalendar=*-*-* 11:00:00",
        "RandomizedDelaySec=3600",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    assert timer.with_suffix(".service").read_text().splitlines() == [
        "[Unit]",
        f"Description=Wagefold: new statistics for {named}",
        "",
        "[Service]",
        "Type=oneshot",
        "TimeoutStartSec=43200",
        f"WorkingDirectory={named}",
        "ExecStart=/bin/sh -c 'mkdir -p data/out/logs && exec nice timeout 43200 "
        ".venv/bin/python -m pipeline refresh >>data/out/logs/refresh.log 2>&1'",
    ]
    assert (units / "timers.target.wants" / timer.name).resolve() == timer
    assert not (manager / "table").exists()


def test_a_second_timer_is_the_first(manager, paths):
    first = install(paths)
    before = files(manager)

    assert install(paths) == first
    assert files(manager) == before


@pytest.mark.parametrize("is_reached", [True, False])
def test_a_removed_timer_leaves_no_trace(manager, paths, is_reached):
    before = files(manager)
    timer = install(paths).name
    stamp = manager / ".local/share/systemd/timers" / f"stamp-{timer}"
    stamp.parent.mkdir(parents=True)
    stamp.touch()
    if not is_reached:
        (manager / "manager").unlink()
        del before[manager / "manager"]

    assert remove(paths).name == timer
    assert files(manager) == before
    assert [path for path in manager.rglob("*wagefold*")] == []


def test_a_timer_takes_the_place_of_a_crontab_line(home, paths):
    install(paths)
    (home / "manager").touch()

    assert install(paths).by == "systemd"
    assert not (home / "table").exists()


@pytest.mark.usefixtures("manager")
def test_a_manager_that_refuses_is_told(paths, tmp_path):
    program(tmp_path / "bin/systemctl", 'test "$2" = show-environment || { echo no >&2; exit 1; }')

    with pytest.raises(ScheduleError, match=r"systemctl --user daemon-reload.*\(found no\)"):
        install(paths)


# What it says


def test_neither_of_the_two_says_what_to_install(home, paths, monkeypatch):
    monkeypatch.setenv("PATH", str(home))

    with pytest.raises(UsageError, match="apt-get install cron"):
        install(paths)
    assert (show(paths), remove(paths)) == (None, None)


def test_a_checkout_without_its_python_is_not_scheduled(home, tmp_path):
    with pytest.raises(UsageError, match="make report"):
        install(Paths(tmp_path))
    assert not (home / "table").exists()


def test_a_folder_that_no_scheduler_can_name_is_refused(home, tmp_path):
    program(tmp_path / "two\nlines/.venv/bin/python", PYTHON)

    with pytest.raises(UsageError, match="Rename the folder"):
        install(Paths(tmp_path / "two\nlines"))
    assert not (home / "table").exists()


@pytest.mark.usefixtures("manager")
def test_show_says_when_it_runs_and_where_its_log_is(paths):
    name = install(paths).name
    paths.logs.mkdir(parents=True)
    (paths.logs / "refresh.log").write_text("fetched\n")
    os.utime(paths.logs / "refresh.log", (0, 0))

    ended = run("show", paths)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[:-1] == [
        f"scheduled  systemd  {name}",
        f"when       {WHEN}",
        f"next       {NEXT}",
        "last ran   1970-01-01 00:00",
        f"log        {paths.logs}/refresh.log",
    ]


def test_a_line_changed_by_hand_is_shown_as_it_stands(home, paths):
    install(paths)
    (home / "table").write_text((home / "table").read_text().replace("0 11 *", "30 6 *"))

    shown = json.loads(run("show", paths, "--json").stdout)["scheduled"]

    assert shown["name"].startswith("30 6 * * * cd ")
    assert shown["when"] == "as its line says: it was changed by hand"


@pytest.mark.usefixtures("home")
def test_nothing_scheduled_is_said(paths):
    ended = run("show", paths)

    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr == "scheduled  nothing for this checkout\n"


def run(action, paths, *words):
    command = [sys.executable, "-m", "pipeline", "schedule", action, "--root", str(paths.root)]
    return subprocess.run(
        [*command, *words], capture_output=True, text=True, cwd=ROOT, check=False,
        env={**os.environ, "TZ": "UTC"},
    )  # fmt: skip
