"""data/raw/inbox: publishers' files in any packing → releases, as if they had been fetched."""

import contextlib
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.acquire.sink import Sink
from pipeline.archive.receipt import BY_HAND, Acquired, Fetched
from pipeline.archive.revisions import by_number
from pipeline.archive.source import RecognisedFile, Source
from pipeline.core.child import in_child
from pipeline.core.errors import ParseError
from pipeline.core.files import is_plain
from pipeline.sources.formats import bytes as stored

NAME = "inbox"
WORKBOOK = "[Content_Types].xml"  # what every .xlsx has, and no publisher's .zip
PACKED = (".zip", ".xlsx", ".xls")
UNKNOWN = "it is no file of a publisher that Wagefold reads"


@dataclass(frozen=True, slots=True)
class Item:
    """A publisher's file: where it was dropped in, what it is, and its copy for the archive."""

    origin: Path
    source: Source
    known: RecognisedFile
    fetched: Fetched


@dataclass(frozen=True, slots=True)
class Dropped:
    """A whole release that was dropped in, and the files of the inbox that it came from."""

    acquired: Acquired
    origins: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Inbox:
    """What the inbox holds: releases to archive, and the files that stay, each with the reason."""

    dropped: tuple[Dropped, ...]
    left: Mapping[Path, str]


def inbox(raw: Path, sources: Sequence[Source], into: Path) -> Inbox:
    """Tell what lies in data/raw/inbox by its content, and copy whole releases into `into`.

    Nothing is removed there: call `clear` once a release is archived. Raises AcquireError where the
    disk fails.
    """
    found: list[Item] = []
    left: dict[Path, str] = {}
    for path in sorted((raw / NAME).rglob("*")):
        if path.name.startswith((".", "~$")) or not path.is_file():
            continue
        try:
            mine = in_child(path, _items, path, sources, into)
            found += mine
            left |= {} if mine else {path: UNKNOWN}
        except ParseError as error:
            left[path] = error.what + (f" ({error.found})" if error.found else "")
    releases = [_release(group) for group in _groups(found)]
    dropped = [one for one in releases if isinstance(one, Dropped)]
    left |= {path: said for one in releases if isinstance(one, dict) for path, said in one.items()}
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


def _items(origin: Path, sources: Sequence[Source], into: Path) -> list[Item]:
    """Give the publishers' files that a dropped file is or holds; none when it is nobody's.

    Raises ParseError for one that is damaged, cut short or still being copied, AcquireError where
    the disk fails.
    """
    size = origin.stat().st_size
    is_packed = stored.is_zip(stored.start(origin)) and all(
        member.inside != WORKBOOK for member in stored.members(origin)
    )
    found = (_of_zip if is_packed else _of_file)(origin, sources, into)
    if origin.stat().st_size != size:
        raise ParseError("the file is still being copied", where=str(origin))
    return found


def _of_file(path: Path, sources: Sequence[Source], into: Path) -> list[Item]:
    for source in sources:
        if source.feed and (known := source.feed.recognise(path)):
            if stored.is_zip(stored.head(path)) and path.suffix != ".zst":
                stored.prove_whole(path)
            return [Item(path, source, known, _copied(path, source, known, into))]
    return []


def _copied(file: stored.File, source: Source, known: RecognisedFile, into: Path) -> Fetched:
    """Copy the published bytes, whole, under the publisher's name into a folder of their own."""
    if not is_plain(known.name):
        what = "its name is too long, or has signs that no name has"
        raise ParseError(what, where=file, found=known.name)
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


def _of_zip(origin: Path, sources: Sequence[Source], into: Path) -> list[Item]:
    stored.prove_whole(origin)
    with tempfile.TemporaryDirectory("", "members-", into, ignore_cleanup_errors=True) as aside:
        paths = _unpacked(origin, Path(aside))
        members = [item for path in paths for item in _of_file(path, sources, into)]
    found = [replace(item, origin=origin) for item in members]
    kinds = {(item.source.name, item.known.kind) for item in found}
    if len(kinds) != 1 or not all(item.known.is_kept_zipped for item in found):
        return found
    known = replace(
        found[0].known,
        name=f"{origin.name.removesuffix('.zip')}.zip",
        parts=frozenset().union(*(item.known.parts for item in found)),
        said=_common(item.known.said for item in found),
    )
    source = found[0].source
    return [Item(origin, source, known, _copied(origin, source, known, into))]


def _unpacked(origin: Path, aside: Path) -> Iterable[Path]:
    """Give the members one by one, each as a file of its own; it is gone when the next comes."""
    for member in stored.members(origin):
        sink = Sink(aside, member.name)
        for block in stored.blocks(member):
            sink.write(block)
        sink.close()
        yield sink.path
        sink.remove()


def _groups(found: Sequence[Item]) -> list[list[Item]]:
    """Sort files into releases: by what each says, or all of a kind where one does not say it."""
    kinds = [(item.source.name, item.known.kind) for item in found]
    vague = {kind for kind, item in zip(kinds, found, strict=True) if len(item.known.said) != 1}
    groups: dict[object, list[Item]] = defaultdict(list)
    for kind, item in sorted(zip(kinds, found, strict=True), key=lambda each: kinds.index(each[0])):
        groups[kind, kind in vague or item.known.said].append(item)
    return list(groups.values())


def _release(group: list[Item]) -> Dropped | dict[Path, str]:
    """Put a release together, or say of each of its files why that cannot be."""
    origins = tuple(dict.fromkeys(item.origin for item in group))
    # the same bytes may have been dropped in twice
    group = list({(item.known.name, item.fetched.file.sha256): item for item in group}.values())
    said, source = _common(item.known.said for item in group), group[0].source
    reason = _missing(group) or _doubled(group)
    if not said and not reason:
        reason = "the files are of different releases, or do not say of which"
    if reason:
        return dict.fromkeys(origins, reason)
    files = tuple(item.fetched for item in group)
    release = max(said, key=by_number)
    return Dropped(Acquired(source.name, release, source.address, "", files, BY_HAND), origins)


def _common(said: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the releases that all of the files which say one may be of."""
    return frozenset.intersection(*([one for one in said if one] or [frozenset()]))


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


def _settled(dropped: list[Dropped], left: dict[Path, str]) -> Inbox:
    """Leave a file that is of two releases, or only in part of one, where it is."""
    origins = [*(path for one in dropped for path in one.origins), *left]
    mixed = {path for path in origins if origins.count(path) > 1}
    kept = tuple(one for one in dropped if not mixed.intersection(one.origins))
    reason = "it holds files of more than one release: unpack it here"
    again = {path: reason for one in dropped if one not in kept for path in one.origins}
    return Inbox(kept, dict(sorted((again | left).items())))
