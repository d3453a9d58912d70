"""Occupational Employment and Wage Statistics, as flat files, spreadsheets or a tidy extract."""

import re
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import ParseError
from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES
from pipeline.sources.bls_oews.feed import ADDRESS, FEED
from pipeline.sources.bls_oews.flat_files import read_estimates
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.bls_oews.spreadsheets import read_spreadsheets
from pipeline.sources.formats.bytes import File, members
from pipeline.sources.formats.labstat import read_lookup
from pipeline.sources.formats.tidy import is_tidy, read_tidy


def _texts(*names: str) -> dict[str, type[pl.String]]:
    return dict.fromkeys(("release", *names), pl.String)


ESTIMATES = RawTable(
    "bls_oews",
    {
        **_texts("areatype_code", "area_code", "industry_code", "occupation_code"),
        **dict.fromkeys(HEADINGS, pl.Float64),
        "footnotes": pl.String,  # "13:5 15:5": data type, footnote code
    },
    ("release", "area_code", "industry_code", "occupation_code"),
)
AREAS = RawTable(
    "bls_oews_areas",
    _texts("state_code", "area_code", "areatype_code", "area_name"),
    ("release", "area_code"),
)
OCCUPATIONS = RawTable(
    "bls_oews_occupations",
    _texts("occupation_code", "occupation_name", "display_level"),
    ("release", "occupation_code"),
)
FOOTNOTES = RawTable(
    "bls_oews_footnotes", _texts("footnote_code", "footnote_text"), ("release", "footnote_code")
)
LOOKUPS = {"oe.area": AREAS, "oe.occupation": OCCUPATIONS, "oe.footnote": FOOTNOTES}
TABLES = (ESTIMATES, AREAS, OCCUPATIONS, FOOTNOTES)
# the yearly files of metropolitan and nonmetropolitan areas: the largest, and slow to read
OF_AREAS = re.compile(r"oesm\d\dma\b|a?MSA_|BOS_", re.IGNORECASE)


def read(release: Release) -> dict[str, pl.DataFrame]:
    """Read a release in whichever layout it is held: flat files, spreadsheets or a tidy extract."""
    stored = _stored(release)
    if _are_flat(stored):
        return _read_flat(stored, release)
    if sheets := _sheets(stored):
        return read_spreadsheets(sheets, release.name)
    if tidy := _read_tidy(stored, release):
        return tidy
    raise ParseError(
        "no file of a known layout is there",
        where=str(release.folder),
        expected="oe.* flat files, or the yearly .zip, .xlsx or .xls files",
        found=", ".join(stored),
        todo=f"Put the publisher's files there ({SOURCE.address}).",
    )


def read_wide(release: Release) -> dict[str, pl.DataFrame]:
    """Read the nation and the states alone, in all industries; workbooks of areas stay closed."""
    files = release.receipt.files
    wide = tuple(file for file in files if not OF_AREAS.search(file.name)) or files
    frames = read(replace(release, receipt=replace(release.receipt, files=wide)))
    wide_rows = frames[ESTIMATES.name].filter(
        pl.col("areatype_code").is_in(["N", "S"]), pl.col("industry_code") == ALL_INDUSTRIES
    )
    return {**frames, ESTIMATES.name: wide_rows}


def read_lists(release: Release) -> dict[str, pl.DataFrame]:
    """Read the areas and occupations alone: at once of flat files, in some seconds of spreadsheets.

    Raises ParseError for a release that has no such lists, as a tidy extract has none.
    """
    stored, lists = _stored(release), {"oe.area": AREAS, "oe.occupation": OCCUPATIONS}
    if _are_flat(stored):
        _prove_there(stored, ("oe.release", *lists), release)
        _prove_release(stored["oe.release"], release.name)
        return {table.name: _lookup(stored[n], table, release.name) for n, table in lists.items()}
    if sheets := _sheets(stored):
        frames = read_spreadsheets(sheets, release.name)
        return {table.name: frames[table.name] for table in lists.values()}
    raise ParseError(
        "the release has no list of areas and occupations",
        where=str(release.folder),
        expected="oe.area and oe.occupation, or the yearly .xlsx or .xls files",
        found=", ".join(stored),
        todo=f"Put the publisher's files there ({SOURCE.address}).",
    )


def _stored(release: Release) -> dict[str, Path]:
    return {file.name: release.folder / file.stored_as for file in release.receipt.files}


def _are_flat(stored: dict[str, Path]) -> bool:
    return any(name.startswith("oe.") for name in stored)


def _sheets(stored: dict[str, Path]) -> list[File]:
    loose = {name: path for name, path in stored.items() if not name.lower().endswith(".zip")}
    zips = [path for name, path in stored.items() if name not in loose]
    zipped = [(one.name, one) for path in zips for one in members(path)]
    named: list[tuple[str, File]] = [*loose.items(), *zipped]
    return [file for name, file in named if name.lower().endswith((".xls", ".xlsx"))]


def _read_flat(stored: dict[str, Path], release: Release) -> dict[str, pl.DataFrame]:
    _prove_there(stored, ("oe.data.0.Current", "oe.release", *LOOKUPS), release)
    _prove_release(stored["oe.release"], release.name)
    estimates = read_estimates(stored["oe.data.0.Current"], release.name, HEADINGS)
    return {
        ESTIMATES.name: estimates,
        **{table.name: _lookup(stored[n], table, release.name) for n, table in LOOKUPS.items()},
    }


def _read_tidy(stored: dict[str, Path], release: Release) -> dict[str, pl.DataFrame]:
    """Read the tables of a tidy extract; {} where there are no estimates among them."""
    tidy = {
        table.name: [read_tidy(path, table, release.name) for path in paths]
        for table in TABLES
        if (paths := [path for path in stored.values() if is_tidy(path, table)])
    }
    return {name: pl.concat(f) for name, f in tidy.items()} if ESTIMATES.name in tidy else {}


def _prove_there(stored: dict[str, Path], needed: tuple[str, ...], release: Release) -> None:
    if missing := [name for name in needed if name not in stored]:
        raise ParseError(
            f"{', '.join(missing)} is missing",
            where=str(release.folder),
            expected=", ".join(needed),
            found=", ".join(stored),
            todo=f"Put it there ({SOURCE.address}{missing[0]}).",
        )


def _lookup(path: Path, table: RawTable, release: str) -> pl.DataFrame:
    columns = tuple(name for name in table.columns if name != "release")
    return read_lookup(path, columns).select(pl.lit(release).alias("release"), *columns)


def _prove_release(path: Path, release: str) -> None:
    found = read_lookup(path, ("release_date",))["release_date"].to_list()
    if found != [release]:
        raise ParseError(
            "the folder holds another release",
            where=str(path),
            expected=release,
            found=", ".join(found) or "no line",
            todo=f"Move the files to data/raw/bls_oews/{found[0] if found else '<release>'}/.",
        )


SOURCE = Source(
    name="bls_oews",
    title="Occupational Employment and Wage Statistics",
    publisher="U.S. Bureau of Labor Statistics",
    licence="public domain (U.S. Government work)",
    address=ADDRESS,
    tables=TABLES,
    read=read,
    period=lambda release: f"May {release[:4]}",
    feed=FEED,
)
# what a trend needs of an older release
WIDE = replace(SOURCE, tables=(ESTIMATES, OCCUPATIONS, FOOTNOTES), read=read_wide)
