"""Two jobs, a place and a layout → the document, made at once: all that it needs is kept warm."""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

from pipeline.archive.citation import Citation, cite
from pipeline.archive.releases import newest_held
from pipeline.archive.source import Release
from pipeline.brochures.brochure import Brochure
from pipeline.brochures.bulk import read_all
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.present import Presenter
from pipeline.core.errors import TypesetError
from pipeline.core.paths import Paths
from pipeline.core.record import to_json
from pipeline.core.scratch import scratch
from pipeline.documents.cache import Store
from pipeline.documents.job import jobs_of
from pipeline.documents.make import documents, toolkit
from pipeline.documents.model import DocumentResult
from pipeline.documents.order import order_of, press_profile
from pipeline.documents.workers import Workers, local
from pipeline.editions.manifest import MANIFEST, manifest_from
from pipeline.editions.publish import DATABASES
from pipeline.report import STORE, warehouse
from pipeline.settings.brochures import Matrix
from pipeline.settings.request import Words
from pipeline.settings.sections import Pair
from pipeline.sources.cip_soc.crosswalk import crosswalk
from pipeline.sources.names import ONET
from pipeline.sources.onet.title_book import TitleBook, title_book
from pipeline.sources.register import EVERY, LOOKUPS, SOURCES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.build import rounds
from pipeline.warehouse.run import begin
from pipeline.warehouse.warehouse import FOLDER, Warehouse

KEPT = 8  # pairs whose statistics are kept at hand: some megabytes each


@dataclass(frozen=True, slots=True)
class HeldStatistics:
    """What does not change while a studio is open, unless it is refreshed."""

    used: tuple[Release, ...]
    older: tuple[Release, ...]
    citations: dict[str, Citation]
    titles: TitleBook | None
    kept: Warehouse


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made, of which brochure, and where it lies."""

    result: DocumentResult
    pair: Pair
    brochure: Brochure
    presenter: Presenter
    path: Path


class Maker:
    """Makes documents one after another, with a process that sets them and stays.

    Each pair has a folder that is an edition to all that read one; the folders lie in a root of
    their own, which has the project's archive and warehouse as links.
    """

    def __init__(self, paths: Paths, workers: Workers, folder: Path) -> None:
        self.paths, self.workers, self.folder = paths, workers, folder
        self._lock = Lock()
        self._presenters = dict[str, tuple[Presenter, Path]]()
        self._made = dict[str, dict[str, DocumentResult]]()

    def warm(self, words: Words | None) -> None:
        """Have the process that sets pages begin, read the statistics, and make the first page."""
        self.workers.submit(toolkit, "trifold")
        if words:
            self.make(words)

    def renew(self) -> None:
        """Read the statistics anew: others were fetched."""
        with self._lock:
            self.__dict__.pop("statistics", None)
            self._forget(0)

    @cached_property
    def statistics(self) -> HeldStatistics:
        raw = self.paths.raw
        kept = warehouse(self.paths, lambda _: None)
        used = newest_held(raw, (*SOURCES, *LOOKUPS))
        older = tuple(rounds(raw))
        book = next((one for one in used if one.source == ONET), None)
        titles = title_book(book, self.paths) if book else None
        return HeldStatistics(tuple(used), older, dict(cite([*used, *older], EVERY)), titles, kept)

    def make(self, words: Words, root: Paths | None = None) -> list[Made]:
        """Make the documents of one pair in one area. root: where another brochures.toml lies.

        Raises UsageError, one for all that is wrong with what is asked for, and what report raises.
        """
        asked = root or self.paths
        order = order_of(words, asked)
        with self._lock:  # who asks for the same meanwhile finds it made
            presenter, edition = self._presented(order, asked)
            found = [(order, presenter.brochures(order.pairs[0], order.areas))]
            jobs = [*jobs_of(found, press_profile(order, asked))]
            made = documents(jobs, self.workers, Store(self.paths.out / STORE), edition)
            results = {result.path: result for result in made}
            self._sealed(edition, results, words)
        return [
            Made(results[job.path], order.pairs[0], job.brochure, presenter, edition / job.path)
            for job in jobs
        ]

    def root_of(self, made: Made) -> Paths:
        """Give the root in which a document's edition lies, as `explain` reads one."""
        return Paths(made.path.parents[6])

    def _presented(self, order: Matrix, asked: Paths) -> tuple[Presenter, Path]:
        (pair,) = order.pairs
        name = _digest(pair, order, asked)
        if name not in self._presenters:
            self._presenters[name] = self._present(pair, order, name, asked)
            self._forget(KEPT)
        return self._presenters[name]

    def _present(
        self, pair: Pair, order: Matrix, name: str, asked: Paths
    ) -> tuple[Presenter, Path]:
        if not self.statistics.kept.path.exists():  # another run made a newer one
            del self.statistics
        held, out = self.statistics, Paths(_root(self.folder, self.paths)).out
        (roles,) = newest_held(asked.raw, [ROLES])
        (out / DATABASES).mkdir(parents=True, exist_ok=True)
        database = out / DATABASES / f"{name}.duckdb"
        database.unlink(missing_ok=True)
        with begin(held.kept.path, [pair], roles, database) as connection:
            known = crosswalk(self.paths.raw)
            marts = read_all(connection, pair.sides, held.citations, held.titles, known)
        ledger = Ledger(held.citations)
        presenter = Presenter(marts, ledger, order.organisation, order.campuses, order.theme)
        return presenter, out / "editions" / name

    def _forget(self, most: int) -> None:
        """Forget pairs, but for the last that were asked for, and remove their pages."""
        for name in [*self._presenters][: len(self._presenters) - most]:
            _, edition = self._presenters.pop(name)
            self._made.pop(name, None)
            shutil.rmtree(edition, ignore_errors=True)

    def _sealed(self, edition: Path, results: dict[str, DocumentResult], words: Words) -> None:
        """Write the manifest of all that lies in a pair's folder."""
        known = self._made.setdefault(edition.name, {})
        known |= results
        held = self.statistics
        edition.mkdir(parents=True, exist_ok=True)
        told = [known[path] for path in sorted(known)]
        manifest = manifest_from("", held.used, held.older, told, held.kept, edition, (words,))
        (edition / MANIFEST).write_text(to_json(manifest))


def _digest(pair: Pair, order: Matrix, asked: Paths) -> str:
    """Name what a pair's pages are written from, besides the statistics: texts and looks."""
    files = [path for path in sorted((asked.raw / ROLES.name).iterdir()) if path.is_file()]
    roles = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    said = replace(order, areas=(), layouts=(), variants=())
    return hashlib.sha256(repr((pair, said, roles)).encode()).hexdigest()[:16]


def _root(folder: Path, paths: Paths) -> Path:
    """Make a root with the project's archive and warehouse as links."""
    places = {"data/raw": paths.raw, "data/out/warehouse": paths.out / FOLDER}
    for name, place in places.items():
        link = folder / name
        if not link.is_symlink():
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(place.resolve(), target_is_directory=True)
    return folder


@contextmanager
def maker_of(paths: Paths) -> Iterator[Maker]:
    """Give a maker; its process and its folder end with it."""
    with scratch(paths.out) as folder, local(1) as workers:
        yield Maker(paths, workers, folder)


def document_of(made: Sequence[Made]) -> Made:
    """Give the one document that was made. Raises TypesetError with the reason if it was not."""
    (one,) = made
    if one.result.document is None:
        raise TypesetError(f"this page cannot be set: {one.result.error}")
    return one
