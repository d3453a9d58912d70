"""A derived figure's formula → the same with its numbers put in, worked out again."""

import ast
import math
import re
import string
from collections.abc import Sequence
from typing import Any

from pipeline.core.errors import ExplainError
from pipeline.core.figure import Figure, Value
from pipeline.explain.model import outdated

ALLOWED = (
    ast.Expression, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Constant, ast.Name,
    ast.expr_context, ast.Call, ast.GeneratorExp, ast.comprehension, ast.Compare, ast.cmpop,
    ast.BoolOp, ast.boolop, ast.Subscript, ast.Slice, ast.Tuple,
)  # fmt: skip
FUNCTIONS = {
    "sqrt": math.sqrt, "sum": sum, "len": len, "abs": abs, "min": min, "max": max, "zip": zip,
}  # fmt: skip
EXACT = 1e-9


def worked(figure: Figure) -> str:
    """Put a figure's inputs into its formula: 61970 - 57730 = 4240, and compute it again.

    Raises ExplainError where it does not come to the figure's value.
    """
    result = evaluated(figure.formula, figure.input_values)
    if not isinstance(figure.value, float | int) or not math.isclose(
        result, figure.value, rel_tol=EXACT, abs_tol=EXACT
    ):
        what, found = "the formula does not come to the figure", f"{figure.formula} = {result!r}"
        raise outdated(figure.id, what, repr(figure.value), found)
    return f"{_filled(figure.formula, figure.input_values)} = {number(result)}"


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
        listed = ", ".join("none" if value is None else number(value) for value in values)
        return f"{formula}, values being {listed}"
    names = dict(zip(string.ascii_lowercase, values, strict=False))
    return re.sub(r"\b[a-z]\b", lambda match: number(names[match[0]]), formula)


def number(value: Value) -> str:
    """Write a number as it is, whole ones without a point."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)
