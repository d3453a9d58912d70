"""A printed number → the way back to its publisher's: mart, SQL, formula, inputs, file and line."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from pipeline.core.errors import ExplainError, PublishError
from pipeline.core.figure import Figure
from pipeline.core.paths import Paths
from pipeline.editions.publish import database_of
from pipeline.explain import raw
from pipeline.explain.find import PrintedFigure, Shelf, candidates, find, printing, shelf
from pipeline.explain.formula import worked
from pipeline.explain.keys import unprinted
from pipeline.explain.marts import cells
from pipeline.explain.model import Explanation, PossibleFigure


def explain(wanted: str, document: str, paths: Paths) -> Explanation | tuple[PossibleFigure, ...]:
    """Lead a figure back to its publisher's file; every step is looked up again, none remembered.

    wanted: its id, its key, or the number as printed. document: a PDF of an edition or
    pair/area/layout, "" for all of the current edition. Where several figures are meant, they are
    named instead. Raises UsageError for what is not there, with what is near; ExplainError or
    ArchiveError where a file is gone or damaged, or says otherwise.
    """
    try:
        asked = shelf(document, paths.out)
        found = find(wanted, asked)
        several = len(found) > 1
        return candidates(found, asked) if several else explained(found, asked, paths)[0]
    except PublishError as error:
        raise ExplainError(
            "what was published cannot be read",
            where=error.where,
            expected=error.expected,
            found=error.found,
            todo="Run make report: it makes the edition again.",
        ) from error


def explained(found: Sequence[PrintedFigure], asked: Shelf, paths: Paths) -> list[Explanation]:
    """Explain several figures at once, each file read and each mart asked once."""
    known = {f.key or f.id: f for _, f in asked.figures() if f.unit != "text"}
    inputs = {
        one.figure.id: [
            known.get(key) or unprinted(key, value, one.figure)  # printed somewhere or not
            for key, value in zip(one.figure.inputs, one.figure.input_values, strict=True)
        ]
        for one in found
    }
    each = {f.id: f for one in found for f in (one.figure, *inputs[one.figure.id])}
    alone = _alone([*each.values()], asked, paths)
    return [
        replace(
            alone[one.figure.id],
            printings=tuple(printing(one.figure.printed, stem, asked) for stem in one.stems),
            inputs=tuple(alone[figure.id] for figure in inputs[one.figure.id]),
        )
        for one in found
    ]


def _alone(figures: Sequence[Figure], asked: Shelf, paths: Paths) -> dict[str, Explanation]:
    """Explain figures, by id, but for where they are printed and what they are computed from."""
    release = asked.manifest.built_from["bls_oews"].release
    with _opened(database_of(asked.edition)) as connection:
        held = cells([one for one in figures if one.kind != "editorial"], release, connection)
    found = raw.find([one for one in figures if one.kind == "published"], paths)
    found |= {one.id: raw.find_text(one, paths) for one in figures if one.kind == "editorial"}
    return {
        one.id: Explanation(
            figure=one,
            cells=held.get(one.id, ()),
            lines=found[one.id].lines if one.id in found else (),
            file=found[one.id].file if one.id in found else None,
            worked=worked(one) if one.kind == "derived" else "",
        )
        for one in figures
    }


def _opened(database: Path) -> duckdb.DuckDBPyConnection:
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
