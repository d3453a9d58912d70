"""brochures.toml → the same file in another language, by tables such as [pair.es]."""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.core.language import CODE
from pipeline.settings.theme import Misfit

TEXTS = {  # those of a table that a page says in words, and that a language says anew
    "organisation": ("help", "disclaimer"),
    "campus": ("help", "disclaimer"),
    "programme": ("name", "length", "cost", "cost_as_of", "cost_note"),
    "theme": ("photograph_alt",),
    "pair": (
        "headline", "shared", "choose_first", "choose_second", "practical_heading",
        "office_heading",
    ),
}  # fmt: skip


def said_in(content: Any, language: str = "") -> Any:
    """Give the content without the tables of languages, the texts of one in place of their own."""
    if isinstance(content, list):
        return [said_in(one, language) for one in content]
    if not isinstance(content, dict):
        return content
    own = {name: said_in(one, language) for name, one in content.items() if not _is_of(name, one)}
    return own | (content.get(language) or {} if language else {})


def untranslated(content: Any, language: str) -> Iterator[Misfit]:
    """Give each text of the content that a language does not say, and what is none there."""
    for kind, place, table in _tables(content):
        said = table.get(language, {})
        for name in TEXTS[kind]:
            if table.get(name) and not said.get(name):
                yield f"field {place}.{language}.{name} is missing", "the text in that language", ""
        for name in said.keys() - {*TEXTS[kind]}:
            yield f"unknown field {place}.{language}.{name}", ", ".join(TEXTS[kind]), ""


def named_in(language: str, misfit: Misfit) -> Misfit:
    """Name a field that a language says anew as its own: pair[0].headline → pair[0].es.headline."""
    what, expected, found = misfit
    return re.sub(r"(field [\w\[\].]*\.)(\w+)", rf"\1{language}.\2", what), expected, found


def _tables(content: Any, above: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give each table that has texts: its kind, what it is called, and itself."""
    for kind in (kind for kind in TEXTS if kind in content):
        held = content[kind]
        tables = enumerate(held) if isinstance(held, list) else [(None, held)]
        for number, table in tables:
            place = f"{above}{kind}" if number is None else f"{above}{kind}[{number}]"
            if isinstance(table, dict):
                yield kind, place, table
                yield from _tables(table, f"{place}.")


def _is_of(name: str, table: Any) -> bool:
    """Tell whether a table is that of a language."""
    return isinstance(table, dict) and bool(re.fullmatch(CODE, name))
