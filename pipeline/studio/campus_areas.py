"""What a person types of a campus's areas → words of brochures.toml for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData

from pipeline.brochures.area_words import choose_areas
from pipeline.core.errors import UsageError
from pipeline.core.formats import how_many
from pipeline.studio.draft import Draft, tables_of
from pipeline.studio.finder import Choice, Finder
from pipeline.studio.forms import text_of

MORE = "more"  # the field in which a place is searched for
Typed = Mapping[str, "TypedArea"]


@dataclass(frozen=True, slots=True)
class TypedArea:
    """What stands in a campus's search field, and what it may mean."""

    text: str
    trouble: str = ""
    others: tuple[Choice, ...] = ()


def with_areas(draft: Draft, form: FormData, finder: Finder) -> tuple[Draft, dict[str, TypedArea]]:
    """Add the places that were typed for campuses; gives what is not understood, by campus."""
    found, left = {path: {**table} for path, table in draft.items()}, dict[str, TypedArea]()
    for campus in tables_of(draft, "campus"):
        if not (text := text_of(form, f"{campus}.{MORE}", 200).strip()):
            continue
        try:
            areas = choose_areas([text], finder.areas, finder.paths.raw, "")
        except UsageError:
            meant = finder.place(text)
            left[campus] = TypedArea(text, meant.trouble or "Which of these?", meant.others)
            continue
        word = areas[0].code if len(areas) == 1 else text
        found[campus]["areas"] = [*dict.fromkeys([*found[campus]["areas"], word])]
    return found, left


def area_choices(words: list[str], finder: Finder) -> tuple[Choice, ...]:
    """Say what each word for areas means, as far as it does."""
    return tuple(_choice(word, finder) for word in words)


def _choice(word: str, finder: Finder) -> Choice:
    try:
        areas = choose_areas([word], finder.areas, finder.paths.raw, "")
    except UsageError:
        return Choice(word, word, "no such area")
    if len(areas) == 1:
        return Choice(word, areas[0].name, areas[0].kind)
    return Choice(
        word,
        f"{areas[0].name} and its areas" if re.match("state", word) else word,
        how_many(len(areas), "area"),
    )
