"""Marts, and the roles → the names by which a page may call occupations and areas."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.audit.understand.lexicon import Lexicon
from pipeline.audit.understand.phrases import PHRASES
from pipeline.brochures.places import place_name
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS
from pipeline.warehouse.rows import Area, Occupation

SHORTENED = (
    ("technician", "tech"), ("technologist", "tech"), ("laboratory", "lab"), ("automotive", "auto"),
)  # fmt: skip
NEVER = {"Central", "College"}  # parts of areas' names that are no city
LONG = 3  # words of the end of a title that names the whole
DISTRICT = ("Washington, D.C.", "Washington, DC", "Washington D.C.", "Washington DC", "D.C.")
HELPERS = ("helpers", "first-line")


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Names as a page may write them; one is itself alone, so that what it finds can be kept.

    roles: names in any case, plurals too. shorts: as written, such as MOA. places: every name of
    a state, city or area. cities: areas by their name, or by a city in it.
    """

    roles: Lexicon
    shorts: Lexicon
    places: Lexicon
    states: Mapping[str, str]
    cities: Mapping[str, tuple[str, ...]]
    area_names: Mapping[str, str]
    occupation_names: Mapping[str, str]
    plurals: Mapping[str, str]


def vocabulary(
    occupations: Iterable[Occupation],
    areas: Sequence[Area],
    plain: Sequence[Mapping[str, Any]],
    roles: Sequence[Mapping[str, Any]],
) -> Vocabulary:
    """Collect the names of the roles, as their files have them, and of one release's marts."""
    titles = {
        one.occupation_code: one.occupation_name
        for one in occupations
        if one.occupation_code == ALL_OCCUPATIONS or one.is_detailed
    }
    named, shorts = _roles(titles, plain, roles)
    parts = [area for area in areas if area.area_kind.endswith("area")]
    states = {a.area_name: a.area_code for a in areas if a.area_kind in ("state", "territory")}
    district = states.get("District of Columbia")
    states |= dict.fromkeys(DISTRICT, district) if district else {}
    cities = _cities(area for area in parts if area.area_kind == "metropolitan area")
    cities |= {area.area_name: (area.area_code,) for area in parts}
    return Vocabulary(
        roles=Lexicon(dict(_all_forms(named)), is_plain=True),
        shorts=Lexicon(
            {f"{n}{end}": c for n, c in shorts.items() for end in ("", "s", "'s")}, is_plain=False
        ),
        places=Lexicon({name: name for name in (*states, *cities)}, is_plain=False),
        states=states,
        cities=cities,
        area_names={area.area_code: area.area_name for area in areas},
        occupation_names={**titles, ALL_OCCUPATIONS: "all occupations"},
        plurals={one["soc_code"]: one["plural"] for one in plain},
    )


def _roles(
    titles: Mapping[str, str],
    plain: Sequence[Mapping[str, Any]],
    roles: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, str], dict[str, str]]:
    """Collect the names of occupations, the surest last, and those that are short as written."""
    named = _said_in_part(titles)
    for one in plain:
        several = (one["short"],) * (" " in one["short"])
        for name in (one["singular"], one["plural"], *several):
            named.setdefault(name.lower(), one["soc_code"])
    named |= {title.lower(): code for code, title in titles.items()}
    spoken = {name: code for code, names in PHRASES["occupation"].items() for name in names}
    named |= {name.lower(): code for name, code in spoken.items() if not name.isupper()}
    for row in roles:
        names = (row["title"], row["plural"], *row["other_titles"])
        named |= {name.lower(): row["soc_code"] for name in names}
    spoken |= {row["short"]: row["soc_code"] for row in roles}
    return named, {name: code for name, code in spoken.items() if name.isupper()}


def _said_in_part(titles: Mapping[str, str]) -> dict[str, str]:
    """Give what names one title alone: its first part, or its end of three words."""
    found = defaultdict[str, set[str]](set)
    lowered = {code: title.lower() for code, title in titles.items()}
    lowered = {code: one for code, one in lowered.items() if not one.startswith(HELPERS)}
    words = Counter(word for one in lowered.values() for word in set(re.findall(r"\w+", one)))
    for code, title in lowered.items():
        for name in _parts(title) if "other" not in title else ():
            found[name].add(code)
    return {
        name: next(iter(codes))
        for name, codes in found.items()
        if len(codes) == 1 and (" " in name or words[name] == 1)
    }


def _parts(title: str) -> Iterator[str]:
    first, *rest = re.split(r", (?:and )?| and ", title)
    if rest and first.endswith("s"):
        yield first
    elif rest and rest[-1].endswith("s"):
        yield f"{first} {rest[-1].split()[-1]}"
    words = title.split()
    for begin in range(1, len(words) - LONG + 1):
        if words[-1].endswith("s") and words[begin] not in ("and", "or", "of") and "," not in title:
            yield " ".join(words[begin:])


def _all_forms(named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each name in singular and plural, and shortened as people do; the given ones last."""
    for name, code in named.items():
        forms = {name, _other_number(name)}
        for long, short in SHORTENED:
            forms |= {one.replace(long, short) for one in forms}
        yield from ((one, code) for one in forms)
    yield from named.items()


def _other_number(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith("s") and not name.endswith("ss"):
        return name[:-1]
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _cities(metros: Iterable[Area]) -> dict[str, tuple[str, ...]]:
    """Give the codes of areas by each city in their names, without ordinary words and states."""
    no_cities = NEVER.union(POSTAL_CODES.values())
    cities: dict[str, tuple[str, ...]] = {}
    for area in metros:
        whole = area.area_name.partition(",")[0]
        named = [place_name(area.area_name), whole, *re.split(r"--|-|/", whole)]
        for city in dict.fromkeys(named):
            if city not in no_cities and len(city) > 3:
                cities[city] = (*cities.get(city, ()), area.area_code)
    return cities
