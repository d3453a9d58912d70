"""data/raw → what a trend needs besides the newest releases: older pay, and consumer prices."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.archive.comparable import comparable, earlier
from pipeline.archive.releases import newest_good, read_revision, verified
from pipeline.archive.source import Frame, Release
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.parse import parse
from pipeline.sources.register import TREND_SOURCES


def past(raw: Path) -> list[Release]:
    """Verify the older releases that may be compared with the newest, and the newest prices.

    Raises ArchiveError when a file is missing or changed, or no prices are held.
    """
    older = [read_revision(place, bls_oews.SOURCE) for place in comparable(raw)]
    return [*older, *(verified(newest_good(raw, source), source) for source in TREND_SOURCES)]


def refusals(raw: Path) -> list[str]:
    """Say of each older release that is held and not compared why it is not."""
    period = bls_oews.SOURCE.period
    return [
        f"not compared  {period(one.place.release)}: {one.refusal}"
        for one in earlier(raw)
        if one.refusal
    ]


def past_frames(releases: Collection[Release], codes: Collection[str]) -> list[Frame]:
    """Read them: the nation and the states, in the occupations of `codes`. Raises ParseError."""
    wanted = [code.replace("-", "") for code in codes]
    frames = parse(list(releases), [bls_oews.WIDE, *TREND_SOURCES])
    return [_narrowed(frame, wanted) for frame in frames]


def _narrowed(frame: Frame, codes: list[str]) -> Frame:
    if "occupation_code" not in frame.table.columns:
        return frame
    return replace(frame, rows=frame.rows.filter(pl.col("occupation_code").is_in(codes)))
