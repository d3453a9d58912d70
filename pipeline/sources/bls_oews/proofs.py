"""Figures of one release that must agree with each other → those that do not, in a sentence."""

from collections.abc import Iterator

import polars as pl

from pipeline.core.formats import listed
from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES, ALL_OCCUPATIONS, NATION

# Employment is rounded to tens, jobs per 1,000 to thousandths, location quotients to hundredths.
# Within that rounding the three agree in all 230,685 cells of May 2025 that have them.
PERSONS, JOBS_ROUNDING, QUOTIENT_ROUNDING = 5.5, 0.001, 0.0055
OFF_SHARE = 0.001  # so that a handful of corrected cells does not keep a release back
# In the nationals of 2013 to 2024 and all areas of May 2025 no group of occupations had fewer jobs
# than its detailed ones together, beyond the rounding of each, in 16,267 groups.
ROUNDING = 5
# A mean is its median in 2 % of an area's cells at most.
SAME_MEANS, CELLS_AT_LEAST = 0.05, 20


def disagreements(estimates: pl.DataFrame) -> Iterator[str]:
    """Say what does not agree: shares with jobs, groups with their parts, means with medians."""
    of_all = estimates.filter(pl.col("industry_code") == ALL_INDUSTRIES)
    yield from _shares(of_all)
    yield from _sums(of_all)
    yield from _means(of_all)


def _sums(cells: pl.DataFrame) -> Iterator[str]:
    """Say which groups have fewer jobs than their detailed occupations, which no code ends."""
    told = cells.drop_nulls("tot_emp").select("area_code", "occupation_code", "tot_emp")
    code, is_group = pl.col("occupation_code"), pl.col("occupation_code").str.ends_with("0")
    groups = told.filter(is_group).with_columns(stem=code.str.strip_chars_end("0"))
    over = [
        groups.filter(pl.col("stem").str.len_chars() == length).join(
            told.filter(~is_group)
            .group_by("area_code", stem=code.str.head(length))
            .agg(count=pl.len(), parts=pl.col("tot_emp").sum()),
            on=["area_code", "stem"],
        )
        for length in range(2, 6)
    ]
    allowed = pl.col("tot_emp") + ROUNDING * (pl.col("count") + 1)
    off = pl.concat(over).filter(pl.col("parts") > allowed).sort("area_code", "occupation_code")
    if not off.is_empty():
        names = [
            f"{group} in {area} {jobs:,.0f}, its parts {parts:,.0f}"
            for area, group, jobs, parts in off.select(
                "area_code", "occupation_code", "tot_emp", "parts"
            ).iter_rows()
        ]
        yield f"groups have fewer jobs than their occupations together: {listed(names, 3)}"


def _means(cells: pl.DataFrame) -> Iterator[str]:
    """Say in which areas means stand in the place of medians, or medians of means."""
    for unit in ("h", "a"):
        mean, median = f"{unit}_mean", f"{unit}_median"
        alike = (
            cells.drop_nulls([mean, median])
            .group_by("area_code")
            .agg(pl.len(), share=(pl.col(mean) == pl.col(median)).mean())
            .filter((pl.col("len") >= CELLS_AT_LEAST) & (pl.col("share") > SAME_MEANS))
            .sort("area_code")
        )
        if not alike.is_empty():
            yield (
                f"{mean} is {median} in over {100 * SAME_MEANS:.0f} % of the cells of "
                f"{alike.height:,} areas: {listed(alike['area_code'].to_list(), 3)}"
            )


def _shares(estimates: pl.DataFrame) -> Iterator[str]:
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
    cells = estimates.select("area_code", "occupation_code", "tot_emp", "jobs_1000", "loc_quotient")
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
