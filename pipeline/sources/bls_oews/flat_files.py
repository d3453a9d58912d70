"""OEWS as LABSTAT flat files → one row a cell (area × industry × occupation), 17 measures wide."""

import tempfile
from math import isfinite
from pathlib import Path

import polars as pl

from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.labstat import header, lines

COLUMNS = ("series_id", "year", "period", "value", "footnote_codes")
SERIES_ID = r"OEU[NSM][0-9]{7}[0-9A-Z-]{6}[0-9]{6}"  # less its data type
DATA_TYPES = range(1, 18)

# Read and pivoted in one pass, so that six million lines never stand in memory as text. A value
# that is neither a number nor `-`, or a line with too few cells, is an error that names it.
PIVOT = f"""
    select
        cell, period,
        {", ".join(f"max(value) filter (where datatype = {n}) as v{n}" for n in DATA_TYPES)},
        count(*) as line_count,
        bool_or(
            datatype not between {DATA_TYPES[0]} and {DATA_TYPES[-1]} or not isfinite(value)
            or id_length != 25
        ) as is_strange,
        bit_or(1::bigint << datatype) as datatypes,
        string_agg(printf('%02d:%s', datatype, footnote), ' ' order by datatype)
            filter (where footnote is not null) as footnotes
    from (
        select
            substr(series_id, 1, 23) as cell,
            length(rtrim(series_id)) as id_length,
            year || period as period,
            trim(substr(series_id, 24))::utinyint as datatype,
            nullif(trim(value), '-')::double as value,
            nullif(trim(footnote_codes), '') as footnote
        from read_csv(
            $path, delim = '\t', quote = '', escape = '', header = false, skip = 1,
            auto_detect = false, columns = {dict.fromkeys(COLUMNS, "varchar")},
            force_not_null = {list(COLUMNS)}
        )
    )
    group by cell, period
"""
_unlike = teller(
    ParseError,
    "Fetch the file again; if the publisher changed its layout, change "
    "pipeline/sources/bls_oews/flat_files.py, then run make test.",
)


def read_estimates(path: Path, release: str, measures: tuple[str, ...]) -> pl.DataFrame:
    """Read oe.data.* (plain or .zst): a row a cell, `measures` named in data-type order.

    Raises ParseError, naming the line, for a cell of another release, a doubled series, an
    unknown marker or a broken line.
    """
    if (names := header(path, COLUMNS)) != list(COLUMNS):
        raise _unlike(path, "the columns are others", ", ".join(COLUMNS), ", ".join(names))
    cells = _pivoted(path)
    _prove(cells, path, release)
    return cells.select(
        pl.lit(release).alias("release"),
        pl.col("cell").str.slice(3, 1).alias("areatype_code"),
        pl.col("cell").str.slice(4, 7).alias("area_code"),
        pl.col("cell").str.slice(11, 6).alias("industry_code"),
        pl.col("cell").str.slice(17, 6).alias("occupation_code"),
        *(pl.col(f"v{n}").alias(name) for n, name in zip(DATA_TYPES, measures, strict=True)),
        "footnotes",
    )


def _pivoted(path: Path) -> pl.DataFrame:
    import duckdb  # noqa: PLC0415  (an eighth of the time of `status`, which pivots nothing)

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        target = Path(folder) / "cells.parquet"
        connection.execute("set preserve_insertion_order = false")
        try:
            connection.sql(PIVOT, params={"path": str(path)}).write_parquet(
                str(target), compression="uncompressed"
            )
        except duckdb.Error as error:
            raise _culprit(path, str(error)) from error
        return pl.read_parquet(target)


def _prove(cells: pl.DataFrame, path: Path, release: str) -> None:
    if cells.is_empty():
        raise _unlike(path, "the file has no data lines", "a line a series", "the header alone")
    if cells["is_strange"].any():
        raise _culprit(path, "a strange line")
    strange = cells.filter(~pl.col("cell").str.contains(f"^{SERIES_ID}$"))
    if not strange.is_empty():
        what, found = "a series id is none of OEWS", strange["cell"][0]
        raise _unlike(path, what, "OEU + 22 characters", found)
    periods = cells["period"].str.strip_chars().unique().sort().to_list()
    if periods != [release]:
        raise _unlike(path, "the data are of another release", release, ", ".join(periods[:5]))
    doubled = cells.filter(pl.col("line_count") != pl.col("datatypes").bitwise_count_ones())
    if not doubled.is_empty():
        raise _unlike(path, "a series stands there twice", "one line a series", doubled["cell"][0])


def _culprit(path: Path, error: str) -> ParseError:
    try:
        for number, cells in lines(path):
            if number > 1 and (trouble := _trouble(cells)):
                return _unlike(f"{path}, line {number:,}", *trouble)
    except Exception as unreadable:  # whatever the decompressor raises on a cut file
        return _unlike(path, "the file ends too early", "a whole compressed file", str(unreadable))
    return _unlike(path, "the file cannot be read", "tab-separated text", error.partition("\n")[0])


def _trouble(cells: list[str]) -> tuple[str, str, str] | None:
    if len(cells) != len(COLUMNS):
        return "the line is broken", f"{len(COLUMNS)} cells", f"{len(cells)}: {cells[0][:40]}"
    if not cells[0][23:].isdigit() or len(cells[0]) != 25:
        return "a series id is none of OEWS", "25 characters, data type last", repr(cells[0][:40])
    if int(cells[0][23:]) not in DATA_TYPES:
        return "a data type is unknown", "01 to 17", f"{cells[0][23:]} in series {cells[0]}"
    if cells[3] != "-" and not _is_number(cells[3]):
        return f"an unknown marker in series {cells[0]}", "a number or -", repr(cells[3][:40])
    return None


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False
