"""Words on the command line → areas, with near matches when there is no exact one."""

import re
from collections.abc import Sequence

from pipeline.core.errors import UsageError
from pipeline.core.search import SHOWN, alike, did_you_mean
from pipeline.core.states import POSTAL_CODES
from pipeline.settings.request import WORDS
from pipeline.warehouse.rows import Area

GROUPS = {"states": ("state", "territory"), "metros": ("metropolitan area",), "nation": ("nation",)}
STATE = "state:"  # before a postal code or a name: the state and its areas


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
    for area in areas:
        if lowered in (area.area_code.lower(), area.area_name.lower()):
            return [area]
    begin = re.compile(rf"{re.escape(lowered)}(?![^\W\d_])", re.IGNORECASE)
    matches = [area for area in areas if lowered and begin.match(area.area_name)] or [
        area for area in areas if lowered and lowered in area.area_name.lower()
    ]
    if len(matches) == 1:
        return matches
    near = matches or [areas[n] for n in alike(word, [area.area_name for area in areas])]
    raise UsageError(
        f"{'several areas match' if matches else 'no area is called'} “{word}”",
        where="--area",
        expected=f"one area's code or name, or {WORDS}",
        todo=did_you_mean(_table(near)),
    )


def _within(word: str, areas: Sequence[Area]) -> list[Area]:
    """Find a state and the areas in it: a metro that crosses a line is in each of its states."""
    states = [area for area in areas if area.area_kind in GROUPS["states"]]
    name = POSTAL_CODES.get(word.upper(), word).lower()
    state = next((area for area in states if area.area_name.lower() == name), None)
    if state is None:
        near = alike(word, [area.area_name for area in states])
        raise UsageError(
            f"no state is called “{word}”",
            where="--area",
            expected="a state's postal code or name, such as state:CA or state:California",
            todo=did_you_mean([f"{STATE}{states[n].area_name}" for n in near]),
        )
    lying = (one for one in areas if state.area_name in (one.state_names or "").split(", "))
    return [state, *(one for one in lying if one is not state)]


def _table(areas: Sequence[Area]) -> list[str]:
    lines = [f"{area.area_code}  {area.area_name}" for area in areas[: 2 * SHOWN]]
    return lines + [f"and {len(areas) - 2 * SHOWN} more"] * (len(areas) > 2 * SHOWN)
