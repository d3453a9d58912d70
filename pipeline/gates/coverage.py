"""Every declared pair and area that had figures still has them, or is named."""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.core.formats import listed
from pipeline.gates.candidate import CandidateRelease, common_estimates
from pipeline.sources.names import OEWS, PROJECTIONS
from pipeline.sources.register import BY_NAME

GATE = "coverage"
# Of 1,379 national medians of May 2023 two were withheld a year later, of 1,309 of May 2019 three
# two years later (codes that ended with a classification apart), so nation and states must keep
# a pair. How many smaller areas lose one in a normal year cannot be known from one full release: a
# tenth is allowed, and each is named.
LOST_SHARE = 0.10
WIDE = "00000"  # how the code of the nation or a state ends


def coverage(candidate: CandidateRelease) -> list[Finding]:
    """Refuse when a pair lost figures in the nation, a state or over a tenth of the areas.

    Of a source without pairs and areas: when over a tenth of a table's rows are gone or empty.
    Fewer are warned of, by code. A pair lost figures where fewer of its two occupations have
    a published median than before.
    """
    by_source = {OEWS: _pairs_lost, PROJECTIONS: _occupations_lost}
    return list(by_source.get(candidate.new.source, _rows_lost)(candidate))


def _pairs_lost(candidate: CandidateRelease) -> Iterator[Finding]:
    common = common_estimates(candidate)
    new, old = _published(common.new), _published(common.old)
    for one, other in candidate.pairs:
        had, has = _sides(old, (one, other)), _sides(new, (one, other))
        if lost := [area for area in sorted(had) if has.get(area, 0) < had[area]]:
            wide = [area for area in lost if area.endswith(WIDE)]
            named = listed([*wide, *(area for area in lost if area not in wide)])
            said = (
                f"{one} and {other} have fewer published medians than in {candidate.old.name} in "
                f"{len(lost):,} of {len(had):,} areas{common.said}: {named}"
            )
            is_too_many = bool(wide) or len(lost) > LOST_SHARE * len(had)
            yield candidate.judge(GATE, said) if is_too_many else candidate.warn(GATE, said)


def _published(cells: pl.DataFrame) -> pl.DataFrame:
    is_published = pl.col("a_median").is_not_null() | pl.col("h_median").is_not_null()
    # a wage at or above the publisher's ceiling has no number, but is published
    at_ceiling = pl.col("footnotes").str.contains(r"\b(08|13):5\b").fill_null(value=False)
    return cells.filter(is_published | at_ceiling).select("area_code", "occupation_code")


def _sides(published: pl.DataFrame, pair: tuple[str, str]) -> Mapping[str, int]:
    """Count, area by area, the occupations of a pair that have a median."""
    codes = [code.replace("-", "") for code in pair]
    counted = published.filter(pl.col("occupation_code").is_in(codes)).group_by("area_code").len()
    return dict(counted.iter_rows())


def _occupations_lost(candidate: CandidateRelease) -> Iterator[Finding]:
    frames = candidate.frames[PROJECTIONS], candidate.old_frames[PROJECTIONS]
    has, had = (set(frame["occupation_code"]) for frame in frames)
    declared = {code for pair in candidate.pairs for code in pair}
    if lost := sorted(declared & had - has):
        said = f"no longer projected, as they were in {candidate.old.name}: {listed(lost)}"
        yield candidate.judge(GATE, said)


def _rows_lost(candidate: CandidateRelease) -> Iterator[Finding]:
    source = BY_NAME[candidate.new.source]
    for table in () if source.use == "lookup" else source.tables:
        key, frames = table.own_key, (candidate.old_frames, candidate.frames)
        if not key or any(table.name not in each for each in frames):
            continue
        has_figure = pl.any_horizontal(pl.col(table.numbers or key).is_not_null())
        had, has = (each[table.name].filter(has_figure) for each in frames)
        lost = had.join(has, on=key, how="anti").select(*key, *table.words).sort(key)
        if lost.is_empty():
            continue
        names = [" ".join(map(str, row)) for row in lost.iter_rows()]
        said = (
            f"{lost.height:,} of {had.height:,} rows of {table.name} in {candidate.old.name} are "
            f"gone or empty: {listed(names)}"
        )
        is_too_many = lost.height > LOST_SHARE * had.height
        yield candidate.judge(GATE, said) if is_too_many else candidate.warn(GATE, said)
