"""A file that was dropped in, or is held → the publishers' files that it is or holds, as copies."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.acquire.leaf import UNKNOWN, is_zip, strange, unpacked
from pipeline.acquire.sink import Sink
from pipeline.archive.receipt import Fetched
from pipeline.archive.revisions import by_number
from pipeline.archive.source import RecognisedFile, Release, Source
from pipeline.core.errors import ParseError
from pipeline.core.files import is_plain
from pipeline.sources.formats import bytes as stored

PACKED = (".zip", ".xlsx", ".xls")
DEEPEST = 3  # a .tar.gz in a .zip


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
    """What a file came to. left: why it, or a part of it, cannot be read; "" where all can.

    strange: what of it is no publisher's, in words.
    """

    items: tuple[Item, ...] = ()
    left: str = ""
    strange: str = ""
    is_packed: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A dropped file, whose it may be, where copies go, and where what it packs is put aside."""

    origin: Path
    sources: Sequence[Source]
    into: Path
    aside: Path


def look(origin: Path, sources: Sequence[Source], into: Path) -> Found:
    """Tell what a file is, or what the files in it are. Raises AcquireError where the disk fails.

    Somebody's own files are let be in a .zip that is kept as it is.
    """
    size = origin.stat().st_size
    try:
        with tempfile.TemporaryDirectory("", "members-", into, ignore_cleanup_errors=True) as aside:
            found = _look(origin, Search(origin, sources, into, Path(aside)))
    except ParseError as error:
        return Found(left=told(error))
    if origin.stat().st_size != size:
        return Found(left="the file is still being copied")
    return replace(found, left=found.left or found.strange)


def _look(path: Path, search: Search, depth: int = 0) -> Found:
    paths = unpacked(path, search.aside / str(depth))
    if paths is None:
        item = _item(path, search)
        return Found((item,)) if item else Found(strange=strange(path))
    if depth == DEEPEST:
        raise ParseError("it is packed over and over: unpack it here", where=str(path))
    seen = []
    for member in paths:
        try:
            seen.append((member.name, _look(member, search, depth + 1)))
        except ParseError as error:
            seen.append((member.name, Found(left=f"{member.name}: {told(error)}")))
    items = [item for _, one in seen for item in one.items]
    left = next((one.left for _, one in seen if one.left), "")
    is_flat = not any(one.is_packed and one.items for _, one in seen)
    if not left and is_flat and is_zip(path) and (kept := _kept(path, items, search)):
        return Found((kept,), is_packed=True)
    return Found(tuple(items), left, _strange(seen), is_packed=True)


def _strange(seen: Sequence[tuple[str, Found]]) -> str:
    """Say what of a packed file is no publisher's, first of what more can be said than that."""
    strangers = {name: one.strange for name, one in seen if one.strange}
    said = next((f"{name}: {why}" for name, why in strangers.items() if why != UNKNOWN), "")
    if said or not any(one.items for _, one in seen):
        return said or UNKNOWN
    return next((f"{name} in it is no file of a publisher" for name in strangers), "")


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


def _item(path: Path, search: Search) -> Item | None:
    for source in search.sources:
        if source.feed and (known := source.feed.recognise(path)):
            if stored.is_zip(stored.head(path)) and path.suffix != ".zst":
                stored.prove_whole(path)
            copy = _copied(path, source, known, search.into)
            contents = frozenset([copy.file.sha256])
            return Item(search.origin, source, known, copy, path.name, contents)
    return None


def _kept(path: Path, found: Sequence[Item], search: Search) -> Item | None:
    """Keep a .zip as it is where its source reads one release out of it, else give None."""
    kinds = {(item.source.name, item.known.kind) for item in found}
    is_read_zipped = all(item.known.is_kept_zipped for item in found)
    if len(kinds) != 1 or not is_read_zipped or not common(found):
        return None
    source = found[0].source
    known = replace(
        found[0].known,
        name=f"{stored.plain_name(path.name).removesuffix('.zip')}.zip",
        parts=frozenset().union(*(item.known.parts for item in found)),
        said=common(found),
        vintage=max(item.known.vintage for item in found),
    )
    contents = frozenset[str]().union(*(item.contents for item in found))
    copy = _copied(path, source, known, search.into)
    return Item(search.origin, source, known, copy, path.name, contents, tuple(found))


def _copied(file: stored.File, source: Source, known: RecognisedFile, into: Path) -> Fetched:
    """Copy the published bytes, whole, under the publisher's name into a folder of their own."""
    if not is_plain(known.name):
        what = "its name is too long, or has signs that no name has"
        raise ParseError(what, where=str(file), found=known.name)
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
