"""A PDF → blocks: the paragraphs of each page, as far as its text layer shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from pipeline.audit.page.blocks import Block
from pipeline.core.errors import UsageError

HYPHEN = "\ufffe"  # what the engine gives for a hyphen that ends a line
ENDS = re.compile(r"[.!?:;]['”\")]*$")
SHORT = 0.7  # of the longest line: a shorter one that ends a sentence ends its paragraph


def pdf_blocks(path: Path) -> list[Block]:
    """Read the text of every page. Raises UsageError for no PDF, or one of pictures alone."""
    pages, found = [], "pages without text, perhaps scanned"
    try:
        with pypdfium2.PdfDocument(path) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError as error:
        found = str(error)
    if not any(page.strip() for page in pages):
        raise UsageError(
            "the PDF has no text that can be read",
            where=str(path),
            expected="a PDF with a text layer",
            found=found,
            todo="Give the page as HTML or text.",
        )
    return [
        Block(text, f"page {number}")
        for number, page in enumerate(pages, start=1)
        for text in _paragraphs(page)
    ]


def _paragraphs(page: str) -> Iterator[str]:
    lines = [line.strip() for line in page.splitlines()]
    longest = max(map(len, lines), default=0)
    texts: list[str] = []
    for line in (*lines, ""):
        texts += [line] * bool(line)
        if texts and (not line or (ENDS.search(line) and len(line) < SHORT * longest)):
            text = " ".join(texts).replace(f"{HYPHEN} ", "").replace(HYPHEN, "-")
            yield " ".join(text.split())
            texts = []
