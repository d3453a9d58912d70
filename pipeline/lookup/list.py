"""Words → the occupations, areas and pairs that can be asked for, from what is archived."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path

from pipeline.archive.releases import newest
from pipeline.core.errors import UsageError
from pipeline.core.listing import listing
from pipeline.core.paths import Paths
from pipeline.core.search import near, search
from pipeline.lookup.entry import AreaEntry, Entry, OccupationEntry, PairEntry
from pipeline.settings.declared import declared
from pipeline.sources.bls_oews import publication as bls_oews

DETAILED = "3"
TERRITORIES = ("66", "72", "78")
KINDS = ("nation", "state", "territory", "metropolitan area", "nonmetropolitan area")  # as listed
A_PAIR = "Any two of `list occupations` make a pair: report --pair 31-1131:29-2061."
AT_MOST = 10  # suggestions


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
        todo=suggestions(text, entries) or hint,
    )


def suggestions(text: str, entries: Sequence[Entry]) -> str:
    """Offer the entries that a text means, or else those near it; "" when there are none."""
    rows = [astuple(entry) for entry in entries]
    lines = listing([rows[n] for n in (search(text, rows) or near(text, rows))[:AT_MOST]])
    return (
        "Did you mean one of these?\n" + "\n".join(f"  {line}" for line in lines) if lines else ""
    )


def occupations(paths: Paths) -> list[OccupationEntry]:
    """Give the detailed occupations that the newest held release publishes, by code."""
    lists = bls_oews.read_lists(newest(paths.raw, bls_oews.SOURCE))
    rows = lists[bls_oews.OCCUPATIONS.name].sort("occupation_code").rows(named=True)
    return [
        OccupationEntry(_hyphened(row["occupation_code"]), row["occupation_name"])
        for row in rows
        if row["display_level"] == DETAILED
    ]


def _hyphened(code: str) -> str:
    return f"{code[:2]}-{code[2:]}"


def areas(paths: Paths) -> list[AreaEntry]:
    """Give the areas of the newest held release: the nation, states, territories, then others."""
    lists = bls_oews.read_lists(newest(paths.raw, bls_oews.SOURCE))
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
    matrix = declared(paths.matrix)
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
