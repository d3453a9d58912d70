"""What a school says in print about pay and outlook, taken down as facts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One number that a claim states: a measure as figures name it, such as annual_median."""

    measure: str
    value: float
    unit: str
    printed: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim with the places where it stands, such as table or text.

    statistic: what the school calls it (“median average”). source and release: those that it
    speaks of; "" where it names none. statements are one fact in several units, each by measure.
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


@dataclass(frozen=True, slots=True)
class School:
    """Whose claims they are, and what they were taken down from."""

    slug: str
    name: str
    taken_from: str
    claims: tuple[Claim, ...]
