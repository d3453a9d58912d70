"""An HTML page → blocks: headings, paragraphs, list items and table cells, with their lines."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import cast

from lxml import etree

from pipeline.audit.page.blocks import Block, Outline
from pipeline.audit.page.lines import TextLine, add_lines
from pipeline.audit.page.tables import TableCell
from pipeline.core.errors import PageError

UNSEEN = ("script", "style", "template", "noscript", "svg", "select")
HEADINGS = ("title", "h1", "h2", "h3", "h4", "h5", "h6")
BREAKS = {
    "address", "article", "aside", "blockquote", "body", "button", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
    *HEADINGS,
}  # fmt: skip
NOTE = re.compile(r"\s*\[?[\d*†‡]+\]?\s*")
# two elements that touch: a label and its figure, or two labels; but not 1st, $50K or McAdam
SEAM = re.compile(r"[a-z):][$\d]|[a-z)%\d][A-Z][a-z]|[\d%]\$")
MOST_SPAN = 100  # rows or columns


def html_blocks(html: str, *, is_wrapped: bool = False) -> list[Block]:
    """Read a page as a browser shows it, as far as its text goes.

    is_wrapped: a break may be no more than the end of a full line. Raises PageError for a page
    whose elements are nested deeper than the parser follows.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(html.encode(errors="replace"), parser) if html.strip() else None
    for fault in parser.error_log.filter_from_fatals():
        found = f"line {fault.line}: {fault.message}"
        raise PageError("the page cannot be read", found=found)
    reader = _Reader(is_wrapped=is_wrapped)
    if root is not None:
        etree.strip_elements(root, *UNSEEN, with_tail=False)
        reader.read(root)
    return reader.outline.blocks


class _Reader:
    """A walk through a page that gathers the lines of each paragraph."""

    def __init__(self, *, is_wrapped: bool) -> None:
        self.outline = Outline()
        self._is_wrapped = is_wrapped
        self._texts: list[list[tuple[str, int, bool]]] = [[]]  # of each line, with number; bold?
        self._pictures: list[tuple[str, str]] = []
        self._open = Counter[str]()
        self._boxes = [0, 0]  # the elements that break, outermost first, by their order
        self._here = self._level = self._count = 0
        self._term = ""

    def read(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, node in walker:
            if event == "end":
                self._turn(node, -1)
                self._take(node.tail or "" if node is not root else "")
                continue
            self._here = _line(node)
            self._turn(node, 1)
            is_table = node.tag == "table" and not _is_layout(node)
            if is_table:
                self.outline.add_table(_rows(node), f"line {self._here}", _caption(node))
            if is_table or _is_note(node) or _is_caption(node):
                walker.skip_subtree()
            else:
                self._take(node.text or "")
        self._flush()

    def _turn(self, node: etree._Element, step: int) -> None:
        """Enter an element, or leave it."""
        tag, is_start = str(node.tag), step > 0
        if tag in BREAKS:
            self._flush()
            self._count += 1
            self._boxes[len(self._boxes) - (not is_start) :] = [self._count] * is_start
        if tag in HEADINGS:
            self._level = HEADINGS.index(tag) + 1 if is_start else 0
        elif tag == "br" and is_start:
            self._texts.append([])
        elif tag == "img" and is_start:
            at = f"line {self._here}, the text of a picture"
            self._pictures.append((node.get("alt", ""), at))
        self._open[tag] += step

    def _take(self, text: str) -> None:
        is_bold = self._open["b"] + self._open["strong"] > 0
        for number, part in enumerate(text.split("\n") if self._open["pre"] else [text]):
            if number:
                self._texts.append([])
            if self._texts[-1] or part.strip():
                blank = part[: len(part) - len(part.lstrip())]
                at = self._here + number + blank.count("\n")
                self._texts[-1].append((part, at, is_bold or not part.strip()))
        self._here += text.count("\n")

    def _flush(self) -> None:
        lines = [
            TextLine(
                _seamed(text for text, _, _ in line),
                f"line {line[0][1]}" if line else "",
                all(is_bold for _, _, is_bold in line),
            )
            for line in self._texts
        ]
        text, outline = " ".join(one.text for one in lines).strip(), self.outline
        outline.box, outline.depth = self._boxes[-2], self._open["li"]
        outline.head = self._term if self._open["dd"] else ""
        if self._level and text:
            outline.add(text, next(one.at for one in lines if one.at), self._level)
        elif text:
            is_pre = self._open["pre"] > 0
            is_wrapped = is_pre or self._is_wrapped
            add_lines(outline, lines, is_page=is_pre, is_wrapped=is_wrapped)
            self._term = text if self._open["dt"] else self._term
        for said, at in self._pictures:
            outline.add(said, at)
        self._texts, self._pictures = [[]], []


def _seamed(texts: Iterable[str]) -> str:
    """Put texts together, with a blank where two elements touch that a page shows apart."""
    joined: list[str] = []
    for text in filter(None, texts):
        joined += [" "] * bool(joined and SEAM.match(joined[-1][-1] + text[:2]))
        joined.append(text)
    return "".join(joined)


def _is_note(node: etree._Element) -> bool:
    """Tell the mark of a note, which would be read as the end of a figure."""
    inner = (node.text or "") + (node[0].text or "" if len(node) else "")
    return node.tag == "sup" and NOTE.fullmatch(inner) is not None


def _caption(table: etree._Element) -> str:
    """Give the caption in a table, and that of the figure that it stands in."""
    figures = [it for one in table.iterancestors("figure") for it in one.iter("figcaption")]
    captions = (*table.iterdescendants("caption"), *figures)
    return " ".join(" ".join(str(text) for one in captions for text in one.itertext()).split())


def _is_caption(node: etree._Element) -> bool:
    """Tell the caption of a figure whose table has it."""
    figures = node.iterancestors("figure") if node.tag == "figcaption" else ()
    return any(not _is_layout(table) for figure in figures for table in figure.iter("table"))


def _is_layout(table: etree._Element) -> bool:
    """Tell a table that only places what it holds: tables, sections, a single row or column."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    if table.find(".//th") is not None or table.find(".//caption") is not None:
        return False
    rows, cells = (sum(1 for _ in table.iterdescendants(tag)) for tag in ("tr", "td"))
    return rows < 2 or cells == rows or next(table.iterdescendants(*HEADINGS), None) is not None


def _line(node: etree._Element) -> int:
    return cast("int | None", node.sourceline) or 0


def _rows(table: etree._Element) -> list[list[TableCell]]:
    """Give a table's rows; a cell that spans stands in each row and column that it spans."""
    rows: list[list[TableCell]] = [[]]
    below: dict[int, tuple[int, TableCell]] = {}  # by column: the rows that a cell spans yet
    for node in table.iterdescendants("tr", "td", "th"):
        if node.tag == "tr":
            rows.append([])
            continue
        row = rows[-1]
        while below.get(len(row), (0,))[0] > 0:
            left, above = below[len(row)]
            below[len(row)] = (left - 1, above)
            row.append(above)
        cell = TableCell(_text(node), f"line {_line(node)}", node.tag == "th")
        for _ in range(min(_span(node, "colspan"), MOST_SPAN - len(row)) or 1):
            below[len(row)] = (_span(node, "rowspan") - 1, cell)
            row.append(cell)
    return [row for row in rows if row]


def _span(cell: etree._Element, name: str) -> int:
    said = str(cell.get(name, ""))[:4]
    return min(int(said), MOST_SPAN) if said.isdecimal() else 1


def _text(cell: etree._Element) -> str:
    """Give what is shown of a cell, on one line."""
    reader = _Reader(is_wrapped=False)
    reader.read(cell)
    return " ".join(reader.outline.texts)
