"""What an audit finds: each claim part by part, its verdict, and how much of a page was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.archive.citation import Citation
from pipeline.sources.names import OEWS, PROJECTIONS

Kind = Literal[
    "contradicts",
    "contradicts_itself",
    "not_the_newest_figure",
    "not_the_publishers_figure",
    "part_of_the_occupation",
    "cannot_be_checked",
    "beyond_statistics",
    "agrees",
    "rounds",
]
KINDS: tuple[Kind, ...] = get_args(Kind)  # the gravest first
WRONG: tuple[Kind, ...] = ("contradicts", "contradicts_itself")  # what makes the exit code 1
RIGHT: tuple[Kind, ...] = ("agrees", "rounds")
NoteKind = Literal["older", "undated", "no_statistic", "two_names", "mixes", "consistent"]
Relation = Literal["is", "about", "above", "below"]
AmountKind = Literal["usd", "pct", "points", "jobs", "words"]
Outcome = Literal["not_understood", "not_about_a_role"]
PAY_UNITS = ("annual", "hourly")
CITED = (OEWS, PROJECTIONS)  # the sources that claims are held against
UNKNOWN = "?"  # begins a place that is no one area of the statistics
NO_PLACE = "no place is named: the nation is taken"
NO_YEAR = "no year is named"
PUBLISHER = "publisher"  # who says it, where no other is named


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a claim, read or assumed.

    value: as the statistics know it: a SOC code, an area's code, a release or round, median,
    annual. said: the words on the page, "" where it is assumed. where: sentence, paragraph, head,
    introduction, heading, title (a heading further up), above (an earlier paragraph) or size (the
    amount's own); of what is assumed, why. also: what the words may mean as well.
    """

    value: str = ""
    said: str = ""
    where: str = ""
    also: str = ""

    @property
    def is_read(self) -> bool:
        return bool(self.said)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as it stands on the page, or the words of a claim without one.

    value: as the words around it mean it: negative for a decline, jobs one by one.
    """

    printed: str
    value: float = 0.0
    kind: AmountKind = "words"
    relation: Relation = "is"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a page says with one amount, part by part.

    quote: the sentence, or a cell behind the heads of its row and column. role: a SOC code.
    statistic: median, mean, 10th … 90th, unnamed; employment, change_pct, openings, jobs_start,
    jobs_end, new_jobs; of words outlook (an adverb of growth), compared, ranked, beside, promise.
    unit: annual, hourly, pct, jobs. period: a release of pay or a round of projections, "" where
    none is named. source: PUBLISHER or "other", with its name as said. whole: "" for all of the
    occupation, else industry, experience, entry_level, specialty, some or several_areas;
    starting_pay is of no one who is surveyed. against: the other roles or areas that a comparison
    or ranking names. group: the row or sentence that it shares with others.
    """

    id: str
    amount: Amount
    place: str
    quote: str
    role: Part
    statistic: Part
    unit: Part = Part()
    area: Part = Part()
    period: Part = Part()
    source: Part = Part(PUBLISHER)
    whole: Part = Part()
    against: tuple[Part, ...] = ()
    group: str = ""

    @property
    def measure(self) -> str:
        """Name the measure as figures do: annual_median, change_pct."""
        is_pay = self.unit.value in PAY_UNITS
        return f"{self.unit.value}_{self.statistic.value}" if is_pay else self.statistic.value


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One published figure that a claim is held against.

    key: for OEWS the series id, else table, code and column. value is None where the publisher
    gives only a floor, or withholds the number. Jobs are counted one by one.
    """

    source: str
    release: str
    area: str
    soc_code: str
    measure: str
    value: float | None
    key: str
    floor: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The one verdict on a claim.

    reason: what settled it, as reports/words/en/audit.ftl says. known: the figures that it rests
    on. hints: what else the claim's number is. others: the claims beside it, by id, or the words
    or the release that it is about. instead: what to write in its place, "" where nothing is wrong.
    """

    kind: Kind
    reason: str
    known: tuple[PublishedFigure, ...] = ()
    hints: tuple[PublishedFigure, ...] = ()
    others: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What else there is to say of a claim; it never accuses.

    older: known is the newest figure. undated: no years are named. no_statistic, two_names: what
    it is called. mixes: stands beside the claims in others, of another period. consistent: hour and
    year fit each other.
    """

    kind: NoteKind
    known: tuple[PublishedFigure, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """A claim with its verdict."""

    claim: Claim
    verdict: Verdict
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class NoClaim:
    """An amount of the page that is no claim: not understood, or of no role.

    id: its number among all of the page, claims too. reason: what is missing, in words.
    """

    id: str
    amount: Amount
    place: str
    quote: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """What was audited: a school's file of claims or a page, by its name.

    others: the amounts that are no claims. trouble: why the page could not be read, "" if it was.
    """

    name: str
    taken_from: str
    claims: tuple[Audited, ...]
    others: tuple[NoClaim, ...] = ()
    trouble: str = ""

    @property
    def not_understood(self) -> tuple[NoClaim, ...]:
        return tuple(one for one in self.others if one.outcome == "not_understood")

    @property
    def not_about_a_role(self) -> tuple[NoClaim, ...]:
        return tuple(one for one in self.others if one.outcome == "not_about_a_role")

    @property
    def amounts(self) -> int:
        """Count the amounts of the page: of claims, not understood, of no role."""
        return len(self.others) + sum(one.claim.amount.kind != "words" for one in self.claims)


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything that one run found, and the statistics it was held against.

    areas and occupations: names by code, of those that are spoken of.
    """

    pages: tuple[AuditedPage, ...]
    citations: tuple[Citation, ...]
    areas: Mapping[str, str]
    occupations: Mapping[str, str]

    @property
    def is_contradicted(self) -> bool:
        """Tell whether something contradicts the statistics or itself."""
        return any(one.verdict.kind in WRONG for page in self.pages for one in page.claims)

    @property
    def is_read(self) -> bool:
        """Tell whether every page could be read."""
        return not any(page.trouble for page in self.pages)
