"""A printed number → the way back to its publisher's: mart, SQL, formula, inputs, file and line."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import duckdb

from pipeline.core.errors import ExplainError, PublishError
from pipeline.core.figure import Figure
from pipeline.core.paths import Paths
from pipeline.editions.publish import database_of
from pipeline.explain import raw
from pipeline.explain.find import PrintedFigure, Shelf, candidates, find, printing, shelf
from pipeline.explain.formula import worked
from pipeline.explain.inputs import unknown_inputs, unprinted
from pipeline.explain.marts import cells, opened, rows_of
from pipeline.explain.model import Explanation, PossibleFigure, outdated


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
    with opened(database_of(asked.edition)) as connection:
        known |= unprinted(unknown_inputs((one.figure for one in found), known), connection)
        inputs = {
            one.figure.id: [_known(one.figure, key, known) for key in one.figure.inputs]
            for one in found
        }
        each = {f.id: f for one in found for f in (one.figure, *inputs[one.figure.id])}
        alone = _alone([*each.values()], connection, paths)
    return [
        replace(
            alone[one.figure.id],
            printings=tuple(printing(one.figure.printed, stem, asked) for stem in one.stems),
            inputs=tuple(alone[figure.id] for figure in inputs[one.figure.id]),
        )
        for one in found
    ]


def _known(figure: Figure, key: str, known: Mapping[str, Figure]) -> Figure:
    if key not in known:
        raise outdated(figure.id, "it is computed from what no described column has", "", key)
    return known[key]


def _alone(
    figures: Sequence[Figure], connection: duckdb.DuckDBPyConnection, paths: Paths
) -> dict[str, Explanation]:
    """Explain figures, by id, but for where they are printed and what they are computed from."""
    rows = rows_of(figures, connection)
    held = cells(figures, rows, connection)
    found = raw.find([one for one in figures if one.kind == "published"], rows, paths)
    found |= {one.id: raw.find_text(one, paths) for one in figures if one.kind == "editorial"}
    return {
        one.id: Explanation(
            figure=one,
            cells=held[one.id],
            lines=found[one.id].lines if one.id in found else (),
            file=found[one.id].file if one.id in found else None,
            worked=worked(one) if one.kind == "derived" else "",
        )
        for one in figures
    }
