"""Words on the command line → pairs and areas, with near matches when there is no exact one."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from pipeline.core.errors import UsageError
from pipeline.core.states import POSTAL_CODES
from pipeline.settings.brochures import Pair
from pipeline.warehouse.rows import Area

GROUPS = {"states": ("state", "territory"), "metros": ("metropolitan area",), "nation": ("nation",)}
STATE = "state:"  # before a postal code or a name: the state and its areas
WORDS = "nation, states, metros, state:CA, all"
NEAR = 60  # of 100; below it a suggestion helps nobody
SHOWN = 5


def choose_areas(wanted: Sequence[str], areas: Sequence[Area]) -> list[Area]:
    """Find areas by code, name, part of a name, or the words nation, states, metros, all.

    state:CA and state:California give California and the areas in it. Raises UsageError, with
    what is near, when a word finds none or several.
    """
    found = [area for word in wanted for area in _areas(word.strip(), areas)]
    return list(dict.fromkeys(found))


def _areas(word: str, areas: Sequence[Area]) -> list[Area]:
    lowered = word.lower()
    if lowered == "all":
        return list(areas)
    if lowered in GROUPS:
        return [area for area in areas if area.area_kind in GROUPS[lowered]]
    if lowered.startswith(STATE):
        return _within(word[len(STATE) :].strip(), areas)
    exact = [area for area in areas if lowered in (area.area_code.lower(), area.area_name.lower())]
    if exact:
        return exact[:1]
    matches = [area for area in areas if _begins(area.area_name.lower(), lowered)] or [
        area for area in areas if lowered and lowered in area.area_name.lower()
    ]
    if len(matches) == 1:
        return matches
    raise _area_error(word, areas, matches)


def _within(word: str, areas: Sequence[Area]) -> list[Area]:
    """Find a state and the areas that BLS counts to it: a metro of two states is in one of them."""
    states = [area for area in areas if area.area_kind in GROUPS["states"]]
    name = POSTAL_CODES.get(word.upper(), word).lower()
    state = next((area for area in states if area.area_name.lower() == name), None)
    if state is None:
        raise _state_error(word, states)
    return [state, *(area for area in areas if area.state_area_code == state.area_code)]


def _state_error(word: str, states: list[Area]) -> UsageError:
    near = [f"  {STATE}{area.area_name}" for area in _near(word, states)]
    return UsageError(
        f"no state is called “{word}”",
        where="--area",
        expected="a state's postal code or name, such as state:CA or state:California",
        todo="\n".join(["Did you mean one of these?", *near]) if near else "",
    )


def _begins(name: str, word: str) -> bool:
    return bool(word) and name.startswith(word) and not name[len(word) : len(word) + 1].isalpha()


def _area_error(word: str, areas: Sequence[Area], matches: Sequence[Area]) -> UsageError:
    near = matches or _near(word, list(areas))
    return UsageError(
        f"{'several areas match' if matches else 'no area is called'} “{word}”",
        where="--area",
        expected=f"one area's code or name, or {WORDS}",
        todo="Did you mean one of these?\n" + _table(near) if near else "",
    )


def _near(word: str, areas: list[Area]) -> list[Area]:
    names = [area.area_name for area in areas]
    scored = process.extract(
        word, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=SHOWN,
        score_cutoff=NEAR,
    )  # fmt: skip
    return [areas[position] for _, _, position in scored]


def _table(areas: Sequence[Area]) -> str:
    lines = [f"  {area.area_code}  {area.area_name}" for area in areas[: 2 * SHOWN]]
    more = [f"  and {len(areas) - 2 * SHOWN} more"] if len(areas) > 2 * SHOWN else []
    return "\n".join(lines + more)


def choose_pairs(wanted: Sequence[str], pairs: Sequence[Pair]) -> list[Pair]:
    """Find pairs by slug, all of them by the word all, or make one of two SOC codes.

    Raises UsageError, with what is near, for a slug that is not declared.
    """
    by_slug = {pair.slug: pair for pair in pairs}
    found = [pair for word in wanted for pair in _pairs(word.strip(), by_slug)]
    return list(dict.fromkeys(found))


def _pairs(word: str, by_slug: dict[str, Pair]) -> list[Pair]:
    if word.lower() == "all":
        return list(by_slug.values())
    if word in by_slug:
        return [by_slug[word]]
    codes = word.split(":")
    if len(codes) == 2 and all(map(_is_soc_code, codes)) and codes[0] != codes[1]:
        return [Pair(slug="_vs_".join(codes), sides=(codes[0], codes[1]))]
    near = process.extract(word, list(by_slug), scorer=fuzz.WRatio, limit=SHOWN)
    raise UsageError(
        f"no pair is called “{word}”",
        where="--pair",
        expected="a slug of brochures.toml, two SOC codes such as 31-1131:29-2061, or all",
        todo="Did you mean one of these?\n" + "\n".join(f"  {slug}" for slug, *_ in near),
    )


def _is_soc_code(text: str) -> bool:
    return len(text) == 7 and text[2] == "-" and (text[:2] + text[3:]).isdigit()
