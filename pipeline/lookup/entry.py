"""What can be asked for: occupations, areas and pairs, as `list` names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OccupationEntry:
    """One detailed occupation of the newest held release; any two of them make a pair."""

    code: str
    name: str


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
