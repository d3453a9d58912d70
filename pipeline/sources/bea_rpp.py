"""Regional Price Parities: BEA's wide CSV files of all years, or the project's own extract."""

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pipeline.errors import ParseError
from pipeline.layouts.bea_csv import read_table
from pipeline.layouts.tidy import is_tidy, read_tidy
from pipeline.model.source import Release, Source, Table

# states, metropolitan areas, metropolitan and nonmetropolitan portions of states
TABLE_NAMES = ("SARPP", "MARPP", "PARPP")

PRICE_PARITIES = Table(
    "bea_rpp",
    {
        **dict.fromkeys(
            ("release", "table_name", "vintage", "geo_fips", "geo_name"), pl.String
        ),
        "all_items_index": pl.Float64,
    },
    ("release", "table_name", "geo_fips"),
)  # fmt: skip


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read a year, "2024", of all three tables; the index is 100 for the nation in each.

    The vintage is the day the publisher last updated the file: a year's figures are revised, and
    three files of one folder may be of different vintages.
    """
    if not re.fullmatch(r"\d{4}", release.name):
        raise _unlike(release, "the folder's name is no year", "a year, as in 2024", release.name)
    files = [
        release.folder / file.stored_as
        for file in release.receipt.files
        if file.name.lower().endswith(".csv")
    ]
    tidy = [path for path in files if is_tidy(path, PRICE_PARITIES)]
    if tidy and len(files) > 1:
        raise _unlike(release, "a tidy table and other tables", "one or the other", _names(files))
    if tidy:
        frame = read_tidy(tidy[0], PRICE_PARITIES, release.name)
    else:
        frame = _read_published(files, release)
    _prove_tables(frame, release, files)
    return {PRICE_PARITIES.name: frame}


def _read_published(files: list[Path], release: Release) -> pl.DataFrame:
    frames = [read_table(path, release.name) for path in files]
    names = [frame["table_name"][0] for frame in frames]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        found = _names([path for path, name in zip(files, names, strict=True) if name in doubled])
        raise _unlike(release, f"{doubled[0]} is there twice", "one file a table", found)
    empty = pl.DataFrame(schema=dict(PRICE_PARITIES.columns))
    return pl.concat([empty, *(_named(frame, release.name) for frame in frames)])


def _named(frame: pl.DataFrame, release: str) -> pl.DataFrame:
    return frame.with_columns(pl.lit(release).alias("release")).select(*PRICE_PARITIES.columns)


def _prove_tables(frame: pl.DataFrame, release: Release, files: list[Path]) -> None:
    held = set(frame["table_name"].drop_nulls())
    if held != set(TABLE_NAMES):
        wrong = ", ".join(sorted(held ^ set(TABLE_NAMES)))
        what = f"{wrong} is {'unknown' if held - set(TABLE_NAMES) else 'missing'}"
        raise _unlike(release, what, ", ".join(TABLE_NAMES), _names(files) or "no .csv file")


def _names(files: list[Path]) -> str:
    return ", ".join(path.name for path in files)


def _unlike(release: Release, what: str, expected: str, found: str) -> ParseError:
    return ParseError(
        what,
        where=str(release.folder),
        expected=expected,
        found=found,
        todo=f"Put the .csv files of SARPP.zip, MARPP.zip and PARPP.zip there ({SOURCE.address}).",
    )


SOURCE = Source(
    name="bea_rpp",
    title="Regional Price Parities",
    publisher="U.S. Bureau of Economic Analysis",
    licence="public domain (U.S. Government work)",
    address="https://apps.bea.gov/regional/zip/",
    tables=(PRICE_PARITIES,),
    read=read,
)
