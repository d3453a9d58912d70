"""A colour as a screen shows it → the inks that print it."""

from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from pipeline.core.errors import UsageError

LEAST_CHROMA = 15  # CIELAB; a colour with less is a grey, and greys are printed in black alone
SOLID_LIGHTNESS = 30  # CIELAB; a grey as dark as this is type: solid, without a screen's dots
SCREEN: Any = ImageCms.createProfile("sRGB")
LAB: Any = ImageCms.createProfile("LAB")
_transform = partial(  # the paper's white for the screen's, black for black
    ImageCms.buildTransform,
    renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
)

Colour = tuple[int, int, int]  # red, green, blue, 0 to 255


@dataclass(frozen=True, slots=True)
class Profile:
    """A press: an ICC profile of its inks on its paper, byte for byte, and what it calls itself."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


@cache
def read_profile(path: Path, where: str) -> Profile:
    """Read a press's profile. Raises UsageError for what is no ICC profile of a CMYK press."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _wrong(where, "cannot be read", path, error.strerror or str(error)) from error
    if len(content) < 132 or content[36:40] != b"acsp":
        raise _wrong(where, "is no ICC profile", path, "another kind of file")
    kind, space = content[12:16], content[16:20]
    if (kind, space) != (b"prtr", b"CMYK"):
        given, colours = (tag.decode("latin-1").strip() for tag in (kind, space))
        found = f"a profile of class {given} for {colours} colours"
        raise _wrong(where, "is no profile of a CMYK press", path, found)
    try:
        name = ImageCms.getProfileDescription(_opened(content)).strip()
        profile = Profile(name or "CMYK", content)
        for colour in ((200, 60, 10), (110, 113, 120)):  # try it: a colour, and a grey
            inks(colour, profile)
    except (ImageCms.PyCMSError, OSError) as error:
        raise _wrong(where, "is damaged", path, str(error)) from error
    return profile


@cache
def inks(colour: Colour, profile: Profile | None) -> tuple[float, ...]:
    """Give cyan, magenta, yellow and black, 0 to 1; greys are black alone.

    Without a profile nobody knows the inks: a grey is one number (0 black), a colour stays three.
    """
    lightness, *signed = _converted(colour, _transform(SCREEN, LAB, "RGB", "LAB"))
    a, b = (channel - 256 if channel > 127 else channel for channel in signed)
    if (a**2 + b**2) ** 0.5 < LEAST_CHROMA:
        return _grey(lightness / 2.55, profile)
    if not profile:
        return tuple(channel / 255 for channel in colour)
    return tuple(ink / 255 for ink in _converted(colour, _to_press(profile)))


def _opened(content: bytes) -> Any:
    return ImageCms.getOpenProfile(BytesIO(content))


def _grey(lightness: float, profile: Profile | None) -> tuple[float, ...]:
    """Choose the black that is as light on the press's paper as the grey is on a screen's white."""
    if lightness <= SOLID_LIGHTNESS:
        return (0.0, 0.0, 0.0, 1.0) if profile else (0.0,)
    if not profile:
        light = ((lightness + 16) / 116) ** 3  # CIELAB's own curve, then sRGB's
        return (min(1.055 * light ** (1 / 2.4) - 0.055, 1.0),)
    ladder = _lightness_of_black(profile)
    black = min(range(256), key=lambda step: (abs(ladder[step] - lightness), step))
    return (0.0, 0.0, 0.0, black / 255)


@cache
def _lightness_of_black(profile: Profile) -> tuple[float, ...]:
    transform = _transform(_opened(profile.content), LAB, "CMYK", "LAB")
    return tuple(_converted((0, 0, 0, black), transform)[0] / 2.55 for black in range(256))


@cache
def _to_press(profile: Profile) -> Any:
    return _transform(SCREEN, _opened(profile.content), "RGB", "CMYK")


def _converted(channels: tuple[int, ...], transform: Any) -> tuple[int, ...]:
    mode = "CMYK" if len(channels) == 4 else "RGB"
    return tuple(transform.apply(Image.new(mode, (1, 1), channels)).tobytes())


def _wrong(where: str, what: str, path: Path, found: str) -> UsageError:
    return UsageError(
        f"icc_profile {what}",
        where=where,
        expected="the path of your print shop's CMYK profile, a file that ends in .icc or .icm",
        found=f"{path}: {found}",
        todo='Ask the print shop for the file, or write icc_profile = "".',
    )
