"""What a school says in print about pay and outlook, taken down as facts."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["is", "above", "below"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One number that a claim states: a measure as figures name it, such as annual_median.

    annual_unnamed, hourly_unnamed: pay that names no statistic. relation: “more than $45,000” is
    above.
    """

    measure: str
    value: float
    unit: str
    printed: str
    relation: Relation = "is"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim with the places where it stands, such as table or text.

    statistic: what the school calls it (“median average”). source and release: those that it
    speaks of; "" where it names none. statements are one fact in several units, each by measure.
    group: the table or sentence that it stands in beside others. assumed: what it leaves unsaid and
    the audit took, such as the nation. otherwise: areas with releases that it may speak of as
    well, where its own sentence names none.
    """

    id: str
    text: str
    where: tuple[str, ...]
    role: str
    soc_code: str
    area: str
    source: str
    release: str
    statistic: str
    statements: tuple[Statement, ...]
    group: str = ""
    assumed: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class School:
    """Whose claims they are, and what they were taken down from."""

    slug: str
    name: str
    taken_from: str
    claims: tuple[Claim, ...]
