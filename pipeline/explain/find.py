"""Words on the command line → an edition, its documents and the figures that are meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.errors import ExplainError, UsageError
from pipeline.core.figure import Figure
from pipeline.core.files import sha256_of
from pipeline.core.paths import Paths
from pipeline.core.search import NEAR, closest, did_you_mean
from pipeline.editions.databases import opened_again
from pipeline.editions.manifest import MANIFEST, Manifest, stem_of
from pipeline.editions.read import figures_in, figures_of_tables, manifest_of, text_of
from pipeline.explain.inputs import unprinted
from pipeline.explain.model import PossibleFigure, Printing

DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Shelf:
    """An edition, and the documents that are asked about, by stem: pair/area/layout."""

    edition: Path
    manifest: Manifest
    stems: tuple[str, ...]

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Walk the figures that the documents print. Raises PublishError for one without."""
        return ((stem, one) for stem in self.stems for one in figures_in(self.edition, stem))


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure, and the stems of the documents that print it."""

    figure: Figure
    stems: tuple[str, ...]


def shelf(document: str, out: Path) -> Shelf:
    """Find the edition and documents that a path means; "" means all of the current edition.

    document: a PDF of any edition, in it or copied out of it, or pair/area/layout, or the
    beginning of that. Raises UsageError, with what is near, for one that is none, ExplainError for
    a damaged one and where nothing is published, PublishError for an edition that cannot be read.
    """
    if (path := Path(document)).is_file() and document:
        return _of_file(path.resolve(), out)
    edition = (out / "latest").resolve()
    if not (edition / MANIFEST).exists():
        raise ExplainError("nothing is published", where=str(out), todo="Run make report.")
    return _meant(document, edition, manifest_of(edition))


def _meant(document: str, edition: Path, manifest: Manifest) -> Shelf:
    stems, wanted = manifest.stems, stem_of(document.strip().strip("/"))
    found = tuple(one for one in stems if one == wanted or one.startswith(f"{wanted}/"))
    if not wanted or found:
        return Shelf(edition, manifest, found or stems)
    raise UsageError(
        f"the current edition has no document “{document}”",
        where="--document",
        expected="a PDF of an edition, or pair/area/layout",
        todo=did_you_mean(closest(wanted, stems)),
    )


def _of_file(path: Path, out: Path) -> Shelf:
    edition = next((folder for folder in path.parents if (folder / MANIFEST).exists()), None)
    digest = sha256_of(path)
    if edition:
        manifest, own = manifest_of(edition), path.relative_to(edition).as_posix()
        known = next((one.sha256 for one in manifest.documents if one.path == own), digest)
        if digest != known:
            raise ExplainError(
                "the document is not the one that was published",
                where=str(path),
                expected=f"sha256 {known[:8]}",
                todo="Run make report: it is made again.",
            )
        return _meant(own, edition, manifest)
    for folder in sorted((out / "editions").glob("*/")):
        manifest = manifest_of(folder)
        stems = [stem_of(one.path) for one in manifest.documents if one.sha256 == digest]
        if stems:
            return Shelf(folder, manifest, tuple(stems[:1]))
    raise UsageError(
        "the file is of no edition that is kept",
        where=str(path),
        expected=f"a PDF from {out / 'editions'}, byte for byte",
        found=f"sha256 {digest[:8]}",
        todo="Name it as pair/area/layout to ask the current edition.",
    )


def find(wanted: str, shelf: Shelf, paths: Paths) -> list[PrintedFigure]:
    """Find by id or key, else by printed text, else by the number in it; several may be meant.

    A dash may stand for a minus. What is printed nowhere by itself is found by id or key alone,
    in the edition's tables, or among the inputs of what is printed. Raises UsageError, with what is
    near, when there is none.
    """
    known = everything(shelf)
    for alike in (_is_named, _is_printed, _is_number):
        if found := [one for one in known if alike(one.figure, wanted.strip())]:
            return found
    for one in figures_of_tables(shelf.edition):
        if _is_named(one, wanted.strip()):
            return [PrintedFigure(one, ())]
    figures = [one.figure for one in known]
    named = {figure.key or figure.id for figure in figures}
    with opened_again(shelf.edition, paths) as connection:
        inputs = unprinted(figures, named, connection).values()
    if found_input := next((one for one in inputs if _is_named(one, wanted.strip())), None):
        return [PrintedFigure(found_input, ())]
    names = dict.fromkeys(name for figure in figures for name in (figure.id, figure.printed))
    near = closest(wanted, list(names), least=NEAR)
    raise UsageError(
        f"no figure is “{wanted}”",
        expected="a figure's id, as in figures.json, or a number as it is printed",
        todo=did_you_mean(near) or "In a shell, quote a dollar sign: '$61,970'.",
    )


def everything(shelf: Shelf) -> list[PrintedFigure]:
    """Give every figure that the documents print, once. Raises ExplainError."""
    found: dict[str, tuple[Figure, list[str]]] = {}
    for stem, figure in shelf.figures():
        found.setdefault(figure.id, (figure, []))[1].append(stem)
    return [PrintedFigure(figure, tuple(stems)) for figure, stems in found.values()]


def _is_named(figure: Figure, wanted: str) -> bool:
    # a text cites the key of what it speaks of; the key is that one's
    return wanted in (figure.id, figure.key if figure.unit != "text" else "")


def _is_printed(figure: Figure, wanted: str) -> bool:
    return figure.printed.translate(DASHES) == wanted.translate(DASHES)


def _is_number(figure: Figure, wanted: str) -> bool:
    """Compare what is left of a number without its marks: 1,234 is $1,234."""
    printed, digits = (re.sub(r"[^\d.]", "", text) for text in (figure.printed, wanted))
    return bool(digits) and printed == digits


def printing(printed: str, stem: str, shelf: Shelf) -> Printing:
    """Say where a document prints a number: the sentences that hold it."""
    sentences = text_of(shelf.edition, stem) or []
    holding = re.compile(rf"(?<![\d.,$]){re.escape(printed)}(?![\d%]|[.,]\d)")
    return Printing(stem, tuple(text for text in sentences if holding.search(text)))


def candidates(found: Sequence[PrintedFigure], shelf: Shelf) -> tuple[PossibleFigure, ...]:
    """List the figures that a printed number may be, each with a sentence that holds it."""
    holding = [printing(one.figure.printed, one.stems[0], shelf).sentences for one in found]
    return tuple(
        PossibleFigure(one.figure.id, one.figure.printed, one.stems, next(iter(sentences), ""))
        for one, sentences in zip(found, holding, strict=True)
    )
