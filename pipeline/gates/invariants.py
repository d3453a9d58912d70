"""What figures keep within one release, beyond what the checks of sql/4_checks say of the marts."""

from collections.abc import Iterator

import polars as pl

from pipeline.gates.candidate import Frames, listed
from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES, ALL_OCCUPATIONS, NATION
from pipeline.sources.names import OEWS, PARITIES, PRICES

# Employment is rounded to tens, jobs per 1,000 to thousandths, location quotients to hundredths.
# Within that rounding the three agree in all 230,685 cells of May 2025 that have them.
PERSONS, JOBS_ROUNDING, QUOTIENT_ROUNDING = 5.5, 0.001, 0.0055
OFF_SHARE = 0.001  # so that a handful of corrected cells does not keep a release back
# From 1950 on no month moved by more than 2 %; in 1946 one moved by 6 %.
SETTLED, MONTHLY_CHANGE = 1950, 0.05
PARITY_TABLES = ("MARPP", "PARPP", "SARPP")
NATION_PARITY = 100


def invariants(frames: Frames) -> Iterator[str]:
    """Say which invariants the frames of one release break; no other release is needed.

    OEWS: jobs per 1,000 and location quotients agree with employment. Price parities: the nation
    is 100 in each table. CPI: positive, and within 5 % of the month before.
    """
    for table, prove in PROOFS.items():
        if table in frames:
            yield from prove(frames[table])


def _shares(estimates: pl.DataFrame) -> Iterator[str]:
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


def _parities(rows: pl.DataFrame) -> Iterator[str]:
    nation = rows.filter(pl.col("geo_fips") == "00000").select("table_name", "all_items_index")
    found = dict(nation.iter_rows())
    if wrong := [name for name in PARITY_TABLES if found.get(name) != NATION_PARITY]:
        said = ", ".join(f"{name} {found.get(name, 'none')}" for name in wrong)
        yield f"the nation's price parity is not {NATION_PARITY}: {said}"


def _prices(rows: pl.DataFrame) -> Iterator[str]:
    months = rows.sort("series_id", "year", "period").drop_nulls("value")
    if not (months["value"] > 0).all():
        yield "the price index of a month is zero or less"
    change = (pl.col("value") / pl.col("value").shift(1).over("series_id") - 1).abs()
    far = months.filter((change > MONTHLY_CHANGE) & (pl.col("year") >= SETTLED))
    if not far.is_empty():
        said = [f"{year} {period}" for year, period in far.select("year", "period").iter_rows()]
        yield (
            f"the price index moved by over {100 * MONTHLY_CHANGE:.0f} % from the month before "
            f"in {listed(said)}"
        )


PROOFS = {OEWS: _shares, PARITIES: _parities, PRICES: _prices}
