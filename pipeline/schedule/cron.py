"""The user's crontab ↔ one checkout's marked lines in it; every other line stays as it is."""

import os
import re
import shlex
import sys
from pathlib import Path

from pipeline.core.errors import ScheduleError
from pipeline.core.paths import Paths
from pipeline.core.process import NOT_THERE, answer, complaint
from pipeline.schedule.model import HOUR, MOST_SECONDS, WAIT_SECONDS, WHEN, Scheduled

# cron gives a bare /bin/sh, without $RANDOM; od is POSIX, and awk's srand() would take the clock,
# which is the same everywhere at the full hour.
WAIT = f"sleep $(($(od -An -N2 -tu2 /dev/urandom) % {WAIT_SECONDS}))"
LOG = Paths(Path()).logs / "refresh.log"
# On macOS the libraries that WeasyPrint needs, which `nice` would be stripped of; see the Makefile.
LIBRARIES = "DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/opt/local/lib:/usr/lib"
BOUNDED = f"exec nice timeout {MOST_SECONDS}"  # macOS has no timeout
RUN = (
    f"mkdir -p {LOG.parent} && {LIBRARIES if sys.platform == 'darwin' else BOUNDED} "
    f".venv/bin/python -m pipeline refresh >>{LOG} 2>&1"
)
NO_TABLE = (b"no crontab for", b"No such file or directory")  # Vixie's and cronie's; BusyBox's
NOTE = "cron must be running, as it is on most servers; it skips a day on which the machine is off."


def answers() -> bool:
    """Tell whether there is a crontab program."""
    return answer(["crontab", "-l"]).returncode != NOT_THERE


def install(root: Path) -> None:
    """Put the checkout's lines into the crontab, once. Raises ScheduleError."""
    table = _read()
    begin, end = _marks(root)
    block = b"\n".join([begin, _line(root), end, b""])
    others, _ = _apart(table, root)
    if others and not others.endswith(b"\n"):
        others += b"\n"
    if (wanted := others + block) != table:
        _write(wanted)


def remove(root: Path) -> None:
    """Take the checkout's lines out of the crontab; the last ones take it along."""
    if not answers():
        return
    others, own = _apart(_read(), root)
    if own:
        _write(others)


def installed(root: Path) -> Scheduled | None:
    """Give the checkout's line as it stands in the crontab, if it does."""
    own = _apart(_read(), root)[1] if answers() else []
    if not own:
        return None
    when = WHEN if own[0] == _line(root) else "as its line says: it was changed by hand"
    return Scheduled("cron", os.fsdecode(own[0]), when, note=NOTE)


def _line(root: Path) -> bytes:
    command = f"cd {shlex.quote(str(root))} && {WAIT} && {RUN}"
    return os.fsencode(f"0 {HOUR} * * * " + command.replace("%", r"\%"))


def _marks(root: Path) -> tuple[bytes, bytes]:
    return os.fsencode(f"# begin wagefold {root}"), os.fsencode(f"# end wagefold {root}")


def _apart(table: bytes, root: Path) -> tuple[bytes, list[bytes]]:
    """Give the table without the checkout's lines, and what stands between each pair of marks."""
    begin, end = _marks(root)
    block = rb"(?ms)^%b\n(.*?)\n?^%b(?:\n|\Z)" % (re.escape(begin), re.escape(end))
    others = re.sub(block, b"", table)
    if begin in others.split(b"\n"):
        raise ScheduleError(
            "the mark that ends Wagefold's lines is gone",
            where="crontab",
            expected=os.fsdecode(end),
            todo="Type `crontab -e`, take Wagefold's lines out by hand, and try again.",
        )
    return others, re.findall(block, table)


def _read() -> bytes:
    answered = answer(["crontab", "-l"])
    if answered.returncode == 0:
        return answered.stdout
    if any(words in answered.stderr for words in NO_TABLE):
        return b""
    raise _failed("read", complaint(answered))  # taking it for empty would wipe it


def _write(table: bytes) -> None:
    answered = answer(["crontab", "-"], table) if table else answer(["crontab", "-r"])
    if answered.returncode != 0:
        raise _failed("written", complaint(answered))


def _failed(what: str, found: str) -> ScheduleError:
    return ScheduleError(
        f"the crontab cannot be {what}",
        where="crontab",
        found=found,
        todo="Ask whoever runs this machine to let you use cron; the crontab is as it was.",
    )
