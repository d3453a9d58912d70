"""A document, as an edition keeps it, what it is of, and what became of one asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.core.formats import dashed
from pipeline.core.language import SOURCE

if TYPE_CHECKING:  # a manifest is read by commands that write no brochure
    from pipeline.brochures.brochure import Brochure


ROLE, PLACE, WHAT = 26, 20, 16  # characters of a name that is mailed


@dataclass(frozen=True, slots=True)
class Document:
    """One published file of a layout, such as a PDF; path is relative to its edition."""

    path: str
    pair: str
    area: str
    layout: str
    variant: str
    pages: int
    bytes: int
    sha256: str
    content_digest: str
    reused: bool = False
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Entry:
    """One pair in one area, by the names that its readers know.

    names: the two roles. occupations: what each stands for, such as Medical Assistants (SOC
    31-9092). state_name: the nation's, a state's or a territory's own name where it is one.
    """

    pair: str
    names: tuple[str, str]
    occupations: tuple[str, str]
    area: str
    area_name: str
    area_kind: str
    state_name: str
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What became of a job: its document, or the error that it ended in; entry names it.

    warnings: what is not true in a document, which of its panels are half empty, and which blocks
    it has no room for.
    """

    path: str
    entry: Entry
    document: Document | None = None
    error: str = ""
    warnings: tuple[str, ...] = ()


def entry(brochure: "Brochure") -> Entry:
    """Keep of a brochure what the page calls it by."""
    first, second = brochure.sides
    return Entry(
        pair=brochure.pair_slug,
        names=(first.name.text, second.name.text),
        occupations=(str(first.occupation), str(second.occupation)),
        area=brochure.area_code,
        area_name=brochure.area_name,
        area_kind=brochure.area_kind,
        state_name=brochure.state_name,
        language=brochure.language,
    )


def mail_name(roles: Iterable[str], place: str, what: str) -> str:
    """Give the name <role>_vs_<role>_<place>_<what>, its parts cut: 100 characters at most."""
    both = "_vs_".join(dashed(role)[:ROLE] for role in roles)
    return f"{both}_{dashed(place)[:PLACE]}_{dashed(what)[:WHAT]}"
