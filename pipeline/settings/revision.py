"""A TOML text, and what its fields should say → the same text, its comments and order as they were.

The text is cut at its headers, so that each table is changed by itself and none changes places.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from pipeline.core.errors import UsageError
from pipeline.settings.lines import tables

Value = str | list[str] | None  # None takes a field away
Tables = Mapping[str, Mapping[str, Value]]  # by path, such as campus[0]; "" has the first fields
ORDER = ("organisation", "programme", "campus", "theme")  # in which new ones are put


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table as it is written: header, fields, and the comments behind, which lead to the next."""

    path: str
    head: str
    body: str
    tail: str


def revised(text: str, wanted: Tables, lists: Sequence[str] = ()) -> str:
    """Change fields; what is not named stays, but tables of the lists: those are taken away.

    lists: the kinds of [[tables]], such as campus and campus.programme; of each, the last go.
    Raises UsageError for a text that cannot be changed without losing something of it.
    """
    eol = "\r\n" if "\r\n" in text else "\n"
    parts = _shortened(_parts(text), wanted, lists)
    try:
        for path, values in wanted.items():
            found = [n for n, part in enumerate(parts) if part.path == path]
            if found:
                part = parts[found[0]]
                parts[found[0]] = replace(part, body=_edited(part.body, values, eol))
            elif (place := _inline(parts, path)) is not None:
                parts[place] = _edited_within(parts[place], path, values)
            elif values or path.endswith("]"):
                _put(parts, path, values, eol)
        made = "".join(f"{part.head}{part.body}{part.tail}" for part in parts)
        is_whole = flat(tomllib.loads(made)) == _expected(flat(tomllib.loads(text)), wanted, lists)
    except (ValueError, TOMLKitError):
        is_whole = False
    if not is_whole:
        todo = "Write each table under its own [header], as the file that ships does, or by hand."
        raise UsageError("the file is written in a way that a form cannot change", todo=todo)
    return made


def flat(content: Mapping[str, Any], path: str = "") -> dict[str, dict[str, Any]]:
    """Give the fields of a TOML file by the paths of their tables."""
    found: dict[str, dict[str, Any]] = {path: {}}
    for name, value in content.items():
        place = f"{path}.{name}".removeprefix(".")
        if isinstance(value, dict):
            found |= flat(value, place)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            for number, one in enumerate(value):
                found |= flat(one, f"{place}[{number}]")
        else:
            found[path][name] = value
    return found


def written(content: Mapping[str, Any]) -> str:
    """Write a TOML file of its content alone."""
    return tomlkit.dumps(content)


def kind_of(path: str) -> str:
    """Name a table without its numbers: campus[0].programme[1] → campus.programme."""
    return re.sub(r"\[\d+\]", "", path)


def _expected(before: dict[str, dict[str, Any]], wanted: Tables, lists: Sequence[str]) -> Any:
    kept = {path: said for path, said in before.items() if not _is_gone(path, wanted, lists)}
    for path, values in wanted.items():
        if values or path.endswith("]"):
            said = {**kept.get(path, {}), **values}
            kept[path] = {name: value for name, value in said.items() if value is not None}
    return kept


def _is_gone(path: str, wanted: Tables, lists: Sequence[str]) -> bool:
    """Tell a table of a list that is not wanted, and what is within one."""
    steps = path.split(".")
    within = (".".join(steps[: n + 1]) for n in range(len(steps)))
    return any(kind_of(one) in lists and one not in wanted for one in within)


def _parts(text: str) -> list[TablePart]:
    parts = [TablePart("", "", "", "")]
    for line, path, is_header in tables(text):
        part = parts[-1]
        if is_header:
            parts.append(TablePart(path, line, "", ""))
        elif not line.strip() or line.lstrip().startswith("#"):
            parts[-1] = replace(part, tail=part.tail + line)
        else:
            parts[-1] = replace(part, body=part.body + part.tail + line, tail="")
    return parts


def _shortened(parts: Sequence[TablePart], wanted: Tables, lists: Sequence[str]) -> list[TablePart]:
    """Leave out the tables of lists that are not wanted; the comments behind them stay.

    The first of a kind becomes a comment where it says what its fields mean.
    """
    kept: list[TablePart] = []
    for part in parts:
        if not _is_gone(part.path, wanted, lists):
            kept.append(part)
            continue
        before, left = kept[-1].tail, ""
        if part.path.endswith("[0]") and re.search(r"(?m)^\s*#", part.body):
            left = re.sub(r"(?m)^(?=.)", "# ", part.head + part.body)
        elif re.search(r"(^|\n)\r?\n\Z", before) and re.match(r"\r?\n", part.tail):
            before = re.sub(r"\r?\n\Z", "", before)
        kept[-1] = replace(kept[-1], tail=before + left + part.tail)
    return kept


def _put(parts: list[TablePart], path: str, values: Mapping[str, Value], eol: str) -> None:
    """Put a new table behind those of its kind, or behind what it belongs to."""
    kind, above = kind_of(path), path.rpartition(".")[0]
    siblings = [
        n for n, one in enumerate(parts)
        if kind_of(one.path) == kind and one.path.rpartition(".")[0] == above
    ]  # fmt: skip
    earlier = ORDER[: ORDER.index(kind)] if kind in ORDER else ()
    anchors = siblings or [
        n for n, one in enumerate(parts)
        if (one.path == above if above else kind_of(one.path) in earlier)
    ] or [len(parts) - 1]  # fmt: skip
    place = anchors[-1]
    own = f"{parts[place].path}."
    while place + 1 < len(parts) and parts[place + 1].path.startswith(own):
        place += 1
    before = parts[place]
    stays, goes = ("", before.tail) if siblings or above else _split(before.tail)
    written = before.head + before.body + stays
    ends = eol * (bool(written) and not written.endswith("\n"))
    lead = ends + eol * (not re.search(r"(^|\n)\r?\n\Z", written))
    head = f"[[{kind}]]" if path.endswith("]") else f"[{kind}]"
    parts[place] = replace(before, tail=stays)
    blank = eol * (place + 1 < len(parts) and not re.match(r"\r?\n", goes))
    body = _edited("", values, eol)
    parts.insert(place + 1, TablePart(path, f"{lead}{head}{eol}", body, blank + goes))


def _split(tail: str) -> tuple[str, str]:
    """Part comments from those that stand right above the next header."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", tail)
    last = max((n + 1 for n, line in enumerate(lines) if not line.strip()), default=0)
    return "".join(lines[:last]), "".join(lines[last:])


def _edited(body: str, values: Mapping[str, Value], eol: str) -> str:
    document, added = tomlkit.parse(body), list[str]()
    for name, value in values.items():
        if value is None:
            document.pop(name, None)
        elif name not in document:
            added.append(f"{name} = {tomlkit.item(value).as_string()}{eol}")
        elif isinstance(array := document[name], Array) and isinstance(value, list):
            _relist(array, value)
        elif document[name] != value:
            document[name] = value
    made = tomlkit.dumps(document)
    return made + eol * (bool(added and made) and not made.endswith("\n")) + "".join(added)


def _inline(parts: Sequence[TablePart], path: str) -> int | None:
    """Find the part in whose fields a table stands in one line: name = { … }."""
    above, _, name = path.rpartition(".")
    places = [n for n, part in enumerate(parts) if part.path == above]
    return next((n for n in places if name and name in tomlkit.parse(parts[n].body)), None)


def _edited_within(part: TablePart, path: str, values: Mapping[str, Value]) -> TablePart:
    document = tomlkit.parse(part.body)
    table = document[path.rpartition(".")[2]]
    for name, value in values.items():
        if value is None:
            table.pop(name, None)
        elif table.get(name) != value:
            table[name] = value
    return replace(part, body=tomlkit.dumps(document))


def _relist(array: Array, wanted: Sequence[str]) -> None:
    """Make a list say what is wanted; items that stay keep their lines and comments."""
    steps = SequenceMatcher(None, [str(one) for one in array], wanted, autojunk=False)
    for start, end, items in reversed([*_changes(steps, wanted)]):
        same = min(end - start, len(items))
        for number in reversed(range(start + same, end)):
            del array[number]
        for number, item in enumerate(items[same:]):
            array.insert(start + same + number, item)
        for number in range(same):
            array[start + number] = items[number]


def _changes(
    steps: SequenceMatcher[str], wanted: Sequence[str]
) -> Iterator[tuple[int, int, Sequence[str]]]:
    for kind, start, end, first, last in steps.get_opcodes():
        if kind != "equal":
            yield start, end, wanted[first:last]
