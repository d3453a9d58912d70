"""Records ↔ JSON and TOML, strictly: what does not fit is named with its place, never dropped."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")
Refusal = Callable[[str, str, str], Exception]  # what, expected, found
Misfits = list[tuple[str, str, str]]  # what, expected, found
WORDS = {str: "a text", int: "a whole number", float: "a number", tuple: "a list"}
A_TABLE = "field = value"
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
    record, misfits = fit_what_fits(content, kind)
    if misfits:
        raise refusal(*misfits[0])
    return record


def fit_what_fits(content: object, kind: type[T]) -> tuple[T, Misfits]:
    """Make a record that is blank where something does not fit; gives with it what does not.

    A blank is "", 0, an empty list, or None for a type that has no such value.
    """
    misfits: Misfits = []
    record: T = _fitted(content, kind, "", None, misfits)
    for path, unknown, known in _unknown(content, msgspec.to_builtins(record), ""):
        names = ", ".join(path + name for name in unknown)
        misfits.append((f"unknown field {names}", known, ""))
    return record, misfits


def _refusal(what: str, expected: str, found: str) -> ValueError:
    return ValueError(f"{what}: expected {expected}" + f", found {found}" * bool(found))


def _fitted(content: Any, kind: Any, place: str, above: Any, misfits: Misfits) -> Any:
    """Make a value of a type, its parts one by one where they do not all fit.

    above: place, description and content of what describes itself last on the way.
    """
    with suppress(msgspec.ValidationError):
        return msgspec.convert(content, kind)
    bare, description = _described(kind)
    above, before = (place, description, content) if description else above, len(misfits)
    made, inner = _blank(bare), get_args(bare)
    if is_dataclass(bare) and isinstance(content, dict):
        made = _record(content, bare, place, above, misfits)
    elif isinstance(content, list) and get_origin(bare) is tuple:
        each = enumerate(content)
        parts = [_fitted(one, inner[0], f"{place}[{n}]", above, misfits) for n, one in each]
        made = tuple(parts) if is_dataclass(inner[0]) else made
    if len(misfits) == before:
        if get_origin(bare) is Literal:
            above = (place, " or ".join(sorted(map(str, get_args(bare)))), content)
        where, expected, found = above or (place, _word(bare), content)
        what = f"field {where} does not fit" if where else "it is no table of fields"
        misfits.append((what, expected, repr(found)[:LONGEST]))
    return made


def _record(content: Any, kind: Any, place: str, above: Any, misfits: Misfits) -> Any:
    values, hints = {}, get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        name, own = field.name, f"{place}.{field.name}".removeprefix(".")
        if name in content:
            values[name] = _fitted(content[name], hints[name], own, above, misfits)
        elif field.default is MISSING and field.default_factory is MISSING:
            bare, description = _described(hints[name])
            misfits.append((f"field {own} is missing", description or _word(bare), ""))
            values[name] = _blank(bare)
    return kind(**values)


def _described(kind: Any) -> tuple[Any, str]:
    """Give a type bare, of a value or none that of the value, and the words that describe it."""
    if get_origin(kind) in {Union, UnionType}:
        return _described(get_args(kind)[0])
    if get_origin(kind) is Annotated:
        bare, *notes = get_args(kind)
        return bare, next((one.description for one in notes if one.description), "")
    return kind, ""


def _word(bare: Any) -> str:
    return WORDS.get(get_origin(bare) or bare, A_TABLE)


def _blank(kind: Any) -> Any:
    bare, _ = _described(kind)
    if is_dataclass(bare):
        return _record({}, bare, "", None, [])
    if get_origin(bare) is tuple and ... not in get_args(bare):
        return tuple(map(_blank, get_args(bare)))
    with suppress(TypeError):  # of a choice
        return (get_origin(bare) or bare)()
    return None


def _unknown(content: Any, made: Any, path: str) -> Iterator[tuple[str, list[str], str]]:
    """Find the fields that no record took up: where, which, and those that there are."""
    inner: list[tuple[str, Any, Any]] = []
    if isinstance(content, dict) and made:  # a blank has no fields
        if unknown := [name for name in content if name not in made]:
            yield path, sorted(unknown), ", ".join(made)
        inner = [(f"{path}{name}", content[name], made[name]) for name in content if name in made]
    elif isinstance(content, list):
        each = enumerate(zip(content, made, strict=False))  # a blank is shorter
        inner = [(f"{path[:-1]}[{number}]", *one) for number, one in each]
    for place, value, taken in inner:
        yield from _unknown(value, taken, f"{place}.")
