"""Occupational Employment and Wage Statistics, as flat files, spreadsheets or tidy tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline.archive.releases import newest_good
from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import ParseError, teller
from pipeline.core.paths import Paths
from pipeline.sources.bls_oews.feed import ADDRESS, DATA, FEED
from pipeline.sources.bls_oews.flat_files import read_estimates
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.bls_oews.proofs import disagreements
from pipeline.sources.bls_oews.spreadsheets import read_spreadsheets
from pipeline.sources.formats.bytes import stored, tables
from pipeline.sources.formats.labstat import read_lookup
from pipeline.sources.formats.tidy import columns, is_tidy, read_tidy, texts

ESTIMATES = RawTable(
    "bls_oews",
    {
        **texts("areatype_code", "area_code", "industry_code", "occupation_code"),
        **dict.fromkeys(HEADINGS, pl.Float64),
        "footnotes": pl.String,  # "13:5 15:5": data type, footnote code
    },
    ("release", "area_code", "industry_code", "occupation_code"),
)
AREAS = RawTable(
    "bls_oews_areas",
    texts("state_code", "area_code", "areatype_code", "area_name"),
    ("release", "area_code"),
    words=("area_name",),
)
OCCUPATIONS = RawTable(
    "bls_oews_occupations",
    texts("occupation_code", "occupation_name", "display_level"),
    ("release", "occupation_code"),
    words=("occupation_name",),
)
FOOTNOTES = RawTable(
    "bls_oews_footnotes", texts("footnote_code", "footnote_text"), ("release", "footnote_code")
)
LOOKUPS = {"oe.area": AREAS, "oe.occupation": OCCUPATIONS, "oe.footnote": FOOTNOTES}
TABLES = (ESTIMATES, AREAS, OCCUPATIONS, FOOTNOTES)
DETAILED = "3"
SHEETS = (".xls", ".xlsx")
_unlike = teller(ParseError, f"Put the publisher's files there ({ADDRESS}).")


@dataclass(frozen=True, slots=True)
class OccupationEntry:
    """One detailed occupation of the newest held release; any two of them make a pair."""

    code: str
    name: str


def read(release: Release) -> dict[str, pl.DataFrame]:
    """Read a release in whichever layout it is held: flat files, spreadsheets or tidy tables."""
    held = stored(release)
    if _are_flat(held):
        lookups = _lookups(held, release, LOOKUPS, DATA)
        return {ESTIMATES.name: read_estimates(held[DATA], release.name, HEADINGS), **lookups}
    if sheets := tables(held.values(), *SHEETS):
        return read_spreadsheets(sheets, release.name)
    if tidy := _read_tidy(held, release):
        return tidy
    expected = "oe.* flat files, or the yearly .zip, .xlsx or .xls files"
    what = "no file of a known layout is there"
    raise _unlike(release.folder, what, expected, ", ".join(held))


def read_lists(release: Release) -> dict[str, pl.DataFrame]:
    """Read the areas and occupations alone: at once of flat files, in some seconds of spreadsheets.

    Raises ParseError for a release that has no such lists, as tidy tables may have none.
    """
    held, lists = stored(release), {"oe.area": AREAS, "oe.occupation": OCCUPATIONS}
    if _are_flat(held):
        return _lookups(held, release, lists)
    frames, names = read(release), [table.name for table in lists.values()]
    if frames.keys() >= {*names}:
        return {name: frames[name] for name in names}
    what = "the release has no list of areas and occupations"
    expected = "oe.area and oe.occupation, or the yearly .xlsx or .xls files"
    raise _unlike(release.folder, what, expected, ", ".join(held))


def occupations(paths: Paths) -> list[OccupationEntry]:
    """Give the detailed occupations that the newest held release publishes, by code."""
    lists = read_lists(newest_good(paths.raw, SOURCE))
    detailed = lists[OCCUPATIONS.name].filter(pl.col("display_level") == DETAILED)
    rows = detailed.select("occupation_code", "occupation_name").sort("occupation_code").rows()
    return [OccupationEntry(f"{code[:2]}-{code[2:]}", name) for code, name in rows]


def _are_flat(held: dict[str, Path]) -> bool:
    return any(name.startswith("oe.") for name in held)


def _lookups(
    held: dict[str, Path], release: Release, lookups: Mapping[str, RawTable], *needed: str
) -> dict[str, pl.DataFrame]:
    """Read lookup files, once they and the other files needed prove to be there."""
    _prove_flat(held, (*needed, "oe.release", *lookups), release)
    name = pl.lit(release.name).alias("release")
    return {
        table.name: read_lookup(held[file], tuple(columns(table))).select(name, pl.all())
        for file, table in lookups.items()
    }


def _read_tidy(held: dict[str, Path], release: Release) -> dict[str, pl.DataFrame]:
    """Read tidy tables; {} where there are no estimates among them."""
    tidy = {
        table.name: pl.concat(read_tidy(path, table, release.name) for path in paths)
        for table in TABLES
        if (paths := [path for path in held.values() if is_tidy(path, table)])
    }
    return tidy if ESTIMATES.name in tidy else {}


def _prove_flat(held: dict[str, Path], needed: tuple[str, ...], release: Release) -> None:
    """Raise ParseError where one of the files is missing, or they are of another release."""
    if missing := [name for name in needed if name not in held]:
        raise ParseError(
            f"{', '.join(missing)} is missing",
            where=release.folder,
            expected=", ".join(needed),
            found=", ".join(held),
            todo=f"Put it there ({ADDRESS}{missing[0]}).",
        )
    found = read_lookup(held["oe.release"], ("release_date",))["release_date"].to_list()
    if found != [release.name]:
        raise ParseError(
            "the folder holds another release",
            where=held["oe.release"],
            expected=release.name,
            found=", ".join(found) or "no line",
            todo=f"Move the files to data/raw/bls_oews/{found[0] if found else '<release>'}/.",
        )


SOURCE = Source(
    name="bls_oews",
    order=10,
    use="report",
    title="Occupational Employment and Wage Statistics",
    publisher="U.S. Bureau of Labor Statistics",
    licence="public domain (U.S. Government work)",
    address=ADDRESS,
    tables=TABLES,
    read=read,
    period=lambda release: f"May {release[:4]}",
    feed=FEED,
    short="pay",
    table_files={
        "OEUN": r"(?:oesm\d\dnat\b|national_)",
        "OEUS": r"(?:oesm\d\dst\b|state_)",
        "OEUM": r"(?:oesm\d\dma\b|msa_)",
    },
    proofs={ESTIMATES.name: disagreements},
)
