"""The archive and the memory of what publishers said → how each publisher's source stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.archive.calendar import expected, posted_on
from pipeline.archive.publisher import load_state
from pipeline.archive.releases import newest_good
from pipeline.archive.revisions import by_number, good_revisions, mark_of, revisions
from pipeline.archive.source import Release, Source
from pipeline.core.formats import how_many, in_columns
from pipeline.sources.register import PUBLISHED

HEAD = ("source", "held", "newest known", "age", "last asked", "next expected")
STATES = {"unchecked": "unchecked", "refused": "held back"}


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A release in the archive that no brochure is built from, and why.

    state: "unchecked" or "refused", as its mark says.
    """

    release: str
    revision: int
    state: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One source. Texts are "" and counts None for what is not known.

    held: the newest good release, in words `period`; retrieved and posted: its dates, YYYY-MM-DD,
    with the days since. older: the good ones before it. newest: the newest release that the
    publisher is known to have, when it was `asked` (UTC, ISO 8601). next_expected: "about May
    2027". is_stale: newest is newer than held.
    """

    source: str
    title: str
    held: str
    revision: int
    period: str
    retrieved: str
    retrieved_days: int | None
    posted: str
    posted_days: int | None
    older: tuple[str, ...]
    held_back: tuple[HeldBack, ...]
    newest: str
    asked: str
    next_expected: str
    is_stale: bool


def status(raw: Path, today: date, sources: Sequence[Source] = PUBLISHED) -> list[Standing]:
    """Say how each source stands on a day, without network and without reading the statistics.

    Raises ArchiveError when a receipt or a mark cannot be read or a file is missing.
    """
    return [_standing(raw, source, today) for source in sources]


def _standing(raw: Path, source: Source, today: date) -> Standing:
    top, asked = raw / source.name, load_state(raw, source.name)
    good = [place.release for place in good_revisions(top)]
    held = newest_good(raw, source) if good else None
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
        older=tuple(good[:-1]),
        held_back=_held_back(top, held),
        newest=max(asked.newest, name, key=by_number),
        asked=asked.asked,
        next_expected=expected(source, asked.posted or posted, retrieved)[0],
        is_stale=by_number(asked.newest) > by_number(name),
    )


def _days(day: str, today: date) -> int | None:
    return (today - date.fromisoformat(day)).days if day else None


def _held_back(top: Path, held: Release | None) -> tuple[HeldBack, ...]:
    """Find the marked folders that come after what is held; what it superseded is history."""
    since = (by_number(held.name), held.revision) if held else ([], 0)
    back = []
    for place in revisions(top):
        mark = mark_of(place.folder)
        if not mark.is_good and (by_number(place.release), place.revision) > since:
            reasons = (finding.reason for finding in mark.findings if finding.level == "refuse")
            back.append(HeldBack(place.release, place.revision, mark.state, tuple(reasons)))
    return tuple(back)


def standing_lines(standings: Sequence[Standing]) -> list[str]:
    """Give a line a source under a head, then what is held beside, then why some is held back."""
    older = [f"older      {one.source} {', '.join(one.older)}" for one in standings if one.older]
    reasons = [
        f"{STATES[back.state]}  {one.source} {_named(back.release, back.revision)}: {reason}"
        for one in standings
        for back in one.held_back
        for reason in back.reasons or ("no gate has passed it",)
    ]
    return [*in_columns([HEAD, *map(_row, standings)]), *older, *reasons]


def _row(one: Standing) -> tuple[str, ...]:
    return (
        one.source,
        _held(one),
        (one.newest or "not known") + " (newer)" * one.is_stale,
        _age(one),
        f"{one.asked[:10]} {one.asked[11:16]} UTC" if one.asked else "never",
        one.next_expected or "not known",
    )


def _held(one: Standing) -> str:
    if not one.held:
        return "nothing"
    period = f" ({one.period})" if one.period != one.held else ""
    return _named(one.held, one.revision) + period


def _age(one: Standing) -> str:
    if one.posted_days is not None:
        return f"posted {_ago(one.posted_days)}"
    if one.retrieved_days is not None:
        return f"retrieved {_ago(one.retrieved_days)}"
    return "not known" if one.held else ""


def _ago(days: int) -> str:
    return f"{how_many(days, 'day')} ago" if days else "today"


def _named(release: str, revision: int) -> str:
    return release + (f", revision {revision}" if revision > 1 else "")
