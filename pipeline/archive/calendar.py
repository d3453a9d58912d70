"""When a release was posted → when the next one is due: publishers keep intervals, not dates."""

from datetime import date

from pipeline.archive.publisher import load_state
from pipeline.archive.source import Release, Source


def posted_on(release: Release) -> str:
    """Give when a release was posted, as its publisher or its receipt says: YYYY-MM-DD, or ""."""
    asked = load_state(release.folder.parent.parent, release.source)
    return (asked.posted if asked.newest == release.name else "") or release.receipt.posted


def next_release(release: Release, source: Source) -> tuple[str, bool]:
    """Say when the release after this one is due, and whether that was before it was retrieved."""
    posted, retrieved = posted_on(release), release.receipt.retrieved
    due = _due(source, posted, retrieved)
    is_overdue = bool(due and retrieved and due <= date.fromisoformat(retrieved).replace(day=1))
    return expected(source, posted, retrieved), is_overdue


def expected(source: Source, posted: str, retrieved: str) -> str:
    """Say in which month the release after one of a day is due: about May 2027, or ""."""
    due = _due(source, posted, retrieved)
    word = "about" if posted else "by"  # it was retrieved some time after it was posted
    return f"{word} {due:%B %Y}" if due else ""


def _due(source: Source, posted: str, retrieved: str) -> date | None:
    """Give the first of the month in which the next release is due."""
    if source.feed is None or not (posted or retrieved):
        return None
    last = date.fromisoformat(posted or retrieved)
    months = last.month - 1 + source.feed.every_months
    return date(last.year + months // 12, months % 12 + 1, 1)
