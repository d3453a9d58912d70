"""Words on the command line → an edition, and those of its documents that are meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.core.errors import ExplainError, PublishError, UsageError
from pipeline.core.figure import Figure
from pipeline.core.files import sha256_of
from pipeline.core.search import closest, did_you_mean
from pipeline.documents.model import Document
from pipeline.editions.manifest import MANIFEST, Manifest
from pipeline.editions.read import figures_in, manifest_of


@dataclass(frozen=True, slots=True)
class Shelf:
    """An edition, and the documents that are asked about, by stem: pair/area/layout."""

    edition: Path
    manifest: Manifest
    stems: tuple[str, ...]

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Walk the figures that the documents print. Raises ExplainError for one without."""
        for stem in self.stems:
            try:
                figures = figures_in(self.edition, stem)
            except PublishError as error:
                raise _unreadable(error) from error
            for figure in figures:
                yield stem, figure


def shelf(document: str, out: Path) -> Shelf:
    """Find the edition and documents that a path means; "" means all of the current edition.

    document: a PDF of any edition, in it or copied out of it, or pair/area/layout, or the
    beginning of that. Raises UsageError, with what is near, for one that is none, ExplainError for
    a damaged one and where nothing is published.
    """
    if (path := Path(document)).is_file() and document:
        return _of_file(path.resolve(), out)
    edition = (out / "latest").resolve()
    if not (edition / MANIFEST).exists():
        raise ExplainError("nothing is published", where=str(out), todo="Run make report.")
    manifest = _manifest(edition)
    return Shelf(edition, manifest, tuple(_meant(document, _stems(manifest.documents))))


def _manifest(edition: Path) -> Manifest:
    try:
        return manifest_of(edition)
    except PublishError as error:
        raise _unreadable(error) from error


def _unreadable(error: PublishError) -> ExplainError:
    return ExplainError(
        "what was published cannot be read",
        where=error.where,
        expected=error.expected,
        found=error.found,
        todo="Run make report: it makes the edition again.",
    )


def _stems(documents: Sequence[Document]) -> list[str]:
    return list(dict.fromkeys(_stem(document.path) for document in documents))


def _stem(path: str) -> str:
    """Take the variant and the kind of file off: pair/area/trifold."""
    folder, _, name = path.rpartition("/")
    stem = name.partition(".")[0]
    return f"{folder}/{stem}" if folder else stem


def _meant(document: str, stems: list[str]) -> list[str]:
    wanted = _stem(document.strip().strip("/"))
    found = [stem for stem in stems if stem == wanted or f"{stem}/".startswith(f"{wanted}/")]
    if not wanted or found:
        return found or stems
    raise UsageError(
        f"the current edition has no document “{document}”",
        where="--document",
        expected="a PDF of an edition, or pair/area/layout",
        todo=did_you_mean(closest(wanted, stems)),
    )


def _of_file(path: Path, out: Path) -> Shelf:
    edition = next((folder for folder in path.parents if (folder / MANIFEST).exists()), None)
    if edition:
        return _in_edition(path, edition)
    digest = sha256_of(path)
    for folder in sorted((out / "editions").glob("*/")):
        manifest = _manifest(folder)
        stems = [_stem(one.path) for one in manifest.documents if one.sha256 == digest]
        if stems:
            return Shelf(folder, manifest, tuple(stems[:1]))
    raise UsageError(
        "the file is of no edition that is kept",
        where=str(path),
        expected=f"a PDF from {out / 'editions'}, byte for byte",
        found=f"sha256 {digest[:8]}",
        todo="Name it as pair/area/layout to ask the current edition.",
    )


def _in_edition(path: Path, edition: Path) -> Shelf:
    manifest, own = _manifest(edition), path.relative_to(edition).as_posix()
    known = {one.path: one for one in manifest.documents}
    if own in known and sha256_of(path) != known[own].sha256:
        raise ExplainError(
            "the document is not the one that was published",
            where=str(path),
            expected=f"sha256 {known[own].sha256[:8]}",
            todo="Run make report: it is made again.",
        )
    return Shelf(edition, manifest, tuple(_meant(own, _stems(manifest.documents))))


def opened(database: Path) -> duckdb.DuckDBPyConnection:
    """Open an edition's database to be read. Raises ExplainError when it is gone or none."""
    if not database.exists():
        raise ExplainError(
            "the edition's database is no longer kept",
            where=str(database),
            todo="Remove data/out/latest and run make report: it makes the edition again.",
        )
    try:
        return duckdb.connect(database, read_only=True)
    except duckdb.Error as error:
        raise ExplainError(
            "the edition's database cannot be read",
            where=str(database),
            found=str(error).splitlines()[0],
            todo="Remove it and data/out/latest, and run make report.",
        ) from error
