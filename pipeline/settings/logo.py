"""The organisation's logo → a data: address, once it proves to be a picture that can be set."""

import base64
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from pipeline.core.errors import UsageError, failing_as

HEAD = 1000  # bytes in which an SVG file opens its picture
WIDTH, HEIGHT = 150, 40  # points: the most that a logo is set in, as _base.css has it
LEAST_PPI, SCREEN_PPI = 300, 96  # pixels to the inch: of print, and of a picture that fits
AWAY = re.compile(rb"""(?:href\s*=|url\(|@import)\s*["']?(?!#|data:|url\(|["'\s])([^"')\s]+)""")
LINK = re.compile(rb"<(\w+:)?a\s[^>]*>")  # shows nothing of what it names


def data_address(path: Path) -> str:
    """Give the picture itself. Raises UsageError for one that cannot be set."""
    what = "the logo cannot be read"
    todo = 'Correct logo in brochures.toml; "" sets the name in type.'
    unreadable, expected = (OSError, ValueError, SyntaxError), "an SVG or PNG file"
    with failing_as(UsageError, what, path, todo, of=unreadable, expected=expected):
        content = path.read_bytes()
        if is_png := content.startswith(b"\x89PNG"):
            from PIL import Image  # noqa: PLC0415  (few have such a logo)

            picture = Image.open(BytesIO(content))
            picture.verify()
            _prove_fine(path, *picture.size)
        elif b"<svg" in content[:HEAD]:
            ElementTree.fromstring(content)
            if away := AWAY.search(LINK.sub(b"", content)):
                raise ValueError(f"it shows another file, {away[1].decode()}")
        else:
            raise ValueError("another kind of file")
    kind = "image/png" if is_png else "image/svg+xml"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _prove_fine(path: Path, width: int, height: int) -> None:
    """Refuse a picture of so many pixels that is coarse in print at the size that it is set in."""
    if (ppi := max(SCREEN_PPI, 72 * width / WIDTH, 72 * height / HEIGHT)) < LEAST_PPI:
        what, todo = "the logo is too coarse for print", "Name a larger PNG file, or an SVG file."
        wide, high = (round(LEAST_PPI / 72 * side) for side in (WIDTH, HEIGHT))
        expected = f"{LEAST_PPI} ppi, from {wide} pixels wide or {high} high"
        found = f"{ppi:.0f} ppi, {width} × {height} pixels"
        raise UsageError(what, where=path, expected=expected, found=found, todo=todo)
