"""The colours, fonts and photograph of a school's pages, and what of them cannot be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated

from msgspec import Meta

LEAST_CONTRAST, LEAST_SEEN = 4.5, 2.5  # to 1, with white (WCAG): of letters, of a bar without any
LEAST_APART = 15  # of two colours in CIELAB, and of their L* in grey
WHITE_POINT = (0.9505, 1.0, 1.089)  # D65, of sRGB
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
ALT = (5, 150)  # characters of a photograph's alternative text
Colour = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}\Z", description="a colour such as #14505c")]
FontPath = Annotated[str, Meta(description='the path of a .ttf or .otf file, or ""')]
Misfit = tuple[str, str, str]  # what, expected, found


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font files that stand in for the project's: of running text, its bold, and of headlines."""

    text: FontPath = ""
    bold: FontPath = ""
    display: FontPath = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """How a school's pages look: a colour a role, the nation's grey; the organisation has its own.

    photograph: its path; once brochures.toml is read, the picture itself, as a data: address.
    """

    first: Colour = "#14345c"
    second: Colour = "#c4460b"
    nation: Colour = "#9299a1"
    fonts: Annotated[Fonts, Meta(description='{ text = "…", bold = "…", display = "…" }')] = Fonts()
    photograph: Annotated[str, Meta(description='the path of a JPEG or PNG file, or ""')] = ""
    photograph_alt: Annotated[str, Meta(description="what the photograph shows, in words")] = ""


DEFAULT = Theme()


def unfit(theme: Theme, own: Mapping[str, str]) -> Iterator[Misfit]:
    """Give what of a theme cannot be; own: each organisation's colour, by its field."""
    roles = {f"theme.{name}": getattr(theme, name) for name in ("first", "second", "nation")}
    roles = {name: colour for name, colour in roles.items() if colour}
    for name, colour in roles.items():
        least = LEAST_SEEN if name == "theme.nation" else LEAST_CONTRAST
        yield from _pale(f"field {name} is too pale on white", colour, least)
    for name, colour in own.items():
        yield from _pale(f"field {name} is too pale for white type", colour)
    for one, other in combinations(roles, 2):
        yield from _alike(one, other, roles[one], roles[other])
        yield from _alike_in_grey(one, other, roles)
    for name, colour in own.items():
        for role in (role for role in roles if role != "theme.nation"):
            yield from _alike(role, name, roles[role], colour)
    least, most = ALT
    length = len(theme.photograph_alt.strip())
    if length > most or (theme.photograph and length < least):
        what = "field theme.photograph_alt does not describe the photograph"
        yield what, f"{least} to {most} characters", str(length)


def contrast(colour: str) -> float:
    """Give the contrast of a colour with white, to 1 (WCAG)."""
    return 1.05 / (_xyz(colour)[1] + 0.05)


def lab(colour: str) -> tuple[float, float, float]:
    """Give L*, a* and b* of a colour of sRGB (CIE 1976)."""
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (c / white for c, white in zip(_xyz(colour), WHITE_POINT, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _pale(what: str, colour: str, least: float = LEAST_CONTRAST) -> Iterator[Misfit]:
    if (found := contrast(colour)) < least:
        yield what, f"a contrast of {least} to 1", _told(found)


def _alike(one: str, other: str, colour: str, second: str) -> Iterator[Misfit]:
    pairs = zip(lab(colour), lab(second), strict=True)
    if (apart := sum((a - b) ** 2 for a, b in pairs) ** 0.5) < LEAST_APART:
        yield f"field {one} is too like {other}", f"{LEAST_APART} apart in CIELAB", _told(apart)


def _alike_in_grey(one: str, other: str, colours: Mapping[str, str]) -> Iterator[Misfit]:
    """Hold the second role's colour apart from both others where a page is printed in grey."""
    apart = abs(lab(colours[one])[0] - lab(colours[other])[0])
    if "theme.second" in (one, other) and apart < LEAST_APART:
        what = f"field {one} is too like {other} in grey"
        yield what, f"{LEAST_APART} L* apart", _told(apart)


def _told(measured: float) -> str:
    """Write a measure that is too small, never rounded up to what was expected."""
    return f"{int(measured * 100) / 100:.2f}"


def _xyz(colour: str) -> tuple[float, float, float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    x, y, z = (sum(w * c for w, c in zip(row, linear, strict=True)) for row in XYZ)
    return x, y, z
