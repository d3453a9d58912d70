"""Releases → data/out/warehouse/<digest>.duckdb: built once, and never changed once it is whole."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pipeline.archive.comparable import is_set_apart
from pipeline.archive.releases import releases
from pipeline.archive.revisions import good_revisions
from pipeline.archive.source import Release, Source
from pipeline.core.errors import LoadError, failing_as
from pipeline.core.files import make_folder, move, sha256_of, write_whole
from pipeline.core.paths import ROOT, SQL
from pipeline.core.record import to_json
from pipeline.core.scratch import in_turn
from pipeline.sources.register import DATA_SOURCES
from pipeline.warehouse.transform import CHECKS, RUN, Check, statements

FOLDER, BUILDING = "warehouse", ".building"
KEPT = 2
NEEDED = tuple(source for source in DATA_SOURCES if source.use == "report")
TOOLS = ("duckdb", "polars", "python-calamine")
MADE_BY = (
    ("sql", "*.*"), ("pipeline/sources", "*.py"), ("pipeline/sources", "areas.csv"),
    ("pipeline/warehouse", "*.py"), ("pipeline/core", "states.py"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A database that is whole, named by the digest of all that it was made from."""

    path: Path
    is_new: bool

    @property
    def digest(self) -> str:
        return self.path.stem

    @property
    def checks(self) -> list[Check]:
        """The checks that it passed: it would not be there otherwise."""
        return [Check(statement.name, 0) for statement in statements(SQL / CHECKS)]


def held(raw: Path) -> list[Release]:
    """Verify every good release of the sources that a warehouse is made from, less those set apart.

    Raises ArchiveError where a file is missing or changed, or none is held of a source that every
    report needs.
    """
    return _loaded(raw, [one for one in DATA_SOURCES if one in NEEDED or _is_there(raw, one)])


def held_so_far(raw: Path) -> list[Release]:
    """Verify the same of an archive that may lack a source. Raises ArchiveError."""
    return _loaded(raw, [one for one in DATA_SOURCES if _is_there(raw, one)])


def _loaded(raw: Path, sources: Sequence[Source]) -> list[Release]:
    every = releases(raw, sources)
    newest = {release.source: release for release in every}
    return [release for release in every if not is_set_apart(release, newest[release.source])]


def are_enough(used: Sequence[Release]) -> bool:
    """Tell whether a warehouse can be made from some releases: none is lacking that it needs."""
    return {source.name for source in NEEDED} <= {release.source for release in used}


def _is_there(raw: Path, source: Source) -> bool:
    return bool(good_revisions(raw / source.name))


def find_or_build(used: Sequence[Release], out: Path) -> Warehouse:
    """Give the warehouse of some releases, built where it is not there or is damaged.

    Several runs take turns. Of others, the one that was used last is kept. Raises LoadError where
    it cannot be written, and what build raises.
    """
    path = out / FOLDER / f"{digest_of(used)}.duckdb"
    todo = "Make the folder writable, or free some space."
    with failing_as(LoadError, "the warehouse cannot be kept", path, todo, of=OSError):
        if is_new := not is_whole(path):
            make_folder(path.parent)
            with in_turn(path.parent):
                if is_new := not is_whole(path):
                    _build(used, path)
                    _sweep(path.parent)
        os.utime(path)
    return Warehouse(path, is_new)


def is_whole(path: Path) -> bool:
    """Tell whether a warehouse is there, byte for byte as it was made."""
    try:
        return sha256_of(path) == _seal(path).read_text()
    except OSError:
        return False


def digest_of(used: Sequence[Release]) -> str:
    """Digest all that a warehouse is made from: receipts, SQL, readers, and the tools' versions."""
    return hashlib.sha256("\n".join(_ingredients(used)).encode()).hexdigest()[:16]


def _ingredients(used: Sequence[Release]) -> Iterator[str]:
    for release in sorted(used, key=str):
        yield f"{release} {to_json(release.receipt)}"
    for folder, pattern in MADE_BY:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if path.parent.name != RUN:
                yield f"{path.relative_to(ROOT).as_posix()} {sha256_of(path)}"
    yield from (f"{tool} {version(tool)}" for tool in TOOLS)


def _seal(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _build(used: Sequence[Release], path: Path) -> None:
    from pipeline.warehouse.build import build  # noqa: PLC0415  (polars, where nothing is built)

    building = path.parent / BUILDING / path.name
    try:
        shutil.rmtree(building.parent, ignore_errors=True)  # of a run that was killed
        build(used, building)
        write_whole(_seal(path), sha256_of(building))
        move(building, path)
    finally:
        shutil.rmtree(building.parent, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove all but the warehouses that were used last, and their seals."""
    by_use = sorted(folder.glob("*.duckdb"), key=lambda one: one.stat().st_mtime_ns)
    kept = {one.stem for one in by_use[-KEPT:]}
    for path in folder.iterdir():
        if path.stem not in kept:
            path.unlink()
