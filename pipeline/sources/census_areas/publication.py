"""The Census Bureau's lists of counties: those of each metropolitan area, those of a ZIP code.

Read from the project's tidy tables alone: it takes both, and the counties that California's agency
names of each nonmetropolitan area, to say in which areas a place may lie.
"""

from collections.abc import Mapping

import polars as pl

from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import ParseError
from pipeline.sources.formats.bytes import stored
from pipeline.sources.formats.tidy import read_tidy, texts

COUNTIES = RawTable(
    "county_areas", texts("county_code", "county_name", "area_code"), ("release", "county_code")
)
ZIP_COUNTIES = RawTable(
    "zip_counties", texts("zip_code", "county_code"), ("release", "zip_code", "county_code")
)
FILES = {"counties.parquet": COUNTIES, "zip_counties.parquet": ZIP_COUNTIES}


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read the counties of areas, by their OEWS codes, and of ZIP codes. Raises ParseError."""
    held = stored(release)
    if held.keys() != FILES.keys():
        raise ParseError(
            "the two tidy tables are not there",
            where=release.folder,
            expected=", ".join(FILES),
            found=", ".join(held),
            todo="Restore them from version control.",
        )
    return {one.name: read_tidy(held[name], one, release.name) for name, one in FILES.items()}


SOURCE = Source(
    name="census_areas",
    order=111,
    use="lookup",
    title="Core based statistical areas",
    publisher="U.S. Census Bureau",
    licence="public domain (U.S. Government work)",
    address="https://www.census.gov/geographies/reference-files/time-series/demo/metro-micro/"
    "delineation-files.html",
    tables=(COUNTIES, ZIP_COUNTIES),
    read=read,
    short="counties of areas",
)
