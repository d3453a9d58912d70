"""reports/templates/<layout>/layout.toml → the layouts that there are: each is a folder, found."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal, get_args

from msgspec import Meta

from pipeline.core.errors import UsageError, failing_as, teller
from pipeline.core.paths import TEMPLATES
from pipeline.core.record import fit
from pipeline.settings.lines import at

DESCRIPTION = "layout.toml"
SHARED = "parts"  # what several layouts show
TODO = "Correct the layout's description; pipeline/settings/layouts.py says what its words mean."
Variant = Literal["screen", "print"]
VARIANTS: tuple[str, ...] = get_args(Variant)
Kind = Literal["pdf", "html", "png", "zip"]
Length = Annotated[float, Meta(ge=0, description="a number, 0 or more")]
Words = Annotated[str, Meta(pattern=r"\S", description="a text in quotation marks")]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a layout.toml says; its folder has the template and style of the same name.

    title: as readers call it; summary: what it is, in a line of help. place: where it stands among
    the others. becomes: the kind of its file; a png has one page, a zip a picture of each, cut
    below its matter, and html is a page that scrolls, whose sizes are those of paper. flows: it has
    as many pages as its matter needs, not one a section. pixels_an_inch: how large pictures are
    drawn. size_inches: a page's width and height. safe_inches: how far live matter keeps from every
    trim and fold. least_text_points: the size of its smallest type, but for the list of sources.
    variants: those it is made in. shows: parts of a brochure that only layouts which name them
    show. reading_order: its panels, numbered as they are set, as ears get them. has_proof:
    proof.html draws the geometry of its print variant. crowded: most have no room for all their
    blocks, and are measured first.
    """

    title: Words
    summary: Words
    place: int
    size_inches: Annotated[tuple[Length, Length], Meta(description="[8.5, 11]")]
    safe_inches: Length
    least_text_points: Length
    variants: Annotated[tuple[Variant, ...], Meta(min_length=1, description='["screen", "print"]')]
    shows: tuple[Literal["trend", "quotable", "facts"], ...] = ()
    becomes: Kind = "pdf"
    flows: bool = False
    pixels_an_inch: Annotated[int, Meta(ge=1, description="a whole number, such as 96")] = 96
    reading_order: tuple[int, ...] = ()
    has_proof: bool = False
    crowded: bool = False


@cache
def layouts(templates: Path = TEMPLATES) -> Mapping[str, Layout]:
    """Find the layouts, by the names of their folders, in their order.

    Raises UsageError for a description that does not fit, a folder without the template that its
    description is of, and two layouts of one title or place.
    """
    folders = filter(_is_layout, sorted(templates.iterdir()))
    named = [(folder.name, _described(folder / DESCRIPTION)) for folder in folders]
    found = sorted(named, key=lambda one: one[1].place)
    for (name, one), (other, next_one) in combinations(found, 2):
        if one.place == next_one.place or one.title == next_one.title:
            raise _wrong(
                templates / other / DESCRIPTION, f"{name} and {other} are alike",
                "a place and a title of its own", f"place {next_one.place}, {next_one.title}",
            )  # fmt: skip
    return dict(found)


def _is_layout(folder: Path) -> bool:
    """Tell the folders of brochures from those of other pages, whose templates show none."""
    shows = any("brochure." in path.read_text() for path in folder.glob("*.j2"))
    return (
        folder.name[0] != "_"
        and folder.name != SHARED
        and (shows or (folder / DESCRIPTION).exists())
    )


def that_show(part: str) -> list[str]:
    """Name the layouts that show a part of a brochure: trend, quotable, facts."""
    return [name for name, layout in layouts().items() if part in layout.shows]


def titles() -> dict[str, str]:
    """Give what readers call each layout, in the layouts' order."""
    return {name: layout.title for name, layout in layouts().items()}


def file_of(stem: str) -> str:
    """Give the path of a document without variant: pair/area/web is pair/area/web.html."""
    layout = layouts().get(stem.rpartition("/")[2].partition(".")[0])  # before a language
    return f"{stem}.{layout.becomes if layout else 'pdf'}"


def _described(path: Path) -> Layout:
    what, expected = "the layout cannot be read", "TOML: field = value lines"
    with failing_as(UsageError, what, path, TODO, of=(OSError, ValueError), expected=expected):
        text = path.read_text()
        content = tomllib.loads(text)
    layout = fit(content, Layout, partial(_misfit, path, text))
    for name in (f"{path.parent.name}.html.j2", f"{path.parent.name}.css"):
        if not path.with_name(name).exists():
            raise _wrong(path, "a file of the layout is missing", name, "no such file")
    return layout


def _misfit(path: Path, text: str, what: str, expected: str, found: str) -> UsageError:
    """Tell what does not fit, with the line that says it."""
    return _wrong(at(path, text, what), what, expected, found)


_wrong = teller(UsageError, TODO)
