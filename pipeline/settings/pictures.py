"""A logo or a photograph → a data: address, once it proves to be a picture that can be set."""

import base64
import re
from collections.abc import Callable
from io import BytesIO
from math import ceil
from operator import truediv
from pathlib import Path
from xml.etree import ElementTree

from pipeline.core.errors import Faults, UsageError, failing_as

HEAD = 1000  # bytes in which an SVG file opens its picture
WIDTH, HEIGHT = 150, 40  # points: the most that a logo is set in, as _base.css has it
LEAST_PPI, SCREEN_PPI = 300, 96  # pixels to the inch: of print, and of a picture that fits
PHOTOGRAPH = (3.6875, 3)  # inches, on the cover of a folded sheet
PHOTOGRAPHS = {"JPEG": "image/jpeg", "PNG": "image/png"}
AWAY = re.compile(rb"""(?:href\s*=|url\(|@import)\s*["']?(?!#|data:|url\(|["'\s])([^"')\s]+)""")
LINK = re.compile(rb"<(\w+:)?a\s[^>]*>")  # shows nothing of what it names


def picture(folder: Path, faults: Faults, file: str, address: Callable[[Path], str]) -> str:
    """Give a picture's address, or "" where none is named or it cannot be set, and note that."""
    with faults.noting():
        return address(folder / file) if file else ""
    return ""


def logo_address(path: Path) -> str:
    """Give a logo itself. Raises UsageError for one that cannot be set."""
    what = "the logo cannot be read"
    todo = 'Correct logo in brochures.toml; "" sets the name in type.'
    unreadable, expected = _unreadable(), "an SVG or PNG file"
    with failing_as(UsageError, what, path, todo, of=unreadable, expected=expected):
        content = path.read_bytes()
        if is_png := content.startswith(b"\x89PNG"):
            from PIL import Image  # noqa: PLC0415  (few have such a logo)

            image = Image.open(BytesIO(content))
            image.verify()
            _prove_fine(path, *image.size)
        elif b"<svg" in content[:HEAD]:
            ElementTree.fromstring(content)
            if away := AWAY.search(LINK.sub(b"", content)):
                raise ValueError(f"it shows another file, {away[1].decode()}")
        else:
            raise ValueError("another kind of file")
    return _address("image/png" if is_png else "image/svg+xml", content)


def photograph_address(path: Path) -> str:
    """Give a photograph itself. Raises UsageError for one that cannot be set."""
    from PIL import Image, ImageFile  # noqa: PLC0415  (few have a photograph)

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, where it is imported, sets it
    what, expected = "the photograph cannot be read", "a JPEG or PNG file"
    todo = 'Correct photograph in brochures.toml; "" sets none.'
    with failing_as(UsageError, what, path, todo, of=_unreadable(), expected=expected):
        content = path.read_bytes()
        with Image.open(BytesIO(content), formats=[*PHOTOGRAPHS]) as image:
            image.load()
            kind, size = PHOTOGRAPHS[str(image.format)], image.size
    least = [ceil(LEAST_PPI * side) for side in PHOTOGRAPH]
    if (ppi := min(map(truediv, size, PHOTOGRAPH))) < LEAST_PPI:
        raise UsageError(
            "the photograph is too coarse for print",
            where=path,
            expected=f"{LEAST_PPI} ppi, from {least[0]} pixels wide and {least[1]} high",
            found=f"{int(ppi)} ppi, {size[0]} × {size[1]} pixels",
            todo="Name a larger file.",
        )
    return _address(kind, content)


def _unreadable() -> tuple[type[Exception], ...]:
    """Name what a file that is no picture raises, or one that would fill the memory."""
    from PIL import Image  # noqa: PLC0415

    return OSError, ValueError, SyntaxError, Image.DecompressionBombError


def _address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _prove_fine(path: Path, width: int, height: int) -> None:
    """Refuse a picture of so many pixels that is coarse in print at the size that it is set in."""
    if (ppi := max(SCREEN_PPI, 72 * width / WIDTH, 72 * height / HEIGHT)) < LEAST_PPI:
        what, todo = "the logo is too coarse for print", "Name a larger PNG file, or an SVG file."
        wide, high = (round(LEAST_PPI / 72 * side) for side in (WIDTH, HEIGHT))
        expected = f"{LEAST_PPI} ppi, from {wide} pixels wide or {high} high"
        found = f"{ppi:.0f} ppi, {width} × {height} pixels"
        raise UsageError(what, where=path, expected=expected, found=found, todo=todo)
