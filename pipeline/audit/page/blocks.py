"""A page, whatever its format → blocks of text, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 40  # characters of a text that says where something stands


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading or table cell.

    place: where it stands, in words. headings: those above it, outermost first. A cell has the
    name of its table as group, and the heads of its row and column, and the caption, as heads,
    nearest first.
    """

    text: str
    place: str
    headings: tuple[str, ...] = ()
    is_heading: bool = False
    group: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table as it is read: its text, its line, whether it is a head."""

    text: str
    line: int
    is_head: bool = False


class Outline:
    """The blocks of a page as they are read, each under the headings that stand above it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: list[tuple[int, str]] = []

    def add(self, text: str, line: int, level: int = 0) -> None:
        """Add a paragraph, or a heading of a level from 1; what has no text is no block."""
        if not (text := " ".join(text.split())):
            return
        if level:
            self._headings = [one for one in self._headings if one[0] < level]
        above = self._above()
        place = f"line {line}" + (f", under “{_shortened(above[-1])}”" if above else "")
        self.blocks.append(Block(text, place, above, is_heading=bool(level)))
        if level:
            self._headings.append((level, text))

    def add_table(self, rows: Sequence[Sequence[TableCell]], name: str, caption: str = "") -> None:
        """Add a table's cells, each with the heads of its row and column.

        A row of heads, or the first row, heads the columns; the first cell of a row heads the row.
        """
        if not rows:
            return
        is_headed = len(rows) > 1 or all(cell.is_head for cell in rows[0])
        columns = [cell.text for cell in rows[0]] if is_headed else []
        if caption:
            self.blocks.append(Block(caption, f"the caption of {name}", self._above()))
        for row in rows[is_headed:]:
            for number, cell in enumerate(row[1:], start=1):
                if cell.text and not cell.is_head:
                    column = columns[number] if number < len(columns) else ""
                    self._add_cell(cell, (row[0].text, column, caption), name)

    def _add_cell(self, cell: TableCell, heads: tuple[str, ...], name: str) -> None:
        sides = zip(("row", "column"), heads, strict=False)
        said = [f"{side} “{_shortened(head)}”" for side, head in sides if head]
        place = ", ".join([f"line {cell.line}", name, *said])
        heads = tuple(filter(None, heads))
        self.blocks.append(Block(cell.text, place, self._above(), group=name, heads=heads))

    def _above(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._headings)


def _shortened(text: str) -> str:
    """Keep a text's first words."""
    return text if len(text) <= MOST else text[:MOST].rsplit(" ", 1)[0] + " …"
