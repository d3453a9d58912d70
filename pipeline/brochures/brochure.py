"""What a document says, ready to be set: a template's only context."""

from dataclasses import dataclass

from pipeline.brochures.panels import (
    OutlookPanel,
    PayPanel,
    PlacesPanel,
    PricesPanel,
    Row,
    Table,
    WorkPanel,
)
from pipeline.brochures.picture import Picture
from pipeline.brochures.quotable.model import Quotable
from pipeline.brochures.start import Start
from pipeline.core.figure import Sentence, Side, Word
from pipeline.settings.organisation import Organisation
from pipeline.settings.theme import DEFAULT, Theme


@dataclass(frozen=True, slots=True)
class RoleText:
    """Who one side is. The editorial texts are empty for an occupation without a role.

    steps: from school to the first job. choice: whom it may suit, as the pair says.
    """

    side: Side
    name: Word
    short: Word
    occupation: Sentence
    median: Sentence
    evidence: Sentence
    summary: Sentence
    practical_duties: tuple[Sentence, ...]
    office_duties: tuple[Sentence, ...]
    no_practical_duties: Sentence
    education: Sentence
    certification: Sentence
    steps: tuple[Sentence, ...]
    choice: Sentence


@dataclass(frozen=True, slots=True)
class PairText:
    """What brochures.toml says of the pair; empty where it says nothing."""

    shared: Sentence
    practical_heading: Sentence
    office_heading: Sentence


@dataclass(frozen=True, slots=True)
class Notice:
    """A paragraph of small print, and what a document prints that calls for it.

    of: sources or kinds of figures that it speaks of, such as gap.annual_mean, or texts. cites: a
    release that it cites, such as bls_cpi 2026-08.
    """

    text: Sentence
    of: tuple[str, ...] = ()
    cites: str = ""

    def __str__(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """The disclaimer, the method and the sources: all that there may be, until a document is set.

    Then those are left that its figures call for. in_brief: what stands in place of method and
    sources where they stand elsewhere. others: sources of which the disclaimer is not true, with
    their publishers.
    """

    disclaimer: Sentence
    in_brief: tuple[Notice, ...] = ()
    method: tuple[Notice, ...] = ()
    sources: tuple[Notice, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    @property
    def full(self) -> tuple[Notice, ...]:
        return (Notice(self.disclaimer), *self.method)

    @property
    def short(self) -> tuple[Notice, ...]:
        return (Notice(self.disclaimer), *self.in_brief)


@dataclass(frozen=True, slots=True)
class Trend:
    """Pay over time in constant dollars, a page of a guide.

    Without a picture, why_not is the one sentence that stands in its place. said: a sentence a
    side; notes: its own small print.
    """

    why_not: Sentence
    picture: Picture | None = None
    note: Sentence | None = None
    said: tuple[Sentence, ...] = ()
    table: Table | None = None
    notes: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Brochure:
    """One pair in one area, whatever the layout and variant.

    language: that of all its words. place: the area's whole name there; area_name: the publisher's.
    beyond: what a job earns elsewhere whose pay is not published here. work: None for statistics
    alone. jobs: how many there are here, what share, and against the nation's. prices: None for the
    nation. high_school: what people earn with a diploma alone; empty where that is not held for the
    state. facts: what marts that are listed say, a row a column. quotable: None but for the layout
    of it. address: where its page for the web is to be, if that is known.
    """

    pair_slug: str
    area_code: str
    language: str
    title: str
    title_size: str
    area_name: str
    place: str
    area_kind: str
    state_name: str
    period: Sentence
    finding: Sentence
    beyond: Sentence
    per: Sentence
    pair: PairText
    first: RoleText
    second: RoleText
    glance: tuple[Row, ...]
    work: WorkPanel | None
    pay: PayPanel
    jobs: tuple[Sentence, ...]
    prices: PricesPanel | None
    high_school: Sentence
    places: PlacesPanel
    outlook: OutlookPanel
    start: Start
    organisation: Organisation
    small_print: SmallPrint
    theme: Theme = DEFAULT
    trend: Trend | None = None
    quotable: Quotable | None = None
    facts: tuple[Row, ...] = ()
    address: str = ""

    @property
    def is_editorial(self) -> bool:
        """Whether both roles have texts of their own; else statistics alone are shown."""
        return all(side.summary for side in self.sides)

    @property
    def sides(self) -> tuple[RoleText, RoleText]:
        return self.first, self.second
