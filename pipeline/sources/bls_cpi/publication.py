"""The Consumer Price Index of all urban consumers, U.S. city average, all items: month by month."""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.archive.source import Feed, RawTable, RecognisedFile, Release, Source
from pipeline.core.errors import ParseError, teller
from pipeline.core.formats import listed
from pipeline.sources.formats.bytes import first_lines, stored
from pipeline.sources.formats.labstat import header, lines
from pipeline.sources.formats.spreadsheet import as_number, is_number
from pipeline.sources.formats.tidy import is_tidy, read_tidy, texts

SERIES = "CUUR0000SA0"  # not seasonally adjusted; 1982-84 = 100
COLUMNS = ("series_id", "year", "period", "value")
MONTH = r"M(0[1-9]|1[0-2])"  # M13 is the year's average, S01 to S03 are of half-years
# From 1950 on no month moved by more than 2 %; in 1946 one moved by 6 %.
SETTLED, MONTHLY_CHANGE = 1950, 0.05
MISSING = "-"  # October 2025 was never surveyed
DATA = "cu.data.1.AllItems"
ADDRESS = "https://download.bls.gov/pub/time.series/cu/"

INDEX = RawTable(
    "bls_cpi",
    {**texts("series_id"), "year": pl.Int64, "period": pl.String, "value": pl.Float64},
    ("release", "series_id", "year", "period"),
)
_unlike = teller(
    ParseError,
    f"Fetch {DATA} again ({ADDRESS}); if the publisher changed its layout, change "
    "pipeline/sources/bls_cpi/publication.py, then run make test.",
)


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read the monthly index of a release, "2026-10", its newest month; 1982-84 is 100.

    From cu.data.1.AllItems, or another of the publisher's cu.data files that has the series, or a
    tidy extract. Averages of years and half-years are left out.
    """
    files = list(stored(release).values())
    if len(files) != 1:
        names = ", ".join(path.name for path in files)[:200] or "no file"
        raise _unlike(release.folder, "no one file is there", DATA, names)
    path = files[0]
    if path.suffix == ".csv" and is_tidy(path, INDEX):
        frame = _monthly(read_tidy(path, INDEX, release.name))
    else:
        frame = read_series(path).with_columns(release=pl.lit(release.name)).select(*INDEX.columns)
    if (found := _newest(frame)) != release.name:
        raise _unlike(path, "the file is of another release", release.name, found)
    return {INDEX.name: frame}


def read_series(path: Path) -> pl.DataFrame:
    """Read the series' months of a flat file: series_id, year, period, value. Raises ParseError."""
    names = header(path, COLUMNS)
    places = [names.index(name) for name in COLUMNS]
    rows = []
    for number, cells in lines(path):
        if cells[0] == SERIES:
            if len(cells) != len(names):
                where, expected = f"{path}, line {number:,}", f"{len(names)} cells"
                raise _unlike(where, "the line is broken", expected, f"{len(cells)}: {cells}"[:200])
            rows.append([cells[place] for place in places])
    frame = pl.DataFrame(rows, dict.fromkeys(COLUMNS, pl.String), orient="row")
    return _typed(_monthly(frame), path)


def _monthly(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("series_id") == SERIES, pl.col("period").str.contains(f"^{MONTH}$"))


def _typed(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    if frame.is_empty():
        raise _unlike(path, f"there is no month of {SERIES}", "a line a month", "none")
    known = is_number("value") | (pl.col("value") == MISSING)
    strange = frame.filter(~(known & pl.col("year").str.contains(r"^\d{4}$")))
    if not strange.is_empty():
        expected = f"a year, and a number or {MISSING}"
        raise _unlike(path, "an unknown marker", expected, str(strange.row(0)))
    return frame.with_columns(pl.col("year").cast(pl.Int64), as_number("value"))


def newest(paths: Sequence[Path]) -> str:
    """Name the newest month that has a number, "2026-10". Raises ParseError."""
    return _newest(read_series(paths[0]))


def recognise(path: Path) -> RecognisedFile | None:
    """Tell the survey's flat file by its first series. Raises ParseError for one without ours."""
    lines = first_lines(path)
    is_flat = len(lines) > 1 and {*COLUMNS, "footnote_codes"} <= set(lines[0])
    if not (is_flat and lines[1][0].startswith("CU")):
        return None
    return RecognisedFile("flat", frozenset([DATA]), frozenset([newest([path])]), DATA)


def _newest(frame: pl.DataFrame) -> str:
    months = frame.drop_nulls("value").select("year", "period").rows()
    return max((f"{year}-{period[1:]}" for year, period in months), default="no month")


def _steady(rows: pl.DataFrame) -> Iterator[str]:
    months = rows.sort("series_id", "year", "period").drop_nulls("value")
    if not (months["value"] > 0).all():
        yield "the price index of a month is zero or less"
    change = (pl.col("value") / pl.col("value").shift(1).over("series_id") - 1).abs()
    far = months.filter((change > MONTHLY_CHANGE) & (pl.col("year") >= SETTLED))
    if not far.is_empty():
        said = [f"{year} {period}" for year, period in far.select("year", "period").iter_rows()]
        yield (
            f"the price index moved by over {100 * MONTHLY_CHANGE:.0f} % from the month before "
            f"in {listed(said)}"
        )


SOURCE = Source(
    name="bls_cpi",
    order=50,
    use="trend",
    title="Consumer Price Index",
    publisher="U.S. Bureau of Labor Statistics",
    licence="public domain (U.S. Government work)",
    address=ADDRESS,
    tables=(INDEX,),
    read=read,
    period=lambda release: f"{calendar.month_name[int(release[5:])]} {release[:4]}",
    feed=Feed(
        every_months=1,
        first=(f"{ADDRESS}{DATA}",),
        newest=newest,
        files=lambda _: (f"{ADDRESS}{DATA}",),
        recognise=recognise,
        packed=(DATA,),
    ),
    short="consumer prices",
    proofs={INDEX.name: _steady},
)
