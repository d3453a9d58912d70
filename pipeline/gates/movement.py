"""Figures of two releases → how each measure moved: its median, spread and unchanged cells."""

from collections.abc import Collection, Sequence

import polars as pl

from pipeline.gates.limits import Kind, Scope
from pipeline.sources.bls_oews.codes import NATION

BEFORE = "_before"
EXTENTS = {
    "all": pl.lit(value=True),
    "nation": pl.col("area_code") == NATION,
    "areas": pl.col("area_code") != NATION,
}


def match_cells(
    new: pl.DataFrame, old: pl.DataFrame, key: Collection[str], measures: Collection[str]
) -> pl.DataFrame:
    """Join the cells that both releases have; the old figures are named with _before.

    A column `major` says the major occupation group where there is an occupation_code.
    """
    joined = new.join(old.select(*key, *measures), on=list(key), suffix=BEFORE)
    if "occupation_code" in joined.columns:
        return joined.with_columns(pl.col("occupation_code").str.head(2).alias("major"))
    return joined


def measure_movement(cells: pl.DataFrame, scope: Scope) -> pl.DataFrame:
    """Give a row a part and measure: part, measure, cells, median, spread, far, same, what.

    median: of the logarithm of new over old. spread: the median distance from it. far: the share
    of cells further from it than the kind's `far`. same: the share of unchanged cells.
    what: the measure, and the part where there are several.
    """
    part = pl.col(scope.by) if scope.by else pl.lit(scope.name)
    what = pl.format("{} of {}", "measure", "part") if scope.by else pl.col("measure")
    kinds = {measure: kind for kind in scope.kinds for measure in kind.measures}
    return (
        cells.filter(EXTENTS[scope.extent])
        .with_columns(_change(measure, kind) for measure, kind in kinds.items())
        .group_by(part.alias("part"), maintain_order=True)
        .agg(_statistics(measure, kind) for measure, kind in kinds.items())
        .unpivot(index="part", variable_name="measure")
        .unnest("value")
        .filter(pl.col("cells") >= scope.cells_at_least)
        .with_columns(what.alias("what"))
    )


def equal_share(
    new: pl.DataFrame, old: pl.DataFrame, key: Sequence[str], column: str
) -> tuple[int, float]:
    """Count the rows that both have and that say something in the column; the share that agrees."""
    joined = new.join(old, on=list(key), suffix=BEFORE).drop_nulls([column, column + BEFORE])
    agreeing = joined.filter(pl.col(column) == pl.col(column + BEFORE)).height
    return joined.height, agreeing / joined.height if joined.height else 1.0


def _change(measure: str, kind: Kind) -> pl.Expr:
    new, old = pl.col(measure), pl.col(measure + BEFORE)
    is_large = (new > 0) & (old > 0) & (pl.min_horizontal(new, old) >= kind.floor)
    return pl.when(is_large).then((new / old).log()).alias(f"change of {measure}")


def _statistics(measure: str, kind: Kind) -> pl.Expr:
    change = pl.col(f"change of {measure}")
    distance = (change - change.median()).abs()
    return pl.struct(
        change.count().alias("cells"),
        change.median().alias("median"),
        distance.median().alias("spread"),
        (distance > kind.far).mean().alias("far"),
        (change == 0).mean().alias("same"),
    ).alias(measure)
