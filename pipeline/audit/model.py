"""What an audit finds: each claim with its verdicts, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.archive.citation import Citation
from pipeline.sources.claims import Claim
from pipeline.sources.names import OEWS, PROJECTIONS

Kind = Literal[
    "contradicts",
    "contradicts_itself",
    "agrees",
    "rounds",
    "consistent",
    "cannot_be_checked",
    "mixes",
    "stale",
    "names_no_statistic",
    "beyond_statistics",
]
KINDS: tuple[Kind, ...] = get_args(Kind)  # as the verdicts on a claim are listed
PAY_UNITS = ("annual", "hourly")  # measures of pay begin with one
CITED = (OEWS, PROJECTIONS)  # the sources that claims are held against
UNKNOWN = "?"  # begins a place that is no one area of the statistics
WRONG: tuple[Kind, ...] = ("contradicts", "contradicts_itself")  # what makes the exit code 1


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
    """One verdict on a claim.

    reason: which rule it follows, as output/rules.py explains it. known: the figures that
    it rests on. hints: what else the claim's number is. others: the claims beside it, by id, or
    the phrase that it is about.
    """

    kind: Kind
    reason: str
    known: tuple[PublishedFigure, ...] = ()
    hints: tuple[PublishedFigure, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """A claim with its verdicts, gravest last decided first shown."""

    claim: Claim
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A sentence or cell that holds a figure or an outlook word, but no claim that can be held up.

    reason: what is missing, in words. where: its place in the page.
    """

    text: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """What was audited: a school's file of claims or a page, by its name."""

    name: str
    taken_from: str
    claims: tuple[Audited, ...]
    not_understood: tuple[NotUnderstood, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Give the kind of each verdict, in the order of the claims."""
        return tuple(verdict.kind for audited in self.claims for verdict in audited.verdicts)


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
    def kinds(self) -> tuple[Kind, ...]:
        """Give the kind of each verdict, in the order of the pages."""
        return tuple(kind for page in self.pages for kind in page.kinds)

    @property
    def is_contradicted(self) -> bool:
        """Tell whether something contradicts the statistics or itself."""
        return any(kind in WRONG for kind in self.kinds)
