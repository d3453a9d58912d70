"""OEWS as LABSTAT flat files → one row a cell (area × industry × occupation), 17 measures wide."""

from collections.abc import Callable
from math import isfinite
from pathlib import Path

import polars as pl

from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.labstat import header, lines

COLUMNS = ("series_id", "year", "period", "value", "footnote_codes")
SERIES_ID = r"OEU[NSM][0-9]{7}[0-9A-Z-]{6}[0-9]{6}"  # less its data type
NOTE = r"^..\t[^\t]+$"  # data type, footnote codes
DATA_TYPES = [f"{number:02}" for number in range(1, 18)]
Cut = Callable[[pl.LazyFrame, str, str], pl.LazyFrame]
UNCUT = (pl.exceptions.ComputeError, pl.exceptions.InvalidOperationError)
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
    for cut in (_cut_by_width, _cut_at_tabs):
        error = "a strange line"
        try:
            runs, estimates, notes = _read(path, release, cut)
            if estimates["value"].is_finite().all() and notes["note"].str.contains(NOTE).all():
                break
        except (*UNCUT, OSError) as failed:
            error = str(failed)
    else:
        raise _culprit(path, release, error)
    cells = runs.unique(maintain_order=True)
    strange = cells.filter(~pl.col("cell").str.contains(f"^{SERIES_ID}$"))
    if not strange.is_empty():
        what, found = "a series id is none of OEWS", strange["cell"][0]
        raise _unlike(path, what, "OEU + 22 characters", found)
    note = pl.col("note").str.replace("\t", ":", literal=True)
    by_cell = notes.sort("cell", "note").group_by("cell", maintain_order=True)
    footnotes = by_cell.agg(note.str.join(" ").alias("footnotes"))
    rows = runs.join(cells.with_row_index("row"), on="cell", maintain_order="left")["row"]
    return (
        cells.with_columns(_pivoted(path, cells["cell"], rows, estimates, measures))
        .join(footnotes, on="cell", how="left", maintain_order="left")
        .select(
            pl.lit(release).alias("release"),
            pl.col("cell").str.slice(3, 1).alias("areatype_code"),
            pl.col("cell").str.slice(4, 7).alias("area_code"),
            pl.col("cell").str.slice(11, 6).alias("industry_code"),
            pl.col("cell").str.slice(17, 6).alias("occupation_code"),
            *measures,
            "footnotes",
        )
    )


def _read(path: Path, release: str, cut: Cut) -> list[pl.DataFrame]:
    """Read cells, a row a run of lines; estimates, a row a line; and notes, where there are any."""
    text = pl.scan_lines(path, glob=False).slice(1).filter(~pl.col("line").is_in(["", "\r"]))
    if (first := text.head(1).collect()).is_empty():
        raise _unlike(path, "the file has no data lines", "a line a series", "the header alone")
    fields = cut(text, first.item(), release)
    # a value that is neither a number nor `-`, or another data type, is an error
    typed = fields.with_columns(
        pl.col("datatype").cast(pl.Enum(DATA_TYPES)),
        pl.when(pl.col("value") != "-").then(pl.col("value")).cast(pl.Float64).alias("value"),
    )
    parts = [_parts(batch) for batch in typed.collect_batches()]
    return [pl.concat(part) for part in zip(*parts, strict=True)]


def _cut_by_width(text: pl.LazyFrame, first: str, release: str) -> pl.LazyFrame:
    """Cut lines where the first one has its cells: lines of other widths then have no data type."""
    series_id, _, _, value, *_ = (first + "\t" * len(COLUMNS)).split("\t")
    between = f"{series_id[25:]}\t{release[:4]}\t{release[4:]}\t"
    line, start = pl.col("line"), 25 + len(between)
    return text.select(
        line.str.slice(0, 23).alias("cell"),
        line.str.slice(23, start - 23).str.strip_suffix(between).alias("datatype"),
        line.str.slice(start, len(value)).str.strip_chars(" ").alias("value"),
        line.str.slice(start + len(value)).str.strip_chars(" \r").alias("note"),
    )


def _cut_at_tabs(text: pl.LazyFrame, _: str, release: str) -> pl.LazyFrame:
    """Cut lines at their tabs, which takes longer; those of other releases have no data type."""
    cells = pl.col("line").str.splitn("\t", len(COLUMNS)).struct.rename_fields(list(COLUMNS))
    series_id = pl.col("series_id").str.strip_chars_end(" ")
    is_of_release = pl.concat_str("year", "period") == release
    return text.select(cells.struct.unnest()).select(
        series_id.str.slice(0, 23).alias("cell"),
        pl.when(is_of_release)
        .then(series_id.str.slice(23))
        .otherwise(pl.lit(""))
        .alias("datatype"),
        pl.col("value").str.strip_chars(" "),
        ("\t" + pl.col("footnote_codes").fill_null("\t").str.strip_chars(" \r")).alias("note"),
    )


def _parts(fields: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    cell, datatype, note = pl.col("cell"), pl.col("datatype"), pl.col("note")
    is_start = fields.select(is_start=cell.ne_missing(cell.shift()))["is_start"]
    copied = cell + ""  # a slice would keep all text in memory
    return (
        fields.select("cell").filter(is_start).select(copied),
        fields.select(is_start, datatype.to_physical(), "value"),
        fields.filter(note != "\t").select(
            copied, pl.format("{}{}", datatype.cast(pl.String), note).alias("note")
        ),
    )


def _pivoted(
    path: Path,
    cells: pl.Series,
    rows: pl.Series,
    estimates: pl.DataFrame,
    measures: tuple[str, ...],
) -> list[pl.Series]:
    width, size = len(measures), len(cells) * len(measures)
    places = rows.gather(estimates["is_start"].cum_sum() - 1) * width + estimates["datatype"]
    if pl.repeat(0, size, dtype=pl.UInt8, eager=True).scatter(places, 1).sum() != len(places):
        doubled = cells[places.filter(places.is_duplicated())[0] // width]
        raise _unlike(path, "a series stands there twice", "one line a series", doubled)
    values = pl.repeat(None, size, dtype=pl.Float64, eager=True).scatter(places, estimates["value"])
    return [values.gather_every(width, n).alias(name) for n, name in enumerate(measures)]


def _culprit(path: Path, release: str, error: str) -> ParseError:
    periods = set()
    try:
        for number, cells in lines(path):
            if number > 1:
                if trouble := _trouble(cells):
                    return _unlike(f"{path}, line {number:,}", *trouble)
                periods.add(cells[1] + cells[2])
    except Exception as unreadable:  # whatever the decompressor raises on a cut file
        return _unlike(path, "the file ends too early", "a whole compressed file", str(unreadable))
    if periods != {release}:
        found = ", ".join(sorted(periods)[:5])
        return _unlike(path, "the data are of another release", release, found)
    return _unlike(path, "the file cannot be read", "tab-separated text", error.partition("\n")[0])


def _trouble(cells: list[str]) -> tuple[str, str, str] | None:
    if len(cells) != len(COLUMNS):
        return "the line is broken", f"{len(COLUMNS)} cells", f"{len(cells)}: {cells[0][:40]}"
    if not cells[0][23:].isdigit() or len(cells[0]) != 25:
        return "a series id is none of OEWS", "25 characters, data type last", repr(cells[0][:40])
    if cells[0][23:] not in DATA_TYPES:
        return "a data type is unknown", "01 to 17", f"{cells[0][23:]} in series {cells[0]}"
    if cells[3] != "-" and not _is_number(cells[3]):
        return f"an unknown marker in series {cells[0]}", "a number or -", repr(cells[3][:40])
    return None


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False
