"""data/raw/inbox: publishers' files in any packing → releases, as if they had been fetched."""

import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.acquire.item import Item, common, items
from pipeline.archive.receipt import BY_HAND, Acquired
from pipeline.archive.revisions import by_number
from pipeline.archive.source import Source
from pipeline.core.errors import ParseError

NAME = "inbox"
UNKNOWN = "it is no file of a publisher that Wagefold reads"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A whole release that was dropped in, and the files of the inbox that it came from."""

    acquired: Acquired
    origins: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A file that stays in the inbox, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """What the inbox holds: releases to archive, and what stays."""

    dropped: tuple[Dropped, ...] = ()
    left: tuple[Left, ...] = ()


def inbox(raw: Path, sources: Sequence[Source], into: Path) -> Inbox:
    """Tell what lies in data/raw/inbox by its content, and copy whole releases into `into`.

    Nothing is removed there: call `clear` once a release is archived. Raises AcquireError where the
    disk fails.
    """
    found: list[Item] = []
    left: list[Left] = []
    for path in sorted(filter(_is_dropped, (raw / NAME).rglob("*"))):
        try:
            mine = items(path, sources, into)
        except ParseError as error:
            found_there = f" ({error.found})" if error.found else ""
            left.append(Left(path, f"{error.what}{found_there}"))
        else:
            found += mine
            left += [] if mine else [Left(path, UNKNOWN)]
    releases = [_release(group) for group in _groups(found)]
    dropped = [one for one in releases if isinstance(one, Dropped)]
    left += [one for many in releases if not isinstance(many, Dropped) for one in many]
    return _settled(dropped, left)


def clear(dropped: Dropped) -> None:
    """Remove from the inbox what a release came from, once that is archived."""
    for path in dropped.origins:
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder.name == NAME:
                break
            with contextlib.suppress(OSError):  # other files are still in it
                folder.rmdir()


def _is_dropped(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$"))


def _groups(found: Sequence[Item]) -> list[list[Item]]:
    """Sort files into releases: by what each says, or all of a kind where one does not say it."""
    kinds = [(item.source.name, item.known.kind) for item in found]
    vague = {kind for kind, item in zip(kinds, found, strict=True) if len(item.known.said) != 1}
    groups: dict[object, list[Item]] = defaultdict(list)
    for kind, item in sorted(zip(kinds, found, strict=True), key=lambda each: kinds.index(each[0])):
        groups[kind, kind in vague or item.known.said].append(item)
    return list(groups.values())


def _release(group: list[Item]) -> Dropped | list[Left]:
    group, origins = _once(group), [item.origin for item in group]
    said, source = common(item.known.said for item in group), group[0].source
    reason = _missing(group) or _doubled(group)
    if not said and not reason:
        reason = "the files are of different releases, or do not say of which"
    if reason:
        return [Left(origin, reason) for origin in dict.fromkeys(origins)]
    files = tuple(item.fetched for item in group)
    release = max(said, key=by_number)
    acquired = Acquired(source.name, release, source.address, "", files, BY_HAND)
    return Dropped(acquired, tuple(dict.fromkeys(origins)))


def _once(group: list[Item]) -> list[Item]:
    """Leave out the same bytes that were dropped in twice."""
    return list({(item.known.name, item.fetched.file.sha256): item for item in group}.values())


def _missing(group: list[Item]) -> str:
    feed = group[0].source.feed
    needs = feed.needs.get(group[0].known.kind, ()) if feed else ()
    parts = {part for item in group for part in item.known.parts}
    missing = [part for part in needs if part not in parts]
    return f"the release is not complete: {', '.join(missing)} is missing" if missing else ""


def _doubled(group: list[Item]) -> str:
    names = [item.fetched.file.name for item in group]
    twice = sorted({name for name in names if names.count(name) > 1})
    return f"{', '.join(twice)} is there twice, with other bytes" if twice else ""


def _settled(dropped: list[Dropped], left: list[Left]) -> Inbox:
    """Leave a file that is of two releases, or only in part of one, where it is."""
    origins = [path for one in dropped for path in one.origins] + [one.path for one in left]
    mixed = {path for path in origins if origins.count(path) > 1}
    kept = tuple(one for one in dropped if not mixed.intersection(one.origins))
    reason = "it holds files of more than one release: unpack it here"
    again = [Left(path, reason) for one in dropped if one not in kept for path in one.origins]
    reasons = {one.path: one for one in [*again, *left]}
    return Inbox(kept, tuple(reasons[path] for path in sorted(reasons)))
