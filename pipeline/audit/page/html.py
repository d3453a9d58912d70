"""An HTML page → blocks: headings, paragraphs, list items and table cells, with their lines."""

from html.parser import HTMLParser

from pipeline.audit.page.blocks import Block, TableCell, table_blocks, under

UNSEEN = ("script", "style", "template", "noscript", "title", "svg", "select", "button")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BREAKS = {
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "details", "ul", "br", *HEADINGS,
}  # fmt: skip
CELLS = ("td", "th")


def html_blocks(html: str) -> list[Block]:
    """Read a page as a browser shows it, as far as its text goes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return reader.blocks


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._headings: list[tuple[int, str]] = []
        self._unseen: list[str] = []
        self._texts: list[str] = []
        self._line = 0
        self._level = 0
        self._tables: list[_Table] = []
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN or self._unseen:
            self._unseen += [tag] if tag in UNSEEN else []
            return
        if tag == "table":
            self._flush()
            self._count += 1
            self._tables.append(_Table(f"table {self._count}"))
        elif self._tables and tag in ("tr", "caption", *CELLS):
            self._tables[-1].begin(tag, dict(attrs), self.getpos()[0])
        elif tag in BREAKS:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag == "table" and self._tables:
            self._close_table()
        elif self._tables and tag in ("tr", "caption", *CELLS):
            self._tables[-1].finish(tag)
        elif tag in BREAKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._tables:
            self._tables[-1].add(data)
        else:
            if not self._texts and data.strip():
                leading = data[: len(data) - len(data.lstrip())]
                self._line = self.getpos()[0] + leading.count("\n")
            if self._texts or data.strip():
                self._texts.append(data)

    def end(self) -> None:
        while self._tables:
            self._close_table()
        self._flush()

    def _break(self, tag: str) -> None:
        if self._tables:
            self._tables[-1].add(" ")
            return
        if tag == "br":
            self._texts.append(" ")
            return
        self._flush()
        self._level = int(tag[1]) if tag in HEADINGS else 0

    def _flush(self) -> None:
        text = " ".join("".join(self._texts).split())
        self._texts = []
        level, self._level = self._level, 0
        if not text:
            return
        if level:
            self._headings = [one for one in self._headings if one[0] < level]
        above = self._above()
        self.blocks.append(
            Block(text, f"line {self._line}{under(above)}", above, is_heading=bool(level))
        )
        if level:
            self._headings.append((level, text))

    def _above(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._headings)

    def _close_table(self) -> None:
        table = self._tables.pop()
        self.blocks += table_blocks(table.closed(), table.name, table.caption, self._above())


class _Table:
    """A table as it comes in; a cell that spans stands in each row and column that it spans."""

    def __init__(self, name: str) -> None:
        self.name, self.caption = name, ""
        self._rows: list[list[TableCell]] = []
        self._spans: dict[int, tuple[int, TableCell]] = {}
        self._texts: list[str] | None = None
        self._open = ("", 0, 1, 1)

    def begin(self, tag: str, attrs: dict[str, str | None], line: int) -> None:
        self.finish("td")
        if tag == "tr":
            self._rows.append([])
            return
        self._texts = []
        spans = (attrs.get("colspan"), attrs.get("rowspan"))
        across, down = (int(one) if one and one.isdigit() else 1 for one in spans)
        self._open = (tag, line, min(across, 50), min(down, 200))

    def add(self, data: str) -> None:
        if self._texts is not None:
            self._texts.append(data)

    def finish(self, _tag: str) -> None:
        if self._texts is None:
            return
        text, self._texts = " ".join("".join(self._texts).split()), None
        tag, line, across, down = self._open
        if tag == "caption":
            self.caption = text
            return
        if not self._rows:
            self._rows.append([])
        self._carry()
        cell = TableCell(text, line, tag == "th")
        for _ in range(across):
            self._spans[len(self._rows[-1])] = (down - 1, cell)
            self._rows[-1].append(cell)

    def _carry(self) -> None:
        """Put what spans down from the rows above before the next cell."""
        row = self._rows[-1]
        while self._spans.get(len(row), (0, None))[0] > 0:
            left, cell = self._spans[len(row)]
            self._spans[len(row)] = (left - 1, cell)
            row.append(cell)

    def closed(self) -> list[list[TableCell]]:
        self.finish("td")
        return [row for row in self._rows if row]
