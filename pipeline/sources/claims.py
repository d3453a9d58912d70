"""data/raw/claims/ → what each school says in print, as records."""

import tomllib
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from pipeline.core.errors import ParseError

SCHOOL = ("name", "taken_from", "claim")
NUMBERS = (int, float)
TABLE = "table"  # the place in which claims stand side by side
Relation = Literal["is", "above", "below"]


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
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
    statements: tuple[ClaimedFigure, ...]
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
    try:
        content = tomllib.loads(path.read_text())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, "the claims cannot be read", "field = value lines", error) from error
    _prove_fields(path, content, SCHOOL, "the file")
    found = tuple(_grouped(_claim(path, one)) for one in content["claim"])
    ids = [claim.id for claim in found]
    if doubled := sorted({one for one in ids if ids.count(one) > 1}):
        raise _wrong(path, "two claims have one id", "an id for each", doubled[0])
    return School(path.stem, str(content["name"]), str(content["taken_from"]), found)


def _needed(kind: type[Claim | ClaimedFigure]) -> list[str]:
    return [field.name for field in fields(kind) if field.default is MISSING]


def _grouped(claim: Claim) -> Claim:
    return replace(claim, group=TABLE) if TABLE in claim.where else claim


def _claim(path: Path, content: dict[str, Any]) -> Claim:
    where = f"claim {content.get('id', '')}".strip()
    _prove_fields(path, content, _needed(Claim), where)
    lists = {"where", "statements"}
    for name, value in content.items():
        if not isinstance(value, list if name in lists else str):
            kind = "a list" if name in lists else "a text"
            raise _wrong(path, f"{where}: field {name} has another type", kind, repr(value))
    said = tuple(_statement(path, one, where) for one in content["statements"])
    return Claim(**{**content, "where": tuple(content["where"]), "statements": said})


def _statement(path: Path, content: dict[str, Any], where: str) -> ClaimedFigure:
    where = f"{where}, statements"
    _prove_fields(path, content, _needed(ClaimedFigure), where)
    value = content["value"]
    if not isinstance(value, NUMBERS):
        raise _wrong(path, f"{where}: value is no number", "a number without commas", repr(value))
    return ClaimedFigure(**{**content, "value": float(value)})


def _prove_fields(path: Path, content: object, names: Any, where: str) -> None:
    if not isinstance(content, dict):
        raise _wrong(path, f"{where} is no table", "field = value", repr(content))
    if missing := [name for name in names if name not in content]:
        raise _wrong(path, f"{where}: field {', '.join(missing)} is missing", ", ".join(names))
    if unknown := sorted(set(content) - set(names)):
        raise _wrong(path, f"{where}: unknown field {', '.join(unknown)}", ", ".join(names))


def _wrong(path: Path, what: str, expected: str, found: object = "") -> ParseError:
    return ParseError(
        what,
        where=str(path),
        expected=expected,
        found=str(found),
        todo="Correct the file; data/raw/claims/campus-sacramento.toml shows how each field looks.",
    )
