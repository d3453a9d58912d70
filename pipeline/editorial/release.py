"""A publisher's file → a release held as tidy tables, with their receipt: `new release`."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.archive.proof import found
from pipeline.archive.receipt import RECEIPT, Acquired, Fetched, Origin
from pipeline.archive.releases import receipt_of
from pipeline.archive.source import Frame, Release, Source
from pipeline.core.errors import UsageError, failing_as
from pipeline.core.record import to_json
from pipeline.sources.formats.tidy import PARQUET, columns
from pipeline.sources.parse import parse

SAID = "every row that the project reads in the publisher's file, each figure as it stands there"


def draft_release(
    source: Source, name: str, file: Path, raw: Path, *, address: str, retrieved: str
) -> Path:
    """Write a release's tables as Parquet, as the source reads them in a file; give the folder.

    address, retrieved: where the file was had, and on which day, for the receipt. Raises UsageError
    where the release is held or there is no file, ParseError where the file is not the publisher's
    or the source does not read such tables.
    """
    folder = raw / source.name / name
    if folder.exists():
        raise UsageError("the release is held", where=folder, todo="It was left as it is.")
    with failing_as(UsageError, "the file cannot be read", file, "Give a publisher's file."):
        published = found(file)
    frames = _frames(source, name, file.parent, [Fetched(file, published)])
    origin = Origin(published.name, address, file.stem, published.bytes, published.sha256)
    with TemporaryDirectory() as made, failing_as(
        UsageError, "the release cannot be written", folder, "Free some space."
    ):  # fmt: skip
        (new := Path(made) / name).mkdir()
        files = [_written(frame, new, origin) for frame in frames]
        again = _frames(source, name, new, files)
        if any(not one.rows.equals(two.rows) for one, two in zip(frames, again, strict=True)):
            raise UsageError("the tables do not say what the file says", where=file)
        (new / RECEIPT).write_text(to_json(_release(source, name, files, retrieved).receipt))
        shutil.copytree(new, folder)
    return folder


def _frames(source: Source, name: str, folder: Path, files: Sequence[Fetched]) -> list[Frame]:
    return parse([replace(_release(source, name, files), folder=folder)], [source])


def _release(source: Source, name: str, files: Sequence[Fetched], retrieved: str = "") -> Release:
    acquired = Acquired(source.name, name, source.address, retrieved, tuple(files))
    receipt = receipt_of(acquired, source, source.period(name))
    return Release(source.name, name, Path(), receipt)


def _written(frame: Frame, folder: Path, origin: Origin) -> Fetched:
    path = folder / f"{frame.table.name}{PARQUET}"
    frame.rows.select(columns(frame.table)).write_parquet(path, compression_level=19)
    return Fetched(path, replace(found(path), note=SAID, taken_from=(origin,)))
