"""A page's file → its blocks."""

import unicodedata
from importlib import import_module
from pathlib import Path

from pipeline.audit.page.blocks import Block
from pipeline.core.errors import UsageError

READERS = {
    ".html": ("html", "html_blocks"),
    ".htm": ("html", "html_blocks"),
    ".md": ("text", "markdown_blocks"),
    ".txt": ("text", "text_blocks"),
    ".pdf": ("pdf", "pdf_blocks"),
}


def page_blocks(path: Path) -> list[Block]:
    if path.suffix not in READERS or not path.is_file():
        raise UsageError("there is no such page", where=str(path))
    module, name = READERS[path.suffix]
    reader = getattr(import_module(f"pipeline.audit.page.{module}"), name)
    text = path if path.suffix == ".pdf" else unicodedata.normalize("NFKC", path.read_text())
    return list(reader(text))
