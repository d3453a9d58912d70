"""What can go wrong with the figures of a release: each way as a function of its frame."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import polars as pl

from pipeline.sources.bls_oews.measures import HEADINGS

Rows = pl.DataFrame
Draw = np.random.Generator
Spoil = Callable[[Rows, Draw, Rows], Rows]  # this year's figures, chance, last year's
STEMS = ("mean", "pct10", "pct25", "median", "pct75", "pct90")
PAY = tuple(name for name in HEADINGS if name[:2] in {"h_", "a_"})
FIGURES = (*HEADINGS, "footnotes")
ERRORS = ("emp_prse", "mean_prse")


def swapped(frame: Rows, one: str, other: str) -> Rows:
    return frame.with_columns(frame[other].alias(one), frame[one].alias(other))


def scaled(frame: Rows, names: Sequence[str], factor: float) -> Rows:
    return frame.with_columns(pl.col(names) * factor)


def columns_shifted(frame: Rows, rng: Draw, _: Rows) -> Rows:
    """Each figure, from some column on, is that of the next column."""
    names = HEADINGS[rng.integers(0, 13) :]
    return frame.with_columns(frame[other].alias(name) for name, other in pairwise(names))


def rows_shifted(frame: Rows, _: Draw, __: Rows) -> Rows:
    """Each row has the figures of the next."""
    return frame.with_columns(
        pl.concat([frame[name].slice(1), frame[name].head(1)]) for name in FIGURES
    )


def two_columns_swapped(frame: Rows, rng: Draw, _: Rows) -> Rows:
    one, other = rng.choice(PAY, 2, replace=False)
    return swapped(frame, one, other)


def mean_and_median_swapped(frame: Rows, _: Draw, __: Rows) -> Rows:
    return swapped(swapped(frame, "h_mean", "h_median"), "a_mean", "a_median")


def errors_swapped(frame: Rows, _: Draw, __: Rows) -> Rows:
    return swapped(frame, "emp_prse", "mean_prse")


def cents(frame: Rows, _: Draw, __: Rows) -> Rows:
    return scaled(frame, PAY, 100)


def cents_in_one_column(frame: Rows, rng: Draw, _: Rows) -> Rows:
    return scaled(frame, [str(rng.choice(PAY))], 100)


def annual_for_hourly(frame: Rows, _: Draw, __: Rows) -> Rows:
    return frame.with_columns(frame[f"a_{stem}"].alias(f"h_{stem}") for stem in STEMS)


def a_tenth_more_in_one_column(frame: Rows, rng: Draw, _: Rows) -> Rows:
    return scaled(frame, [str(rng.choice(PAY))], 1.1)


def a_tenth_more_by_hour_and_year(frame: Rows, rng: Draw, _: Rows) -> Rows:
    stem = rng.choice(STEMS)
    return scaled(frame, [f"h_{stem}", f"a_{stem}"], 1.1)


def all_pay_a_tenth_more(frame: Rows, _: Draw, __: Rows) -> Rows:
    return scaled(frame, PAY, 1.1)


def employment_a_tenth_more(frame: Rows, _: Draw, __: Rows) -> Rows:
    return scaled(frame, ["tot_emp"], 1.1)


def employment_in_thousands(frame: Rows, _: Draw, __: Rows) -> Rows:
    return scaled(frame, ["tot_emp"], 0.001)


def one_column_shuffled(frame: Rows, rng: Draw, _: Rows) -> Rows:
    name = str(rng.choice(PAY))
    return frame.with_columns(frame[name].gather(rng.permutation(frame.height)))


def figures_of_last_year(frame: Rows, _: Draw, old: Rows) -> Rows:
    return frame.drop(FIGURES).join(
        old.select("area_code", "industry_code", "occupation_code", *FIGURES),
        on=["area_code", "industry_code", "occupation_code"],
        how="left",
    ).select(frame.columns)  # fmt: skip


def one_column_of_last_year(frame: Rows, rng: Draw, old: Rows) -> Rows:
    name = str(rng.choice(PAY))
    return frame.with_columns(figures_of_last_year(frame, rng, old)[name])


def halved(frame: Rows, rng: Draw, _: Rows) -> Rows:
    first = int(rng.integers(0, frame.height // 2))
    return frame.slice(first, frame.height // 2)


def of_rows(frame: Rows, chosen: pl.Series, spoil: Spoil, rng: Draw, old: Rows) -> Rows:
    """Spoil the chosen rows of a frame and leave the others."""
    rows = pl.Series("row", np.arange(frame.height))
    numbered = frame.with_columns(rows)
    mine = numbered.filter(chosen)
    spoiled = spoil(mine.drop("row"), rng, old).with_columns(mine["row"])
    return pl.concat([spoiled, numbered.filter(~pl.Series(chosen))]).sort("row").drop("row")


def in_a_tenth(spoil: Spoil) -> Spoil:
    """Spoil a tenth of the rows that stand one below the other."""

    def spoiled(frame: Rows, rng: Draw, old: Rows) -> Rows:
        first = rng.integers(0, frame.height * 9 // 10)
        rows = np.arange(frame.height)
        chosen = pl.Series((rows >= first) & (rows < first + frame.height // 10))
        return of_rows(frame, chosen, spoil, rng, old)

    return spoiled


def in_scattered_rows(spoil: Spoil) -> Spoil:
    """Spoil a tenth of the rows, wherever they stand."""
    return lambda frame, rng, old: of_rows(
        frame, pl.Series(rng.random(frame.height) < 0.1), spoil, rng, old
    )


def in_one_area(spoil: Spoil) -> Spoil:
    """Spoil the rows of one area of 30 or more occupations."""

    def spoiled(frame: Rows, rng: Draw, old: Rows) -> Rows:
        local = frame.filter(pl.col("area_code") != "0000000")["area_code"].value_counts()
        area = str(rng.choice(local.filter(pl.col("count") >= 30).sort("area_code")["area_code"]))
        return of_rows(frame, frame["area_code"] == area, spoil, rng, old)

    return spoiled


def two_areas_exchanged(frame: Rows, rng: Draw, _: Rows) -> Rows:
    local = frame.filter(~pl.col("area_code").str.ends_with("00000"))["area_code"].unique().sort()
    one, other = map(str, rng.choice(local, 2, replace=False))
    return frame.with_columns(pl.col("area_code").replace({one: other, other: one}))


def two_neighbours_exchanged(frame: Rows, rng: Draw, _: Rows) -> Rows:
    """Exchange an area with the one whose jobs are most like its own."""
    local = frame.filter(
        ~pl.col("area_code").str.ends_with("00000") & (pl.col("tot_emp") > 0)
    ).select("area_code", "occupation_code", jobs=pl.col("tot_emp").log())
    one = str(rng.choice(local["area_code"].unique().sort()))
    mine = local.filter(pl.col("area_code") == one).drop("area_code")
    others = local.filter(pl.col("area_code") != one).join(mine, on="occupation_code")
    far = (pl.col("jobs") - pl.col("jobs_right")).abs().median()
    nearest = others.group_by("area_code").agg(pl.len(), far=far).filter(pl.col("len") >= 20)
    other = nearest.sort("far", "area_code")["area_code"][0]
    return frame.with_columns(pl.col("area_code").replace({one: other, other: one}))


def a_tenth_more_in_a_state(frame: Rows, rng: Draw, _: Rows) -> Rows:
    """Raise all pay of a state by a tenth, by hour and year."""
    is_state = pl.col("area_code").str.ends_with("00000") & (pl.col("area_code") != "0000000")
    state = str(rng.choice(frame.filter(is_state)["area_code"].unique().sort()))
    return frame.with_columns(
        pl.when(pl.col("area_code") == state).then(pl.col(name) * 1.1).otherwise(name).alias(name)
        for name in PAY
    )


def means_for_medians_in_one_area(frame: Rows, rng: Draw, old: Rows) -> Rows:
    def means(rows: Rows, _: Draw, __: Rows) -> Rows:
        return rows.with_columns(h_median="h_mean", a_median="a_mean")

    return in_one_area(means)(frame, rng, old)


def a_pair_exchanged(frame: Rows, _: Draw, __: Rows) -> Rows:
    """Exchange the codes of the closest pair: jobs and pay in the nation are all but the same."""
    return frame.with_columns(
        pl.col("occupation_code").replace({"319092": "436013", "436013": "319092"})
    )


def no_errors(frame: Rows, _: Draw, __: Rows) -> Rows:
    return frame.with_columns(pl.col(name) * 0 for name in ERRORS)


def a_pair_withheld(frame: Rows, _: Draw, __: Rows) -> Rows:
    is_one = pl.col("occupation_code") == "319092"
    return frame.with_columns(
        pl.when(~is_one).then(name).alias(name) for name in ("h_median", "a_median")
    )


def a_fifth_more_in_one_major_group(frame: Rows, rng: Draw, old: Rows) -> Rows:
    """Raise all pay of one of the greater major groups by a fifth."""
    major = frame["occupation_code"].str.head(2)
    chosen = major == str(rng.choice(["11", "25", "29", "43", "47", "51"]))
    return of_rows(frame, chosen, lambda rows, _, __: scaled(rows, PAY, 1.2), rng, old)


def shares_swapped(frame: Rows, _: Draw, __: Rows) -> Rows:
    return swapped(frame, "jobs_1000", "loc_quotient")


WHOLE = {
    "columns shifted by one": columns_shifted,
    "rows shifted against their labels": rows_shifted,
    "two columns of pay swapped": two_columns_swapped,
    "mean and median swapped, by hour and year": mean_and_median_swapped,
    "the two errors swapped": errors_swapped,
    "cents for dollars, all pay": cents,
    "cents for dollars, one column": cents_in_one_column,
    "annual for hourly": annual_for_hourly,
    "one column × 1.1": a_tenth_more_in_one_column,
    "one measure × 1.1, by hour and year": a_tenth_more_by_hour_and_year,
    "all pay × 1.1": all_pay_a_tenth_more,
    "employment × 1.1": employment_a_tenth_more,
    "employment in thousands": employment_in_thousands,
    "one column shuffled": one_column_shuffled,
    "last year's figures": figures_of_last_year,
    "last year's figures, one column": one_column_of_last_year,
    "half of the rows": halved,
    "sampling errors all 0": no_errors,
    "a pair's codes exchanged": a_pair_exchanged,
    "a pair's medians withheld": a_pair_withheld,
    "one major group's pay × 1.2": a_fifth_more_in_one_major_group,
}
IN_PART = {
    "columns shifted": columns_shifted,
    "rows shifted": rows_shifted,
    "cents for dollars, one column": cents_in_one_column,
    "mean and median swapped": mean_and_median_swapped,
    "last year's figures": figures_of_last_year,
}


def _exchanging(one: str, other: str) -> Spoil:
    return lambda frame, _, __: swapped(frame, one, other)


def _off_by_a_row(names: Sequence[str]) -> Spoil:
    return lambda frame, _, __: frame.with_columns(
        pl.concat([frame[name].slice(1), frame[name].head(1)]) for name in names
    )


def _again(key: Sequence[str], names: Sequence[str]) -> Spoil:
    return lambda frame, _, old: frame.drop(names).join(
        old.select(*key, *names), on=key, how="left"
    ).select(frame.columns)  # fmt: skip


JOBS = ("employment_start_thousands", "employment_end_thousands")
FLOWS = ("exits_thousands", "transfers_thousands", "separations_thousands", "openings_thousands")
OUTLOOK = (*JOBS, "change_thousands", "change_pct", *FLOWS)
PROJECTIONS = {
    "rows shifted against their labels": _off_by_a_row(OUTLOOK),
    "rows shifted, a tenth": in_a_tenth(_off_by_a_row(OUTLOOK)),
    "exits and transfers swapped": _exchanging(*FLOWS[:2]),
    "separations and openings swapped": _exchanging(*FLOWS[2:]),
    "education and experience swapped": _exchanging("typical_education", "work_experience"),
    "all figures × 1,000": lambda frame, _, __: scaled(frame, OUTLOOK, 1000),
    "employment at the end × 1.1": lambda frame, _, __: scaled(frame, JOBS[1:], 1.1),
    "last round's figures": _again(["occupation_code"], OUTLOOK),
    "a pair's codes exchanged": lambda frame, _, __: frame.with_columns(
        pl.col("occupation_code").replace({"31-9092": "43-6013", "43-6013": "31-9092"})
    ),
}
INDEX = ("all_items_index",)
PARITIES = {
    "rows shifted against their labels": _off_by_a_row(INDEX),
    "rows shifted, a tenth": in_a_tenth(_off_by_a_row(INDEX)),
    "all × 1.1": lambda frame, _, __: scaled(frame, INDEX, 1.1),
    "one table × 1.1": lambda frame, rng, old: of_rows(
        frame,
        frame["table_name"] == "SARPP",
        lambda rows, _, __: scaled(rows, INDEX, 1.1),
        rng,
        old,
    ),
    "last year's figures": _again(["table_name", "geo_fips"], INDEX),
}
