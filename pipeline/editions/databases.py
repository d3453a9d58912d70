"""An edition → the database of its run, and the warehouse that it was made from, built again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.archive.releases import all_revisions, verified
from pipeline.archive.source import Release
from pipeline.core.errors import ExplainError
from pipeline.core.paths import Paths
from pipeline.editions.manifest import BuiltFrom, Manifest
from pipeline.editions.publish import database_of
from pipeline.editions.read import manifest_of
from pipeline.sources.register import BY_NAME, DATA_SOURCES
from pipeline.warehouse.run import opened
from pipeline.warehouse.warehouse import FOLDER, find_or_build, is_whole

AGAIN = "Run make report: it makes the edition again."


@contextmanager
def opened_again(edition: Path, paths: Paths) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the database of an edition's run, its warehouse attached, to be read.

    A warehouse that is no longer kept is built again from the releases that the edition names.
    Raises ExplainError where the database or one of the releases is gone, ArchiveError where one
    is damaged.
    """
    database = database_of(edition, paths.out)
    if not database.exists():
        raise ExplainError("the edition's database is gone", where=str(database), todo=AGAIN)
    with opened(database, _warehouse(manifest_of(edition), paths)) as connection:
        yield connection


def _warehouse(manifest: Manifest, paths: Paths) -> Path:
    path = paths.out / FOLDER / f"{manifest.warehouse}.duckdb"
    if is_whole(path):
        return path
    there = all_revisions(paths.raw, DATA_SOURCES, is_verified=False)
    named = [(source, built) for source, built in manifest.built_from.items()]
    named += [(source.split()[0], built) for source, built in manifest.compared_with.items()]
    known = {source.name for source in DATA_SOURCES}
    used = [_release(source, built, there) for source, built in named if source in known]
    return find_or_build(used, paths.out).path


def _release(source: str, built: BuiltFrom, there: list[Release]) -> Release:
    for release in there:
        files = {file.name: file.sha256 for file in release.receipt.files}
        if (release.source, release.name, files) == (source, built.release, built.files):
            return verified(release, BY_NAME[source])
    raise ExplainError(
        "a release that the edition was made from is gone",
        where=f"data/raw/{source}/{built.release}",
        expected="the files that its manifest names",
        todo="Restore it from version control, or run make report to make another edition.",
    )
