"""Publishers' files of a kind → releases, each once all of it reads; the others, with a reason."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.acquire.item import Item, common, told
from pipeline.archive.receipt import BY_HAND, Acquired
from pipeline.archive.releases import receipt_of
from pipeline.archive.revisions import by_number
from pipeline.archive.source import Release, Source
from pipeline.core.child import in_child
from pipeline.core.errors import ParseError
from pipeline.sources.parse import parse

Held = Callable[[Item, str], Sequence[Item]]  # a file and its release → what is held of that


@dataclass(frozen=True, slots=True)
class Dropped:
    """A whole release that was dropped in, and the files of the inbox that it came from."""

    acquired: Acquired
    origins: tuple[Path, ...]


def assemble(
    group: Sequence[Item], held: Held, into: Path
) -> tuple[list[Dropped], dict[Path, str]]:
    """Put releases together of files of a kind, and say of the others why they are no part.

    What is held of a release is a part of it, less what is replaced. Files of which there are newer
    ones may be a release too.
    """
    made = Assembly(list(group), into)
    acquired = made.read(held)
    taken = frozenset[str]().union(*(item.contents for item in made.items))
    origins = dict.fromkeys(item.origin for item in group if item.contents <= taken)
    is_news = origins or not all(item.is_held for item in made.items)
    dropped = [Dropped(acquired, tuple(origins))] if acquired and is_news else []
    if older := [item for item in made.older if not item.is_held]:
        dropped += assemble(older, held, into)[0]
    cleared = {path for one in dropped for path in one.origins}
    # of a .zip that was opened not all may be archived
    opened = [one for one in made.left if one.members and one not in made.older]
    left = {one.origin: made.left[one] for one in opened}
    for item in group:
        if item.origin not in cleared:
            about = [one for one in made.left if one.contents & item.contents][-1]
            where = "" if about.named == about.origin.name else f"{about.named}: "
            left[item.origin] = where + made.left[about]
    return dropped, left


@dataclass(slots=True)
class Assembly:
    """A release being put together: its files, and those that are no part of it, with the reason.

    older: those of the left of which a newer one is there.
    """

    items: list[Item]
    into: Path
    left: dict[Item, str] = field(default_factory=dict)
    older: list[Item] = field(default_factory=list)

    def read(self, held: Held) -> Acquired | None:
        """Add what is held of the release, and leave out what does not read; None for no rest."""
        self._choose()
        release = max(common(self.items), key=by_number, default="")
        self.items += held(self.items[0], release) if release else ()
        while True:
            self._choose()
            if reason := self._lack(release):
                self._leave(self.items, reason)
                return None
            acquired = self._acquired(release)
            if all(item.is_held for item in self.items):
                return acquired
            error = _fault(self.items[0], acquired)
            if error is None:
                return acquired
            paths = [fetched.path for fetched in acquired.files]
            each = zip(self.items, paths, strict=True)
            wrong = [item for item, path in each if str(path) in error.where]
            # what is held gives way to what contradicts it
            wrong = [item for item in wrong if item.is_held] or wrong or self.items
            self._leave(wrong, f"it does not read as {release}: {told(error)}")
            self.items += [member for item in wrong for member in item.members]

    def _choose(self) -> None:
        """Take the same content once, and of two files of which a release has one the newer."""
        kept: list[Item] = []
        order = sorted(
            self.items, key=lambda one: (-len(one.contents), not one.is_held, not one.members)
        )
        for item in order:
            if not any(item.contents <= one.contents for one in kept):
                kept.append(item)
        self.items = kept[:]
        for item in kept:
            rivals = [one.rank for one in kept if one is not item and one.rivals(item)]
            best, name = max(rivals, default=None), item.known.name
            if best == item.rank:
                self._leave([item], f"{name} is there twice, with other bytes")
            elif best and best > item.rank:
                self.older.append(item)
                is_older = best[:2] > item.rank[:2]
                said = "a newer one of it is there" if is_older else f"another {name} is there"
                self._leave([item], said)

    def _lack(self, release: str) -> str:
        """Say what keeps the files from being a release, "" for nothing."""
        feed = self.items[0].source.feed if self.items else None
        needs = feed.needs.get(self.items[0].known.kind, ()) if feed else ()
        parts = {part for item in self.items for part in item.known.parts}
        if missing := [part for part in needs if part not in parts]:
            return f"the release is not complete: {', '.join(missing)} is missing"
        if release not in common(self.items):
            return "the files are of different releases, or do not say of which"
        return ""

    def _leave(self, items: Sequence[Item], reason: str) -> None:
        self.left |= dict.fromkeys(items, reason)
        self.items = [item for item in self.items if item not in items]

    def _acquired(self, release: str) -> Acquired:
        """Give the release as it would be archived: copies, in a folder of their own."""
        source, files = self.items[0].source, [item.fetched for item in self.items]
        if not all(item.is_held for item in self.items):
            folder = Path(tempfile.mkdtemp(prefix="release-", dir=self.into))
            files = [
                replace(one, path=Path(shutil.copyfile(one.path, folder / one.file.stored_as)))
                for one in files
            ]
        return Acquired(source.name, release, source.address, "", tuple(files), BY_HAND)


def _fault(item: Item, acquired: Acquired) -> ParseError | None:
    """Read all of a release, in a process of its own; give what is wrong with it."""
    source, folder = item.source, acquired.files[0].path.parent
    receipt = receipt_of(acquired, source, source.period(acquired.release))
    release = Release(source.name, acquired.release, folder, receipt)
    try:
        in_child(release, prove, release, source)
    except ParseError as error:
        return error
    return None


def prove(release: Release, source: Source) -> None:
    """Read all of a release. Raises ParseError for what does not fit."""
    parse([release], [source])
