"""Everything the marts know of one pair in one area."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.brochures.scale import Scale
from pipeline.core.figure import Side, Word
from pipeline.core.formats import opened
from pipeline.core.language import language
from pipeline.core.words import say
from pipeline.settings.sections import Pair
from pipeline.sources.cip_soc.crosswalk import StudyProgram
from pipeline.sources.onet.title_book import TitleFacts
from pipeline.warehouse import rows
from pipeline.warehouse.columns import MartRow
from pipeline.warehouse.differences import Delta, Gap
from pipeline.warehouse.facts.local_outlook import LocalOutlook
from pipeline.warehouse.facts.occupation_names import OccupationName
from pipeline.warehouse.facts.outlook_reasons import OutlookReason
from pipeline.warehouse.pay import PastPay, Pay

Record = TypeVar("Record", bound=MartRow)
Places = list[tuple[rows.Area, Pay | None]]


@dataclass(frozen=True, slots=True)
class SideFacts:
    """One side of the pair. A field is None (or empty) where the publisher has no such row.

    peers: the medians that rank is among; peers_pay: the pay of those that mean_rank is among;
    best_peers: all medians of the group that the best are of, ranked or not. projected_here,
    projected_in_state: in each round. programs: of study that are named like the role. facts: the
    row of any other mart that has one of this occupation, here or anywhere.
    """

    side: Side
    role: rows.Role | None
    occupation: rows.Occupation
    here: Pay | None
    in_state: Pay | None
    in_nation: Pay | None
    to_nation: Delta | None
    to_state: Delta | None
    rank: rows.Rank | None
    peers: tuple[rows.Rank, ...]
    mean_rank: rows.MeanRank | None
    peers_pay: tuple[Pay, ...]
    best: tuple[rows.RankedArea, ...]
    best_peers: tuple[rows.Rank, ...]
    outlook: rows.Outlook | None
    projected_here: tuple[LocalOutlook, ...] = ()
    projected_in_state: tuple[LocalOutlook, ...] = ()
    past: tuple[PastPay, ...] = ()
    titles: TitleFacts | None = None
    programs: tuple[StudyProgram, ...] = ()
    reasons: tuple[OutlookReason, ...] = ()
    facts: Mapping[type[MartRow], MartRow] = field(default_factory=dict)

    def fact(self, kind: type[Record]) -> Record | None:
        """Give the row of a mart by its record."""
        row = self.facts.get(kind)
        return row if isinstance(row, kind) else None

    def against(self, wider: str) -> tuple[Delta | None, Pay | None]:
        """Give how far pay here is from the nation's or the state's, and the pay there."""
        is_nation = wider == "nation"
        return (self.to_nation, self.in_nation) if is_nation else (self.to_state, self.in_state)

    @property
    def called(self) -> OccupationName:
        """The occupation's plain name; that of its publisher where the project has none."""
        name, code = self.occupation.occupation_name, self.occupation.occupation_code
        short = self.role.short_name if self.role else str(say("page-side", side=self.side))
        return self.fact(OccupationName) or OccupationName(language(), code, name, name, short)

    @property
    def name(self) -> Word:
        """The title on the cover: Medical Assistant; Registered nurse, without a role."""
        role = self.role
        return Word(role.role_name if role else opened(self.called.singular_name), self.side)

    @property
    def one(self) -> Word:
        """One person in running text: medical assistant."""
        if self.role is None:
            return Word(self.called.singular_name, self.side)
        return Word(" ".join(map(lowered, self.role.role_name.split())), self.side)

    @property
    def many(self) -> Word:
        """The plural in running text: medical assistants."""
        return Word(self.role.plural_name if self.role else self.called.plural_name, self.side)

    @property
    def title(self) -> Word:
        """The name where a line begins: Medical assistant."""
        return Word(opened(self.one.text), self.side)

    @property
    def group(self) -> Word:
        """The people in a headline: medical assistants."""
        return self.many

    @property
    def short(self) -> Word:
        """The name in narrow heads: Medical asst.; a role's own where it is no abbreviation."""
        own = self.role.short_name if self.role else ""
        is_plain = self.role and {*own.split()} & {*self.role.role_name.split()}
        return Word(own if is_plain else opened(self.called.short_name), self.side)


def lowered(word: str) -> str:
    """Write a word of a title as running text does: assistant; HVAC stays."""
    return word if word.isupper() else word.lower()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One pair in one area; state is None for the nation, states and territories.

    is_trend: whether pay over time was asked for. pay_scale: the axis of its pay, median_scale that
    of the medians of all areas; None where no pay of the pair is published anywhere.
    """

    pair: Pair
    area: rows.Area
    state: rows.Area | None
    nation: rows.Area
    first: SideFacts
    second: SideFacts
    gap: Gap | None
    all_occupations: rows.Outlook | None
    is_trend: bool = False
    pay_scale: Scale | None = None
    median_scale: Scale | None = None

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

    def pay(self, side: SideFacts, *, with_state: bool = False) -> Places:
        """Give a side's pay here and in the nation, with_state: in the state, too; each once."""
        state = [(self.state, side.in_state)] if self.state and with_state else []
        here = [] if self.is_nation else [(self.area, side.here), *state]
        return [*here, (self.nation, side.in_nation)]
