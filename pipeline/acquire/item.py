"""A file that someone dropped in, in any packing → what it proves to be, ready for the archive."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.acquire.sink import Sink
from pipeline.archive.receipt import Fetched
from pipeline.archive.source import RecognisedFile, Source
from pipeline.core.errors import ParseError
from pipeline.sources.formats import bytes as stored

WORKBOOK = "[Content_Types].xml"  # what every .xlsx has, and no publisher's .zip

PACKED = (".zip", ".xlsx", ".xls")


@dataclass(frozen=True, slots=True)
class Item:
    """A publisher's file: where it was dropped in, what it is, and its copy for the archive."""

    origin: Path
    source: Source
    known: RecognisedFile
    fetched: Fetched


def items(origin: Path, sources: Sequence[Source], into: Path) -> list[Item]:
    """Give the publishers' files that a dropped file is or holds; none when it is nobody's.

    Raises ParseError for one that is damaged, cut short or still being copied, AcquireError where
    the disk fails.
    """
    size = origin.stat().st_size
    if stored.is_zip(stored.start(origin)) and not _is_workbook(origin):
        found = _of_zip(origin, sources, into)
    else:
        found = _of_file(origin, origin, sources, into)
    if origin.stat().st_size != size:
        raise ParseError("the file is still being copied", where=str(origin))
    return found


def _is_workbook(origin: Path) -> bool:
    return any(member.inside == WORKBOOK for member in stored.members(origin))


def _of_file(origin: Path, path: Path, sources: Sequence[Source], into: Path) -> list[Item]:
    for source in sources:
        if source.feed and (known := source.feed.recognise(path)):
            is_xlsx = stored.is_workbook(path) and stored.is_zip(stored.head(path))
            if is_xlsx and path.suffix != ".zst":
                stored.prove_whole(path)
            return [Item(origin, source, known, _copied(path, source, known, into))]
    return []


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


def _of_zip(origin: Path, sources: Sequence[Source], into: Path) -> list[Item]:
    stored.prove_whole(origin)
    with tempfile.TemporaryDirectory("", "members-", into, ignore_cleanup_errors=True) as aside:
        paths = _unpacked(origin, Path(aside))
        found = [item for path in paths for item in _of_file(origin, path, sources, into)]
    kinds = {(item.source.name, item.known.kind) for item in found}
    if len(kinds) != 1 or not all(item.known.is_kept_zipped for item in found):
        return found
    known = replace(
        found[0].known,
        name=f"{origin.name.removesuffix('.zip')}.zip",
        parts=frozenset().union(*(item.known.parts for item in found)),
        said=common(item.known.said for item in found),
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


def common(said: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the releases that all of the files which say one may be of."""
    return frozenset.intersection(*([one for one in said if one] or [frozenset()]))
