"""data/raw/inbox: publishers' files in any packing → releases, as if they had been fetched."""

import contextlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.acquire.assembly import Dropped, assemble
from pipeline.acquire.item import Found, Item, held_items, look, told
from pipeline.archive.releases import all_revisions
from pipeline.archive.source import Source
from pipeline.core.child import in_child
from pipeline.core.errors import ArchiveError, ParseError

NAME = "inbox"


@dataclass(frozen=True, slots=True)
class Inbox:
    """What the inbox holds: releases to archive, and the files that stay, each with the reason."""

    dropped: tuple[Dropped, ...]
    left: Mapping[Path, str]


def inbox(raw: Path, sources: Sequence[Source], into: Path) -> Inbox:
    """Tell what lies in data/raw/inbox by its content, and copy what reads as releases to `into`.

    A release of which a part is held is given whole. Nothing is removed: call `clear` once a file's
    releases are archived. Raises AcquireError where the disk fails.
    """

    def held(item: Item, release: str) -> list[Item]:
        with contextlib.suppress(ArchiveError):  # archiving will tell
            every = all_revisions(raw, [item.source], is_verified=False)
            of_it = [one for one in every if one.name == release and one.mark.state != "refused"]
            items = held_items(of_it[-1], item.source, into) if of_it else []
            return [one for one in items if one.known.kind == item.known.kind]
        return []

    found: list[Item] = []
    left: dict[Path, str] = {}
    for path in sorted((raw / NAME).rglob("*")):
        if not path.name.startswith((".", "~$")) and path.is_file():
            seen = _seen(path, sources, into)
            found += seen.items
            left |= {path: seen.left} if seen.left else {}
    dropped = []
    for group in _groups(found):
        made, others = assemble(group, held, into)
        dropped += made
        left = others | left
    return Inbox(tuple(dropped), dict(sorted(left.items())))


def _seen(path: Path, sources: Sequence[Source], into: Path) -> Found:
    """Look at a file in a process of its own, of which it may be the end."""
    try:
        return in_child(path, look, path, sources, into)
    except ParseError as error:
        return Found(left=told(error))


def clear(path: Path) -> None:
    """Remove a file from the inbox, once what it holds is archived."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder.name == NAME:
            break
        with contextlib.suppress(OSError):  # other files are still in it
            folder.rmdir()


def _groups(found: Sequence[Item]) -> list[list[Item]]:
    """Sort files into releases: by what each says, or all of a kind where one does not say it."""
    kinds = [(item.source.name, item.known.kind) for item in found]
    vague = {kind for kind, item in zip(kinds, found, strict=True) if len(item.known.said) != 1}
    groups: dict[object, list[Item]] = defaultdict(list)
    for kind, item in sorted(zip(kinds, found, strict=True), key=lambda each: kinds.index(each[0])):
        groups[kind, kind in vague or item.known.said].append(item)
    return list(groups.values())
