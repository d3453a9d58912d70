"""Marts, and the roles → the names by which a page may call roles and areas."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.core.states import POSTAL_CODES
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS
from pipeline.warehouse.rows import Area, Occupation

ALL_NAMES = ("all occupations", "all workers", "all jobs", "the average worker")
NEVER = {"Central", "College"}  # parts of areas' names that are no city


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name stands for: a role by its slug, or "" for an occupation alone."""

    slug: str
    soc_code: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Names as a page may write them; one is itself alone, so that what it finds can be kept.

    roles: by name in lower case, plurals too. shorts: by name as written, such as MOA. cities:
    metropolitan areas by a city in their name. places: areas by their whole name.
    """

    roles: Mapping[str, Subject]
    shorts: Mapping[str, Subject]
    states: Mapping[str, str]
    cities: Mapping[str, tuple[str, ...]]
    places: Mapping[str, str]
    area_names: Mapping[str, str]
    occupation_names: Mapping[str, str]


def vocabulary(
    occupations: Iterable[Occupation], areas: Sequence[Area], roles: Sequence[Mapping[str, Any]]
) -> Vocabulary:
    """Collect the names of the roles, as their files have them, and of one release's marts."""
    by_code = {row["soc_code"]: Subject(row["slug"], row["soc_code"]) for row in roles}
    titles = {
        one.occupation_code: one.occupation_name
        for one in occupations
        if one.occupation_code == ALL_OCCUPATIONS or one.is_detailed
    }
    named = {name: by_code.get(code, Subject("", code)) for code, title in titles.items()
             for name in _forms_of_title(title)}  # fmt: skip
    named |= {name: by_code[row["soc_code"]] for row in roles for name in _forms_of_role(row)}
    shorts = {
        row["short"]: by_code[row["soc_code"]]
        for row in roles
        if re.fullmatch(r"[A-Z][A-Za-z]?[A-Z]|[A-Z]{2,8}|RPh", row["short"])
    }
    parts = [area for area in areas if area.area_kind.endswith("area")]
    return Vocabulary(
        roles=named | {name: Subject("", ALL_OCCUPATIONS) for name in ALL_NAMES},
        shorts=shorts,
        states={a.area_name: a.area_code for a in areas if a.area_kind in ("state", "territory")},
        cities=_cities(area for area in parts if area.area_kind == "metropolitan area"),
        places={area.area_name: area.area_code for area in parts},
        area_names={area.area_code: area.area_name for area in areas},
        occupation_names={**titles, ALL_OCCUPATIONS: "all occupations"},
    )


def _forms_of_title(title: str) -> list[str]:
    """Give a title as it is and, when it has several words, in the singular."""
    name = title.lower()
    is_plain = " " in name and "," not in name and name.endswith("s")
    return [name, name.removesuffix("s")] if is_plain else [name]


def _forms_of_role(row: Mapping[str, Any]) -> list[str]:
    lowered = [name.lower() for name in (row["title"], row["plural"], *row["other_titles"])]
    plurals = [
        f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
        for name in lowered
        if not name.endswith("s")
    ]
    return [*lowered, *plurals]


def _cities(metros: Iterable[Area]) -> dict[str, tuple[str, ...]]:
    """Give the codes of areas by each city in their names, without ordinary words and states."""
    no_cities = NEVER.union(POSTAL_CODES.values())
    cities: dict[str, tuple[str, ...]] = {}
    for area in metros:
        whole = area.area_name.partition(",")[0]
        for city in dict.fromkeys([whole, *re.split(r"--|-|/", whole)]):
            if city not in no_cities and len(city) > 3:
                cities[city] = (*cities.get(city, ()), area.area_code)
    return cities
