"""A printed number → the way back to its publisher's: mart, SQL, formula, inputs, file and line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.core.figure import Figure
from pipeline.core.paths import Paths
from pipeline.editions.publish import database_of
from pipeline.explain.editions import Shelf, opened, shelf
from pipeline.explain.find import PrintedFigure, candidates, find, printing
from pipeline.explain.formula import worked
from pipeline.explain.keys import unprinted
from pipeline.explain.marts import cells
from pipeline.explain.model import Explanation, MartCell, PossibleFigure
from pipeline.explain.raw import Found, find_text
from pipeline.explain.raw import find as find_raw


def explain(wanted: str, document: str, paths: Paths) -> Explanation | tuple[PossibleFigure, ...]:
    """Lead a figure back to its publisher's file; every step is looked up again, none remembered.

    wanted: its id, its key, or the number as printed. document: a PDF of an edition or
    pair/area/layout, "" for all of the current edition. Where several figures are meant, they are
    named instead. Raises UsageError for what is not there, with what is near; ExplainError or
    ArchiveError where a file is gone or damaged, or says otherwise.
    """
    asked = shelf(document, paths.out)
    found = find(wanted, asked)
    if len(found) > 1:
        return candidates(found, asked)
    return explained(found, asked, paths)[0]


def explained(found: Sequence[PrintedFigure], asked: Shelf, paths: Paths) -> list[Explanation]:
    """Explain several figures at once, each file read and each mart asked once."""
    known = {f.key or f.id: f for _, f in asked.figures() if f.unit != "text"}
    inputs = {one.figure.id: _inputs(one.figure, known) for one in found}
    everything = {
        figure.id: figure for one in found for figure in (one.figure, *inputs[one.figure.id])
    }
    trail = _trail([*everything.values()], asked, paths)
    return [
        replace(
            _explanation(one.figure, trail),
            printings=tuple(printing(one.figure.printed, stem, asked) for stem in one.stems),
            inputs=tuple(_explanation(figure, trail) for figure in inputs[one.figure.id]),
        )
        for one in found
    ]


def _inputs(figure: Figure, known: Mapping[str, Figure]) -> list[Figure]:
    """Give the figures that a derived one is computed from, printed somewhere or not."""
    return [
        known.get(key) or unprinted(key, value, figure)
        for key, value in zip(figure.inputs, figure.input_values, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Trail:
    """What was looked up for figures, by id."""

    cells: Mapping[str, tuple[MartCell, ...]]
    raw: Mapping[str, Found]


def _trail(figures: Sequence[Figure], asked: Shelf, paths: Paths) -> Trail:
    release = asked.manifest.built_from["bls_oews"].release
    counted = [figure for figure in figures if figure.kind != "editorial"]
    with opened(database_of(asked.edition)) as connection:
        held = cells(counted, release, connection)
    raw = find_raw([figure for figure in figures if figure.kind == "published"], paths)
    texts = {f.id: find_text(f, paths) for f in figures if f.kind == "editorial"}
    return Trail(held, raw | texts)


def _explanation(figure: Figure, trail: Trail) -> Explanation:
    found = trail.raw.get(figure.id)
    return Explanation(
        figure=figure,
        cells=trail.cells.get(figure.id, ()),
        lines=found.lines if found else (),
        file=found.file if found else None,
        worked=worked(figure) if figure.kind == "derived" else "",
    )
