"""Records ↔ JSON and TOML, strictly: what does not fit is named with its place, never dropped."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
Refusal = Callable[[str, str, str], Exception]  # what, expected, found
WORDS = {  # for a field that does not describe itself
    "StrType": "a text", "IntType": "a whole number", "FloatType": "a number",
    "VarTupleType": "a list", "DictType": "field = value", "DataclassType": "field = value",
}  # fmt: skip
LONGEST = 100  # characters of a value that a message shows


def to_json(record: object) -> str:
    """Give a record's fields, in their order, as JSON text with a final newline."""
    return json.dumps(msgspec.to_builtins(record), indent=2, ensure_ascii=False) + "\n"


def from_json(text: str, kind: type[T]) -> T:
    """Read a record from JSON text. Raises ValueError for what is no JSON or does not fit."""
    return fit(json.loads(text), kind, _refusal)


def fit(content: object, kind: type[T], refusal: Refusal) -> T:
    """Make a record, slotted, of what JSON or TOML says: each field known, and of its type.

    Raises what `refusal` makes of the first that does not fit: what, by the field's path; what was
    expected, in the words of the field's own description where it has one; what was found.
    """
    try:
        record = msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        raise refusal(*_misfit(str(error), content, kind)) from error
    for path, unknown, known in _unknown(content, msgspec.to_builtins(record), ""):
        raise refusal(f"unknown field {', '.join(path + name for name in unknown)}", known, "")
    return record


def _refusal(what: str, expected: str, found: str) -> ValueError:
    return ValueError(f"{what}: expected {expected}" + f", found {found}" * bool(found))


def _unknown(content: Any, made: Any, path: str) -> Iterator[tuple[str, list[str], str]]:
    """Find the fields that no record took up: where, which, and those that there are."""
    if isinstance(content, dict):
        if unknown := [name for name in content if name not in made]:
            yield path, sorted(unknown), ", ".join(made)
        inner = [(f"{path}{name}", name) for name in content]
    else:
        inner = [(f"{path[:-1]}[{number}]", number) for number in range(len(content))]
    for place, step in inner:
        if isinstance(content[step], dict | list):
            yield from _unknown(content[step], made[step], f"{place}.")


def _misfit(said: str, content: Any, kind: type) -> tuple[str, str, str]:
    """Say in the project's words what msgspec said of the first field that does not fit."""
    from msgspec import inspect  # noqa: PLC0415  (it costs time, and most records fit)

    missing = re.search(r"missing required field `(\w+)", said)
    steps = re.findall(r"\w+", said.partition(" - at `$")[2]) + ([missing[1]] if missing else [])
    node, described, depth = inspect.type_info(kind), "", len(steps)
    for number, step in enumerate(steps, start=1):
        node = _inner(node, step)
        if isinstance(node, inspect.Metadata):
            described, depth = (node.extra_json_schema or {})["description"], number
            node = node.type
    if isinstance(node, inspect.LiteralType):
        described, depth = " or ".join(map(str, node.values)), len(steps)
    expected = described or WORDS.get(type(node).__name__, "another value")
    place = "".join(f"[{s}]" if s.isdigit() else f".{s}" for s in steps[:depth]).removeprefix(".")
    if missing:
        return f"field {place} is missing", expected, ""
    for step in steps[:depth]:
        content = content[int(step) if isinstance(content, list) else step]
    what = f"field {place} does not fit" if place else "it is no table of fields"
    return what, expected, repr(content)[:LONGEST]


def _inner(node: Any, step: str) -> Any:
    """Give the type of what stands at a step within a type."""
    if fields := getattr(node, "fields", None):
        node = next(field.type for field in fields if field.encode_name == step)
    else:
        node = node.item_types[0] if hasattr(node, "item_types") else node.item_type
    return getattr(node, "types", [node])[0]  # of a text or none: the text
