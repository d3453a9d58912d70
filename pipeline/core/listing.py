"""Rows of text → lines whose columns line up."""

from collections.abc import Sequence


def listing(rows: Sequence[Sequence[str]]) -> list[str]:
    """Give a line a row, columns two blanks apart, each as wide as its widest text."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
