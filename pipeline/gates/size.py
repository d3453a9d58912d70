"""The bytes of each file and the rows of each table, against the last release."""

import re

import polars as pl

from pipeline.archive.gate_record import Finding
from pipeline.archive.source import Release
from pipeline.core.formats import listed
from pipeline.gates.candidate import (
    EXTRACT,
    OCCUPATIONS,
    CandidateRelease,
    Frames,
    common_estimates,
)
from pipeline.sources.names import OEWS, ONET, PROJECTIONS

BYTES_CHANGE = 0.25
ROWS_CHANGE = 0.15
SMALL = 4096  # bytes: in a list of footnotes, a sentence reworded is a quarter
DETAILED = {PROJECTIONS: pl.col("occupation_type") == "Line item"}


def size(candidate: CandidateRelease) -> list[Finding]:
    """Refuse a file whose published bytes moved by over a quarter; small files are let be."""
    new, old = _bytes(candidate.new), _bytes(candidate.old)
    if not new.keys() & old.keys():
        names = listed(sorted(name for name, _ in old.values()), 3)
        said = f"file sizes are not compared: of {candidate.old.name} only {names} is held"
        return [candidate.warn("size", said)]
    return [
        candidate.refuse(
            "size",
            _moved(f"{name} has {count:,} bytes", count, old[key][1], candidate, BYTES_CHANGE),
        )
        for key, (name, count) in new.items()
        if key in old and old[key][1] >= SMALL and _is_far(count, old[key][1], BYTES_CHANGE)
    ]


def rows(candidate: CandidateRelease) -> list[Finding]:
    """Refuse a table whose rows moved by over 15 %; what is compared, or cannot be, is said.

    OEWS counts the nation alone where one of the two has no more, nation and states across a
    break, and detailed occupations where one is packed, and so has groups, in another way.
    """
    packed, was = candidate.packings
    # an extract of O*NET has some rows of a table; others' have all
    if candidate.new.source == ONET and packed != was and EXTRACT in {packed, was}:
        said = "rows are not compared: of one of the two only an extract of job titles is held"
        return [candidate.warn("rows", said)]
    if candidate.new.source != OEWS:
        return _counted(candidate, candidate.frames, candidate.old_frames, "")
    if OCCUPATIONS not in candidate.frames or OCCUPATIONS not in candidate.old_frames:
        count = candidate.old_frames[OEWS].height
        said = f"rows are not compared: {candidate.old.name} or the new one is an extract"
        return [candidate.warn("rows", f"{said} ({candidate.old.name} has {count:,} rows)")]
    common = common_estimates(candidate)
    if not common.said and packed == was:
        return _counted(candidate, candidate.frames, candidate.old_frames, "")
    new = {OEWS: _detailed(common.new, candidate.frames)}
    old = {OEWS: _detailed(common.old, candidate.old_frames)}
    return _counted(candidate, new, old, f" for detailed occupations{common.said}")


def _counted(candidate: CandidateRelease, new: Frames, old: Frames, scope: str) -> list[Finding]:
    findings = []
    for table in [name for name in new if name in old]:
        kept = DETAILED.get(table, pl.lit(value=True))
        count, was = new[table].filter(kept).height, old[table].filter(kept).height
        if _is_far(count, was, ROWS_CHANGE):
            said = _moved(f"{table} has {count:,} rows{scope}", count, was, candidate, ROWS_CHANGE)
            findings.append(candidate.refuse("rows", said))
    return findings


def _detailed(estimates: pl.DataFrame, frames: Frames) -> pl.DataFrame:
    detailed = frames[OCCUPATIONS].filter(pl.col("display_level") == "3")
    return estimates.join(detailed, on="occupation_code", how="semi")


def _bytes(release: Release) -> dict[str, tuple[str, int]]:
    """Key the files by name less its numbers: national_M2023_dl.xlsx is national_M2024_dl.xlsx."""
    return {
        re.sub(r"\d+", "#", file.name.lower()): (file.name, file.bytes)
        for file in release.receipt.files
    }


def _is_far(new: int, old: int, limit: float) -> bool:
    return new != old and (old == 0 or abs(new / old - 1) > limit)


def _moved(said: str, new: int, old: int, candidate: CandidateRelease, limit: float) -> str:
    change = f"{100 * (new / old - 1):+.0f} %" if old else "none before"
    return (
        f"{said}, against {old:,} in {candidate.old.name} ({change}); "
        f"expected within {100 * limit:.0f} %"
    )
