"""brochures.toml: the organisation, the pairs, and the matrix of documents asked for."""

from dataclasses import dataclass, fields
from typing import Any

from pipeline.errors import UsageError

LAYOUTS = ("trifold", "guide")
VARIANTS = ("screen", "print")


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who hands the brochure out. A text may be "" where there is none, but for the name."""

    name: str
    former_name: str
    place: str
    programme: str
    programme_role: str
    programme_length: str
    phone: str
    web: str
    email: str
    help: str
    colour: str
    logo: str
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides compared: role slugs, or SOC codes where a side has no role. Texts may be ""."""

    slug: str
    sides: tuple[str, str]
    headline: str = ""
    shared: str = ""
    choose_first: str = ""
    choose_second: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """What `make report` makes: pairs × areas × layouts × variants."""

    organisation: Organisation
    pairs: tuple[Pair, ...]
    areas: tuple[str, ...]
    layouts: tuple[str, ...]
    variants: tuple[str, ...]


def read_matrix(content: dict[str, Any], where: str) -> Matrix:
    """Make the matrix of brochures.toml's content. Raises UsageError for what does not fit."""
    organisation = _section(content, "organisation", where)
    matrix = _section(content, "matrix", where)
    pairs = content.get("pair")
    if not isinstance(pairs, list) or not pairs:
        raise _wrong("no pair is declared", where, "at least one [[pair]]")
    return Matrix(
        organisation=_record(Organisation, organisation, f"{where} [organisation]"),
        pairs=tuple(_pair(pair, f"{where} [[pair]]") for pair in pairs),
        areas=_texts(matrix, "areas", where),
        layouts=_choices(_texts(matrix, "layouts", where), LAYOUTS, where),
        variants=_choices(_texts(matrix, "variants", where), VARIANTS, where),
    )


def _section(content: dict[str, Any], name: str, where: str) -> dict[str, Any]:
    section = content.get(name)
    if not isinstance(section, dict):
        raise _wrong(f"section [{name}] is missing", where, f"[{name}]")
    return section


def _pair(content: dict[str, Any], where: str) -> Pair:
    sides = content.get("roles")
    if not isinstance(sides, list) or len(sides) != 2 or sides[0] == sides[1]:
        raise _wrong("roles does not name two", where, 'roles = ["one-role", "other-role"]', sides)
    record = {name: value for name, value in content.items() if name != "roles"}
    pair: Pair = _record(Pair, {**record, "sides": tuple(sides)}, where)
    return pair


def _record(kind: type[Any], content: dict[str, Any], where: str) -> Any:
    known = [field.name for field in fields(kind)]
    required = [field for field in known if field not in PAIR_OPTIONS]
    if unknown := sorted(set(content) - set(known)):
        raise _wrong(f"unknown field {', '.join(unknown)}", where, ", ".join(known))
    if missing := [name for name in required if name not in content]:
        raise _wrong(f"field {', '.join(missing)} is missing", where, "a text")
    for name, value in content.items():
        if name != "sides" and not isinstance(value, str):
            raise _wrong(f"field {name} is no text", where, "a text in quotation marks", value)
    return kind(**content)


PAIR_OPTIONS = ("headline", "shared", "choose_first", "choose_second")


def _texts(section: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = section.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise _wrong(f"{name} is no list", where, f'{name} = ["…", "…"]', value)
    return tuple(value)


def _choices(chosen: tuple[str, ...], known: tuple[str, ...], where: str) -> tuple[str, ...]:
    if unknown := [name for name in chosen if name not in known]:
        raise _wrong(f"{unknown[0]} is unknown", where, " or ".join(known))
    return chosen


def _wrong(what: str, where: str, expected: str, found: object = None) -> UsageError:
    return UsageError(
        what,
        where=where,
        expected=expected,
        found="" if found is None else repr(found),
        todo="Correct brochures.toml.",
    )
