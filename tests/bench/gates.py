"""How often the gates refuse a normal year, and how often they let a spoiled one through.

    .venv/bin/python -m tests.bench.gates [COUNT [FOLDER]]

Normal years are the real national releases in ../shared/data, and a seeded half of their
occupations, drawn over and over. A spoiled one is a normal year that
tests/support/spoiled.py put its hand to. "checks" are those of sql/4_checks that need one release
alone: annual pay is 2,080 hours, and percentiles do not decrease. The areas' next year is made: May
2025 moved as the nation moved from May 2024, each cell off by the sampling errors that the
publisher states (twice the mean's for percentiles), because only one full release is at hand.

Measured, by the gates alone | with the checks (15 to 40 spoiled years each):
  normal years refused: 0 of 7 steps from 2013 to 2025; 2 of 1,050 halves (0.2 %), from 2019 on
  made full years refused: 0 of 5, and 0 of 5 with twice the stated errors
  the nation, any of the 21 ways of spoiling all rows            100 %
  a tenth of the rows: columns or rows shifted, cents, last year's 100 %
    mean and median swapped by hour and year                      87 % | 87 %
  a tenth, scattered: rows shifted, cents, last year's            100 %
    columns shifted                                               77 % | 100 %
    mean and median swapped by hour and year                       0 % | 47 %
  one area: columns or rows shifted, cents, last year's           100 %
    mean and median swapped by hour and year                      93 %
    means for medians, two areas or neighbours exchanged          100 %
  a state's pay × 1.1, a pair's codes exchanged                   100 %
  projections: rows shifted, columns swapped, × 1,000, a pair     100 %
    separations and openings swapped                               0 % (left to the checks)
"""

import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import numpy as np
import polars as pl

from pipeline.archive.receipt import Receipt
from pipeline.archive.source import Release
from pipeline.core.paths import ROOT, Paths
from pipeline.core.record import from_json
from pipeline.gates.candidate import CandidateRelease
from pipeline.gates.coverage import coverage
from pipeline.gates.distribution import distribution, joined, strange
from pipeline.gates.figures import figures
from pipeline.gates.gates import invariants, run_gates
from pipeline.gates.reconciliation import reconciliation
from pipeline.gates.size import rows
from pipeline.sources.bea_rpp.table import read_table
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.bls_oews.spreadsheets import read_spreadsheets
from pipeline.sources.bls_projections import publication as bls_projections
from pipeline.sources.bls_projections.header import Round
from pipeline.sources.bls_projections.workbook import read_workbook
from tests.support import spoiled

SHARED = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT.parent / "shared/data"
SEED = 20260901
PAIRS = [("31-9092", "43-6013"), ("31-1131", "29-2061"), ("47-2111", "49-9021")]
NATION = pl.col("area_code") == "0000000"


def release(name: str) -> Release:
    """Name a release without files: what the gates need that look at figures alone."""
    return Release("bls_oews", name, Path(), Receipt("bls_oews", name, "", "", "", "", "", ()))


def nationals() -> dict[str, dict[str, pl.DataFrame]]:
    """Read the national releases by name, the flat one's nation among them."""
    held = {}
    for year in (2013, *range(2019, 2025)):
        (path,) = (SHARED / "bls_oews_xlsx").glob(f"national_M{year}_dl.xls*")
        held[f"{year}A01"] = read_spreadsheets([path], f"{year}A01")
    flat = full()
    held["2025A01"] = {**flat, "bls_oews": flat["bls_oews"].filter(NATION)}
    return held


def full() -> dict[str, pl.DataFrame]:
    folder = Paths().raw / "bls_oews/2025A01"
    receipt = from_json((folder / "receipt.json").read_text(), Receipt)
    frames = bls_oews.read(Release("bls_oews", "2025A01", folder, receipt))
    of_all = pl.col("industry_code") == "000000"
    return {**frames, "bls_oews": frames["bls_oews"].filter(of_all)}


def refused(new, old, frames, old_frames) -> bool:
    """Tell whether a gate refuses, of those that look at figures."""
    candidate = CandidateRelease(release(new), release(old), frames, old_frames, PAIRS)
    return (
        any(True for _ in strange(candidate, joined(candidate)))
        or any(True for _ in invariants(frames))
        or any(
            f.level == "refuse"
            for f in [
                *rows(candidate),
                *coverage(candidate),
                *figures(candidate),
                *reconciliation(candidate),
            ]
        )
    )


def fails_checks(frame: pl.DataFrame) -> bool:
    """Tell whether sql/4_checks would find a row, as far as they look at one release's pay."""
    off = [
        (pl.col(f"a_{stem}") - 2080 * pl.col(f"h_{stem}")).abs() > 15.61 for stem in spoiled.STEMS
    ]
    order = [stem for stem in spoiled.STEMS if stem != "mean"]
    falls = [
        pl.col(f"{unit}_{low}") > pl.col(f"{unit}_{high}")
        for unit in "ha"
        for low, high in pairwise(order)
    ]
    return not frame.filter(pl.any_horizontal(*off, *falls)).is_empty()


def false_alarms(held, count: int) -> None:
    print(f"normal years refused, of {count} halves each (and the whole release)")
    rng = np.random.default_rng(SEED)
    for old, new in [*pairwise(held), ("2021A01", "2025A01")]:
        whole = refused(new, old, held[new], held[old])
        codes = held[new]["bls_oews"]["occupation_code"].unique().sort()
        alarms = []
        for _ in range(count):
            kept = codes.filter(pl.Series(rng.random(len(codes)) < 0.5))
            half = [_only(held[name], kept) for name in (new, old)]
            alarms.append(refused(new, old, *half))
        said = "refused" if whole else "let through"
        print(f"  {old} → {new}: {sum(alarms):4} = {np.mean(alarms):6.2%}   whole: {said}")


def _only(frames, codes):
    kept = frames["bls_oews"].filter(pl.col("occupation_code").is_in(codes.implode()))
    return {**frames, "bls_oews": kept}


def detected(title, kinds, pairs, count: int, *, checks: bool = True) -> None:
    """Print the share of spoiled frames that is refused; a made year does not keep the checks."""
    print(f"{title}: caught of {count} each: by the gates" + " | by gates or checks" * checks)
    for kind, spoil in kinds.items():
        rng = np.random.default_rng(SEED)
        by_gates = by_either = 0
        for number in range(count):
            new, old, frames, old_frames = pairs[number % len(pairs)]
            bad = spoil(frames["bls_oews"], rng, old_frames["bls_oews"])
            gate = refused(new, old, {**frames, "bls_oews": bad}, old_frames)
            by_gates += gate
            by_either += gate or fails_checks(bad)
        either = f" | {by_either / count:7.1%}" if checks else ""
        print(f"  {kind:55} {by_gates / count:7.1%}{either}")


def next_year(estimates, before, rng, noise: float = 1.0) -> pl.DataFrame:
    """Make the year after: each occupation moves as in the nation, each cell errs by its error."""
    nation = estimates.filter(NATION)
    growth = nation.join(before, on="occupation_code", suffix="_before").select(
        "occupation_code",
        *((pl.col(m) / pl.col(f"{m}_before")).alias(f"growth {m}") for m in spoiled.PAY),
    )
    joined = estimates.join(growth, on="occupation_code", how="left", maintain_order="left")
    is_local = (joined["area_code"] != "0000000").cast(float)
    error = joined["mean_prse"].fill_null(5) / 100 * np.sqrt(2 / 3) * noise * is_local
    drift = rng.normal(size=joined.height)
    figures = _employment(joined, rng, noise)
    for stem in spoiled.STEMS:
        own = drift if stem == "mean" else drift + rng.normal(size=joined.height) * np.sqrt(3)
        moved = pl.Series(np.exp(own * error.to_numpy()))
        hourly = joined[f"growth h_{stem}"].fill_null(1.03)
        annual = joined[f"growth a_{stem}"].fill_null(1.03)
        figures[f"h_{stem}"] = (joined[f"h_{stem}"] * hourly * moved).round(2)
        figures[f"a_{stem}"] = (joined[f"a_{stem}"] * annual * moved / 10).round(0) * 10
    return joined.with_columns(**figures).select(estimates.columns)


def _employment(cells, rng, noise: float) -> dict[str, pl.Series]:
    """Move employment by its stated error, 1 % at least, the errors by a fifth; redo the shares."""
    error = cells["emp_prse"].fill_null(10).clip(1).to_numpy() / 100 * np.sqrt(2 / 3) * noise
    moved = pl.Series(np.exp(rng.normal(size=cells.height) * np.minimum(error, 0.5)))
    jobs = (cells["tot_emp"] * moved / 10).round(0) * 10
    jobs = _with_parts(cells, jobs)
    told = cells.select("area_code", "occupation_code").with_columns(jobs=jobs)
    totals = told.filter(pl.col("occupation_code") == "000000").select("area_code", all="jobs")
    shares = told.join(totals, on="area_code", how="left", maintain_order="left").with_columns(
        share=pl.col("jobs") / pl.col("all")
    )
    nation = shares.filter(NATION).select("occupation_code", nation="share")
    beside = shares.join(nation, on="occupation_code", how="left", maintain_order="left")
    errors = {
        name: (cells[name] * pl.Series(np.exp(rng.normal(size=cells.height) * 0.2))).round(1)
        for name in ("emp_prse", "mean_prse")
    }
    is_told = cells["jobs_1000"].is_not_null()
    per_1000 = (beside["share"] * 1000).round(3)
    quotient = (beside["share"] / beside["nation"]).round(2)
    return {
        "tot_emp": jobs,
        "jobs_1000": per_1000.zip_with(is_told, cells["jobs_1000"]),
        "loc_quotient": quotient.zip_with(is_told, cells["loc_quotient"]),
        **errors,
    }


def _with_parts(cells, jobs: pl.Series) -> pl.Series:
    """Have the jobs of groups move by as many as those of their detailed occupations."""
    told = cells.select("area_code", "occupation_code", "tot_emp").with_columns(jobs=jobs)
    stem = pl.col("occupation_code").str.strip_chars_end("0")
    is_group = pl.col("occupation_code").str.ends_with("0") & (stem != "")
    moved = (pl.col("jobs") - pl.col("tot_emp")).sum().alias("moved")
    parts = pl.concat(
        told.filter(~pl.col("occupation_code").str.ends_with("0"))
        .group_by("area_code", pl.col("occupation_code").str.head(length).alias("stem"))
        .agg(moved)
        for length in range(2, 6)
    )
    both = told.with_columns(stem=stem).join(
        parts, on=["area_code", "stem"], how="left", maintain_order="left"
    )
    group = pl.col("tot_emp") + pl.col("moved").fill_null(0)
    return both.select(pl.when(is_group).then(group).otherwise("jobs").alias("jobs"))["jobs"]


def areas(held, count: int) -> None:
    """Spoil one area, or a tenth of all, of a made year of the whole release's areas."""
    everything, before = full(), held["2024A01"]["bls_oews"]
    rng = np.random.default_rng(SEED)
    for noise in (1, 2):
        alarms = []
        for _ in range(max(count // 40, 2)):
            made = next_year(everything["bls_oews"], before, rng, noise)
            frames = {**everything, "bls_oews": made}
            alarms.append(refused("2026A01", "2025A01", frames, everything))
        print(f"made full years refused, errors × {noise}: {sum(alarms)} of {len(alarms)}")
    codes = everything["bls_oews"]["area_code"].unique().sort()
    pairs = []
    for _ in range(5):
        chosen = codes.filter(
            pl.Series(rng.random(len(codes)) < 0.035) | codes.str.ends_with("00000")
        )
        some = everything["bls_oews"].filter(pl.col("area_code").is_in(chosen.implode()))
        made = next_year(some, before, rng)
        new, old = {**everything, "bls_oews": made}, {**everything, "bls_oews": some}
        pairs.append(("2026A01", "2025A01", new, old))
    kinds = {f"{kind}, one area": spoiled.in_one_area(s) for kind, s in spoiled.IN_PART.items()}
    kinds["two areas exchanged"] = spoiled.two_areas_exchanged
    kinds["two neighbours exchanged"] = spoiled.two_neighbours_exchanged
    kinds["a state's pay × 1.1"] = spoiled.a_tenth_more_in_a_state
    kinds["means for medians, one area"] = spoiled.means_for_medians_in_one_area
    kinds["a pair's codes exchanged"] = spoiled.a_pair_exchanged
    kinds["shares swapped"] = spoiled.shares_swapped
    kinds |= {f"{kind}, a tenth": spoiled.in_a_tenth(s) for kind, s in spoiled.IN_PART.items()}
    detected("the states and some twenty areas", kinds, pairs, count, checks=False)


def others(count: int) -> None:
    """Measure the two rounds of projections and the years of price parities likewise."""
    rounds = {}
    for name, start in (("2023-33", 2023), ("2024-34", 2024)):
        path = SHARED / "bls_projections" / name / "occupation.xlsx"
        frame = read_workbook(path, Round(name, start, start + 10))
        rounds[name] = frame.select(*bls_projections.PROJECTIONS.columns)
    _others("bls_projections", rounds, spoiled.PROJECTIONS, count)
    years = {}
    for year in range(2015, 2025):
        tables = [read_table(path, str(year)) for path in (SHARED / "bea_rpp").glob("*_2024.csv")]
        years[str(year)] = pl.concat(tables)
    _others("bea_rpp", years, spoiled.PARITIES, count)


def _others(source: str, held, kinds, count: int) -> None:
    rng = np.random.default_rng(SEED)
    steps = list(pairwise(held))

    def is_refused(old, new, frame, old_frame):
        told = [Release(source, name, Path(), release(name).receipt) for name in (new, old)]
        candidate = CandidateRelease(*told, {source: frame}, {source: old_frame}, PAIRS)
        found = [*distribution(candidate), *reconciliation(candidate)]
        return any(finding.level == "refuse" for finding in found)

    whole = sum(is_refused(old, new, held[new], held[old]) for old, new in steps)
    halves = []
    for number in range(count):
        old, new = steps[number % len(steps)]
        half = held[new].filter(pl.Series(rng.random(held[new].height) < 0.5))
        halves.append(is_refused(old, new, half, held[old]))
    print(
        f"{source}: refused {whole} of {len(steps)} years, {np.mean(halves):.2%} of {count} halves"
    )
    for kind, spoil in kinds.items():
        caught = 0
        for number in range(count):
            old, new = steps[number % len(steps)]
            caught += is_refused(old, new, spoil(held[new], rng, held[old]), held[old])
        print(f"  {kind:55} {caught / count:7.1%}")


def timed() -> None:
    folder = Paths().raw / "bls_oews/2025A01"
    held = Release(
        "bls_oews", "2025A01", folder, from_json((folder / "receipt.json").read_text(), Receipt)
    )
    frames = bls_oews.read(held)
    start = perf_counter()
    run_gates(held, held, frames, frames, PAIRS)
    print(f"all gates, the full release against itself: {perf_counter() - start:.1f} s")


def main() -> None:
    if not SHARED.exists():
        sys.exit(f"not measured: {SHARED} with the publisher's national releases is not there")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    timed()
    held = nationals()
    false_alarms(held, count)
    real = [
        (new, old, held[new], held[old])
        for old, new in (("2021A01", "2023A01"), ("2023A01", "2024A01"), ("2024A01", "2025A01"))
    ]
    detected("the nation, whole", spoiled.WHOLE, real, count)
    tenth = {f"{kind}, a tenth": spoiled.in_a_tenth(s) for kind, s in spoiled.IN_PART.items()}
    tenth |= {
        f"{kind}, scattered rows": spoiled.in_scattered_rows(s)
        for kind, s in spoiled.IN_PART.items()
    }
    detected("the nation, in part", tenth, real, count)
    others(count)
    areas(held, count)


if __name__ == "__main__":
    main()
