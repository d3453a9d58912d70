"""The font packages → the static faces that the styles ask for.

A variable font would be made static anew for each weight of each document, which takes longer
than setting its text.
"""

from dataclasses import dataclass
from functools import cache

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
        *(_sans(weight, "normal", 100) for weight in (400, 600, 700)),
        *(_sans(weight, "condensed", 75) for weight in (400, 600, 700)),
        *(_serif(weight) for weight in (400, 600)),
    )


def _sans(weight: int, stretch: str, width: int) -> Face:
    return Face(SANS, weight, stretch, _static(SANS, {"wght": weight, "wdth": width}))


def _serif(weight: int) -> Face:
    return Face(SERIF, weight, "normal", _static(SERIF, {"wght": weight, "opsz": DISPLAY_SIZE}))


def _static(family: str, axes: dict[str, int]) -> bytes:
    face = uharfbuzz.Face(fontpkg.path(family).read_bytes())
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for axis, position in axes.items():
        wanted.pin_axis_location(face, axis, position)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
