"""What a person with a high school diploma and no more earns, by state: the earnings thresholds.

They are the College Scorecard's EARN_THR_STATE and EARN_THR_NAT, with which the Department's
earnings test measures programs: the median of people aged 25 to 34 who worked or looked for work.
"""

from collections.abc import Mapping

import polars as pl

from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.tidy import reader, texts

THRESHOLDS = RawTable(
    "ed_thresholds",
    {**texts("state_code"), "benchmark_year": pl.String, "high_school_median_usd": pl.Float64},
    ("release", "state_code"),
)


_unlike = teller(ParseError, "Keep each year's benchmark in a folder of that name.")


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read a year's benchmark, "2026"; state_code 00 is the nation. Raises ParseError."""
    frames = reader(THRESHOLDS)(release)
    years = sorted({str(year) for year in frames[THRESHOLDS.name]["benchmark_year"]})
    if years != [release.name]:
        what = "the benchmark is of another year"
        raise _unlike(release.folder, what, release.name, ", ".join(years) or "no line")
    return frames


SOURCE = Source(
    name="ed_thresholds",
    title="College Scorecard, Earnings Thresholds",
    publisher="U.S. Department of Education",
    licence="public domain (U.S. Government work)",
    address="https://collegescorecard.ed.gov/data/",
    tables=(THRESHOLDS,),
    read=read,
    short="high school alone",
)
