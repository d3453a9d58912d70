"""Words → the occupations, areas and pairs that can be asked for, from what is archived."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.archive.releases import newest_good
from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.core.search import search, suggestions
from pipeline.settings.brochures import read_brochures
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_oews.occupations import OccupationEntry, occupations

TERRITORIES = ("66", "72", "78")
KINDS = ("nation", "state", "territory", "metropolitan area", "nonmetropolitan area")  # as listed
A_PAIR = "Any two of `list occupations` make a pair: report --pair 31-1131:29-2061."


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """One area of the newest held release. The state is "" for the nation, a state, a territory."""

    code: str
    name: str
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class PairEntry:
    """One pair that brochures.toml declares."""

    slug: str
    first_title: str
    second_title: str


Entry = OccupationEntry | AreaEntry | PairEntry


def find(things: str, text: str, paths: Paths) -> Sequence[Entry]:
    """Find occupations, areas or pairs, best first; every one for no text.

    Reads only what it needs of the newest held release. Raises UsageError, with what is near, when
    nothing is found; ArchiveError or ParseError when there is nothing that can be read.
    """
    return _chosen(things, text, READERS[things](paths))


def _chosen(things: str, text: str, entries: Sequence[Entry]) -> Sequence[Entry]:
    if found := search(text, [astuple(entry) for entry in entries]):
        return [entries[position] for position in found]
    hint = A_PAIR if things == "pairs" else f"`list {things}` names them all."
    raise UsageError(
        f"there is no {things.removesuffix('s')} “{text.strip()}”",
        todo=suggestions(text, [astuple(entry) for entry in entries]) or hint,
    )


def areas(paths: Paths) -> list[AreaEntry]:
    """Give the areas of the newest held release: the nation, states, territories, then others."""
    lists = bls_oews.read_lists(newest_good(paths.raw, bls_oews.SOURCE))
    rows = lists[bls_oews.AREAS.name].rows(named=True)
    states = {row["state_code"]: row["area_name"] for row in rows if row["areatype_code"] == "S"}
    entries = [_area(row, states) for row in rows]
    return sorted(entries, key=lambda entry: (KINDS.index(entry.kind), entry.name, entry.code))


def _area(row: dict[str, str], states: dict[str, str]) -> AreaEntry:
    kind = _kind(row["areatype_code"], row["state_code"], row["area_name"])
    name = "United States" if kind == "nation" else row["area_name"]
    state = states.get(row["state_code"], "") if row["areatype_code"] == "M" else ""
    return AreaEntry(row["area_code"], name, kind, state)


def _kind(areatype_code: str, state_code: str, area_name: str) -> str:
    """Tell an area's kind as staging does: sql/1_staging/stg_bls_oews__areas.sql."""
    if areatype_code == "N":
        return "nation"
    if areatype_code == "S":
        return "territory" if state_code in TERRITORIES else "state"
    is_rural = "nonmetropolitan area" in area_name.lower()
    return "nonmetropolitan area" if is_rural else "metropolitan area"


def pairs(paths: Paths) -> list[PairEntry]:
    """Give the pairs that brochures.toml declares, in its order."""
    matrix = read_brochures(paths.matrix)
    sides = {side for pair in matrix.pairs for side in pair.sides}
    is_statistical = any(side[:1].isdigit() for side in sides)
    names = {entry.code: entry.name for entry in occupations(paths)} if is_statistical else {}
    titles = {side: names.get(side) or _title(paths.raw / "roles", side) for side in sides}
    return [PairEntry(pair.slug, *(titles[side] for side in pair.sides)) for pair in matrix.pairs]


def _title(roles: Path, slug: str) -> str:
    """Read a role's title and no more: `report` proves the rest of the file."""
    path = roles / f"{slug}.toml"
    try:
        return str(tomllib.loads(path.read_text())["title"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise UsageError(
            f"the role “{slug}” of a pair has no title that can be read",
            where=str(path),
            expected='title = "…"',
            found=str(error),
            todo="Correct the role's name in brochures.toml, or the file.",
        ) from error


READERS: dict[str, Callable[[Paths], Sequence[Entry]]] = {
    "occupations": occupations,
    "areas": areas,
    "pairs": pairs,
}
