"""Cells as text → numbers: thousands separators are read, the unknown is left to be named."""

import polars as pl

# 1234, -0.5, .5, 1e-05, 1,234.5; never 1,23 or a lone sign
NUMBER = r"^-?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$"


def is_number(column: str) -> pl.Expr:
    """Tell which cells are written as a number."""
    return pl.col(column).str.contains(NUMBER)


def as_number(column: str) -> pl.Expr:
    """Give the numbers as Float64 and null for every other cell: name those first."""
    bare = pl.col(column).str.replace_all(",", "", literal=True)
    return pl.when(is_number(column)).then(bare).cast(pl.Float64).alias(column)
