"""[[campus]] tables → whole ones: what a campus does not say, [organisation] says for it."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from pipeline.settings.organisation import OrganisationSection
from pipeline.settings.theme import Misfit

FIELDS = [one.name for one in fields(OrganisationSection)]
OLD = ("programme", "programme_role", "programme_length")  # until there could be several programmes


def completed(content: Any) -> Any:
    """Give the content of brochures.toml with each campus whole, and without what is old."""
    if not isinstance(content, dict) or not isinstance(content.get("organisation"), dict):
        return content
    said = content["organisation"]
    whole = content | {"organisation": {k: v for k, v in said.items() if k not in _old(said)}}
    inherited = {name: said[name] for name in FIELDS if name in said}
    if isinstance(content.get("campus"), list):
        whole["campus"] = [
            inherited | {k: v for k, v in one.items() if k not in _old(one)}
            if isinstance(one, dict) else one
            for one in content["campus"]
        ]  # fmt: skip
    return whole


def outdated(content: Any) -> Iterator[Misfit]:
    """Tell the fields of older files, each table's at once, and what is written instead."""
    if isinstance(content, dict):
        campuses = content.get("campus")
        numbered = enumerate(campuses if isinstance(campuses, list) else [])
        tables: dict[str, Any] = {"organisation": content.get("organisation")}
        tables |= {f"campus[{number}]": one for number, one in numbered}
        for place, table in tables.items():
            old = _old(table) if isinstance(table, dict) else []
            names = " and ".join(f"{place}.{name}" for name in old)
            if names:
                above = "" if place == "organisation" else "campus."
                instead = f'[[{above}programme]] with role = "…", name = "…", length = "…"'
                yield f"old field {names}", instead, repr(table[old[0]])


def is_inherited(content: Any, what: str) -> bool:
    """Tell a misfit of what a campus only takes over: it is told of [organisation] already."""
    named = re.match(r"field campus\[(\d+)\]\.(\w+)", what)
    return bool(named and named[2] in FIELDS and named[2] not in content["campus"][int(named[1])])


def _old(table: dict[str, Any]) -> list[str]:
    """Name the old fields of a table; a list of programmes is none."""
    return [name for name in OLD if name in table and not isinstance(table[name], list)]
