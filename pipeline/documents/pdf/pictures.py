"""PDF → its pages as pictures: one as a PNG, several as a ZIP of them."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pypdfium2
from PIL import Image, ImageChops

POINTS = 72  # of an inch
WHITE = "#fff"


def picture(pdf: bytes, pixels_an_inch: int) -> bytes:
    """Draw a PDF's one page as a PNG; the same PDF gives the same bytes."""
    with pypdfium2.PdfDocument(pdf) as document:
        (page,) = document
        return _png(_drawn(page, pixels_an_inch))


def packed(pdf: bytes, pixels_an_inch: int, names: Sequence[str]) -> bytes:
    """Draw each page, cut below what stands on it; names: of the pictures, without .png."""
    content = BytesIO()
    with pypdfium2.PdfDocument(pdf) as document, ZipFile(content, "w") as pack:
        for name, page in zip(names, document, strict=True):
            pack.writestr(ZipInfo(f"{name}.png"), _png(_cut(_drawn(page, pixels_an_inch))))
    return content.getvalue()


def _drawn(page: pypdfium2.PdfPage, pixels_an_inch: int) -> Image.Image:
    drawn: Image.Image = page.render(scale=pixels_an_inch / POINTS).to_pil().convert("RGB")
    return drawn


def _cut(drawn: Image.Image) -> Image.Image:
    """Leave as much white below what is drawn as above it."""
    blank = Image.new("RGB", drawn.size, WHITE)
    _, top, _, bottom = ImageChops.difference(drawn, blank).getbbox() or (0, 0, *drawn.size)
    return drawn.crop((0, 0, drawn.width, min(bottom + top, drawn.height)))


def _png(drawn: Image.Image) -> bytes:
    content = BytesIO()
    drawn.save(content, "PNG", optimize=True)
    return content.getvalue()
