"""A checkout → a refresh every day, by systemd's user manager where it answers, else by cron."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pipeline.core.errors import UsageError
from pipeline.core.formats import in_columns
from pipeline.core.paths import Paths
from pipeline.schedule import cron, systemd
from pipeline.schedule.model import Scheduled


class Scheduler(Protocol):
    """What runs commands at their hour; each of its checkouts has one entry of its own."""

    def answers(self) -> bool: ...
    def install(self, root: Path) -> None: ...
    def remove(self, root: Path) -> None: ...
    def installed(self, root: Path) -> Scheduled | None: ...


SCHEDULERS: tuple[Scheduler, ...] = (systemd, cron)


def install(paths: Paths) -> Scheduled | None:
    """Have a refresh run every day; a second time changes nothing.

    Raises UsageError where nothing can run it, ScheduleError when the scheduler refuses.
    """
    root = paths.root.resolve()
    _refuse_unfit(root)
    chosen = next((scheduler for scheduler in SCHEDULERS if scheduler.answers()), None)
    if chosen is None:
        raise UsageError(
            "nothing here runs commands every day",
            expected="systemd's user manager, or cron",
            found="neither systemctl --user nor crontab answers",
            todo="Install cron (on Debian or Ubuntu: apt-get install cron), then try again.",
        )
    for other in SCHEDULERS:
        if other is not chosen:
            other.remove(root)
    chosen.install(root)
    return show(paths)


def remove(paths: Paths) -> Scheduled | None:
    """Take the daily refresh away, whatever runs it; give what there was."""
    found = show(paths)
    for scheduler in SCHEDULERS:
        scheduler.remove(paths.root.resolve())
    return found


def show(paths: Paths) -> Scheduled | None:
    """Give the daily refresh that is installed for this checkout, if any."""
    found = (scheduler.installed(paths.root.resolve()) for scheduler in SCHEDULERS)
    scheduled = next(filter(None, found), None)
    log = paths.logs / cron.LOG.name
    written = datetime.fromtimestamp(log.stat().st_mtime) if log.exists() else None
    last_run = f"{written:%Y-%m-%d %H:%M}" if written else ""
    return scheduled and replace(scheduled, log=str(log), last_run=last_run)


def _refuse_unfit(root: Path) -> None:
    if not (root / ".venv/bin/python").exists():
        raise UsageError(
            "Wagefold is not set up yet",
            where=str(root / ".venv"),
            todo="Type `make report` once, then try again.",
        )
    name = str(root)
    if not name.isprintable() or name.endswith(("\\", " ")):
        raise UsageError(
            "a scheduler cannot name this folder",
            where=name,
            expected="no line break in it, and no blank or backslash at its end",
            todo="Rename the folder and try again.",
        )


def scheduled_lines(scheduled: Scheduled) -> list[str]:
    """Say what runs a refresh, when, when it does next and did last, and where its log is."""
    rows = [
        ("scheduled", f"{scheduled.by}  {scheduled.name}"),
        ("when", scheduled.when),
        ("next", scheduled.next_run),
        ("last ran", scheduled.last_run or "not yet"),
        ("log", scheduled.log),
        ("note", scheduled.note),
    ]
    return in_columns([row for row in rows if row[1]])
