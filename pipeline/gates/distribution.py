"""Year-to-year changes: what no real year does, such as a column that stands one place off."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import exp, sqrt

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.gates.candidate import CandidateRelease, common_estimates, listed
from pipeline.gates.limits import SCOPES, Kind, Scope
from pipeline.gates.movement import EXTENTS, equal_share, match_cells, measure_movement
from pipeline.sources.names import OEWS, PARITIES, PRICES, PROJECTIONS

GATE = "distribution"
PARTS_SHOWN = 3
FAR_CELLS = 2.5  # in a small extract one cell is a large share
# An index that is not seasonally adjusted is final when it is published; errors are corrected.
CORRECTED_MONTHS = 12
# A name or an education for a code was the same in 99.6 % or more; one row off, in 86 % at most.
SAME_WORDS = 0.95
KEYS = {
    OEWS: ("area_code", "industry_code", "occupation_code"),
    PROJECTIONS: ("occupation_code",),
    PARITIES: ("table_name", "geo_fips"),
}
WORDS = {
    PROJECTIONS: ("occupation_title", "typical_education", "work_experience",
                        "on_the_job_training"),
    PARITIES: ("geo_name",),
    "bls_oews_occupations": ("occupation_name",),
    "bls_oews_areas": ("area_name",),
}  # fmt: skip
WORD_KEYS = {**KEYS, "bls_oews_occupations": ("occupation_code",), "bls_oews_areas": ("area_code",)}


def distribution(candidate: CandidateRelease) -> list[Finding]:
    """Refuse changes that no real year has shown; say when too few cells are in both releases."""
    source = candidate.new.source
    if source == PRICES:
        return _rewritten(candidate)
    if source not in SCOPES:
        return []
    cells, said = _cells(candidate)
    findings = [candidate.refuse(GATE, reason) for reason in strange(candidate, cells)]
    if cells.height < SCOPES[source][0].cells_at_least:
        few = f"changes are not judged: {cells.height} cells are in {candidate.old.name} too{said}"
        return [candidate.warn(GATE, few), *findings]
    return findings


def strange(candidate: CandidateRelease, cells: pl.DataFrame | None = None) -> Iterator[str]:
    """Say, one by one, the changes that no real year has shown, the plainest first."""
    cells = _cells(candidate)[0] if cells is None else cells
    for scope in SCOPES[candidate.new.source]:
        yield from _judged(cells, scope, candidate)
    yield from _words(candidate)


def _cells(candidate: CandidateRelease) -> tuple[pl.DataFrame, str]:
    source = candidate.new.source
    if source == OEWS:
        common = common_estimates(candidate)
        new, old, said = common.new, common.old, common.said
    else:
        (table,) = KEYS.keys() & {source}
        new, old, said = candidate.frames[table], candidate.old_frames[table], ""
    measures = {m for scope in SCOPES[source] for kind in scope.kinds for m in kind.measures}
    return match_cells(new, old, KEYS[source], sorted(measures)), said


def _judged(cells: pl.DataFrame, scope: Scope, candidate: CandidateRelease) -> Iterator[str]:
    """Say which measures of which parts of a scope did what no real year does."""
    if cells.filter(EXTENTS[scope.extent]).height < scope.cells_at_least:
        return
    parts = measure_movement(cells, scope)
    whole = measure_movement(cells, replace(scope, by="", cells_at_least=1)) if scope.by else parts
    for kind in scope.kinds:
        widened = _widened(kind, candidate)
        mine = parts.filter(pl.col("measure").is_in(kind.measures))
        for rule, meaning in RULES.items():
            if offending := list(rule(mine, whole, widened, candidate)):
                place = f"by {scope.name}" if scope.by else f"in {scope.name}"
                said = listed(offending, PARTS_SHOWN)
                yield f"{kind.name} {place}, since {candidate.old.name}: {said}; {meaning}"


def _widened(kind: Kind, candidate: CandidateRelease) -> Kind:
    """Widen limits that were measured over a year or two for releases that are further apart."""
    wider = sqrt(max(abs(candidate.years), 2) / 2)
    return replace(
        kind,
        spread=kind.spread * wider,
        far_share=kind.far_share * wider**2,
        kin_apart=kind.kin_apart * wider,
        beside=kind.beside * wider,
        same_share=1.0 if candidate.is_revision else kind.same_share,
    )


Rule = Callable[[pl.DataFrame, pl.DataFrame, Kind, CandidateRelease], Iterator[str]]


def _grew(
    parts: pl.DataFrame, _: pl.DataFrame, kind: Kind, candidate: CandidateRelease
) -> Iterator[str]:
    years = candidate.years or 1
    for growth in parts.group_by("part").agg(pl.col("median").median())["median"]:
        if not kind.low <= growth / years <= kind.high:
            yield (
                f"the typical figure moved by {_percent(growth)}, where a year moves it by "
                f"{_percent(kind.low)} to {_percent(kind.high)}"
            )


def _kin(parts: pl.DataFrame, _: pl.DataFrame, kind: Kind, __: CandidateRelease) -> Iterator[str]:
    rows = parts.select("part", "measure", "what", "median").iter_rows()
    told = {(part, measure): (what, median) for part, measure, what, median in rows}
    for part in parts["part"].unique(maintain_order=True):
        for one, other in kind.kin:
            if (part, one) in told and (part, other) in told:
                (name, mine), (_name, kins) = told[part, one], told[part, other]
                if abs(mine - kins) > kind.kin_apart:
                    yield f"{name} moved by {_percent(mine)}, {other} by {_percent(kins)}"


def _spread(
    parts: pl.DataFrame, _: pl.DataFrame, kind: Kind, __: CandidateRelease
) -> Iterator[str]:
    for what, spread in _over(parts, "spread", kind.spread):
        yield (
            f"the cells of {what} are typically {_percent(spread)} off their median change "
            f"(expected {_percent(kind.spread)} at most)"
        )


def _far(parts: pl.DataFrame, _: pl.DataFrame, kind: Kind, __: CandidateRelease) -> Iterator[str]:
    several = parts.filter(pl.col("far") * pl.col("cells") > FAR_CELLS)
    for what, share in _over(several, "far", kind.far_share):
        yield (
            f"{100 * share:.1f} % of the cells of {what} moved by a factor of {exp(kind.far):.1f} "
            f"or more beside the others (expected {100 * kind.far_share:.1f} % at most)"
        )


def _same(parts: pl.DataFrame, _: pl.DataFrame, kind: Kind, __: CandidateRelease) -> Iterator[str]:
    for what, share in _over(parts, "same", kind.same_share):
        yield (
            f"{100 * share:.0f} % of the cells of {what} have the very figure of before (expected "
            f"{100 * kind.same_share:.0f} % at most)"
        )


def _beside(
    parts: pl.DataFrame, whole: pl.DataFrame, kind: Kind, _: CandidateRelease
) -> Iterator[str]:
    typical = dict(whole.select("measure", "median").iter_rows())
    for measure, what, median in parts.select("measure", "what", "median").iter_rows():
        if abs(median - typical[measure]) > kind.beside:
            yield f"{what} moved by {_percent(median)}, elsewhere by {_percent(typical[measure])}"


RULES: dict[Rule, str] = {
    _grew: "the unit may be another",
    _kin: "a column may be shifted, swapped or in another unit",
    _spread: "rows may stand off their labels, or a column may be another",
    _far: "some rows may be wrong",
    _same: "they may be a copy",
    _beside: "the figures of some may be those of others",
}


def _over(parts: pl.DataFrame, column: str, limit: float) -> list[tuple[str, float]]:
    worst = parts.filter(pl.col(column) > limit).sort(column, descending=True)
    return worst.select("what", column).rows()


def _percent(change: float) -> str:
    """Write the logarithm of a ratio as a percentage, a large one as a factor."""
    if abs(change) > 1:
        return f"a factor of {exp(change):,.3g}"
    return f"{100 * (exp(change) - 1):+.1f} %"


def _words(candidate: CandidateRelease) -> Iterator[str]:
    for table, columns in WORDS.items():
        if table in candidate.frames and table in candidate.old_frames:
            for column in columns:
                frames = candidate.frames[table], candidate.old_frames[table]
                count, share = equal_share(*frames, WORD_KEYS[table], column)
                if count and share < SAME_WORDS and not candidate.breaks:
                    yield (
                        f"{column} of {table} agrees with {candidate.old.name} in "
                        f"{100 * share:.0f} % of {count:,} rows (expected "
                        f"{100 * SAME_WORDS:.0f} % at least): its rows may stand off their codes"
                    )


def _rewritten(candidate: CandidateRelease) -> list[Finding]:
    """Tell months whose price index is another than in the last release; refuse over a year's."""
    frames = candidate.frames[PRICES], candidate.old_frames[PRICES]
    months = match_cells(*frames, ("series_id", "year", "period"), ("value",))
    other = months.filter(pl.col("value") != pl.col("value_before")).sort("year", "period")
    if other.is_empty():
        return []
    names = [f"{year} {period}" for year, period in other.select("year", "period").iter_rows()]
    said = f"the price index is another than in {candidate.old.name} in {listed(names)}"
    is_too_many = len(names) > CORRECTED_MONTHS
    return [candidate.refuse(GATE, said) if is_too_many else candidate.warn(GATE, said)]
