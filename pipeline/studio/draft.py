"""brochures.toml, and what a form says of it → a draft: the values of each table's fields."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from pipeline.settings.campuses import FIELDS
from pipeline.settings.organisation import Programme
from pipeline.settings.revision import Tables, Value, kind_of
from pipeline.settings.theme import DEFAULT

Draft = dict[str, dict[str, Any]]  # by path: each field's text, or list of texts
NAMES = {
    "organisation": (*FIELDS,),
    "programme": tuple(one.name for one in fields(Programme)),
    "campus": ("areas", *FIELDS),
    "campus.programme": tuple(one.name for one in fields(Programme)),
    "theme": ("first", "second", "nation", "photograph", "photograph_alt"),
}
LISTS = ("programme", "campus", "campus.programme")
NUMBER = r"\[(\d{1,4})\]"
PATH = re.compile(
    rf"(organisation|theme|programme{NUMBER}|campus{NUMBER}(?:\.programme{NUMBER})?)\.(\w+)"
)
REQUIRED = {  # of a new table, even while they are empty
    "programme": ("role", "name"), "campus.programme": ("role", "name"), "campus": ("areas",),
}  # fmt: skip


def draft_of(content: Mapping[str, Mapping[str, Any]]) -> Draft:
    """Take what a form shows from the fields of a file, by their tables."""
    found: Draft = {"organisation": {}, "theme": {}}
    for path in [*found, *(path for path in content if path not in found)]:
        if names := NAMES.get(kind_of(path)):
            said = content.get(path, {})
            found[path] = {name: shown(path, name, said.get(name)) for name in names}
    return numbered(found)


def shown(path: str, name: str, value: Any) -> Any:
    """Give a field's value as a form has it: a text, or texts."""
    if name == "areas":
        return [str(one) for one in value] if isinstance(value, list) else []
    if value is None:
        return getattr(DEFAULT, name) if path == "theme" else ""
    return value if isinstance(value, str) else str(value)


def typed(items: Iterable[tuple[str, Any]], before: Draft) -> Draft:
    """Take a draft from a form's fields; what they do not say is as it was."""
    found: Draft = {path: {**before[path]} for path in ("organisation", "theme")}
    for name, value in items:
        named = PATH.fullmatch(name)
        if named and isinstance(value, str) and named[5] in NAMES[kind_of(named[1])]:
            table = found.setdefault(named[1], {})
            if named[5] == "areas":
                table["areas"] = [*table.get("areas", ()), one_line(value)]
            else:
                table[named[5]] = one_line(value)
    for path, table in found.items():
        known = before.get(path, {})
        found[path] = {
            name: table.get(name, []) if name == "areas" else _typed(name, table, known)
            for name in NAMES[kind_of(path)]
        }
    return numbered(found)


def _typed(name: str, table: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """Give what was typed; else, or where only lines break elsewhere, what the file says."""
    before = str(known.get(name, ""))
    said = str(table.get(name, before))
    return before if one_line(before) == said else said


def one_line(text: str) -> str:
    """Write a text as one line: the page breaks its lines itself."""
    return " ".join(text.split())


def numbered(draft: Draft) -> Draft:
    """Count the tables of each list from nought, in their order."""
    numbers: dict[str, list[int]] = {}
    found: Draft = {}
    for path in sorted(draft, key=_order):
        steps = list[str]()
        for step in path.split("."):
            kind, _, number = step.rstrip("]").partition("[")
            place = ".".join([*steps, kind])
            if number:
                known = numbers.setdefault(place, [])
                known += [int(number)] * (int(number) not in known)
                place = f"{place}[{known.index(int(number))}]"
            steps = place.split(".")
        found[".".join(steps)] = draft[path]
    return found


def _order(path: str) -> list[tuple[int, int]]:
    kinds = [*NAMES]
    steps = [step.rstrip("]").partition("[") for step in path.split(".")]
    return [(kinds.index(kind), int(number or 0)) for kind, _, number in steps]


def tables_of(draft: Draft, kind: str) -> Iterator[str]:
    """Name the tables of a list: programme, or campus[0].programme."""
    yield from (path for path in draft if path.rpartition("[")[0] == kind)


def with_new(draft: Draft, kind: str) -> Draft:
    """Add an empty table to the end of a list."""
    count = len([*tables_of(draft, kind)])
    blank = {name: [] if name == "areas" else "" for name in NAMES[kind_of(kind)]}
    return numbered({**draft, f"{kind}[{count}]": blank})


def without(draft: Draft, path: str) -> Draft:
    """Take a table away, with those that are its own; or an area of a campus's."""
    if area := re.fullmatch(rf"(campus{NUMBER})\.areas{NUMBER}", path):
        table = draft.get(area[1], {"areas": []})
        kept = [one for n, one in enumerate(table["areas"]) if n != int(area[3])]
        return {**draft, area[1]: {**table, "areas": kept}} if area[1] in draft else draft
    return numbered({p: said for p, said in draft.items() if not f"{p}.".startswith(f"{path}.")})


def changes(before: Draft, draft: Draft) -> Tables:
    """Tell what of a draft is otherwise than before; each table that stays is named."""
    return {path: dict(_changed(path, before.get(path), said)) for path, said in draft.items()}


def _changed(
    path: str, before: Mapping[str, Any] | None, said: Mapping[str, Any]
) -> Iterator[tuple[str, Value]]:
    for name, value in said.items():
        if before is None:
            if value or name in REQUIRED.get(kind_of(path), ()):
                yield name, value
        elif value != before[name]:
            is_taken_over = kind_of(path) == "campus" and name != "areas" and not value
            yield name, None if is_taken_over else value
