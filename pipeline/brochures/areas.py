"""The newest release's areas, with kind and state."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.releases import newest_good
from pipeline.archive.source import Frame
from pipeline.core.paths import SQL, Paths
from pipeline.core.states import states_of
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.warehouse.load import load

STAGED = SQL / "1_staging/stg_bls_oews__areas.sql"  # says what kind an area is
KINDS = ("nation", "state", "territory", "metropolitan area", "nonmetropolitan area")  # as listed
GROUPS = {
    "all": KINDS, "nation": KINDS[:1], "states": KINDS[1:3], "metros": KINDS[3:4],
}  # fmt: skip


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
