"""Who hands a brochure out, in which area, and what it teaches."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any

from msgspec import Meta

from pipeline.settings import contact
from pipeline.settings.theme import Colour

Table = tuple[str, str, dict[str, Any]]  # what it is, what stands before its fields, these
Text = Annotated[str, Meta(description="a text in quotation marks")]
Codes = Annotated[
    tuple[str, ...], Meta(min_length=1, description='a list of some: ["0600000", "state:NV"]')
]
Cip = Annotated[
    str, Meta(pattern=r"^(\d\d\.\d{4})?\Z", description='a CIP code such as "51.0801", or ""')
]


@dataclass(frozen=True, slots=True)
class Programme:
    """What a school offers for one role; its cost is the school's own word, of a day that it says.

    role: the name of a role's file. cip: its code in the Classification of Instructional Programs.
    length: how long it takes. Texts may be "", but for the name.
    """

    role: Text
    name: Annotated[str, Meta(pattern=r"\S", description="the program's name")]
    length: Text = ""
    cost: Text = ""
    cost_as_of: Text = ""
    cost_note: Text = ""
    cip: Cip = ""


Programmes = Annotated[tuple[Programme, ...], Meta(description="[[campus.programme]] tables")]


@dataclass(frozen=True, slots=True)
class OrganisationSection:
    """[organisation] of the file. A text may be "" where there is none, but for the name."""

    name: Annotated[str, Meta(pattern=r"\S", description="the name on the cover")]
    former_name: Text
    place: Text
    phone: contact.Phone
    web: contact.Web
    email: contact.Email
    help: Text
    colour: Colour
    logo: Text
    disclaimer: Text

    @property
    def web_shown(self) -> str:
        return contact.web_shown(self.web)

    @property
    def web_link(self) -> str:
        return contact.web_link(self.web)


@dataclass(frozen=True, slots=True)
class CampusSection(OrganisationSection):
    """A [[campus]] of the file: its areas, and what it says otherwise than [organisation]."""

    areas: Codes
    programme: Programmes = ()


@dataclass(frozen=True, slots=True)
class Organisation(OrganisationSection):
    """Who hands the brochure out, and its programmes."""

    programmes: tuple[Programme, ...] = ()


@dataclass(frozen=True, slots=True)
class Campus:
    """Who hands brochures out in some areas; areas: words for them, or their codes."""

    areas: tuple[str, ...]
    organisation: Organisation


def organisation_of(
    section: OrganisationSection, programmes: tuple[Programme, ...]
) -> Organisation:
    """Join an organisation and its programmes."""
    said = {each.name: getattr(section, each.name) for each in fields(OrganisationSection)}
    return Organisation(**said, programmes=programmes)


def campus_of(section: CampusSection, programmes: tuple[Programme, ...]) -> Campus:
    """Join a campus and its programmes: its own, or else the organisation's."""
    return Campus(section.areas, organisation_of(section, section.programme or programmes))


def organisation_in(
    area: str, organisation: Organisation, campuses: Sequence[Campus]
) -> Organisation:
    """Give who hands brochures out in an area: its campus, or else the organisation itself."""
    return next((one.organisation for one in campuses if area in one.areas), organisation)


def texts_of_all(said: Organisation, campuses: Sequence[Campus]) -> Iterator[Table]:
    """Give the tables of texts of an organisation, its campuses, and the programmes of each.

    Of a campus, they are what the organisation does not say for it.
    """
    common = _texts(said)
    yield "organisation", "organisation.", common
    yield from _programmes("", said)
    for number, campus in enumerate(campuses):
        place, texts = f"campus[{number}].", _texts(campus.organisation)
        yield "organisation", place, {k: v for k, v in texts.items() if v != common[k]}
        if campus.organisation.programmes != said.programmes:
            yield from _programmes(place, campus.organisation)


def _texts(said: Organisation) -> dict[str, Any]:
    return {k: v for k, v in asdict(said).items() if k not in ("logo", "programmes")}


def _programmes(place: str, said: Organisation) -> Iterator[Table]:
    for number, one in enumerate(said.programmes):
        yield "programme", f"{place}programme[{number}].", asdict(one)
