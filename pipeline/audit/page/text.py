"""Plain text or Markdown → blocks: headings, paragraphs, list items and table cells, by line."""

import re

from pipeline.audit.page.blocks import Block, TableCell, table_blocks, under

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
UNDERLINE = re.compile(r"^(=+|-{3,})\s*$")
ITEM = re.compile(r"^\s*(?:[-*+•–]|\d+[.)])\s+")
ROW = re.compile(r"^\s*\|.*\|\s*$|^[^|]+\|[^|]+")
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
MARKS = (
    (re.compile(r"!\[([^]]*)]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^]]+)](?:\([^)]*\)|\[[^]]*])"), r"\1"),
    (re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"<[^>]+>"), ""),
)


def markdown_blocks(text: str) -> list[Block]:
    """Read Markdown; a fenced block is no text of the page."""
    return _Lines(is_markdown=True).read(text)


def text_blocks(text: str) -> list[Block]:
    """Read plain text: an empty line parts paragraphs."""
    return _Lines(is_markdown=False).read(text)


class _Lines:
    def __init__(self, *, is_markdown: bool) -> None:
        self.blocks: list[Block] = []
        self._is_markdown = is_markdown
        self._headings: list[tuple[int, str]] = []
        self._texts: list[str] = []
        self._line = 0
        self._rows: list[list[TableCell]] = []
        self._count = 0
        self._is_fenced = False

    def read(self, text: str) -> list[Block]:
        for number, line in enumerate(text.splitlines(), start=1):
            if self._is_markdown and line.lstrip().startswith(("```", "~~~")):
                self._flush()
                self._is_fenced = not self._is_fenced
            elif not self._is_fenced:
                self._take(line, number)
        self._flush()
        return self.blocks

    def _take(self, line: str, number: int) -> None:
        if self._is_markdown and self._is_table(line, number):
            return
        if not line.strip():
            self._flush()
        elif self._is_markdown and (found := HEADING.match(line)):
            self._flush()
            self._head(len(found[1]), found[2], number)
        elif self._is_markdown and self._texts and (found := UNDERLINE.match(line)):
            text, self._texts = " ".join(self._texts), []
            self._head(1 if found[1][0] == "=" else 2, text, self._line)
        else:
            if ITEM.match(line):
                self._flush()
            if not self._texts:
                self._line = number
            self._texts.append(ITEM.sub("", line).strip())

    def _is_table(self, line: str, number: int) -> bool:
        if RULE.match(line) and self._rows:
            return True
        if not ROW.match(line):
            return False
        if not self._rows:
            self._flush()
        cells = line.strip().removeprefix("|").removesuffix("|").split("|")
        self._rows.append([TableCell(self._plain(cell.strip()), number) for cell in cells])
        return True

    def _head(self, level: int, text: str, number: int) -> None:
        self._headings = [one for one in self._headings if one[0] < level]
        self._add(text, number, is_heading=True)
        self._headings.append((level, self._plain(text)))

    def _flush(self) -> None:
        if self._rows:
            self._count += 1
            rows, self._rows = self._rows, []
            self.blocks += table_blocks(rows, f"table {self._count}", "", self._above())
        if self._texts:
            text, self._texts = " ".join(self._texts), []
            self._add(text, self._line)

    def _add(self, text: str, number: int, *, is_heading: bool = False) -> None:
        above = self._above()
        place = f"line {number}{under(above)}"
        self.blocks.append(Block(self._plain(text), place, above, is_heading=is_heading))

    def _above(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._headings)

    def _plain(self, text: str) -> str:
        if self._is_markdown:
            for pattern, kept in MARKS:
                text = pattern.sub(kept, text)
        return " ".join(text.split())
