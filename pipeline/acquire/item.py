"""A file that was dropped in, or is held → the publishers' files that it is or holds, as copies."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.acquire.leaf import UNKNOWN, is_zip, leaves, strange
from pipeline.acquire.sink import Sink
from pipeline.archive.receipt import Fetched
from pipeline.archive.revisions import by_number
from pipeline.archive.source import RecognisedFile, Release, Source
from pipeline.core.errors import ParseError
from pipeline.sources.formats import bytes as stored

PACKED = (".zip", ".xlsx", ".xls")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A publisher's file: where it came from, what it is, and its copy for the archive.

    contents: the checksums of what it is, or holds. members: what a .zip that is kept holds.
    named: the name under which it lay there.
    """

    origin: Path
    source: Source
    known: RecognisedFile
    fetched: Fetched
    named: str
    contents: frozenset[str]
    members: tuple["Item", ...] = ()
    is_held: bool = False

    @property
    def rank(self) -> tuple[list[tuple[int, str]], str, bool, bool]:
        """Give what is greater for the newer of two rivals, or the one that has the name."""
        newest = by_number(max(self.known.said, key=by_number, default=""))
        return newest, self.known.vintage, not self.is_held, self.known.name in self.named

    def rivals(self, other: "Item") -> bool:
        """Tell whether a release has only one of the two."""
        is_one_part = not self.known.is_shared and self.known.parts & other.known.parts
        return self.known.name == other.known.name or bool(is_one_part)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file came to. left: why it, or a part of it, cannot be read; "" where all can."""

    items: tuple[Item, ...]
    left: str = ""


def look(origin: Path, sources: Sequence[Source], into: Path) -> Found:
    """Tell what a file is, or what the files in it are. Raises AcquireError where the disk fails.

    Somebody's own files in a .zip are let be, unless it holds nothing else.
    """
    size, found, left = origin.stat().st_size, list[Item](), ""
    depths, strangers = set[int](), dict[str, str]()
    try:
        with tempfile.TemporaryDirectory("", "members-", into, ignore_cleanup_errors=True) as aside:
            for leaf in leaves(origin, Path(aside)):
                outer = next(iter(leaf.inside), "")
                try:
                    if item := _item(leaf.path, sources, into):
                        found.append(replace(item, origin=origin))
                        depths.add(len(leaf.inside))
                    else:
                        strangers[outer] = strange(leaf.path)
                except ParseError as error:
                    left = left or (f"{outer}: " if outer else "") + told(error)
    except ParseError as error:
        return Found((), told(error))
    if origin.stat().st_size != size:
        return Found((), "the file is still being copied")
    if not found:
        said = set(strangers.values())
        return Found((), left or (said.pop() if len(said) == 1 else UNKNOWN))
    if depths == {1} and not left and is_zip(origin):
        found = _kept(origin, found, into)
    if strangers and not found[0].members:
        left = left or f"{next(iter(strangers))} in it is no file of a publisher"
    return Found(tuple(found), left)


def held_items(release: Release, source: Source, into: Path) -> list[Item]:
    """Give the publisher's files of a held release; none of one that is the project's extract."""
    items = []
    for file in release.receipt.files:
        path = release.folder / file.stored_as
        found = look(path, [source], into).items
        if len(found) != 1 or found[0].fetched.file.sha256 != file.sha256:
            return []
        known, kept = replace(found[0].known, name=file.name), Fetched(path, file)
        items.append(replace(found[0], known=known, fetched=kept, members=(), is_held=True))
    return items


def told(error: ParseError) -> str:
    """Say in a line why a file is left."""
    return error.what + (f" ({error.found[:100]})" if error.found else "")


def common(items: Sequence[Item]) -> frozenset[str]:
    """Give the releases that all of the files which say one may be of."""
    said = [item.known.said for item in items if item.known.said]
    return frozenset.intersection(*(said or [frozenset()]))


def _item(path: Path, sources: Sequence[Source], into: Path) -> Item | None:
    for source in sources:
        if source.feed and (known := source.feed.recognise(path)):
            if stored.is_zip(stored.head(path)) and path.suffix != ".zst":
                stored.prove_whole(path)
            copy = _copied(path, source, known, into)
            return Item(path, source, known, copy, path.name, frozenset([copy.file.sha256]))
    return None


def _kept(origin: Path, found: Sequence[Item], into: Path) -> list[Item]:
    """Keep a .zip as it is where its source reads all that is in it out of it."""
    kinds = {(item.source.name, item.known.kind) for item in found}
    if len(kinds) != 1 or not all(item.known.is_kept_zipped for item in found):
        return list(found)
    known = replace(
        found[0].known,
        name=f"{stored.plain_name(origin.name).removesuffix('.zip')}.zip",
        parts=frozenset().union(*(item.known.parts for item in found)),
        said=common(found),
        vintage=max(item.known.vintage for item in found),
    )
    contents = frozenset[str]().union(*(item.contents for item in found))
    copy = _copied(origin, found[0].source, known, into)
    return [Item(origin, found[0].source, known, copy, origin.name, contents, tuple(found))]


def _copied(file: stored.File, source: Source, known: RecognisedFile, into: Path) -> Fetched:
    """Copy the published bytes, whole, under the publisher's name into a folder of their own."""
    packed = source.feed.packed if source.feed else ()
    folder = Path(tempfile.mkdtemp(prefix="dropped-", dir=into))
    sink = Sink(folder, known.name, packed=known.name in packed)
    try:
        for block in stored.blocks(file):
            sink.write(block)
        if not known.name.lower().endswith(PACKED):
            stored.prove_ended(sink.end)
        return sink.close()
    except BaseException:
        sink.remove()
        raise
