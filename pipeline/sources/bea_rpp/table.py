"""A regional CSV file of BEA's, a column a year and notes at the foot → a year's indexes."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import polars as pl
import zstandard

from pipeline.core.errors import ParseError, failing_as, teller
from pipeline.core.files import published
from pipeline.sources.bea_rpp.indexes import ALL_ITEMS, INDEXES
from pipeline.sources.formats.bytes import File
from pipeline.sources.formats.spreadsheet import as_number, is_number

MISSING = "(NA)"
NAMED = ("GeoFIPS", "GeoName", "TableName", "Description")
UPDATED = re.compile(r"Last updated:\s*([A-Z][a-z]+ \d{1,2}, \d{4})")
TODO = (
    "Fetch the file again; if the publisher changed its layout, change "
    "pipeline/sources/bea_rpp/table.py, then run make test."
)
_unlike = teller(ParseError, TODO)


def read_table(path: File, year: str) -> pl.DataFrame:
    """Read a year of a wide file: table_name, vintage, geo_fips, geo_name and INDEXES.

    A part of all items that the file does not have is null. Raises ParseError, naming the line, for
    a year that is not held, a column gone or doubled, an unknown marker, a broken line, an area
    that is there twice, or a file without its foot.
    """
    lines, header = _lines(path)
    _prove_columns(header, path, year)
    vintage = _vintage(lines, path)
    rows = _indexed(_data(lines, header, path, year), path)
    _prove_rows(rows, path, year)
    figures = rows.select(
        pl.col("TableName").alias("table_name"),
        pl.lit(vintage).alias("vintage"),
        pl.col("GeoFIPS").alias("geo_fips"),
        pl.col("GeoName").alias("geo_name"),
        "index",
        # BEA writes 0.000 for a nonmetropolitan portion that a state has not
        pl.when(as_number(year) != 0).then(as_number(year)).alias("figure"),
    )
    frame, *parts = (_of(figures, name) for name in INDEXES)
    for part in parts:
        own = part.select("geo_fips", part.columns[-1])
        frame = frame.join(own, on="geo_fips", how="left", maintain_order="left")
    return frame


def table_and_years(path: File) -> tuple[str, set[str]]:
    """Tell which table a wide file is, and the years it has columns for. Raises ParseError."""
    lines, header = _lines(path)
    place = header.index("TableName")
    names = {cells[place].strip() for cells in lines[1:] if len(cells) == len(header)}
    if len(names) != 1:
        found = ", ".join(sorted(names)) or "no data line"
        raise _unlike(path, "the file is not of one table", "one TableName", found)
    return names.pop(), _years(header)


def updated(path: File) -> str:
    """Give the day on which the publisher last updated a file, YYYY-MM-DD, "" for none."""
    said = UPDATED.search(_text(path))
    return datetime.strptime(said[1], "%B %d, %Y").date().isoformat() if said else ""


def _text(path: File) -> str:
    try:
        held = b"".join(published(path)) if isinstance(path, Path) else path.read_bytes()
        return held.decode("utf-8-sig")
    except UnicodeDecodeError:
        return held.decode("latin-1")  # which takes any byte: accents in names are all it is for
    except zstandard.ZstdError as error:
        raise _unlike(path, "the file is no .zst file", "a whole one", str(error)) from error


def _lines(path: File) -> tuple[list[list[str]], list[str]]:
    """Read the lines of a file, and its header stripped."""
    # one release's lines ended in CR CR LF, which csv takes for no end at all
    text = re.sub(r"\r+\n?", "\n", _text(path))
    with failing_as(ParseError, "the file is no CSV", path, TODO, of=csv.Error):
        lines = list(csv.reader(io.StringIO(text), skipinitialspace=True))
    header = [cell.strip() for cell in lines[0]] if lines else []
    where, found = f"{path}, line 1", ", ".join(header)[:200]
    if not any(header):
        raise _unlike(where, "the file is empty", ", ".join(NAMED), "nothing")
    if header[0].startswith("<"):
        raise _unlike(where, "an HTML page stands where data should be", ", ".join(NAMED), found)
    if missing := [name for name in NAMED if name not in header]:
        raise _unlike(where, f"column {', '.join(missing)} is gone", ", ".join(NAMED), found)
    return lines, header


def _years(header: list[str]) -> set[str]:
    return {name for name in header if re.fullmatch(r"\d{4}", name)}


def _prove_columns(header: list[str], path: File, year: str) -> None:
    where, years = f"{path}, line 1", _years(header)
    if year not in years:
        newest = f"years up to {max(years)}" if years else "no year"
        raise _unlike(where, f"the year {year} is not held", year, newest)
    if doubled := sorted({name for name in (*NAMED, year) if header.count(name) > 1}):
        what = f"column {', '.join(doubled)} stands there twice"
        raise _unlike(where, what, "each once", ", ".join(header)[:200])


def _vintage(lines: list[list[str]], path: File) -> str:
    for cells in reversed(lines):
        if cells and (said := UPDATED.search(cells[0])):
            return said[1]
    where, expected = f"{path}, line {len(lines):,}", "Last updated: <month day, year>"
    what = "the foot does not say when the file was updated: it may be cut short"
    raise _unlike(where, what, expected, ", ".join(lines[-1])[:80])


def _data(lines: list[list[str]], header: list[str], path: File, year: str) -> pl.DataFrame:
    """Take the needed columns of the data lines as stripped text; notes have no area code."""
    names = (*NAMED, year)
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        is_area = bool(cells) and re.fullmatch(r"\d{5}", cells[0].strip()) is not None
        if is_area != (len(cells) == len(header)):
            expected, found = f"{len(header)} cells, GeoFIPS first", f"{len(cells)}: {cells[:2]}"
            if is_area or len(cells) > len(header) // 2:
                raise _unlike(f"{path}, line {number:,}", "the line is broken", expected, found)
        if is_area:
            rows.append((number, *(cells[header.index(name)].strip() for name in names)))
    schema = {"line": pl.Int64, **dict.fromkeys(names, pl.String)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _indexed(data: pl.DataFrame, path: File) -> pl.DataFrame:
    said = pl.col("Description").str.replace(r"\s*\d+/$", "").str.to_lowercase()
    names = {words.lower(): name for name, words in INDEXES.items()}
    rows = data.with_columns(index=said.replace_strict(names, default=None)).drop_nulls("index")
    if ALL_ITEMS not in rows["index"]:
        found = "; ".join(data["Description"].unique().sort()) or "no data line"
        raise _unlike(path, "the all-items index is gone", INDEXES[ALL_ITEMS], found[:300])
    return rows


def _of(figures: pl.DataFrame, name: str) -> pl.DataFrame:
    return figures.filter(pl.col("index") == name).drop("index").rename({"figure": name})


def _prove_rows(rows: pl.DataFrame, path: File, year: str) -> None:
    strange = rows.filter(~is_number(year) & (pl.col(year) != MISSING))
    if not strange.is_empty():
        where = f"{path}, line {strange['line'][0]:,}, column {year}"
        raise _unlike(where, "an unknown marker", f"a number or {MISSING}", repr(strange[year][0]))
    is_doubled = pl.struct("GeoFIPS", "index").is_duplicated()
    doubled = rows.filter(is_doubled).sort("GeoFIPS", "index", "line")
    if not doubled.is_empty():
        numbers = " and ".join(map(str, doubled["line"].head(2)))
        found = f"{doubled['GeoFIPS'][0]} in lines {numbers}"
        raise _unlike(path, "an area stands there twice", "one line an area and index", found)
    names = rows["TableName"].unique().sort().to_list()
    if len(names) > 1:
        raise _unlike(path, "the file mixes tables", "one TableName", ", ".join(names))
