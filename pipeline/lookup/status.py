"""The archive and the memory of what publishers said → how each fetched source stands."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.archive.gate_record import read_mark
from pipeline.archive.memory import recall
from pipeline.archive.releases import newest
from pipeline.archive.revisions import Place, all_places, by_number, good_places
from pipeline.archive.source import Release, Source
from pipeline.lookup.standing import HeldBack, Standing
from pipeline.sources.register import FETCHED


def status(raw: Path, today: date, sources: Sequence[Source] = FETCHED) -> list[Standing]:
    """Say how each source stands on a day, without network and without reading the statistics.

    Raises ArchiveError when a receipt or a mark cannot be read or a file is missing.
    """
    return [_standing(raw, source, today) for source in sources]


def _standing(raw: Path, source: Source, today: date) -> Standing:
    top, asked = raw / source.name, recall(raw, source.name)
    held = newest(raw, source) if good_places(top) else None
    name = held.name if held else ""
    retrieved = held.receipt.retrieved if held else ""
    posted = posted_on(held) if held else ""
    return Standing(
        source=source.name,
        title=source.title,
        held=name,
        revision=held.revision if held else 0,
        period=source.period(name) if held else "",
        retrieved=retrieved,
        retrieved_days=_days(retrieved, today),
        posted=posted,
        posted_days=_days(posted, today),
        held_back=tuple(_held_back(place) for place in _kept_from_use(top, held)),
        newest=max(asked.newest, name, key=by_number),
        asked=asked.asked,
        next_expected=_next(source, asked.posted or posted, retrieved),
        is_stale=by_number(asked.newest) > by_number(name),
    )


def posted_on(release: Release) -> str:
    """Give when a release was posted, as its publisher or its receipt says: YYYY-MM-DD, or ""."""
    asked = recall(release.folder.parent.parent, release.source)
    return (asked.posted if asked.newest == release.name else "") or release.receipt.posted


def next_release(release: Release, source: Source) -> tuple[str, bool]:
    """Say when the release after this one is due, and whether that was before it was retrieved."""
    retrieved = release.receipt.retrieved
    due = _due(source, posted_on(release), retrieved)
    said = _next(source, posted_on(release), retrieved)
    return said, bool(due and retrieved and due <= date.fromisoformat(retrieved).replace(day=1))


def _days(day: str, today: date) -> int | None:
    return (today - date.fromisoformat(day)).days if day else None


def _kept_from_use(top: Path, held: Release | None) -> list[Place]:
    """Find the marked folders that come after what is held; what it superseded is history."""
    since = (by_number(held.name), held.revision) if held else ([], 0)
    return [
        place
        for place in all_places(top)
        if (by_number(place.release), place.revision) > since
        and not read_mark(place.folder).is_good
    ]


def _held_back(place: Place) -> HeldBack:
    mark = read_mark(place.folder)
    reasons = tuple(f.reason for f in mark.findings if f.level == "refuse")
    return HeldBack(place.release, place.revision, mark.state, reasons)


def _next(source: Source, posted: str, retrieved: str) -> str:
    """Give the month in which the next release is due: publishers keep intervals, not dates."""
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
