"""A PDF → blocks: the lines of its pages, with the gaps between the columns of its tables."""

from pathlib import Path

import pypdfium2

from pipeline.audit.page.blocks import Block, Outline
from pipeline.audit.page.lines import TextLine, add_lines
from pipeline.core.errors import PageError

HYPHEN = "\ufffe"  # what the engine gives for a hyphen that ends a line
APART = "   "
GAP, LEADING = 1.2, 0.8  # of a line's height: between two cells; between two paragraphs
FAR = 4  # times the latter: rows of one table stand nearer


def pdf_blocks(path: Path) -> list[Block]:
    """Read the text of every page. Raises PageError for no PDF."""
    outline = Outline()
    try:
        with pypdfium2.PdfDocument(path) as document:
            for number, page in enumerate(document, start=1):
                lines = [TextLine(text, f"page {number}") for text in _lines(page.get_textpage())]
                add_lines(outline, lines, is_page=True)
    except pypdfium2.PdfiumError as error:
        raise PageError("the page cannot be read", found=str(error)) from error
    return outline.blocks


def _lines(page: pypdfium2.PdfTextPage) -> list[str]:
    """Put together what stands side by side, apart where it stands apart."""
    lines, right, bottom = [""], 0.0, 0.0
    for number in range(page.count_rects()):
        left, low, end, high = page.get_rect(number)
        height, text = high - low, page.get_text_bounded(left, low, end, high).replace("\r\n", " ")
        if low < bottom + height / 2 < high and left >= right - height:
            lines[-1] += APART * (left - right > GAP * height) + text
        elif lines[-1].endswith(HYPHEN):
            lines[-1] = lines[-1].removesuffix(HYPHEN) + text
        else:
            space = (bottom - high) / (LEADING * height)
            lines += [""] * ((space > 1) + (space > FAR)) + [text]
        right, bottom = end, low
    trios = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    return [
        line.replace(HYPHEN, "-")
        for before, line, after in trios
        if line or not (APART in before and APART in after)
    ]
