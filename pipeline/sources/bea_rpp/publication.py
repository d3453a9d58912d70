"""Regional Price Parities: BEA's wide CSV files of all years, or the project's own extract."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.archive.source import Feed, RawTable, RecognisedFile, Release, Source
from pipeline.core.errors import ParseError, teller
from pipeline.sources.bea_rpp.indexes import INDEXES
from pipeline.sources.bea_rpp.table import read_table, table_and_years, updated
from pipeline.sources.formats.bytes import File, columns_of, stored, tables
from pipeline.sources.formats.tidy import is_tidy, read_tidy, texts

# states, metropolitan areas, metropolitan and nonmetropolitan portions of states
TABLE_NAMES = ("SARPP", "MARPP", "PARPP")
NATION_PARITY = 100

PRICE_PARITIES = RawTable(
    "bea_rpp",
    {
        **texts("table_name", "vintage", "geo_fips", "geo_name"),
        **dict.fromkeys(INDEXES, pl.Float64),
    },
    ("release", "table_name", "geo_fips"),
    words=("geo_name",),
)
ADDRESS = "https://apps.bea.gov/regional/zip/"
# the metropolitan table is asked first: it is the one that most brochures print
ZIPS = tuple(f"{ADDRESS}{name}.zip" for name in ("MARPP", "SARPP", "PARPP"))
_unlike = teller(
    ParseError, f"Put the .csv files of SARPP.zip, MARPP.zip and PARPP.zip there ({ADDRESS})."
)


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read a year, "2024", of all three tables; the nation is 100 in all items.

    The vintage is the day the publisher last updated the file: a year's figures are revised, and
    three files of one folder may be of different vintages.
    """
    folder, year = release.folder, release.name
    if not re.fullmatch(r"\d{4}", year):
        raise _unlike(folder, "the folder's name is no year", "a year, as in 2024", year)
    files = tables(stored(release).values(), ".csv")
    tidy = [path for path in files if isinstance(path, Path) and is_tidy(path, PRICE_PARITIES)]
    if tidy and len(files) > 1:
        raise _unlike(folder, "a tidy table and other tables", "one or the other", _names(files))
    frame = read_tidy(tidy[0], PRICE_PARITIES, year) if tidy else _read_published(files, release)
    _prove_tables(frame, release, files)
    return {PRICE_PARITIES.name: frame}


def newest(paths: Sequence[Path]) -> str:
    """Name the year that all three tables end with.

    Raises ParseError where they end with different ones: a release that is posted file by file
    would be taken in parts, and only the first file is asked for when nothing is new.
    """
    held = dict(table_and_years(path) for path in tables(paths, ".csv"))
    ends = {name: max(held.get(name, ()), default="no year") for name in TABLE_NAMES}
    if len(set(ends.values())) > 1 or "no year" in ends.values():
        raise ParseError(
            "the three tables do not end with one year",
            where=", ".join(map(str, paths)),
            expected=f"{', '.join(TABLE_NAMES)} of one release",
            found=", ".join(f"{name} to {year}" for name, year in ends.items()),
            todo=f"The publisher may just be posting; see what it has there now ({ADDRESS}).",
        )
    return ends[TABLE_NAMES[0]]


def recognise(path: Path) -> RecognisedFile | None:
    """Tell a wide file by its columns and its table. Raises ParseError."""
    if "GeoFIPS" not in columns_of(path):
        return None
    table, years = table_and_years(path)
    if table not in TABLE_NAMES:
        return None
    name = f"{table}_{min(years)}_{max(years)}.csv" if years else f"{table}.csv"
    return RecognisedFile(
        "tables", frozenset([table]), frozenset(years), name, is_kept_zipped=True,
        vintage=updated(path),
    )  # fmt: skip


def _read_published(files: list[File], release: Release) -> pl.DataFrame:
    frames = [read_table(path, release.name) for path in files]
    names = [frame["table_name"][0] for frame in frames]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        found = _names([path for path, name in zip(files, names, strict=True) if name in doubled])
        raise _unlike(release.folder, f"{doubled[0]} is there twice", "one file a table", found)
    empty = pl.DataFrame(schema=dict(PRICE_PARITIES.columns))
    read = [frame.insert_column(0, pl.lit(release.name).alias("release")) for frame in frames]
    return pl.concat([empty, *read])


def _prove_tables(frame: pl.DataFrame, release: Release, files: list[File]) -> None:
    held = set(frame["table_name"].drop_nulls())
    if held != set(TABLE_NAMES):
        wrong = ", ".join(sorted(held ^ set(TABLE_NAMES)))
        what = f"{wrong} is {'unknown' if held - set(TABLE_NAMES) else 'missing'}"
        raise _unlike(release.folder, what, ", ".join(TABLE_NAMES), _names(files) or "no .csv file")


def _names(files: list[File]) -> str:
    return ", ".join(path.name for path in files)


def _nation_is_100(rows: pl.DataFrame) -> Iterator[str]:
    nation = rows.filter(pl.col("geo_fips") == "00000").select("table_name", "all_items_index")
    found = dict(nation.iter_rows())
    if wrong := [name for name in sorted(TABLE_NAMES) if found.get(name) != NATION_PARITY]:
        said = ", ".join(f"{name} {found.get(name, 'none')}" for name in wrong)
        yield f"the nation's price parity is not {NATION_PARITY}: {said}"


SOURCE = Source(
    name="bea_rpp",
    order=30,
    use="report",
    title="Regional Price Parities",
    publisher="U.S. Bureau of Economic Analysis",
    licence="public domain (U.S. Government work)",
    address=ADDRESS,
    tables=(PRICE_PARITIES,),
    read=read,
    feed=Feed(
        every_months=12,
        first=ZIPS,
        newest=newest,
        files=lambda _: ZIPS,
        recognise=recognise,
        needs={"tables": TABLE_NAMES},
    ),
    short="prices",
    said=", all items",
    table_files={name: rf"{name}.*\.(?:zip|csv)" for name in TABLE_NAMES},
    proofs={PRICE_PARITIES.name: _nation_is_100},
)
