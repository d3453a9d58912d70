"""The newest release's areas, and words → those of them that are meant, or what is near."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.releases import newest_good
from pipeline.archive.source import Frame
from pipeline.core.errors import UsageError
from pipeline.core.paths import SQL, Paths
from pipeline.core.search import SHOWN, alike, did_you_mean, near
from pipeline.core.states import POSTAL_CODES, states_of
from pipeline.settings.request import WORDS
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.warehouse.load import load

STAGED = SQL / "1_staging/stg_bls_oews__areas.sql"  # says what kind an area is
KINDS = ("nation", "state", "territory", "metropolitan area", "nonmetropolitan area")  # as listed
GROUPS = {
    "all": KINDS, "nation": KINDS[:1], "states": KINDS[1:3], "metros": KINDS[3:4],
}  # fmt: skip
OF_A_STATE = r"(state|metros)\s*:(.*)"  # before a postal code or a name


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """One area of the newest held release. The state is "" for the nation, a state, a territory.

    Of an area that crosses a line, all states are named: Missouri, Kansas.
    """

    code: str
    name: str
    kind: str
    state: str

    @property
    def states(self) -> list[str]:
        return self.state.split(", ")


def areas(paths: Paths) -> list[AreaEntry]:
    """Give the areas of the newest held release: the nation, states, territories, then others."""
    lists = bls_oews.read_lists(newest_good(paths.raw, bls_oews.SOURCE))
    frame = Frame(bls_oews.AREAS, lists[bls_oews.AREAS.name])
    with load([frame], Path(":memory:")) as connection:
        rows = connection.execute(STAGED.read_text()).fetchall()
    states = {state: name for _, _, state, name, kind in rows if kind in GROUPS["states"]}
    entries = [
        AreaEntry(code, name, kind, ", ".join(states_of(name, states.get(state, ""))) * is_part)
        for _, code, state, name, kind in rows
        for is_part in (kind.endswith(" area"),)
    ]
    return sorted(entries, key=lambda entry: (KINDS.index(entry.kind), entry.name, entry.code))


def choose_areas(
    wanted: Sequence[str], areas: Sequence[AreaEntry], where: str = "--area"
) -> list[AreaEntry]:
    """Find areas by code, name, part of a name, or a word for many, as group gives them.

    Raises UsageError, with what is near, when a word finds none or several.
    """
    found = [area for word in wanted for area in _areas(word.strip(), areas, where)]
    return list(dict.fromkeys(found))


def group(word: str, areas: Sequence[AreaEntry], where: str = "--area") -> list[AreaEntry]:
    """Give the areas that a word for many means: nation, states, metros, all; else none.

    state:CA and state:California give California and the areas that BLS counts to it; metros:CA
    the metropolitan areas that lie in it, if only in part. Raises UsageError for no state.
    """
    if of_state := re.fullmatch(OF_A_STATE, word.strip(), re.IGNORECASE):
        return _within(of_state[1].lower(), of_state[2].strip(), areas, where)
    return [area for area in areas if area.kind in GROUPS.get(word.strip().lower(), ())]


def _areas(word: str, areas: Sequence[AreaEntry], where: str) -> list[AreaEntry]:
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
    close = matches or [areas[n] for n in near(word, [(one.code, one.name) for one in areas])]
    raise UsageError(
        f"{'several areas match' if matches else 'no area is called'} “{word}”",
        where=where,
        expected=f"one area's code or name, or {WORDS}",
        todo=did_you_mean(_table(close)),
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


def _table(areas: Sequence[AreaEntry]) -> list[str]:
    lines = [f"{area.code}  {area.name}" for area in areas[: 2 * SHOWN]]
    return lines + [f"and {len(areas) - 2 * SHOWN} more"] * (len(areas) > 2 * SHOWN)
