"""The sections of brochures.toml, as they are written there in one language."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from pipeline.core.language import SOURCE
from pipeline.settings import contact
from pipeline.settings.layouts import Variant
from pipeline.settings.organisation import CampusSection, OrganisationSection, Programme, Text
from pipeline.settings.publishers import BY_DEFAULT, Refreshing
from pipeline.settings.theme import DEFAULT, Theme

SLUG = r"^[a-z0-9]+([-_]+[a-z0-9]+)*\Z"  # a folder of the edition

Heading = Annotated[str, Meta(pattern=r"\S", description="words such as Office work, or no line")]
Sides = Annotated[tuple[str, str], Meta(description='roles = ["one-role", "other-role"]')]
Some = Meta(min_length=1, description='a list of some: ["…", "…"]')


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides compared: role slugs, or SOC codes where a side has no role. Texts may be "".

    practical_heading and office_heading name the two kinds of duties in the table of the work; ""
    takes those of the language.
    """

    slug: Annotated[str, Meta(pattern=SLUG, description="a slug such as nurse_vs_aide")]
    roles: Sides
    headline: Text = ""
    shared: Text = ""
    choose_first: Text = ""
    choose_second: Text = ""
    practical_heading: Heading = ""
    office_heading: Heading = ""

    @property
    def sides(self) -> tuple[str, str]:
        return self.roles


@dataclass(frozen=True, slots=True)
class MatrixSection:
    """[matrix] of the file; without pairs, all that are declared."""

    areas: Annotated[tuple[str, ...], Some]
    layouts: Annotated[tuple[str, ...], Some]
    variants: Annotated[tuple[Variant, ...], Some]
    languages: Annotated[tuple[str, ...], Some] = (SOURCE,)
    pairs: Annotated[tuple[str, ...], Some] | None = None


@dataclass(frozen=True, slots=True)
class PrintSection:
    """[print] of the file."""

    icc_profile: Annotated[str, Meta(description="a path in quotation marks")] = ""


@dataclass(frozen=True, slots=True)
class WebSection:
    """[web] of the file."""

    address: contact.Web = ""


@dataclass(frozen=True, slots=True)
class BrochuresFile:
    """The sections of brochures.toml."""

    organisation: Annotated[OrganisationSection, Meta(description="[organisation]")]
    matrix: Annotated[MatrixSection, Meta(description="[matrix]")]
    pair: Annotated[tuple[Pair, ...], Meta(min_length=1, description="at least one [[pair]]")]
    programme: Annotated[tuple[Programme, ...], Meta(description="[[programme]] tables")] = ()
    campus: Annotated[tuple[CampusSection, ...], Meta(description="[[campus]] tables")] = ()
    theme: Annotated[Theme, Meta(description="[theme]")] = DEFAULT
    print: Annotated[PrintSection, Meta(description="[print]")] = PrintSection()
    web: Annotated[WebSection, Meta(description="[web]")] = WebSection()
    refresh: Annotated[Refreshing, Meta(description="[refresh]")] = BY_DEFAULT
