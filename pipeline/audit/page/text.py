"""Plain text or Markdown → blocks: headings, paragraphs, list items and table cells, by line."""

from markdown_it import MarkdownIt

from pipeline.audit.page.blocks import Block, Outline
from pipeline.audit.page.html import html_blocks
from pipeline.audit.page.lines import TextLine, add_lines

# an indented line is a paragraph's, not code, and each line of a paragraph is one
MARKDOWN = MarkdownIt("commonmark", {"breaks": True}).enable("table").disable("code")
VERBATIM = ("inline", "html_block", "fence")


def text_blocks(text: str) -> list[Block]:
    """Read plain text by its lines."""
    outline = Outline()
    lines = [
        TextLine(one, f"line {number}") for number, one in enumerate(text.splitlines(), start=1)
    ]
    add_lines(outline, lines, is_page=True)
    return outline.blocks


def markdown_blocks(text: str) -> list[Block]:
    """Read Markdown as the HTML that it stands for, in which each line keeps its number."""
    parts: list[str] = []
    line = 0
    for token in MARKDOWN.parse(text):
        part = MARKDOWN.renderer.render([token], MARKDOWN.options, {})
        if token.type not in VERBATIM:
            part = part.replace("\n", "")
        elif token.type == "fence":
            part = "\n" + part
        if token.map and token.nesting >= 0:
            part = "\n" * (token.map[0] - line) + part
        parts.append(part)
        line += part.count("\n")
    return html_blocks("".join(parts), is_wrapped=True)
