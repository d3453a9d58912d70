"""What runs a refresh every day."""

from dataclasses import dataclass
from typing import Literal

HOUR = 11  # local time: publishers post in Washington's morning, and an office's machine is on
WAIT_SECONDS = 3600  # at most, so that not every installation asks at the same moment
MOST_SECONDS = 12 * 3600  # of a run: one that hangs would keep the next day's from beginning
WHEN = f"daily at {HOUR}:00, after a random wait of up to an hour"


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One installed schedule. name: the timer, or the crontab's line.

    next_run: as the scheduler says it, "" when it does not. note: what a person still has to do.
    log: the file that its runs write; last_run: when one did, "" when none has.
    """

    by: Literal["systemd", "cron"]
    name: str
    when: str
    next_run: str = ""
    note: str = ""
    log: str = ""
    last_run: str = ""
