"""Frames of the held releases → the names by which a page may call roles and areas."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.archive.source import Frame
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION

DETAILED = "3"
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


def vocabulary(frames: Sequence[Frame]) -> Vocabulary:
    """Collect the names of the roles, and of the newest release's occupations and areas."""
    roles = [row for frame in _of(frames, "roles") for row in frame.rows.iter_rows(named=True)]
    occupations, areas = (_newest(frames, f"bls_oews_{name}") for name in ("occupations", "areas"))
    by_code = {row["soc_code"]: Subject(row["slug"], row["soc_code"]) for row in roles}
    titles = {
        code: row["occupation_name"]
        for row in occupations
        if (code := f"{row['occupation_code'][:2]}-{row['occupation_code'][2:]}") == ALL_OCCUPATIONS
        or row["display_level"] == DETAILED
    }
    named = {name: by_code.get(code, Subject("", code)) for code, title in titles.items()
             for name in _forms_of_title(title)}  # fmt: skip
    named |= {name: by_code[row["soc_code"]] for row in roles for name in _forms_of_role(row)}
    shorts = {
        row["short"]: by_code[row["soc_code"]]
        for row in roles
        if re.fullmatch(r"[A-Z][A-Za-z]?[A-Z]|[A-Z]{2,8}|RPh", row["short"])
    }
    metros = [row for row in areas if row["areatype_code"] == "M"]
    return Vocabulary(
        roles=named | {name: Subject("", ALL_OCCUPATIONS) for name in ALL_NAMES},
        shorts=shorts,
        states={row["area_name"]: row["area_code"] for row in areas if row["areatype_code"] == "S"},
        cities=_cities(row for row in metros if "nonmetropolitan" not in row["area_name"]),
        places={row["area_name"]: row["area_code"] for row in metros},
        area_names={row["area_code"]: row["area_name"] for row in areas}
        | {NATION: "United States"},
        occupation_names={**titles, ALL_OCCUPATIONS: "all occupations"},
    )


def _of(frames: Sequence[Frame], table: str) -> list[Frame]:
    return [frame for frame in frames if frame.table.name == table]


def _newest(frames: Sequence[Frame], table: str) -> list[dict[str, Any]]:
    rows = pl.concat(frame.rows for frame in _of(frames, table))
    return rows.filter(pl.col("release") == pl.col("release").max()).rows(named=True)


def _forms_of_title(title: str) -> list[str]:
    """Give a title as it is and, when it has several words, in the singular."""
    name = title.lower()
    is_plain = " " in name and "," not in name and name.endswith("s")
    return [name, name.removesuffix("s")] if is_plain else [name]


def _forms_of_role(row: dict[str, Any]) -> list[str]:
    lowered = [name.lower() for name in (row["title"], row["plural"], *row["other_titles"])]
    plurals = [
        f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
        for name in lowered
        if not name.endswith("s")
    ]
    return [*lowered, *plurals]


def _cities(metros: Iterable[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Give the codes of areas by each city in their names, without ordinary words and states."""
    no_cities = NEVER.union(POSTAL_CODES.values())
    cities: dict[str, tuple[str, ...]] = {}
    for row in metros:
        whole = row["area_name"].partition(",")[0]
        for city in dict.fromkeys([whole, *re.split(r"--|-|/", whole)]):
            if city not in no_cities and len(city) > 3:
                cities[city] = (*cities.get(city, ()), row["area_code"])
    return cities
