"""systemd's user manager ↔ one checkout's timer, and the service that it starts."""

import getpass
import hashlib
import os
from pathlib import Path

from pipeline.core.errors import ScheduleError
from pipeline.core.process import answer, complaint
from pipeline.schedule.cron import RUN
from pipeline.schedule.model import HOUR, MOST_SECONDS, WAIT_SECONDS, WHEN, Scheduled

SYSTEMCTL = ("systemctl", "--user")
LINGERING = Path("/var/lib/systemd/linger")
STOPPED = "never: the timer is stopped; install it again"
NOTE = "It runs while you are logged in. For always, type once: loginctl enable-linger"
SERVICE = """\
[Unit]
Description=Wagefold: new statistics for {root}

[Service]
Type=oneshot
TimeoutStartSec={limit}
WorkingDirectory={root}
ExecStart=/bin/sh -c '{command}'
"""
TIMER = """\
[Unit]
Description=Wagefold: every day, new statistics for {root}

[Timer]
OnCalendar=*-*-* {hour}:00:00
RandomizedDelaySec={seconds}
Persistent=true

[Install]
WantedBy=timers.target
"""


def answers() -> bool:
    """Tell whether this user has a systemd manager that can be reached from here."""
    return answer([*SYSTEMCTL, "show-environment"]).returncode == 0


def install(root: Path) -> None:
    """Write the two units, enable the timer and start it. Raises ScheduleError."""
    timer, named = _timer(root), str(root).replace("%", "%%")
    units = {
        timer.with_suffix(".service"): SERVICE.format(root=named, command=RUN, limit=MOST_SECONDS),
        timer: TIMER.format(root=named, hour=HOUR, seconds=WAIT_SECONDS),
    }
    for path, text in units.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.fsencode(text))
    _order("daemon-reload")
    _order("enable", "--now", timer.name)


def remove(root: Path) -> None:
    """Stop the timer and take away its units, its link, and the stamp of its last run."""
    if not any(path.exists() for path in _traces(root)):
        return
    is_reached = answers()
    if is_reached and _timer(root).exists():
        _order("disable", "--now", _timer(root).name)
    for path in _traces(root):
        path.unlink(missing_ok=True)
    if is_reached:
        _order("daemon-reload")


def installed(root: Path) -> Scheduled | None:
    """Give the checkout's timer as its manager knows it, if its units are there."""
    timer = _timer(root)
    if not timer.exists():
        return None
    asked = answer([*SYSTEMCTL, "show", timer.name, "--property=NextElapseUSecRealtime", "--value"])
    note = "" if (LINGERING / getpass.getuser()).exists() else NOTE
    return Scheduled("systemd", timer.name, WHEN, asked.stdout.decode().strip() or STOPPED, note)


def _order(*words: str) -> None:
    answered = answer([*SYSTEMCTL, *words])
    if answered.returncode != 0:
        raise ScheduleError(
            "systemd does not do what it was asked",
            where=" ".join([*SYSTEMCTL, *words]),
            found=complaint(answered),
            todo="Type the same command to see more, then try again.",
        )


def _timer(root: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:8]
    return Path.home() / ".config/systemd/user" / f"wagefold-{digest}.timer"


def _traces(root: Path) -> list[Path]:
    timer = _timer(root)
    link = timer.parent / "timers.target.wants" / timer.name
    stamp = Path.home() / ".local/share/systemd/timers" / f"stamp-{timer.name}"
    return [timer, timer.with_suffix(".service"), link, stamp]
