"""The rows of a table → its cells, each with the heads of its row and column."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

DATA = re.compile(r"\$\s?\d|\d,\d{3}")
PERCENTILE = re.compile(r"(?:10|25|50|75|90)(?:\s?%|th\b)|median", re.IGNORECASE)
LONGEST = 80  # characters of a head
PAIR = 2  # columns of a table that may be of labels and values

Row = Sequence["TableCell"]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table as it is read: its text, its line or page, whether it is a head."""

    text: str
    at: str
    is_head: bool = False


def headed(
    rows: Sequence[Row], is_value: Callable[[str], bool]
) -> Iterator[tuple[TableCell, tuple[str, ...]]]:
    """Give each cell once, with the heads of its row and column first, "" where there is none.

    The head of the first column, such as “Registered nurses”, is the last that is of them all.

    Rows of heads lie over each other at the top or further below; a cell across a whole row heads
    the rows below it. The first row of a table without marks is of heads where its cells are of
    another kind than those below.
    """
    data = {
        id(cell) for row in rows for cell in row if DATA.search(cell.text) or is_value(cell.text)
    }
    columns: list[Row] = []
    labels = _labels(rows, data)
    section, was_heads, seen = "", False, set[int]()
    for number, row in enumerate(rows):
        is_heads = _is_marked(row) or (number == 0 and _is_unlike(row, rows[1:], data))
        if is_heads:
            columns = [*columns * was_heads, row]
        elif len(row) > 1 and all(cell is row[0] for cell in row):
            section = row[0].text
        was_heads = is_heads
        for place, cell in enumerate(row):
            if id(cell) in seen or not cell.text:
                continue
            seen.add(id(cell))
            if is_heads or cell.text == section:
                yield cell, ()
                continue
            leading = [
                row[label].text for label in labels if label < place and row[label] is not cell
            ]
            first, *others = [head for head in leading[::-1] if 0 < len(head) <= LONGEST] or [""]
            column, *upper = [one[place].text for one in columns[::-1] if place < len(one)] or [""]
            corner = [
                one[label].text for label in labels[:1] for one in columns[-1:] if label < place
            ]
            yield cell, (first, column, *others, *upper, section, *corner)


def _labels(rows: Sequence[Row], data: set[int]) -> list[int]:
    """Give the columns before all figures, but for a first one of ranks before names."""
    width = max(map(len, rows), default=0)
    columns = [[row[place] for row in rows if place < len(row)] for place in range(width)]
    kinds = [any(id(cell) in data for cell in column) for column in columns]
    if not any(kinds):
        return [0]
    if kinds[0] and not any(DATA.search(cell.text) for cell in columns[0]):
        first = kinds.index(True, 1) if True in kinds[1:] else 1
        return list(range(1, first)) or [0]
    return list(range(kinds.index(True)))


def _is_marked(row: Row) -> bool:
    """Tell a row of marked heads: none of them an amount, and not one across the row."""
    inner = [cell for cell in row[1:] if cell.text]
    return (
        bool(inner)
        and row[0] is not row[-1]
        and all(cell.is_head and not DATA.search(cell.text) for cell in inner)
    )


def _is_unlike(row: Row, below: Sequence[Row], data: set[int]) -> bool:
    """Tell whether a first row has no figures over columns that have.

    One of two columns may be of labels and values itself: its second has to be all figures below.
    """
    if len(row) > PAIR and all(PERCENTILE.match(cell.text) for cell in row[1:]):
        return True
    if any(cell.is_head for cell in row) or any(id(cell) in data for cell in row) or not below:
        return False
    if len(row) > PAIR or not row[0].text:
        return True
    kinds = [id(one[-1]) in data for one in below if one[-1].text]
    return len(row) == PAIR and bool(kinds) and all(kinds)
