"""A page's file → its blocks, within bounds of size."""

from importlib import import_module
from pathlib import Path

from pipeline.audit.page.blocks import Block
from pipeline.audit.page.characters import decoded
from pipeline.core.errors import PageError, UsageError

MOST = 1 << 20  # characters of text; a file with marks and pictures may have more bytes
READERS = {  # the module, imported where there is such a page, its function, the most bytes
    ".html": ("html", "html_blocks", 10 * MOST),
    ".htm": ("html", "html_blocks", 10 * MOST),
    ".md": ("text", "markdown_blocks", MOST),
    ".markdown": ("text", "markdown_blocks", MOST),
    ".txt": ("text", "text_blocks", MOST),
    ".pdf": ("pdf", "pdf_blocks", 50 * MOST),
}
TODO = "Save it as HTML or text, in UTF-8."
KNOWN = ".html, .md, .txt, .pdf, or a .toml of claims"


def page_blocks(path: Path) -> list[Block]:
    """Read a page of any known format.

    Raises UsageError for one that is not there or of another kind, PageError for one that has no
    text that can be read, or too much.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise UsageError("pages of this kind are not read", where=path, expected=KNOWN)
    if not path.is_file():
        raise UsageError("there is no such page", where=path, expected=KNOWN)
    module, name, most = READERS[suffix]
    _bound(path, path.stat().st_size, most, "bytes")
    reader = getattr(import_module(f"pipeline.audit.page.{module}"), name)
    try:
        blocks: list[Block] = reader(path if suffix == ".pdf" else decoded(path.read_bytes()))
    except PageError as error:
        raise PageError(error.what, where=path, found=error.found, todo=TODO) from None
    _bound(path, sum(len(block.text) for block in blocks), MOST, "characters")
    if not blocks:
        raise PageError("the page has no text that can be read", where=path, todo=TODO)
    return blocks


def _bound(path: Path, size: int, most: int, unit: str) -> None:
    if size > most:
        expected, found = f"at most {most:,} {unit}", f"{size:,}"
        raise PageError("the page is too large", where=path, expected=expected, found=found)
