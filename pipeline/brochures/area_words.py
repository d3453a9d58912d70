"""Words for places, as the command line and brochures.toml have them → the areas that they mean."""

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.brochures.areas import GROUPS, AreaEntry
from pipeline.brochures.localities import locality
from pipeline.core.errors import UsageError
from pipeline.core.search import alike, did_you_mean, near
from pipeline.core.states import POSTAL_CODES
from pipeline.settings.request import WORDS

OF_A_STATE = r"(state|metros)\s*:(.*)"  # before a postal code or a name


def choose_areas(
    wanted: Sequence[str], areas: Sequence[AreaEntry], raw: Path, where: str = "--area"
) -> list[AreaEntry]:
    """Find areas by code, name or part of it, ZIP code, county, or a word for many, as group does.

    ZIP codes and counties are read only for a word that no area's name has. Raises UsageError,
    with what is near, when a word finds none or several.
    """
    found = [area for word in wanted for area in _areas(word.strip(), areas, raw, where)]
    return list(dict.fromkeys(found))


def group(word: str, areas: Sequence[AreaEntry], where: str = "--area") -> list[AreaEntry]:
    """Give the areas that a word for many means: nation, states, metros, all; else none.

    state:CA and state:California give California and the areas that BLS counts to it; metros:CA
    the metropolitan areas that lie in it, if only in part. Raises UsageError for no state.
    """
    if of_state := re.fullmatch(OF_A_STATE, word.strip(), re.IGNORECASE):
        return _within(of_state[1].lower(), of_state[2].strip(), areas, where)
    return [area for area in areas if area.kind in GROUPS.get(word.strip().lower(), ())]


def places(text: str, areas: Sequence[AreaEntry], raw: Path, where: str) -> list[AreaEntry]:
    """Give the areas that a word for many, a ZIP code or a county means; none for another word."""
    if many := group(text, areas, where):
        return many
    word = text.strip()
    if any(word.lower() in area.name.lower() for area in areas):
        return []
    if not (found := locality(word, areas, raw)):
        return []
    numbered = [area for area in areas if area.code.startswith(word)]
    return list(dict.fromkeys([*found.areas, *numbered])) or [found.the_area(where)]


def _areas(word: str, areas: Sequence[AreaEntry], raw: Path, where: str) -> list[AreaEntry]:
    if many := group(word, areas, where):
        return many
    lowered = word.lower()
    for area in areas:
        if lowered in (area.code, area.name.lower()):
            return [area]
    begin = re.compile(rf"{re.escape(lowered)}(?![^\W\d_])", re.IGNORECASE)
    matches = [area for area in areas if lowered and begin.match(area.name)] or [
        area for area in areas if lowered and lowered in area.name.lower()
    ]
    if len(matches) == 1:
        return matches
    if not matches and (found := locality(word, areas, raw)):
        return [found.the_area(where)]
    close = matches or [areas[n] for n in near(word, [(one.code, one.name) for one in areas])]
    raise UsageError(
        f"{'several areas match' if matches else 'no area is called'} “{word}”",
        where=where,
        expected=f"an area's code or name, a ZIP code, a county, or {WORDS}",
        todo=did_you_mean([f"{area.code}  {area.name}" for area in close]),
    )


def _within(kind: str, word: str, areas: Sequence[AreaEntry], where: str) -> list[AreaEntry]:
    name = POSTAL_CODES.get(word.upper(), word).lower()
    states = {area.name.lower(): area for area in areas if area.kind in GROUPS["states"]}
    if name not in states:
        names = [state.name for state in states.values()]
        raise UsageError(
            f"no state is called “{word}”",
            where=where,
            expected=f"a state's postal code or name, such as {kind}:CA or {kind}:California",
            todo=did_you_mean([f"{kind}:{names[n]}" for n in alike(word, names)]),
        )
    state = states[name]
    if kind == "metros":
        return [area for area in group("metros", areas) if state.name in area.states]
    return [state, *(area for area in areas if state.name in area.states)]
