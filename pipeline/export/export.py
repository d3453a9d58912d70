"""What is asked for → tables of comparisons, or the whole warehouse, in a file or a folder."""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.citation import cite
from pipeline.archive.releases import newest_held
from pipeline.archive.source import Release
from pipeline.brochures.present import present
from pipeline.core.errors import UsageError
from pipeline.core.files import move
from pipeline.core.log import Say
from pipeline.core.paths import Paths
from pipeline.core.scratch import scratch
from pipeline.documents.order import order_of
from pipeline.export import files, workbook
from pipeline.export.tables import Tables, tables
from pipeline.export.whole import write_database, write_tables
from pipeline.settings.brochures import Matrix
from pipeline.settings.request import Words
from pipeline.sources.register import EVERY, LOOKUPS, SOURCES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.build import rounds
from pipeline.warehouse.run import begin
from pipeline.warehouse.warehouse import Warehouse, find_or_build, held

FOLDER = "export"  # in data/out
NAMES = {"xlsx": "comparisons.xlsx", "csv": "comparisons-csv", "parquet": "comparisons-parquet"}
WHOLE = {"parquet": "warehouse", "duckdb": "warehouse.duckdb"}


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to be exported, in which format; to where, None being data/out/export."""

    words: Words
    format: str
    is_whole: bool = False
    output: Path | None = None

    def prove(self) -> None:
        """Raise UsageError for words that do not go together."""
        if self.is_whole and self.format not in WHOLE:
            self._refuse("the whole warehouse is no workbook", "--format parquet or duckdb")
        if self.format == "duckdb" and not self.is_whole:
            self._refuse("a database is of the whole warehouse", "--whole --format duckdb")
        if self.is_whole and (self.words.pairs or self.words.areas):
            self._refuse("--whole has every pair and area", "no --pair and no --area with it")

    def _refuse(self, what: str, expected: str) -> None:
        raise UsageError(what, where="--whole", expected=expected, found=f"--format {self.format}")

    def place(self, paths: Paths) -> Path:
        """Say where it goes: a folder that is there is to have it in it.

        Raises UsageError for a place that is taken: only in data/out is anything replaced.
        """
        name = (WHOLE if self.is_whole else NAMES)[self.format]
        if self.output is None:
            return paths.out / FOLDER / name
        place = self.output / name if self.output.is_dir() else self.output
        if place.exists():
            what, todo = "there is a file or folder already", "Choose another, or remove it."
            raise UsageError(what, where=f"--output {place}", expected="a new name", todo=todo)
        return place


def export(request: ExportRequest, paths: Paths, say: Say) -> Path:
    """Write what is asked for, whole or not at all; gives the file or folder.

    Raises UsageError, PublishError where it cannot be written, and what a report raises of data.
    """
    request.prove()
    place = request.place(paths)
    words = replace(request.words, pairs=("all",)) if request.is_whole else request.words
    order = order_of(words, paths)
    used = [*newest_held(paths.raw, (*SOURCES, *LOOKUPS)), *rounds(paths.raw)]
    kept = find_or_build(held(paths.raw), paths.out)
    if kept.is_new:
        say(f"built      the warehouse  {len(kept.checks)} checks passed")
    with scratch(paths.out) as folder:
        made = folder / place.name
        _write(request, order, used, kept, made)
        if place.exists():
            place.replace(folder / "before")
        move(made, place)
    return place


def _write(
    request: ExportRequest, order: Matrix, used: list[Release], kept: Warehouse, made: Path
) -> None:
    roles = next(release for release in used if release.source == ROLES.name)
    with begin(kept.path, order.pairs, roles, made.with_name("run.duckdb")) as connection:
        if request.format == "duckdb":
            write_database(connection, kept.path, made)
        elif request.is_whole:
            made.mkdir()
            write_tables(connection, used, made)
        else:
            citations = cite(used, EVERY)
            shown = present(connection, order.pairs, order.areas, order.organisation, citations)
            name = workbook.address if request.format == "xlsx" else files.address
            found = tables([shown], citations, used, name)
            _write_tables(found, request.format, used, made)


def _write_tables(found: Tables, kind: str, used: list[Release], made: Path) -> None:
    if kind == "xlsx":
        made.write_bytes(workbook.workbook(found.sheets, found.title, found.day))
    else:
        made.mkdir()
        files.write_files(found, kind, used, made)
