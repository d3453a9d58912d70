"""A printed number → the way back to its publisher's: mart, SQL, formula, inputs, file and line."""

import ast
import math
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from pipeline.core.errors import ExplainError, PublishError
from pipeline.core.figure import Figure, Value
from pipeline.core.paths import Paths
from pipeline.editions.databases import opened_again
from pipeline.explain import raw
from pipeline.explain.find import PrintedFigure, Shelf, candidates, find, printing, shelf
from pipeline.explain.inputs import unprinted
from pipeline.explain.marts import cells, rows_of
from pipeline.explain.model import Explanation, PossibleFigure, outdated

ALLOWED = (
    ast.Expression, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Constant, ast.Name,
    ast.expr_context, ast.Call, ast.GeneratorExp, ast.comprehension, ast.Compare, ast.cmpop,
    ast.BoolOp, ast.boolop, ast.Subscript, ast.Slice, ast.Tuple,
)  # fmt: skip
FUNCTIONS = {"sqrt": math.sqrt, "sum": sum, "len": len, "zip": zip, "min": min, "max": max}
EXACT = 1e-9


def explain(wanted: str, document: str, paths: Paths) -> Explanation | tuple[PossibleFigure, ...]:
    """Lead a figure back to its publisher's file; every step is looked up again, none remembered.

    wanted: its id, its key, or the number as printed. document: a PDF of an edition or
    pair/area/layout, "" for all of the current edition. Where several figures are meant, they are
    named instead. Raises UsageError for what is not there, with what is near; ExplainError or
    ArchiveError where a file is gone or damaged, or says otherwise.
    """
    try:
        asked = shelf(document, paths.out)
        found = find(wanted, asked, paths)
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
    with opened_again(asked.edition, paths) as connection:
        known |= unprinted((one.figure for one in found), known, connection)
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
    held = {one.id: tuple(cells(one, rows[one.id], connection)) for one in figures}
    found = raw.find([one for one in figures if one.kind == "published"], rows, paths)
    found |= {one.id: raw.find_text(one, paths) for one in figures if one.kind == "editorial"}
    return {
        one.id: replace(
            found.get(one.id, Explanation(one)),
            cells=held[one.id],
            worked=_worked(one) if one.kind == "derived" else "",
        )
        for one in figures
    }


def _worked(figure: Figure) -> str:
    """Put a figure's inputs into its formula: 61970 - 57730 = 4240, and compute it again.

    Raises ExplainError where it does not come to the figure's value.
    """
    result = evaluated(figure.formula, figure.input_values)
    if not isinstance(figure.value, float | int) or not math.isclose(
        result, figure.value, rel_tol=EXACT, abs_tol=EXACT
    ):
        what, found = "the formula does not come to the figure", f"{figure.formula} = {result!r}"
        raise outdated(figure.id, what, repr(figure.value), found)
    return f"{_filled(figure.formula, figure.input_values)} = {_number(result)}"


def evaluated(formula: str, values: Sequence[Value]) -> float:
    """Compute a formula over a, b, c … and values; raises ExplainError for any other word."""
    tree = ast.parse(formula, mode="eval")
    if any(not isinstance(node, ALLOWED) for node in ast.walk(tree)):
        raise ExplainError("the formula is not understood", where=formula)
    names = dict(zip(string.ascii_lowercase, values, strict=False))
    known: dict[str, Any] = {**FUNCTIONS, **names, "values": list(values), "__builtins__": {}}
    return float(eval(compile(tree, "formula", "eval"), known))


def _filled(formula: str, values: Sequence[Value]) -> str:
    if re.search(r"\bvalues\b", formula):
        listed = ", ".join("none" if value is None else _number(value) for value in values)
        return f"{formula}, values being {listed}"
    names = dict(zip(string.ascii_lowercase, values, strict=False))
    return re.sub(r"\b[a-z]\b", lambda match: _number(names[match[0]]), formula)


def _number(value: Value) -> str:
    """Write a number as it is, whole ones without a point."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)
