"""data/raw/claims/ → what each school says in print, as records."""

import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta

from pipeline.core.errors import ParseError, failing_as, teller
from pipeline.core.record import fit


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
    """One number that a claim states: a measure as figures name it, such as annual_median.

    annual_unnamed, hourly_unnamed: pay that names no statistic.
    """

    measure: str
    value: Annotated[float, Meta(description="a number without commas")]
    unit: str
    printed: str


@dataclass(frozen=True, slots=True)
class SchoolClaim:
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
    statements: tuple[ClaimedFigure, ...]


@dataclass(frozen=True, slots=True)
class School:
    """Whose claims they are, and what they were taken down from."""

    slug: str
    name: str
    taken_from: str
    claims: tuple[SchoolClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """What a file of claims says; its claims are made records one by one, to be named by id."""

    name: str
    taken_from: str
    claim: tuple[dict[str, Any], ...]


TODO = "Correct the file; data/raw/claims/campus-sacramento.toml shows how each field looks."
_wrong = teller(ParseError, TODO)


def claims(folder: Path) -> tuple[School, ...]:
    """Read every file of a folder, a school each; none where there is no folder.

    Raises ParseError as claims_of does.
    """
    return tuple(claims_of(path) for path in sorted(folder.glob("*.toml")))


def claims_of(path: Path) -> School:
    """Read the claims of one file.

    Raises ParseError for a file that is no TOML, or a field that is missing, unknown or of
    another type.
    """
    what, unreadable = "the claims cannot be read", (OSError, ValueError)
    with failing_as(ParseError, what, path, TODO, of=unreadable, expected="field = value lines"):
        content = tomllib.loads(path.read_text())
    file = fit(content, ClaimsFile, partial(_wrong, path))
    found = tuple(_claim(path, one) for one in file.claim)
    ids = [claim.id for claim in found]
    if doubled := sorted({one for one in ids if ids.count(one) > 1}):
        raise _wrong(path, "two claims have one id", "an id for each", doubled[0])
    return School(path.stem, file.name, file.taken_from, found)


def _claim(path: Path, content: dict[str, Any]) -> SchoolClaim:
    def wrong(what: str, expected: str, found: str) -> ParseError:
        return _wrong(path, f"claim {content.get('id', '')}: {what}", expected, found)

    return fit(content, SchoolClaim, wrong)
