"""A schedule → lines for a terminal."""

from pipeline.core.listing import listing
from pipeline.schedule.model import Scheduled


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
    return listing([row for row in rows if row[1]])
