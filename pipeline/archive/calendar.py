"""When a release was posted → when the next one is due: publishers keep intervals, not dates."""

from datetime import date

from pipeline.archive.publisher import load_state
from pipeline.archive.source import Release, Source


def posted_on(release: Release) -> str:
    """Give when a release was posted, as its publisher or its receipt says: YYYY-MM-DD, or ""."""
    asked = load_state(release.folder.parent.parent, release.source)
    return (asked.posted if asked.newest == release.name else "") or release.receipt.posted


def expected(source: Source, posted: str, retrieved: str) -> tuple[str, bool]:
    """Say in which month the release after one of a day is due: about May 2027, or "".

    Also whether that was before the one was retrieved.
    """
    if source.feed is None or not (posted or retrieved):
        return "", False
    last = date.fromisoformat(posted or retrieved)
    months = last.month - 1 + source.feed.every_months
    due = date(last.year + months // 12, months % 12 + 1, 1)
    word = "about" if posted else "by"  # it was retrieved some time after it was posted
    is_overdue = bool(retrieved) and due <= date.fromisoformat(retrieved).replace(day=1)
    return f"{word} {due:%B %Y}", is_overdue
