"""Everything the marts know of one pair in one area."""

from dataclasses import dataclass

from pipeline.core.figure import Side, Word
from pipeline.settings.brochures import Pair
from pipeline.sources.onet.title_book import TitleFacts
from pipeline.warehouse.rows import (
    Area,
    Delta,
    Gap,
    MeanRank,
    Occupation,
    Outlook,
    PastPay,
    Pay,
    Rank,
    RankedArea,
    Role,
)

LONGEST_SHORT_NAME = 12  # characters


@dataclass(frozen=True, slots=True)
class SideFacts:
    """One side of the pair. A field is None (or empty) where the publisher has no such row.

    peers: the medians that rank is among; peers_pay: the pay of those that mean_rank is among.
    """

    side: Side
    role: Role | None
    occupation: Occupation
    here: Pay | None
    in_state: Pay | None
    in_nation: Pay | None
    to_nation: Delta | None
    to_state: Delta | None
    rank: Rank | None
    peers: tuple[Rank, ...]
    mean_rank: MeanRank | None
    peers_pay: tuple[Pay, ...]
    best: tuple[RankedArea, ...]
    outlook: Outlook | None
    past: tuple[PastPay, ...] = ()
    titles: TitleFacts | None = None

    @property
    def name(self) -> Word:
        """The title on the cover: Medical Assistant; or the occupation's name."""
        return Word(
            self.role.role_name if self.role else self.occupation.occupation_name, self.side
        )

    @property
    def many(self) -> Word:
        """The plural in running text: medical assistants; or the occupation's name."""
        return Word(
            self.role.plural_name if self.role else self.occupation.occupation_name, self.side
        )

    @property
    def title(self) -> Word:
        """The name in a headline: MA; Legal secretary, where the short name is no abbreviation."""
        if self.role is None:
            return Word(self.occupation.occupation_name, self.side)
        if self.role.short_name.isupper():
            return Word(self.role.short_name, self.side)
        first, *others = self.role.role_name.split()
        return Word(" ".join([first, *map(lowered, others)]), self.side)

    @property
    def group(self) -> Word:
        """The people in a headline: MA; legal secretaries, where that is no abbreviation."""
        is_abbreviated = self.role is None or self.role.short_name.isupper()
        return self.title if is_abbreviated else self.many

    @property
    def short(self) -> Word:
        """The name in narrow places: MA; an occupation's name, or its code when that is long."""
        name, code = self.occupation.occupation_name, self.occupation.occupation_code
        own = name if len(name) <= LONGEST_SHORT_NAME else code
        return Word(self.role.short_name if self.role else own, self.side)


def lowered(word: str) -> str:
    """Write a word of a title as running text does: assistant; HVAC stays."""
    return word if word.isupper() else word.lower()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One pair in one area; state is None for the nation, states and territories.

    is_trend: whether pay over time was asked for.
    """

    pair: Pair
    area: Area
    state: Area | None
    nation: Area
    first: SideFacts
    second: SideFacts
    gap: Gap | None
    all_occupations: Outlook | None
    is_trend: bool = False

    @property
    def sides(self) -> tuple[SideFacts, SideFacts]:
        return self.first, self.second

    @property
    def is_editorial(self) -> bool:
        """Whether both sides have editorial content; else statistics alone are shown."""
        return all(side.role for side in self.sides)

    @property
    def is_nation(self) -> bool:
        return self.area.area_kind == "nation"
