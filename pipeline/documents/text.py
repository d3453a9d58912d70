"""A document's HTML → all its text, in the order in which it is read."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

UNSEEN = ("head", "script", "style", "svg")
VOID = ("base", "br", "col", "hr", "img", "input", "link", "meta", "wbr")  # they have no end
APART = ("br", "small", "span")  # no word runs on into these
CELLS = ("td", "th")
LINES = (
    "address", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "header", "li", "main", "ol", "p", "section", "table", "ul",
)  # fmt: skip
PANEL = re.compile(r'<section class="panel[^"]*" id="([^"]+)"')
CELL, PICTURE = " | ", "Picture: "  # between the cells of a row; before what a picture says
SPACE = re.compile(r"[ \t\r\n\f]+")  # a no-break space stays


def lines_of(html: str, reading_order: Sequence[int] = (), picture: str = PICTURE) -> list[str]:
    """Give a line a heading, paragraph, row of a table or picture, panels in their order."""
    reader = _TextReader(picture)
    reader.feed(html)
    reader.close()
    reader.end_line()
    before, *panels = reader.panels
    ordered = [panels[place] for place in reading_order] or panels
    return [line for panel in (before, *ordered) for line in panel]


def panels_of(html: str) -> list[str]:
    """Give the names of a page's panels, as they are set."""
    return PANEL.findall(html)


class _TextReader(HTMLParser):
    """Collects lines by panel; the first are those before any.

    unseen: how many elements are open of one that is not read out. cells: those of the row so far.
    """

    def __init__(self, picture: str) -> None:
        super().__init__()
        self.picture = picture
        self.panels: list[list[str]] = [[]]
        self.line, self.unseen, self.cells = "", 0, 0
        self.is_in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        classes = said.get("class", "").split()
        is_picture = tag == "figure" and "picture" in classes
        if not self.unseen:
            if tag == "tr" or tag in LINES:
                self.end_line()
            if "panel" in classes:
                self.panels.append([])
            if tag == "tr":
                self.is_in_row, self.cells = True, 0
            elif tag in CELLS:
                self.line += CELL * (self.cells > 0)
                self.cells += 1
            elif tag in APART:
                self.line += " "
            elif is_picture or tag == "img":
                self._picture(said.get("data-alt" if is_picture else "alt", ""))
        if (self.unseen or is_picture or tag in UNSEEN) and tag not in VOID:
            self.unseen += 1

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen -= tag not in VOID
        elif tag == "tr" or tag in LINES:
            self.is_in_row &= tag != "tr"
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.line += data

    def _picture(self, alt: str) -> None:
        self.end_line()
        self.line += alt if self.is_in_row or not alt else self.picture + alt
        self.end_line()

    def end_line(self) -> None:
        """End a line, or in a row what stands under other text in its cell."""
        if self.is_in_row:
            self.line += " "
        else:
            if said := SPACE.sub(" ", self.line).strip(" "):
                self.panels[-1].append(said)
            self.line = ""
