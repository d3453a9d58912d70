"""What a document says, ready to be set: a template's only context."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.brochures.panels import PlacesPanel, PricesPanel, Row
from pipeline.brochures.quotable.model import Quotable
from pipeline.core.figure import Figure, Sentence, Side, Word
from pipeline.settings.brochures import Organisation


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the Vega-Lite spec in reports/charts, its data rows, and what it shows in words.

    finding is its title, alt its alternative text; figures are those printed at its marks.
    """

    spec: str
    finding: Sentence
    alt: Sentence
    rows: tuple[Mapping[str, object], ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: whose it is, and where."""

    name: Word
    place: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; minor cells are the same in the other pay unit."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RoleText:
    """Who one side is. The editorial texts are empty for an occupation without a role."""

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


@dataclass(frozen=True, slots=True)
class PairText:
    """What brochures.toml says of the pair; empty where it says nothing."""

    headline: Sentence
    shared: Sentence
    choices: tuple[Sentence, ...]
    practical_heading: Sentence
    office_heading: Sentence


@dataclass(frozen=True, slots=True)
class PayPanel:
    """Pay here and in wider areas.

    judged: what the survey is sure of, a row a comparison of two means: their difference, its
    interval, the verdict. deltas says the same of the comparisons with wider areas. ties: that a
    bar has no spread somewhere.
    """

    picture: Chart
    table: Table
    full_table: Table
    mean_errors: Row
    ties: tuple[Sentence, ...]
    gap: Sentence
    deltas: Sentence
    judged: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GrowthPanel:
    """What is projected for the nation."""

    picture: Chart
    jobs: tuple[Sentence, ...]
    openings: Sentence


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
class TitlePanel:
    """Under which codes job titles like the two roles' stand; the note says whose list that is."""

    rows: tuple[Row, ...]
    note: Notice


@dataclass(frozen=True, slots=True)
class Start:
    """How to start: the programme, when it trains for one of the two roles, and whom to call."""

    programme: Sentence
    phone: Sentence
    phone_link: str
    help: Sentence
    disclaimer: Sentence
    qr_address: str
    qr_label: str
    qr_alt: str


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """The disclaimer, the method and the sources: all that there may be, until a document is set.

    Then those are left that its figures call for. short is that without the method, for where it
    stands elsewhere. others: sources of which the disclaimer is not true, with their publishers.
    """

    disclaimer: Sentence
    method: tuple[Notice, ...] = ()
    sources: tuple[Notice, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    @property
    def full(self) -> tuple[Notice, ...]:
        return (Notice(self.disclaimer), *self.method, *self.sources)

    @property
    def short(self) -> tuple[Notice, ...]:
        return (Notice(self.disclaimer), *self.sources)


@dataclass(frozen=True, slots=True)
class Trend:
    """Pay over time in constant dollars, a page of a guide.

    Without a picture, why_not is the one sentence that stands in its place. said: a sentence a
    side; notes: its own small print.
    """

    why_not: Sentence
    picture: Chart | None = None
    note: Sentence | None = None
    said: tuple[Sentence, ...] = ()
    table: Table | None = None
    notes: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Brochure:
    """One pair in one area, whatever the layout and variant.

    jobs: a sentence a side on those here. facts: what marts that are listed say, a row a column.
    prices: None for the nation. quotable: None but for the layout of it.
    """

    pair_slug: str
    area_code: str
    title: str
    title_size: str
    area_name: str
    area_kind: str
    state_name: str
    period: Sentence
    finding: Sentence
    per: str
    pair: PairText
    first: RoleText
    second: RoleText
    glance: tuple[Row, ...]
    pay: PayPanel
    jobs: tuple[Sentence, ...]
    prices: PricesPanel | None
    places: PlacesPanel
    growth: GrowthPanel
    start: Start
    organisation: Organisation
    small_print: SmallPrint
    trend: Trend | None = None
    quotable: Quotable | None = None
    titles: TitlePanel | None = None
    facts: tuple[Row, ...] = ()

    @property
    def is_editorial(self) -> bool:
        """Whether both roles have texts of their own; else statistics alone are shown."""
        return all(side.summary for side in self.sides)

    @property
    def sides(self) -> tuple[RoleText, RoleText]:
        return self.first, self.second
