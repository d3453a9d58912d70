"""brochures.toml: the organisation, the pairs, and the matrix of documents asked for."""

import re
from collections.abc import Collection
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from pipeline.core.errors import UsageError
from pipeline.settings.refreshing import Refreshing, read_refreshing

LEAST_CONTRAST = 4.5
LAYOUTS = ("trifold", "guide", "quotable")
VARIANTS = ("screen", "print")
SCREEN_ONLY = ("quotable",)  # pinned to a wall from any printer: not made for the press
PROOFED = ("trifold",)  # layouts that fold: their print variant comes with a proof
SLUG = "[a-z0-9]+([-_]+[a-z0-9]+)*"  # a folder of the edition
COLOUR = "#[0-9A-Fa-f]{6}"


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
    """Two sides compared: role slugs, or SOC codes where a side has no role. Texts may be "".

    practical_heading and office_heading name the two kinds of duties in the table of the work.
    """

    slug: str
    sides: tuple[str, str]
    headline: str = ""
    shared: str = ""
    choose_first: str = ""
    choose_second: str = ""
    practical_heading: str = "Clinical work"
    office_heading: str = "Office work"


@dataclass(frozen=True, slots=True)
class Matrix:
    """What `make report` makes: pairs × areas × layouts × variants.

    pairs: all that are declared. chosen_pairs: the slugs of those made when none is asked for.
    icc_profile: the path of the print shop's profile, or "".
    """

    organisation: Organisation
    pairs: tuple[Pair, ...]
    chosen_pairs: tuple[str, ...]
    areas: tuple[str, ...]
    layouts: tuple[str, ...]
    variants: tuple[str, ...]
    icc_profile: str = ""
    refreshing: Refreshing = field(default_factory=Refreshing)

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Give each layout in each variant that it has; a folded sheet for the press is proofed."""
        asked_for = [
            (layout, variant)
            for layout in self.layouts
            for variant in self.variants
            if variant == "screen" or layout not in SCREEN_ONLY
        ]
        proofs = [(name, "proof") for name in PROOFED if (name, "print") in asked_for]
        return (*asked_for, *proofs)


def read_matrix(content: dict[str, Any], where: str) -> Matrix:
    """Make the matrix of brochures.toml's content. Raises UsageError for what does not fit."""
    organisation = _section(content, "organisation", where)
    matrix = _section(content, "matrix", where)
    _prove_known(content, ("organisation", "print", "matrix", "pair", "refresh"), where)
    _prove_known(matrix, ("pairs", "areas", "layouts", "variants"), f"{where} [matrix]")
    pairs = _pairs(content.get("pair"), where)
    slugs = tuple(pair.slug for pair in pairs)
    chosen = _texts(matrix, "pairs", where) if "pairs" in matrix else slugs
    return Matrix(
        organisation=_organisation(organisation, f"{where} [organisation]"),
        pairs=pairs,
        chosen_pairs=_choices(chosen, slugs, f"{where} [matrix] pairs"),
        areas=_texts(matrix, "areas", where),
        layouts=_choices(_texts(matrix, "layouts", where), LAYOUTS, where),
        variants=_choices(_texts(matrix, "variants", where), VARIANTS, where),
        icc_profile=_icc_profile(content.get("print", {}), f"{where} [print]"),
        refreshing=read_refreshing(content.get("refresh", {}), f"{where} [refresh]"),
    )


def _section(content: dict[str, Any], name: str, where: str) -> dict[str, Any]:
    section = content.get(name)
    if not isinstance(section, dict):
        raise _wrong(f"section [{name}] is missing", where, f"[{name}]")
    return section


def _icc_profile(section: object, where: str) -> str:
    if not isinstance(section, dict):
        raise _wrong("it is no section", where, "[print]", section)
    _prove_known(section, ("icc_profile",), where)
    path = section.get("icc_profile", "")
    if not isinstance(path, str):
        raise _wrong("field icc_profile is no text", where, "a path in quotation marks", path)
    return path


def _organisation(content: dict[str, Any], where: str) -> Organisation:
    organisation: Organisation = _record(Organisation, content, where)
    if not organisation.name.strip():
        raise _wrong("field name is empty", where, "the name on the cover")
    if not re.fullmatch(COLOUR, organisation.colour):
        raise _wrong("field colour is none", where, "a colour such as #14505c", organisation.colour)
    _prove_colour(organisation, where)
    return organisation


def _pairs(contents: object, where: str) -> tuple[Pair, ...]:
    if not isinstance(contents, list) or not contents or not _are_sections(contents):
        raise _wrong("no pair is declared", where, "at least one [[pair]]")
    pairs = tuple(_pair(content, f"{where} [[pair]]") for content in contents)
    slugs = [pair.slug for pair in pairs]
    if doubled := sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        raise _wrong("two pairs have one slug", f"{where} [[pair]]", "a slug for each", doubled[0])
    return pairs


def _are_sections(contents: list[Any]) -> bool:
    return all(isinstance(content, dict) for content in contents)


def _prove_colour(organisation: Organisation, where: str) -> None:
    """Refuse a ground that white type cannot be read on: contrast under 4.5 to 1 (WCAG)."""
    colour = organisation.colour
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    contrast = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    if contrast < LEAST_CONTRAST:
        raise _wrong(
            "colour is too pale for white type", where, "a contrast of 4.5 to 1", round(contrast, 1)
        )


def _pair(content: dict[str, Any], where: str) -> Pair:
    sides = content.get("roles")
    if not _are_two(sides):
        raise _wrong("roles does not name two", where, 'roles = ["one-role", "other-role"]', sides)
    record = {name: value for name, value in content.items() if name != "roles"}
    pair: Pair = _record(Pair, {**record, "sides": tuple(sides or ())}, where)
    if not re.fullmatch(SLUG, pair.slug):
        raise _wrong("field slug names no folder", where, "such as nurse_vs_aide", pair.slug)
    if not (pair.practical_heading.strip() and pair.office_heading.strip()):
        raise _wrong("a heading of duties is empty", where, "words such as Office work, or no line")
    return pair


def _are_two(sides: object) -> bool:
    return (
        isinstance(sides, list)
        and len(sides) == 2
        and all(isinstance(side, str) for side in sides)
        and sides[0] != sides[1]
    )


def _record(kind: type[Any], content: dict[str, Any], where: str) -> Any:
    known = [each.name for each in fields(kind)]
    required = [each.name for each in fields(kind) if each.default is MISSING]
    _prove_known(content, known, where)
    if missing := [name for name in required if name not in content]:
        raise _wrong(f"field {', '.join(missing)} is missing", where, "a text")
    for name, value in content.items():
        if name != "sides" and not isinstance(value, str):
            raise _wrong(f"field {name} is no text", where, "a text in quotation marks", value)
    return kind(**content)


def _prove_known(content: dict[str, Any], known: Collection[str], where: str) -> None:
    if unknown := sorted(set(content) - set(known)):
        raise _wrong(f"unknown field {', '.join(unknown)}", where, ", ".join(known))


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
