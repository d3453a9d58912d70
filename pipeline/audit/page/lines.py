"""Lines of text → the paragraphs, headings, items of lists and tables of an outline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from pipeline.audit.page.blocks import ENTRY, FIGURE, KEY, LINES, Outline, is_value
from pipeline.audit.page.characters import folded
from pipeline.audit.page.tables import TableCell

ITEM = re.compile(r"(\s*)(?:[-*+•–▪◦●○‣·✓✔►]|\d{1,2}[.)])\s+(?=\S)")
LEADER = re.compile(r"(?<!\.\w) ?(?:(?:\. ?){2,}|…+|_{3,}|-{3,}|(?:· ?){3,}) *(?=[\d$])")
MEASURED = re.compile(r": \d")  # Length: 8 weeks
GAP = re.compile(r"\||\t+| {3,}| {2,}(?=\$)")
ENDED = re.compile(r"[.,;:][”\"’')\]]*$")
ON = re.compile(
    r"(?:,|\b(?:an?|the|of|in|at|to|for|and|or|than|is|was|are|were|by|with|from|about|over|under"
    r"|nearly|almost|as|that|between))$",
    re.IGNORECASE,
)
NARROW, FULL = 60, 0.9  # characters of a line that was wrapped, at least; its share of the longest
LONGEST = 200  # characters of a line that leads to its figure by dots
COLUMNS = range(2, 9)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text with its indent, and its place in words."""

    text: str
    at: str
    is_bold: bool = False

    @property
    def is_blank(self) -> bool:
        return not any(map(str.isalnum, self.text))

    @property
    def cells(self) -> list[str]:
        """Give the cells of a row that is drawn with lines or gaps."""
        return GAP.split(self.text.strip().removeprefix("|").removesuffix("|"))


def add_lines(
    outline: Outline, lines: Sequence[TextLine], *, is_page: bool, is_wrapped: bool = True
) -> None:
    """Add lines: one goes on in the next where its sentence was not ended, or it was wrapped.

    is_page: they are all that there is, so that any short line may head what follows. is_wrapped:
    a line may end because it is full.
    """
    width = FULL * max((NARROW, *(len(one.text) for one in lines))) if is_wrapped else inf
    start = 0
    while start < len(lines):
        stop = _add_table(outline, lines, start)
        if stop == start:
            stop += 1
            while stop < len(lines) and _goes_on(lines[stop - 1], lines[stop], width):
                stop += 1
            if not lines[start].is_blank:
                level = _level(lines, start, is_page=is_page) if stop == start + 1 else 0
                _add_text(outline, lines[start:stop], level)
        start = stop
    if len(lines) > 1:
        outline.end(LINES)


def _goes_on(line: TextLine, after: TextLine, width: float) -> bool:
    is_row = "|" in after.text or len(after.cells) > 1
    if line.is_blank or after.is_blank or ITEM.match(after.text) or is_row:
        return False
    text, following = line.text.rstrip(), after.text.split(maxsplit=1)[0]
    if following.strip("(") == "Source:" or ON.search(text):
        return True
    if following[0].islower():
        return text[-1] not in ".!?"
    ends = [one.strip().rpartition(": ")[2] for one in (text, after.text)]  # Median pay: $45,690
    is_full = len(text) + len(following) >= width
    return is_full and not (any(map(is_value, ends)) or KEY.match(text) or KEY.match(after.text))


def _level(lines: Sequence[TextLine], number: int, *, is_page: bool) -> int:
    """Give the level of a line that heads what follows it: a title, a section, or lines of it."""
    text, after = lines[number].text.strip(), number + 1
    is_item = ITEM.match(text) is not None
    if len(text) > ENTRY or any(one.search(text) for one in (FIGURE, ENDED, MEASURED)):
        return 0
    if lines[number].is_bold and not is_item:
        return LINES - 1
    while after < len(lines) and lines[after].is_blank:
        after += 1
    if after == len(lines) or not text or text[0] == "(" or text[0].islower():
        return 0
    following = lines[after].text.strip()
    if after > number + 1 or following[0] == "(":
        return (LINES + (number > 0)) * (is_page and not is_item)
    texts = [one.text for one in (*lines[number : after + 2], TextLine("", ""))]
    own, next_one, third = (len(one) - len(one.lstrip()) for one in texts[:3])
    has_figure = FIGURE.search(following) is not None
    leads = is_page or has_figure or ITEM.match(following) is not None
    if is_item:  # only what is below it by its indent, or its figures
        leads = not ITEM.match(following) and (own < next_one or has_figure)
    level = LINES + 1 if own == next_one < third else LINES + 2 + (own > 0)
    return level if leads and not is_value(following) else 0


def _add_text(outline: Outline, lines: Sequence[TextLine], level: int) -> None:
    text, indent = " ".join(one.text.strip() for one in lines), 0
    if (item := ITEM.match(lines[0].text)) and not level:
        indent = 1 + min(len(item[1].expandtabs(4)) // 2, 4)
        text = text[len(item[0]) - len(item[1]) :]
    text = LEADER.sub(": ", text) if len(text) <= LONGEST else text
    outline.add(text, lines[0].at, level, indent)


def _add_table(outline: Outline, lines: Sequence[TextLine], start: int) -> int:
    """Add the table that begins at a line, if there is one; gives where it ends."""
    stop = start
    while (
        stop < len(lines) and (text := lines[stop].text.strip()) and text.find("|") == len(text) - 1
    ):
        stop += 1
    rows = _grid(
        [TableCell(folded(one.text.replace("|", "")), one.at) for one in lines[start:stop]]
    )
    if stop - start < 2:
        stop = start
        while stop < len(lines) and len(lines[stop].cells) > 1 and not ITEM.match(lines[stop].text):
            stop += 1
        rows = [
            [TableCell(folded(text), one.at) for text in one.cells]
            for one in lines[start:stop]
            if not one.is_blank
        ]
        if rows and {len(rows[0]) + 1} == {len(row) for row in rows[1:]}:
            rows[0].insert(0, TableCell("", rows[0][0].at))  # the corner
    if len(rows) < 2:
        return start
    outline.add_table(rows, rows[0][0].at)
    return stop


def _grid(cells: list[TableCell]) -> list[list[TableCell]]:
    """Part cells that stand one below the other into rows, the corner first."""
    corner = next((place for place, cell in enumerate(cells) if not cell.text), 0)
    wide = [n for n in COLUMNS if not any(is_value(one.text) for one in cells[::n])]
    count = next((n for n in wide if len(cells) % n == 0), 2)
    if 0 < corner < len(COLUMNS):
        count = corner + 1
        cells = [cells[corner], *cells[:corner], *cells[corner + 1 :]]
    return [cells[place : place + count] for place in range(0, len(cells), count)]
