"""brochures.toml → the organisation, the pairs, the matrix of documents, and who is told of it."""

import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from pipeline.core.errors import Faults, UsageError, failing_as, teller
from pipeline.core.record import fit_what_fits
from pipeline.settings import contact
from pipeline.settings.layouts import Variant, layouts
from pipeline.settings.logo import data_address
from pipeline.settings.texts import misworded

LEAST_CONTRAST = 4.5
_wrong = teller(UsageError, "Correct brochures.toml.")
SLUG = r"^[a-z0-9]+([-_]+[a-z0-9]+)*\Z"  # a folder of the edition
COLOUR = r"^#[0-9A-Fa-f]{6}\Z"

Text = Annotated[str, Meta(description="a text in quotation marks")]
Heading = Annotated[str, Meta(pattern=r"\S", description="words such as Office work, or no line")]
Sides = Annotated[tuple[str, str], Meta(description='roles = ["one-role", "other-role"]')]
Some = Meta(min_length=1, description='a list of some: ["…", "…"]')
Command = Annotated[
    tuple[str, ...], Meta(description='a command, word by word: ["mail", "-s", "News"], or []')
]


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who hands the brochure out. A text may be "" where there is none, but for the name."""

    name: Annotated[str, Meta(pattern=r"\S", description="the name on the cover")]
    former_name: Text
    place: Text
    programme: Text
    programme_role: Text
    programme_length: Text
    phone: contact.Phone
    web: contact.Web
    email: contact.Email
    help: Text
    colour: Annotated[str, Meta(pattern=COLOUR, description="a colour such as #14505c")]
    logo: Text
    disclaimer: Text

    @property
    def web_shown(self) -> str:
        return contact.web_shown(self.web)

    @property
    def web_link(self) -> str:
        return contact.web_link(self.web)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides compared: role slugs, or SOC codes where a side has no role. Texts may be "".

    practical_heading and office_heading name the two kinds of duties in the table of the work.
    """

    slug: Annotated[str, Meta(pattern=SLUG, description="a slug such as nurse_vs_aide")]
    roles: Sides
    headline: Text = ""
    shared: Text = ""
    choose_first: Text = ""
    choose_second: Text = ""
    practical_heading: Heading = "Clinical work"
    office_heading: Heading = "Office work"

    @property
    def sides(self) -> tuple[str, str]:
        return self.roles


@dataclass(frozen=True, slots=True)
class Refreshing:
    """How a refresh speaks to publishers, and the commands that are told of its end.

    contact: the e-mail address that publishers are given. user_agent: "" makes one of the
    organisation's name and contact. addresses: {the start of an address: what stands in for it}, so
    that a mirror can. on_change and on_failure: a command's words; the report's path follows.
    """

    contact: Annotated[str, Meta(description="an e-mail address in quotation marks")] = ""
    user_agent: Text = ""
    pause_seconds: Annotated[float, Meta(ge=0, description="a number of seconds")] = 3.0
    addresses: Annotated[
        dict[str, str],
        Meta(description='{ "https://download.bls.gov" = "http://localhost:8000" }'),
    ] = field(default_factory=dict)
    on_change: Command = ()
    on_failure: Command = ()


@dataclass(frozen=True, slots=True)
class MatrixSection:
    """[matrix] of the file; without pairs, all that are declared."""

    areas: Annotated[tuple[str, ...], Some]
    layouts: Annotated[tuple[str, ...], Some]
    variants: Annotated[tuple[Variant, ...], Some]
    pairs: Annotated[tuple[str, ...], Some] | None = None


@dataclass(frozen=True, slots=True)
class PrintSection:
    """[print] of the file."""

    icc_profile: Annotated[str, Meta(description="a path in quotation marks")] = ""


@dataclass(frozen=True, slots=True)
class BrochuresFile:
    """The sections of brochures.toml."""

    organisation: Annotated[Organisation, Meta(description="[organisation]")]
    matrix: Annotated[MatrixSection, Meta(description="[matrix]")]
    pair: Annotated[tuple[Pair, ...], Meta(min_length=1, description="at least one [[pair]]")]
    print: Annotated[PrintSection, Meta(description="[print]")] = PrintSection()
    refresh: Annotated[Refreshing, Meta(description="[refresh]")] = Refreshing()


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
    refreshing: Refreshing = Refreshing()

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Give each layout in each variant that it has; a folded sheet for the press is proofed."""
        asked_for = [
            (layout, variant)
            for layout in self.layouts
            for variant in self.variants
            if variant in layouts()[layout].variants
        ]
        pressed = [layout for layout, variant in asked_for if variant == "print"]
        return (*asked_for, *((name, "proof") for name in pressed if layouts()[name].has_proof))

    @property
    def count(self) -> int:
        """How many documents there are of areas that are named one by one."""
        return len(self.pairs) * len(self.areas) * len(self.kinds)


def read_brochures(path: Path) -> Matrix:
    """Read brochures.toml. Raises UsageError, one for all that in it or its logo does not fit."""
    with Faults() as faults:
        return examine(path, faults)


def examine(path: Path, faults: Faults) -> Matrix:
    """Read what fits of brochures.toml, and note the rest. Raises UsageError for what is no TOML.

    The organisation's logo is then the picture itself, as a data: address.
    """
    what = "the matrix cannot be read"
    todo = "Restore it from version control, or correct the line."
    unreadable, expected = (OSError, ValueError), "TOML: field = value lines"
    with failing_as(UsageError, what, path, todo, of=unreadable, expected=expected):
        content = tomllib.loads(path.read_text())
    matrix, logo = _matrix(content, path.name, faults), ""
    if matrix.organisation.logo:
        with faults.noting():
            logo = data_address(path.parent / matrix.organisation.logo)
    return replace(matrix, organisation=replace(matrix.organisation, logo=logo))


def read_matrix(content: object, where: str) -> Matrix:
    """Make the matrix of brochures.toml's content. Raises UsageError, one for all misfits."""
    with Faults() as faults:
        return _matrix(content, where, faults)


def _matrix(content: object, where: str, faults: Faults) -> Matrix:
    file, misfits = fit_what_fits(content, BrochuresFile)
    misfits += _misfits(file)
    faults.noted += [_wrong(where, *misfit) for misfit in misfits]
    slugs = [pair.slug for pair in file.pair]
    chosen = slugs if file.matrix.pairs is None else file.matrix.pairs
    return Matrix(
        organisation=file.organisation,
        pairs=file.pair,
        chosen_pairs=tuple(slug for slug in chosen if slug in slugs),
        areas=file.matrix.areas,
        layouts=tuple(name for name in file.matrix.layouts if name in layouts()),
        variants=file.matrix.variants,
        icc_profile=file.print.icc_profile,
        refreshing=file.refresh,
    )


def _misfits(file: BrochuresFile) -> Iterator[tuple[str, str, str]]:
    """Give what does not fit together, each as what, expected, found; a blank is no such thing."""
    for number, name in enumerate(file.matrix.layouts):
        if name not in layouts():
            what = f"field matrix.layouts[{number}] does not fit"
            yield what, " or ".join(sorted(layouts())), repr(name)
    slugs = [pair.slug for pair in file.pair if pair.slug]
    for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        yield "two pairs have one slug", "a slug for each", repr(slug)
    for pair in file.pair:
        if pair.roles[0] == pair.roles[1] != "":
            what = f"the roles of {pair.slug} are one"
            yield what, 'roles = ["one-role", "other-role"]', repr(list(pair.roles))
    yield from misworded("organisation.", asdict(file.organisation))
    for number, pair in enumerate(file.pair):
        yield from misworded(f"pair[{number}].", asdict(pair))
    if slugs and all(pair.slug for pair in file.pair):
        for slug in (slug for slug in file.matrix.pairs or () if slug not in slugs):
            yield f"matrix.pairs: {slug} is unknown", " or ".join(slugs), ""
    colour = file.organisation.colour
    if colour and (contrast := _contrast(colour)) < LEAST_CONTRAST:
        what = "organisation.colour is too pale for white type"
        yield what, "a contrast of 4.5 to 1", str(round(contrast, 1))


def _contrast(colour: str) -> float:
    """Give the contrast of a ground with the white type on it, to 1 (WCAG)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
