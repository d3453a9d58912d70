"""Words → the occupations, areas and pairs that can be asked for, from what is archived."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.brochures.area_words import places
from pipeline.brochures.areas import AreaEntry, areas
from pipeline.core.errors import UsageError, failing_as
from pipeline.core.paths import Paths
from pipeline.core.search import search, suggestions
from pipeline.settings.brochures import read_brochures
from pipeline.sources.bls_oews.publication import OccupationEntry, occupations

A_PAIR = "Any two of `list occupations` make a pair: report --pair 31-1131:29-2061."


@dataclass(frozen=True, slots=True)
class PairEntry:
    """One pair that brochures.toml declares."""

    slug: str
    first_title: str
    second_title: str


Entry = OccupationEntry | AreaEntry | PairEntry


def find(things: str, text: str, paths: Paths) -> Sequence[Entry]:
    """Find occupations, areas or pairs, best first; every one for no text.

    A word for many areas, such as metros:TX, a ZIP code and a county mean those that `report
    --area` takes, or asks about. Reads only what it needs of the newest held releases. Raises
    UsageError, with what is near, when nothing is found; ArchiveError or ParseError when there is
    nothing that can be read.
    """
    entries = READERS[things](paths)
    known = [entry for entry in entries if isinstance(entry, AreaEntry)]
    if known and (meant := places(text, known, paths.raw, "list areas")):
        return meant
    rows = [astuple(entry) for entry in entries]
    if found := search(text, rows):
        return [entries[position] for position in found]
    hint = A_PAIR if things == "pairs" else f"`list {things}` names them all."
    raise UsageError(
        f"there is no {things.removesuffix('s')} “{text.strip()}”",
        todo=suggestions(text, rows) or hint,
    )


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
    what = f"the role “{slug}” of a pair has no title that can be read"
    todo = "Correct the role's name in brochures.toml, or the file."
    unreadable, expected = (OSError, ValueError, KeyError), 'title = "…"'
    with failing_as(UsageError, what, path, todo, of=unreadable, expected=expected):
        return str(tomllib.loads(path.read_text())["title"])


Readers = dict[str, Callable[[Paths], Sequence[Entry]]]
READERS: Readers = {"occupations": occupations, "areas": areas, "pairs": pairs}
