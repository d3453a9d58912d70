"""PDF → a small picture of its first page, or a large one of any."""

from io import BytesIO
from pathlib import Path
from threading import Lock

import pypdfium2
from PIL import Image

LONGER_SIDE = 320  # pixels
_one_at_a_time = Lock()  # PDFium has no threads
COLOURS = 16  # two roles, the organisation and greys; 32 make the file a quarter larger


def preview(pdf: bytes) -> bytes:
    """Draw page 1, without the printer's marks around its trim, as a PNG of about 8 kB.

    The longer side has 320 pixels. The same PDF gives the same bytes.
    """
    shown, picture = _drawn(pdf, 0, LONGER_SIDE), BytesIO()
    # optimize=True would take six times as long for a file 4 % smaller;
    # the octree keeps the roles' colours, which a median cut blends into the greys of small type
    few = shown.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(picture, "PNG", compress_level=6)
    return picture.getvalue()


def page_picture(pdf: Path, number: int, longer_side: int) -> bytes | None:
    """Draw a page, counted from 1, as a PNG; None where there is no such page."""
    try:
        shown, picture = _drawn(pdf, number - 1, longer_side), BytesIO()
    except IndexError:
        return None
    shown.save(picture, "PNG", compress_level=1)
    return picture.getvalue()


def _drawn(pdf: bytes | Path, index: int, longer_side: int) -> Image.Image:
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        if not 0 <= index < len(document):
            raise IndexError(index)
        page = document[index]
        left, bottom, right, top = page.get_trimbox()
        page.set_cropbox(left, bottom, right, top)
        page.set_mediabox(left, bottom, right, top)
        drawn = page.render(scale=longer_side / max(right - left, top - bottom))
        shown: Image.Image = drawn.to_pil().convert("RGB")
    return shown
