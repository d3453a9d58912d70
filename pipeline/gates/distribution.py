"""Figures of two releases → how they moved, and what of it no real year does."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import exp, sqrt

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.archive.source import RawTable
from pipeline.core.formats import listed
from pipeline.gates.candidate import CandidateRelease, common_estimates
from pipeline.gates.limits import Kind, Scope, scopes
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.names import OEWS, PRICES
from pipeline.sources.register import BY_NAME

GATE = "distribution"
PARTS_SHOWN = 3
BEFORE = "_before"
EXTENTS = {
    "all": pl.lit(value=True),
    "nation": pl.col("area_code") == NATION,
    "areas": pl.col("area_code") != NATION,
}
FAR_CELLS = 2.5  # in a small extract one cell is a large share
# An index that is not seasonally adjusted is final when it is published; errors are corrected.
CORRECTED_MONTHS = 12
# A name or an education for a code was the same in 99.6 % or more; one row off, in 86 % at most.
SAME_WORDS = 0.95
Joined = tuple[tuple[Scope, ...], pl.DataFrame, str]


def distribution(candidate: CandidateRelease) -> list[Finding]:
    """Refuse changes that no real year has shown; say when too few cells are in both releases."""
    if candidate.new.source == PRICES:
        return _rewritten(candidate)
    each = joined(candidate)
    few = [
        f"changes are not judged: {cells.height} cells are in {candidate.old.name} too{said}"
        for (scope, *_), cells, said in each
        if cells.height < scope.cells_at_least
    ]
    refused = (candidate.refuse(GATE, reason) for reason in strange(candidate, each))
    return [*(candidate.warn(GATE, said) for said in few), *refused]


def strange(candidate: CandidateRelease, tables: Sequence[Joined]) -> Iterator[str]:
    """Say, one by one, the changes that no real year has shown, the plainest first."""
    for measured, cells, _ in tables:
        for scope in measured:
            yield from _judged(cells, scope, candidate)
    yield from _words(candidate)


def joined(candidate: CandidateRelease) -> list[Joined]:
    """Join, a table each, the cells that both releases have, with what limits them."""
    return [_cells(candidate, table) for table in _tables(candidate) if scopes(table)]


def _tables(candidate: CandidateRelease) -> list[RawTable]:
    both = candidate.frames.keys() & candidate.old_frames.keys()
    return [table for table in BY_NAME[candidate.new.source].tables if table.name in both]


def _cells(candidate: CandidateRelease, table: RawTable) -> Joined:
    """Join a table's cells of both releases; the old figures are named with _before."""
    new, old, said = candidate.frames[table.name], candidate.old_frames[table.name], ""
    if table.name == OEWS:
        common = common_estimates(candidate)
        new, old, said = common.new, common.old, common.said
    measures = {m for scope in scopes(table) for kind in scope.kinds for m in kind.measures}
    old = old.select(*table.own_key, *sorted(measures))
    return scopes(table), new.join(old, on=table.own_key, suffix=BEFORE), said


def _judged(cells: pl.DataFrame, scope: Scope, candidate: CandidateRelease) -> Iterator[str]:
    """Say which measures of which parts of a scope did what no real year does."""
    if cells.filter(EXTENTS[scope.extent]).height < scope.cells_at_least:
        return
    parts = _movement(cells, scope)
    whole = _movement(cells, replace(scope, by="", cells_at_least=1)) if scope.by else parts
    typical = whole.select("measure", typical="median")
    parts = parts.join(typical, on="measure", maintain_order="left")
    for kind in scope.kinds:
        widened = _widened(kind, candidate)
        mine = parts.filter(pl.col("measure").is_in(kind.measures))
        for rule, meaning in RULES.items():
            if offending := list(rule(mine, widened, candidate.years or 1)):
                place = f"by {scope.name}" if scope.by else f"in {scope.name}"
                said = listed(offending, PARTS_SHOWN)
                yield f"{kind.name} {place}, since {candidate.old.name}: {said}; {meaning}"


def _movement(cells: pl.DataFrame, scope: Scope) -> pl.DataFrame:
    """Give a row a part and measure: part, measure, cells, median, far, same, what.

    median: of the logarithm of new over old. far: the share of cells further from it than the
    kind's `far`. same: the share of unchanged cells.
    what: the measure, and the part where there are several.
    """
    by = pl.col("occupation_code").str.head(2) if scope.by == "major" else pl.col(scope.by)
    part = by if scope.by else pl.lit(scope.name)
    what = pl.format("{} of {}", "measure", "part") if scope.by else pl.col("measure")
    kinds = {measure: kind for kind in scope.kinds for measure in kind.measures}
    return (
        cells.filter(EXTENTS[scope.extent])
        .group_by(part.alias("part"), maintain_order=True)
        .agg(_statistics(measure, kind) for measure, kind in kinds.items())
        .unpivot(index="part", variable_name="measure")
        .unnest("value")
        .filter(pl.col("cells") >= scope.cells_at_least)
        .with_columns(what.alias("what"))
    )


def _statistics(measure: str, kind: Kind) -> pl.Expr:
    new, old = pl.col(measure), pl.col(measure + BEFORE)
    is_large = (new > 0) & (old > 0) & (pl.min_horizontal(new, old) >= kind.floor)
    change = pl.when(is_large).then((new / old).log())
    distance = (change - change.median()).abs()
    return pl.struct(
        change.count().alias("cells"),
        change.median().alias("median"),
        (distance > kind.far).mean().alias("far"),
        (change == 0).mean().alias("same"),
    ).alias(measure)


def _widened(kind: Kind, candidate: CandidateRelease) -> Kind:
    """Widen limits that were measured over a year or two for releases that are further apart."""
    wider = sqrt(max(abs(candidate.years), 2) / 2)
    return replace(
        kind,
        far_share=kind.far_share * wider**2,
        kin_apart=kind.kin_apart * wider,
        beside=kind.beside * wider,
        same_share=1.0 if candidate.is_revision else kind.same_share,
    )


Rule = Callable[[pl.DataFrame, Kind, int], Iterator[str]]


def _grew(parts: pl.DataFrame, kind: Kind, years: int) -> Iterator[str]:
    for growth in parts.group_by("part").agg(pl.col("median").median())["median"]:
        if not kind.low <= growth / years <= kind.high:
            yield (
                f"the typical figure moved by {percent(growth)}, where a year moves it by "
                f"{percent(kind.low)} to {percent(kind.high)}"
            )


def _kin(parts: pl.DataFrame, kind: Kind, _: int) -> Iterator[str]:
    rows = parts.select("part", "measure", "what", "median").iter_rows()
    told = {(part, measure): (what, median) for part, measure, what, median in rows}
    for part in parts["part"].unique(maintain_order=True):
        for one, other in kind.kin:
            if (part, one) in told and (part, other) in told:
                (name, mine), (_name, kins) = told[part, one], told[part, other]
                if abs(mine - kins) > kind.kin_apart:
                    yield f"{name} moved by {percent(mine)}, {other} by {percent(kins)}"


def _far(parts: pl.DataFrame, kind: Kind, _: int) -> Iterator[str]:
    several = parts.filter(pl.col("far") * pl.col("cells") > FAR_CELLS)
    for what, share in _over(several, "far", kind.far_share):
        yield (
            f"{100 * share:.1f} % of the cells of {what} moved by a factor of {exp(kind.far):.1f} "
            f"or more beside the others (expected {100 * kind.far_share:.1f} % at most)"
        )


def _same(parts: pl.DataFrame, kind: Kind, _: int) -> Iterator[str]:
    for what, share in _over(parts, "same", kind.same_share):
        yield (
            f"{100 * share:.0f} % of the cells of {what} have the very figure of before (expected "
            f"{100 * kind.same_share:.0f} % at most)"
        )


def _beside(parts: pl.DataFrame, kind: Kind, _: int) -> Iterator[str]:
    for what, median, typical in parts.select("what", "median", "typical").iter_rows():
        if abs(median - typical) > kind.beside:
            yield f"{what} moved by {percent(median)}, elsewhere by {percent(typical)}"


RULES: dict[Rule, str] = {
    _grew: "the unit may be another",
    _kin: "a column may be shifted, swapped or in another unit",
    _far: "some rows may be wrong",
    _same: "they may be a copy",
    _beside: "the figures of some may be those of others",
}


def _over(parts: pl.DataFrame, column: str, limit: float) -> list[tuple[str, float]]:
    worst = parts.filter(pl.col(column) > limit).sort(column, descending=True)
    return worst.select("what", column).rows()


def percent(change: float) -> str:
    """Write the logarithm of a ratio as a percentage, a large one as a factor."""
    if abs(change) > 1:
        return f"a factor of {exp(change):,.3g}"
    return f"{100 * (exp(change) - 1):+.1f} %"


def _words(candidate: CandidateRelease) -> Iterator[str]:
    for table in [] if candidate.breaks else _tables(candidate):
        new, old = candidate.frames[table.name], candidate.old_frames[table.name]
        joined = new.join(old, on=table.own_key, suffix=BEFORE) if table.words else new
        for column in table.words:
            said = joined.drop_nulls([column, column + BEFORE])
            share = said.select((pl.col(column) == pl.col(column + BEFORE)).mean()).item()
            if share is not None and share < SAME_WORDS:
                yield (
                    f"{column} of {table.name} agrees with {candidate.old.name} in "
                    f"{100 * share:.0f} % of {said.height:,} rows (expected "
                    f"{100 * SAME_WORDS:.0f} % at least): its rows may stand off their codes"
                )


def _rewritten(candidate: CandidateRelease) -> list[Finding]:
    """Tell months whose price index is another than in the last release; refuse over a year's."""
    new, old = candidate.frames[PRICES], candidate.old_frames[PRICES]
    months = new.join(old, on=("series_id", "year", "period"), suffix=BEFORE)
    other = months.filter(pl.col("value") != pl.col("value_before")).sort("year", "period")
    if other.is_empty():
        return []
    names = [f"{year} {period}" for year, period in other.select("year", "period").iter_rows()]
    said = f"the price index is another than in {candidate.old.name} in {listed(names)}"
    is_too_many = len(names) > CORRECTED_MONTHS
    return [candidate.refuse(GATE, said) if is_too_many else candidate.warn(GATE, said)]
