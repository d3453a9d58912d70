"""Plain text or Markdown → blocks: headings, paragraphs, list items and table cells, by line."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.audit.page.blocks import Block, Outline, TableCell

ITEM = re.compile(r"^\s*(?:[-*+•–]|\d+[.)])\s+")
# HTML in it is text with tags left out, and an indented line is a paragraph's, not code
MARKDOWN = MarkdownIt("commonmark").enable("table").disable(["html_block", "code"])


def text_blocks(text: str) -> list[Block]:
    """Read plain text: an empty line parts paragraphs."""
    outline = Outline()
    _add_lines(outline, text.splitlines(), 1)
    return outline.blocks


def markdown_blocks(text: str) -> list[Block]:
    """Read Markdown; a fenced block is no text of the page."""
    outline = Outline()
    line = level = tables = 0
    rows: list[list[TableCell]] = []
    for token in MARKDOWN.parse(text):
        line = token.map[0] + 1 if token.map else line
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "table_open":
                tables, rows = tables + 1, []
            case "tr_open":
                rows.append([])
            case "table_close":
                outline.add_table(rows, f"table {tables}")
                rows = []
            case "inline" if rows:
                rows[-1].append(TableCell(" ".join(_plain(token).split()), line))
            case "inline" if level:
                outline.add(_plain(token), line, level)
                level = 0
            case "inline":
                _add_lines(outline, _plain(token).split("\n"), line)
    return outline.blocks


def _add_lines(outline: Outline, lines: Sequence[str], first: int) -> None:
    """Add paragraphs: each ends at an empty line, or where an item of a list begins."""
    texts: list[str] = []
    start = first
    for number, line in enumerate((*lines, ""), start=first):
        if not line.strip() or ITEM.match(line):
            outline.add(" ".join(texts), start)
            texts = []
        if line.strip():
            start = start if texts else number
            texts.append(ITEM.sub("", line))


def _plain(token: Token) -> str:
    """Give a text without its marks; a line stays one."""
    return "".join(
        "\n" if one.type in ("softbreak", "hardbreak") else one.content
        for one in token.children or ()
        if one.type != "html_inline"
    )
