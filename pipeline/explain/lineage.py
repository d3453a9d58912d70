"""A SQL file → which columns of which tables each of its own is computed from, and on which line.

DuckDB parses the file itself, so what is said here is what it runs.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import duckdb

from pipeline.core.errors import ExplainError
from pipeline.warehouse.transform import SqlFile

Node = dict[str, Any]
Column = tuple[str, str, str]  # schema, table, column
Columns = Callable[[str, str], list[str]]
LONGEST = 12  # lines of one expression


@dataclass(frozen=True, slots=True)
class Expression:
    """Where in the text a column is computed (None: it is handed through) and what it reads."""

    place: int | None
    reads: frozenset[Column]


Outputs = Mapping[str, Expression]


@dataclass(frozen=True, slots=True)
class Traced:
    """A column of a SQL file: the 1-based line that computes it, its text, and what it reads."""

    line: int
    text: str
    reads: tuple[Column, ...]


def trace(statement: SqlFile, column: str, columns: Columns) -> Traced:
    """Say what a column of a SQL file is made of. columns: names those of a table it may read.

    Raises ExplainError for a column that the file does not make.
    """
    outputs = _outputs(_parsed(statement), {}, columns)
    if column not in outputs:
        raise ExplainError(
            f"the file makes no column {column}",
            where=str(statement.path),
            found=", ".join(outputs),
            todo="The SQL has changed since the edition was made; run make report.",
        )
    made = outputs[column]
    text = statement.text.encode()
    place = made.place if made.place is not None else text.rindex(b"*")
    number = text.count(b"\n", 0, place) + 1
    return Traced(number, _expression(statement, number, column), tuple(sorted(made.reads)))


def _expression(statement: SqlFile, number: int, column: str) -> str:
    """Give the text from a line to the one that names the column, where that is near."""
    lines = [line.strip() for line in statement.text.splitlines()[number - 1 :]]
    named = next(
        (n for n, line in enumerate(lines[:LONGEST]) if re.search(rf"\b{column}\b", line)), 0
    )
    return " ".join(lines[: named + 1]).rstrip(",")


@lru_cache
def _parsed(statement: SqlFile) -> Node:
    row = duckdb.execute("select json_serialize_sql($text)", {"text": statement.text})
    (parsed,) = row.fetchone() or ("",)
    tree: Node = json.loads(parsed)
    if tree["error"]:
        raise ExplainError("the SQL cannot be parsed", where=str(statement.path), found=str(tree))
    node: Node = tree["statements"][0]["node"]
    return node


def _outputs(node: Node, known: Mapping[str, Outputs], columns: Columns) -> dict[str, Expression]:
    """Give the columns of a select, or of a union of several; a recursive one's is of two."""
    scope = dict(known)
    for entry in node["cte_map"]["map"]:
        scope[entry["key"]] = _outputs(entry["value"]["query_node"], scope, columns)
    if node["type"] == "RECURSIVE_CTE_NODE":
        start = _outputs(node["left"], scope, columns)
        step = _outputs(node["right"], {**scope, node["cte_name"]: start}, columns)
        return _merged(start, [step])
    if "children" in node:
        first, *others = (_outputs(child, scope, columns) for child in node["children"])
        return _merged(first, others)
    sources = dict(_sources(node["from_table"], scope, columns))
    made: dict[str, Expression] = {}
    for expression in node["select_list"]:
        if expression["class"] == "STAR":
            named = expression["relation_name"]
            starred = [sources[named]] if named else sources.values()
            made |= {name: one for outputs in starred for name, one in outputs.items()}
        else:
            name = expression["alias"] or expression["column_names"][-1]
            made[name] = _made(expression, sources, made)
    return made


def _merged(first: Outputs, others: list[dict[str, Expression]]) -> dict[str, Expression]:
    """Unite columns by their places, as SQL does; the first select names them."""
    rows = zip(first.items(), *(other.values() for other in others), strict=True)
    return {
        name: Expression(made.place, made.reads.union(*(one.reads for one in more)))
        for (name, made), *more in rows
    }


def _sources(
    table: Node, scope: Mapping[str, Outputs], columns: Columns
) -> Iterator[tuple[str, Outputs]]:
    """Give what a from clause names, by alias."""
    if table["type"] == "JOIN":
        yield from _sources(table["left"], scope, columns)
        yield from _sources(table["right"], scope, columns)
    elif table["type"] == "BASE_TABLE":
        schema, name = table["schema_name"], table["table_name"]
        is_cte = not schema and name in scope
        names = [] if is_cte else columns(schema, name)
        own = {each: Expression(None, frozenset([(schema, name, each)])) for each in names}
        yield table["alias"] or name, scope[name] if is_cte else own
    else:
        raise ExplainError("the SQL reads what cannot be traced", found=str(table["type"]))


def _made(expression: Node, sources: Mapping[str, Outputs], made: Outputs) -> Expression:
    found = [_resolved(names, sources, made) for names in _references(expression)]
    if expression["class"] == "COLUMN_REF" and found[0].place is not None:
        return found[0]
    reads = frozenset[Column]().union(*(one.reads for one in found))
    return Expression(expression["query_location"], reads)


def _references(node: object) -> Iterator[list[str]]:
    """Walk the columns that an expression names, in its order."""
    if isinstance(node, dict) and node.get("class") == "COLUMN_REF":
        yield node["column_names"]
    elif isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from _references(value)


def _resolved(names: list[str], sources: Mapping[str, Outputs], made: Outputs) -> Expression:
    """Find a column by its names: its table's may stand before it, a struct's fields after it."""
    at = next((n for n, name in enumerate(names[:-1]) if name in sources), -1)
    column = names[at + 1]
    for outputs in [sources[names[at]]] if at >= 0 else [*sources.values(), made]:
        if column in outputs:
            return outputs[column]
    raise ExplainError("a column of the SQL cannot be traced", found=".".join(names))
