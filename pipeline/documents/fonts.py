"""The font packages → the static faces that the styles ask for.

A variable font would be made static anew for each weight of each document, which takes longer
than setting its text.
"""

import unicodedata
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import fontpkg
import uharfbuzz

from pipeline.core.errors import Faults, UsageError, failing_as
from pipeline.core.files import sha256_of
from pipeline.settings.theme import Fonts

SANS, SERIF = "IBM Plex Sans", "Source Serif 4"
PROJECTS = Fonts()  # none of a school's own
FACE = "face:"  # before the number of a face: quicker to parse than its bytes in base64
FONT_HEADS = (b"\0\1\0\0", b"OTTO", b"true")  # of TrueType and of OpenType files
NEEDED = "".join(map(chr, range(33, 127))) + "’‘“”–—−×·áéíñóúü"  # of every page and every area
DISPLAY_SIZE = 24  # points: the optical size of every headline


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: its family, its CSS weight and stretch, and its TrueType file."""

    family: str
    weight: int
    stretch: str
    content: bytes


@cache
def faces(own: Fonts) -> tuple[Face, ...]:
    """Cut every face out of its variable font; about 0.1 s, once a process.

    A school's own files have the project's names: the styles ask for these.
    """
    sans, serif = _files(own)
    bold = Path(own.bold or sans)
    return (
        *(
            Face(SANS, weight, stretch, _static(file, {"wght": weight, "wdth": width}))
            for stretch, width in (("normal", 100), ("condensed", 75))
            for weight, file in ((400, sans), (600, bold), (700, bold))
        ),
        *(
            Face(SERIF, weight, "normal", _static(serif, {"wght": weight, "opsz": DISPLAY_SIZE}))
            for weight in (400, 600)
        ),
    )


def font_faces(own: Fonts) -> str:
    """Write the rules by which a style brings the faces, at addresses that have their numbers."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-stretch: {face.stretch}; src: url("{FACE}{number}") }}\n'
        for number, face in enumerate(faces(own))
    )


def prove_fonts(own: Fonts, faults: Faults) -> None:
    """Note the files that are no fonts, or lack letters that the pages need."""
    for name, file in asdict(own).items():
        if file:
            with faults.noting():
                _prove_font(Path(file), name, needs_bold=name == "text" and not own.bold)


def _prove_font(path: Path, name: str, *, needs_bold: bool) -> None:
    what, todo = f"the font of theme.fonts.{name} cannot be", "Correct fonts in brochures.toml."
    with failing_as(UsageError, f"{what} read", path, todo, expected="a .ttf or .otf file"):
        content = path.read_bytes()
    face = uharfbuzz.Face(content)
    if not content.startswith(FONT_HEADS) or not face.glyph_count:
        raise UsageError(
            f"{what} set", where=path, expected="a .ttf or .otf file",
            found="another kind of file", todo=todo,
        )  # fmt: skip
    if lacking := "".join(char for char in NEEDED if ord(char) not in face.unicodes):
        raise UsageError(f"{what} set", where=path, expected="all letters that the pages need",
                         found=f"none for {lacking}", todo=todo)  # fmt: skip
    if needs_bold and "wght" not in {axis.tag for axis in face.axis_infos}:
        expected = "a variable font, or its bold file as theme.fonts.bold"
        raise UsageError(f"{what} set", where=path, expected=expected, found="one weight",
                         todo=todo)  # fmt: skip


def missing_letters(text: str, own: Fonts = PROJECTS) -> list[str]:
    """Give the characters of a text that no family can show, such as a soft hyphen."""
    seen = {char for char in unicodedata.normalize("NFC", text) if not char.isspace()}
    known = _letters(own)
    return sorted(c for c in seen if ord(c) not in known or unicodedata.category(c) == "Cf")


def shown_by(own: Fonts) -> str:
    """Name the fonts that texts are set in."""
    names = zip((own.text, own.display), (SANS, SERIF), strict=True)
    return " and ".join(Path(file).name if file else family for file, family in names)


@cache
def fonts_digest(own: Fonts) -> str:
    """Digest the files themselves."""
    files = (file for file in asdict(own).values() if file)
    return " ".join(sha256_of(Path(file)) for file in files)


def _files(own: Fonts) -> tuple[Path, Path]:
    """Find the files of running text and of headlines."""
    return Path(own.text or fontpkg.path(SANS)), Path(own.display or fontpkg.path(SERIF))


@cache
def _letters(own: Fonts) -> frozenset[int]:
    sets = (uharfbuzz.Face(file.read_bytes()).unicodes for file in _files(own) if file.is_file())
    return frozenset().union(*sets)


def _static(file: Path, wished: dict[str, int]) -> bytes:
    """Cut a face at the positions wished for, as near as its axes come; an axis more rests."""
    face = uharfbuzz.Face(file.read_bytes())
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for axis in face.axis_infos:
        position = wished.get(axis.tag, axis.default_value)
        nearest = min(max(position, axis.min_value), axis.max_value)
        wanted.pin_axis_location(face, axis.tag, nearest)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
