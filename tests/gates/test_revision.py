"""A revision has all that the one it supersedes has; what it lacks is told by table and code."""

import polars as pl

from pipeline.gates.revision import less
from pipeline.sources.bls_oews.publication import ESTIMATES

ROWS = [
    ("0000000", "319092", 42000.0),
    ("0600000", "319092", 49660.0),
    ("0600000", "436013", 54490.0),
]


def estimates(rows):
    made = pl.DataFrame(rows, ["area_code", "occupation_code", "a_median"], orient="row")
    others = [
        pl.lit("000000" if name == "industry_code" else None, kind).alias(name)
        for name, kind in ESTIMATES.columns.items()
        if name not in made.columns
    ]
    return {ESTIMATES.name: made.with_columns(others)}


def found(rows):
    return list(less(estimates(rows), estimates(ROWS), [ESTIMATES]))


def test_other_figures_and_more_rows_are_no_loss():
    changed = [(area, code, figure + 10) for area, code, figure in ROWS]

    assert found([*changed, ("2700000", "319092", 50480.0)]) == []


def test_an_area_an_occupation_and_rows_that_are_gone_are_told():
    assert found(ROWS[:1]) == [
        "bls_oews has 1 rows, 3 in the one it supersedes",
        "bls_oews has no longer 1 area_code: 0600000",
        "bls_oews has no longer 1 occupation_code: 436013",
    ]


def test_a_measure_without_a_figure_left_is_told():
    blank = [(area, code, None) for area, code, _ in ROWS]

    assert found(blank) == ["bls_oews has no figure any longer of a_median"]


def test_a_table_that_is_gone_is_told():
    assert next(less({}, estimates(ROWS), [ESTIMATES])) == (
        "bls_oews has 0 rows, 3 in the one it supersedes"
    )
