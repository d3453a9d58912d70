"""A page, whatever its format → blocks of text, each with its place."""

from dataclasses import dataclass


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


def under(headings: tuple[str, ...]) -> str:
    """Say under which heading something stands: , under “Pay”."""
    return f", under “{shortened(headings[-1])}”" if headings else ""


def shortened(text: str, most: int = 40) -> str:
    """Keep a text's first words."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table as it is read: its text, its line, whether it is a head."""

    text: str
    line: int
    is_head: bool = False


def table_blocks(
    rows: list[list[TableCell]], name: str, caption: str, headings: tuple[str, ...]
) -> list[Block]:
    """Make blocks of a table's cells, each with the heads of its row and column.

    A row of heads, or the first row, heads the columns; the first cell of a row heads the row.
    """
    if not rows:
        return []
    is_headed = len(rows) > 1 or all(cell.is_head for cell in rows[0])
    columns = [cell.text for cell in rows[0]] if is_headed else []
    blocks = [Block(caption, f"the caption of {name}", headings)] if caption else []
    for row in rows[is_headed:]:
        for number, cell in enumerate(row[1:], start=1):
            if cell.text and not cell.is_head:
                column = columns[number] if number < len(columns) else ""
                blocks.append(_cell(cell, (row[0].text, column, caption), name, headings))
    return blocks


def _cell(
    cell: TableCell, heads: tuple[str, str, str], name: str, headings: tuple[str, ...]
) -> Block:
    row, column, caption = heads
    told = [
        f"row “{shortened(row)}”" if row else "",
        f"column “{shortened(column)}”" if column else "",
    ]
    return Block(
        cell.text,
        ", ".join([f"line {cell.line}", name, *filter(None, told)]),
        headings,
        group=name,
        heads=tuple(filter(None, (row, column, caption))),
    )
