"""Estimates of one release → where jobs per 1,000 and location quotients disagree with jobs."""

from collections.abc import Iterator

import polars as pl

from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES, ALL_OCCUPATIONS, NATION

# Employment is rounded to tens, jobs per 1,000 to thousandths, location quotients to hundredths.
# Within that rounding the three agree in all 230,685 cells of May 2025 that have them.
PERSONS, JOBS_ROUNDING, QUOTIENT_ROUNDING = 5.5, 0.001, 0.0055
OFF_SHARE = 0.001  # so that a handful of corrected cells does not keep a release back


def shares(estimates: pl.DataFrame) -> Iterator[str]:
    """Say which of the two are not the share of jobs that they should be, and where."""
    jobs, all_jobs, nation = pl.col("tot_emp"), pl.col("area_thousands"), pl.col("nation_jobs")
    cells = _with_totals(estimates)
    per_1000 = jobs / all_jobs
    allowed = PERSONS / all_jobs + JOBS_ROUNDING
    yield from _off(cells, "jobs_1000", per_1000, allowed, "employment per 1,000 jobs there")
    quotient = per_1000 / pl.col("nation_per_1000")
    allowed = QUOTIENT_ROUNDING + quotient * (PERSONS / jobs + PERSONS / nation)
    yield from _off(cells, "loc_quotient", quotient, allowed, "the share there over the nation's")


def _with_totals(estimates: pl.DataFrame) -> pl.DataFrame:
    """Put beside each cell all jobs of its area, and its occupation's jobs in the nation."""
    cells = estimates.filter(pl.col("industry_code") == ALL_INDUSTRIES).select(
        "area_code", "occupation_code", "tot_emp", "jobs_1000", "loc_quotient"
    )
    areas = cells.filter(pl.col("occupation_code") == ALL_OCCUPATIONS.replace("-", "")).select(
        "area_code", area_thousands=pl.col("tot_emp") / 1000
    )
    placed = cells.join(areas, on="area_code")
    nation = placed.filter(pl.col("area_code") == NATION).select(
        "occupation_code",
        nation_jobs=pl.col("tot_emp"),
        nation_per_1000=pl.col("tot_emp") / pl.col("area_thousands"),
    )
    return placed.join(nation, on="occupation_code")


def _off(
    cells: pl.DataFrame, measure: str, computed: pl.Expr, allowed: pl.Expr, said: str
) -> Iterator[str]:
    judged = cells.with_columns(computed=computed, allowed=allowed).drop_nulls(
        [measure, "computed", "allowed"]
    )
    off = judged.filter((pl.col(measure) - pl.col("computed")).abs() > pl.col("allowed"))
    if off.height > OFF_SHARE * judged.height:
        area, occupation, found, wanted = off.select(
            "area_code", "occupation_code", measure, "computed"
        ).row(0)
        yield (
            f"{measure} is not {said} in {off.height:,} of {judged.height:,} cells, as in area "
            f"{area}, occupation {occupation}: {found:g}, computed {wanted:.3f}"
        )
