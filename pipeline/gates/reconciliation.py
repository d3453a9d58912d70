"""Each declared pair, and each state and area of pay, against itself in the last release."""

from collections.abc import Collection, Iterator, Mapping

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.core.formats import listed
from pipeline.gates.candidate import OCCUPATIONS, CandidateRelease, Common, Frames, common_estimates
from pipeline.gates.distribution import percent
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.bls_oews.publication import AREAS
from pipeline.sources.names import OEWS, PROJECTIONS

GATE = "reconciliation"
PAY = ("a_mean", "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90")
KEY = ["area_code", "occupation_code"]
CELLS_AT_LEAST = 20
# In May 2025 a state's typical pay was 0.015 below to 0.055 above that of its areas, weighed by
# their jobs: it is above where one of its cities is counted with another state's.
LOWEST, HIGHEST, MOST_OF_STATE = -0.04, 0.075, 0.5
# How far the typical pay of a state, and of a smaller area, may move beside the nation's.
STATE_BESIDE, AREA_BESIDE = 0.065, 0.10
# With twice the stated sampling errors the jobs of an area were nearer to its own of the year
# before than to any other's, by a third or more. Compared are those that moved more than most.
RESTLESS = 1.5
# A pair's codes are exchanged where each fits the other's figures of before twice as well.
FITS = 0.5
# One cell of pay: in the nation 1 % of them moved by 0.12 to 0.25 beside the others in a year or
# two; three sampling errors, of which a percentile's is twice the mean's, come on top.
CELL, ERRORS = 0.25, 3


def reconciliation(candidate: CandidateRelease) -> list[Finding]:
    """Refuse states, areas and pairs whose figures are another's; tell cells that moved alone."""
    if candidate.new.source == PROJECTIONS:
        rounds = [_as_estimates(each) for each in (candidate.frames, candidate.old_frames)]
        said = _exchanged_pairs(Common(rounds[0], rounds[1], ""), candidate)
        return [candidate.judge(GATE, reason) for reason in said]
    if candidate.new.source != OEWS:
        return []
    common = common_estimates(candidate)
    moved = _moved(common)
    refused = [*_states(candidate), *_beside(moved, candidate, is_state=True)]
    refused += [*_exchanged_areas(common), *_exchanged_pairs(common, candidate)]
    told = [*_beside(moved, candidate, is_state=False), *_cells(moved, candidate)]
    return [candidate.judge(GATE, said) for said in refused] + [
        candidate.warn(GATE, said) for said in told
    ]


def _moved(common: Common) -> pl.DataFrame:
    """Give how pay moved, each cell beside the nation's, a nation's beside its others'."""
    both = common.new.join(common.old, on=KEY, suffix="_before")
    change = [(pl.col(m) / pl.col(f"{m}_before")).log().alias(m) for m in PAY]
    errors = (pl.col(f"mean_prse{when}").fill_null(0) / 100 for when in ("", "_before"))
    error = sum(each**2 for each in errors)
    cells = both.select(*KEY, *change, error=error**0.5)
    nation = cells.filter(pl.col("area_code") == NATION)
    local = cells.filter(pl.col("area_code") != NATION).join(
        nation.drop("area_code", "error"), on="occupation_code", suffix="_nation"
    )
    return pl.concat(
        [
            nation.with_columns(pl.col(m) - pl.median(m) for m in PAY),
            local.select(*KEY, *(pl.col(m) - pl.col(f"{m}_nation") for m in PAY), "error"),
        ]
    )


def _beside(moved: pl.DataFrame, candidate: CandidateRelease, *, is_state: bool) -> Iterator[str]:
    """Say which states, or which other areas, moved as a group otherwise than the nation."""
    limit = (STATE_BESIDE if is_state else AREA_BESIDE) * max(abs(candidate.years), 1) ** 0.5
    of_kind = pl.col("area_code").str.ends_with("00000") == is_state
    groups = (
        moved.filter(of_kind & (pl.col("area_code") != NATION))
        .group_by("area_code")
        .agg(pl.len(), pl.median(*PAY))
        .filter(pl.col("len") >= CELLS_AT_LEAST)
        .unpivot(list(PAY), index="area_code", variable_name="measure")
        .filter(pl.col("value").abs() > limit)
        .sort(pl.col("value").abs(), descending=True)
    )
    if not groups.is_empty():
        named = [f"{m} of {area} by {percent(v)}" for area, m, v in groups.iter_rows()]
        kind = "states" if is_state else "areas"
        yield (
            f"pay of {kind} moved beside the nation's since {candidate.old.name} by over "
            f"{percent(limit)}: {listed(named, 3)}"
        )


def _states(candidate: CandidateRelease) -> Iterator[str]:
    """Say which states' pay is not that of their areas in the new release itself."""
    frames = candidate.frames
    if AREAS.name not in frames:
        return
    detailed = frames[OEWS].filter(~pl.col("occupation_code").str.ends_with("0"))
    cells = detailed.drop_nulls(["tot_emp", "a_mean"]).join(
        frames[AREAS.name].select("area_code", "state_code"), on="area_code"
    )
    of_areas = (
        cells.filter(pl.col("areatype_code") == "M")
        .group_by("state_code", "industry_code", "occupation_code")
        .agg(
            jobs=pl.col("tot_emp").sum(),
            pay=(pl.col("tot_emp") * pl.col("a_mean")).sum() / pl.col("tot_emp").sum(),
        )
    )
    off = (
        cells.filter(pl.col("areatype_code") == "S")
        .join(of_areas, on=["state_code", "industry_code", "occupation_code"])
        .filter(pl.col("jobs") > MOST_OF_STATE * pl.col("tot_emp"))
        .group_by("area_code")
        .agg(pl.len(), off=(pl.col("a_mean") / pl.col("pay")).log().median())
        .filter((pl.col("len") >= CELLS_AT_LEAST) & ~pl.col("off").is_between(LOWEST, HIGHEST))
        .sort("area_code")
    )
    if not off.is_empty():
        named = [f"{area} by {percent(value)}" for area, _, value in off.iter_rows()]
        yield (
            f"pay of states is not that of their own areas (expected {percent(LOWEST)} to "
            f"{percent(HIGHEST)}): {listed(named, 3)}"
        )


def _exchanged_areas(common: Common) -> Iterator[str]:
    """Say which two areas' jobs, occupation by occupation, are each other's of before."""
    new, old = (_jobs(frame) for frame in (common.new, common.old))
    own = _distances(new.join(old, on=KEY, suffix="_before").with_columns(other="area_code"))
    restless = own.filter(pl.col("far") > RESTLESS * pl.col("far").median())["area_code"]
    some = [each.filter(pl.col("area_code").is_in(restless.implode())) for each in (new, old)]
    others = some[1].rename({"area_code": "other"})
    pairs = _distances(some[0].join(others, on="occupation_code", suffix="_before"))
    nearer = pairs.join(own.drop("other"), on="area_code", suffix="_own").filter(
        pl.col("far") < pl.col("far_own")
    )
    mutual = nearer.join(
        nearer, left_on=["area_code", "other"], right_on=["other", "area_code"], how="semi"
    ).filter(pl.col("area_code") < pl.col("other"))
    if not mutual.is_empty():
        named = [f"{one} and {two}" for one, two in mutual.select("area_code", "other").rows()]
        yield f"the figures of areas are each other's of before: {listed(sorted(named), 3)}"


def _jobs(cells: pl.DataFrame) -> pl.DataFrame:
    is_local = (pl.col("area_code") != NATION) & (pl.col("tot_emp") > 0)
    return cells.filter(is_local).select(*KEY, jobs=pl.col("tot_emp").log())


def _distances(joined: pl.DataFrame) -> pl.DataFrame:
    far = (pl.col("jobs") - pl.col("jobs_before")).abs().median()
    each = joined.group_by("area_code", "other").agg(pl.len(), far=far)
    return each.filter(pl.col("len") >= CELLS_AT_LEAST)


def _exchanged_pairs(common: Common, candidate: CandidateRelease) -> Iterator[str]:
    """Say which pairs' codes have changed places, by their names or their figures."""
    new_names, old_names = map(_names, (candidate.frames, candidate.old_frames))
    for pair in candidate.pairs:
        one, other = (code.replace("-", "") for code in pair)
        swapped = {one: other, other: one}
        names = {code: new_names.get(code) for code in swapped}
        is_renamed = all(
            name and name == old_names.get(swapped[code]) for code, name in names.items()
        )
        new, old = (_of_both(frame, swapped) for frame in (common.new, common.old))
        turned = new.with_columns(pl.col("occupation_code").replace(swapped))
        fits, misfits = _misfit(turned, old), _misfit(new, old)
        if is_renamed or fits < FITS * misfits:
            yield f"{pair[0]} and {pair[1]} have each other's figures or names of before"


def _names(frames: Frames) -> Mapping[str, str]:
    for table, name in ((OCCUPATIONS, "occupation_name"), (PROJECTIONS, "occupation_title")):
        if table in frames:
            code = pl.col("occupation_code").str.replace("-", "", literal=True)
            return dict(frames[table].select(code, name).iter_rows())
    return {}


def _as_estimates(frames: Frames) -> pl.DataFrame:
    """Give a round's jobs and openings in the places of the nation's jobs and mean pay."""
    return frames[PROJECTIONS].select(
        pl.lit(NATION).alias("area_code"),
        pl.col("occupation_code").str.replace("-", "", literal=True),
        pl.col("employment_start_thousands").alias("tot_emp"),
        pl.col("openings_thousands").alias("a_mean"),
    )


def _of_both(cells: pl.DataFrame, codes: Collection[str]) -> pl.DataFrame:
    """Keep a pair's cells in the areas that have both."""
    mine = cells.filter(pl.col("occupation_code").is_in(list(codes)) & (pl.col("tot_emp") > 0))
    return mine.filter(pl.len().over("area_code") == len(codes))


def _misfit(new: pl.DataFrame, old: pl.DataFrame) -> float:
    """Measure how far jobs and mean pay are from those of before, by their typical cells."""
    both = new.join(old, on=KEY, suffix="_before")
    far = [(pl.col(m) / pl.col(f"{m}_before")).log().abs().median() for m in ("tot_emp", "a_mean")]
    return sum(value or 0.0 for value in both.select(far).row(0)) if len(both) else 0.0


def _cells(moved: pl.DataFrame, candidate: CandidateRelease) -> Iterator[str]:
    """Say how many cells of pay of a pair moved alone, and name the furthest."""
    wider = max(abs(candidate.years), 1) ** 0.5
    codes = {code.replace("-", "") for pair in candidate.pairs for code in pair}
    cells = moved.filter(pl.col("occupation_code").is_in(list(codes))).unpivot(
        list(PAY), index=[*KEY, "error"], variable_name="measure", value_name="off"
    )
    far = cells.filter(pl.col("off").abs() > CELL * wider + 2 * ERRORS * pl.col("error"))
    if not far.is_empty():
        worst = far.sort(pl.col("off").abs(), descending=True)
        named = [
            f"{measure} of {code[:2]}-{code[2:]} in {area} by {percent(value)}"
            for area, code, measure, value in worst.select(*KEY, "measure", "off").iter_rows()
        ]
        yield (
            f"{far.height:,} of {cells['off'].count():,} cells of the declared pairs moved "
            f"beside the others since {candidate.old.name}: {listed(named, 3)}"
        )
