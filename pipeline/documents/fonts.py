"""The font packages → the static faces that the styles ask for.

A variable font would be made static anew for each weight of each document, which takes longer
than setting its text.
"""

import hashlib
import shutil
import tempfile
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg
import uharfbuzz

SANS, SERIF = "IBM Plex Sans", "Source Serif 4"
DISPLAY_SIZE = 24  # points: the optical size of every headline


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: its family, its CSS weight and stretch, and its TrueType file."""

    family: str
    weight: int
    stretch: str
    content: bytes


@cache
def faces() -> tuple[Face, ...]:
    """Cut every face out of its package's variable font; about 0.1 s, once a process."""
    return (
        *(
            Face(SANS, weight, stretch, _static(SANS, {"wght": weight, "wdth": width}))
            for stretch, width in (("normal", 100), ("condensed", 75))
            for weight in (400, 600, 700)
        ),
        *(
            Face(SERIF, weight, "normal", _static(SERIF, {"wght": weight, "opsz": DISPLAY_SIZE}))
            for weight in (400, 600)
        ),
    )


def missing_letters(text: str) -> list[str]:
    """Give the characters of a text that neither family can show, such as a soft hyphen."""
    seen = {char for char in unicodedata.normalize("NFC", text) if not char.isspace()}
    return sorted(c for c in seen if ord(c) not in _letters() or unicodedata.category(c) == "Cf")


@cache
def _letters() -> frozenset[int]:
    sets = (uharfbuzz.Face(fontpkg.path(family).read_bytes()).unicodes for family in (SANS, SERIF))
    return frozenset().union(*sets)


@cache
def folder() -> Path:
    """Give a folder that holds the faces as files, made once a machine: charts measure in them."""
    digest = hashlib.sha256(b"".join(face.content for face in faces())).hexdigest()[:12]
    place = Path(tempfile.gettempdir()) / f"wagefold-faces-{digest}"
    if not place.is_dir():
        part = Path(tempfile.mkdtemp(prefix="wagefold-"))
        for number, face in enumerate(faces()):
            (part / f"{number}.ttf").write_bytes(face.content)
        with suppress(OSError):  # another process was first
            part.rename(place)
        shutil.rmtree(part, ignore_errors=True)
    return place


def _static(family: str, axes: dict[str, int]) -> bytes:
    face = uharfbuzz.Face(fontpkg.path(family).read_bytes())
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for axis, position in axes.items():
        wanted.pin_axis_location(face, axis, position)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
