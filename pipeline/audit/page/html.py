"""An HTML page → blocks: headings, paragraphs, list items and table cells, with their lines."""

import re
from collections.abc import Collection, Iterator
from typing import cast

from lxml import etree

from pipeline.audit.page.blocks import Block, Outline, TableCell
from pipeline.core.errors import UsageError

UNSEEN = ("script", "style", "template", "noscript", "title", "svg", "select", "button")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BREAKS = {
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "details", "ul", "br", *HEADINGS,
}  # fmt: skip
CLOSED_BREAK = re.compile(r"<br\b([^<>]*)/>", re.IGNORECASE)  # ends a paragraph, <br> a line


def html_blocks(html: str) -> list[Block]:
    """Read a page as a browser shows it, as far as its text goes.

    Raises UsageError for one whose elements are nested deeper than the parser follows.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(CLOSED_BREAK.sub(r"<br closed\1>", html).encode(), parser)
    for fault in parser.error_log.filter_from_fatals():
        where = f"line {fault.line}"
        raise UsageError("the page cannot be read", where=where, found=fault.message)
    reader = _Reader()
    if root is not None:
        reader.read(root)
    return reader.outline.blocks


def _shown(root: etree._Element, unseen: Collection[str]) -> Iterator[tuple[str, etree._Element]]:
    """Give where what is shown starts and ends; of what is unseen, the end alone."""
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and node.tag in unseen:
            walker.skip_subtree()
        else:
            yield event, node


class _Reader:
    def __init__(self) -> None:
        self.outline = Outline()
        self._texts: list[str] = []
        self._here = self._line = 0  # of what is being read; where its paragraph begins
        self._level = self._count = 0
        self._tables: list[str] = []  # those that it stands in

    def read(self, root: etree._Element) -> None:
        for event, node in _shown(root, UNSEEN):
            is_start = event == "start"
            self._here = self._line_of(event, node)
            if node.tag == "table":
                self._turn(node, is_start=is_start)
            elif node.tag in BREAKS and not self._tables:
                self._break(node, is_start=is_start)
            self._take((node.text if is_start else node.tail) or "")
        self._flush()

    def _line_of(self, event: str, node: etree._Element) -> int:
        """Give the line on which the text behind a tag begins."""
        if node.tag in UNSEEN:
            return _line(node) + "".join(map(str, node.itertext())).count("\n")
        return self._here if event == "end" else _line(node)

    def _turn(self, table: etree._Element, *, is_start: bool) -> None:
        """Number a table where it starts, and add it where it ends: one within before its own."""
        if is_start:
            self._flush()
            self._count += 1
            self._tables.append(f"table {self._count}")
        else:
            captions = map(_text, _own(table, "caption"))
            self.outline.add_table(_rows(table), self._tables.pop(), next(captions, ""))

    def _break(self, node: etree._Element, *, is_start: bool) -> None:
        if node.tag == "br" and "closed" not in node.attrib:
            self._texts += [" "] * (is_start and bool(self._texts))
            return
        self._flush()
        is_heading = is_start and node.tag in HEADINGS
        self._level = HEADINGS.index(node.tag) + 1 if is_heading else 0

    def _take(self, text: str) -> None:
        if not self._tables and (self._texts or text.strip()):
            if not self._texts:
                self._line = self._here + text[: -len(text.lstrip())].count("\n")
            self._texts.append(text)
        self._here += text.count("\n")

    def _flush(self) -> None:
        self.outline.add("".join(self._texts), self._line, self._level)
        self._texts, self._level = [], 0


def _line(node: etree._Element) -> int:
    return cast("int | None", node.sourceline) or 0


def _rows(table: etree._Element) -> list[list[TableCell]]:
    """Give a table's rows; a cell that spans stands in each row and column that it spans."""
    rows: list[list[TableCell]] = [[]]
    below: dict[int, tuple[int, TableCell]] = {}  # by column: the rows that a cell spans yet
    for node in _own(table, "tr", "td", "th"):
        if node.tag == "tr":
            rows.append([])
            continue
        row = rows[-1]
        while below.get(len(row), (0,))[0] > 0:
            left, above = below[len(row)]
            below[len(row)] = (left - 1, above)
            row.append(above)
        cell = TableCell(_text(node), _line(node), node.tag == "th")
        for _ in range(_span(node, "colspan", 50)):
            below[len(row)] = (_span(node, "rowspan", 200) - 1, cell)
            row.append(cell)
    return [row for row in rows if row]


def _own(table: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Give the elements of a table that are of no table within."""
    for node in table.iterdescendants(*tags):
        if next(node.iterancestors("table")) is table:
            yield node


def _span(cell: etree._Element, name: str, most: int) -> int:
    said = str(cell.get(name, ""))
    return min(int(said), most) if said.isdigit() else 1


def _text(cell: etree._Element) -> str:
    """Give what is shown of a cell, but for a table within."""
    texts = []
    for event, node in _shown(cell, (*UNSEEN, "table")):
        if event == "start":
            texts += [" " * (node.tag in BREAKS), node.text or ""]
        elif node is not cell:
            texts.append(node.tail or "")
    return " ".join("".join(texts).split())
