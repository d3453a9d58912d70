"""Projections of states and areas, whoever publishes them → rows of one table."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline.archive.source import RawTable, Release
from pipeline.core.errors import ParseError, failing_as, teller
from pipeline.core.search import did_you_mean_one
from pipeline.sources.formats.bytes import blocks, stored
from pipeline.sources.formats.tidy import is_tidy, read_tidy, texts

YEARS = ("start_year", "end_year")
COUNTS = ("employment_start_count", "employment_end_count", "change_count", "openings_count")
PROJECTIONS = RawTable(
    "local_projections",
    {
        **texts("source_name", "area_code", "part_of_area_code", "area_name"),
        **dict.fromkeys(("occupation_code", "occupation_title"), pl.String),
        **dict.fromkeys((*YEARS, *COUNTS[:3]), pl.Int64),
        "change_pct": pl.Float64,
        **dict.fromkeys(("openings_count", "openings_years"), pl.Int64),
    },
    ("release", "source_name", "area_name", "occupation_code"),
    words=("occupation_title",),
)
# what publishers call the columns, in lower case and with _ for blanks
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "area_name": ("area_name", "area", "stfips"),
    "occupation_code": (
        "occupation_code", "occcode", "soc_code", "standard_occupational_classification_(soc)",
    ),
    "occupation_title": ("occupation_title", "occupation_name", "occupational_title", "title"),
    "period": ("period",),
    "start_year": ("base_year", "baseyear"),
    "end_year": ("projected_year", "projyear"),
    "employment_start_count": ("base_year_employment_estimate", "base_employment", "base"),
    "employment_end_count": (
        "projected_year_employment_estimate", "projected_employment", "projected", "projection",
    ),
    "change_count": ("numeric_change", "change"),
    "change_pct": ("percentage_change", "percent_change", "percentchange"),
    "openings_count": ("total_job_openings", "average_annual_openings", "avgannualopenings"),
}  # fmt: skip
NATION = "United States"
SAID_OTHERWISE = {"period", *YEARS, "change_count"}  # or left out
ROUND = re.compile(r"(\d{4}) ?[-–] ?(\d{4}|\d{2})")
CODE = re.compile(r"\d\d-\d{4}")
TODO = (
    "Fetch the file again; if its layout changed, change "
    "pipeline/sources/formats/local_projections.py, then run make test."
)
_unlike = teller(ParseError, TODO)


@dataclass(frozen=True, slots=True)
class Place:
    """An area: its code in the pay survey, or that of the area that it is only a part of."""

    name: str
    area_code: str | None
    part_of_area_code: str | None = None


def reader(
    places: Mapping[str, Place] | None = None, openings_years: int = 1
) -> Callable[[Release], Mapping[str, pl.DataFrame]]:
    """Give what reads a release: one file, the publisher's or a tidy one.

    places: what the publisher calls each area; a tidy table may have codes of its own. The
    publisher counts openings of so many years together.
    """

    def read(release: Release) -> Mapping[str, pl.DataFrame]:
        path, *others = stored(release).values()
        if others:
            found = ", ".join(one.name for one in (path, *others))
            raise _unlike(release.folder, "several files are there", "one table", found)
        rows = (
            read_tidy(path, PROJECTIONS, release.name)
            if is_tidy(path, PROJECTIONS)
            else _published(path, release, openings_years)
        )
        placed = rows if places is None else _placed(rows, places, path)
        _prove_rounds(placed, release, path)
        return {PROJECTIONS.name: placed}

    return read


def _published(path: Path, release: Release, openings_years: int) -> pl.DataFrame:
    """Read the publisher's table; the area's name is what the file has to name it by."""
    rows = _years(_texts(path), release, path)
    with failing_as(ParseError, "a figure is no number", path, TODO, of=pl.exceptions.PolarsError):
        return rows.with_columns(
            pl.lit(release.name).alias("release"),
            pl.lit(release.source).alias("source_name"),
            pl.lit(None, pl.String).alias("area_code"),
            pl.lit(None, pl.String).alias("part_of_area_code"),
            pl.lit(openings_years, pl.Int64).alias("openings_years"),
            *(
                pl.col(name).str.replace_all(",", "").replace("", None).cast(kind)
                for name, kind in PROJECTIONS.columns.items()
                if name in (*YEARS, *COUNTS, "change_pct")
            ),
        ).select(*PROJECTIONS.columns)


def _texts(path: Path) -> pl.DataFrame:
    """Read a comma- or tab-separated file: its known columns by our names, as text."""
    text = b"".join(blocks(path)).decode("utf-8-sig", errors="replace")
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    with failing_as(ParseError, "the file is no table", path, TODO, of=csv.Error):
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    known = _columns(lines[0] if lines else [], path)
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(map(str.strip, cells)):
            continue
        if len(cells) != len(lines[0]):
            expected, found = f"{len(lines[0])} cells", f"{len(cells)}: {cells}"[:200]
            raise _unlike(f"{path}, line {number:,}", "the line is broken", expected, found)
        row = {name: cells[place].strip() for name, place in known.items()}
        if not CODE.fullmatch(row["occupation_code"]):
            where = f"{path}, line {number:,}"
            raise _unlike(where, "no SOC code is there", "31-9092 or alike", row["occupation_code"])
        rows.append(row)
    schema = dict.fromkeys((*known, *(SAID_OTHERWISE - known.keys())), pl.String)
    return pl.DataFrame(rows, schema=schema)


def _columns(header: Sequence[str], path: Path) -> Mapping[str, int]:
    """Give the place of each known column; of several names of one, the first that is there."""
    names = [re.sub(r"\s+", "_", cell.strip().lower()) for cell in header]
    known = {
        name: names.index(there[0])
        for name, said in HEADINGS.items()
        if (there := [one for one in said if one in names])
    }
    if gone := [name for name in HEADINGS.keys() - SAID_OTHERWISE if name not in known]:
        expected = " or ".join(HEADINGS[sorted(gone)[0]])
        found = ", ".join(names)[:200] or "an empty file"
        raise _unlike(f"{path}, line 1", f"column {sorted(gone)[0]} is gone", expected, found)
    return known


def _years(rows: pl.DataFrame, release: Release, path: Path) -> pl.DataFrame:
    """Take each row's years from its period or its own columns, else from the folder's name."""
    if rows["period"].null_count() < rows.height:
        start, end = (pl.col("period").str.extract(ROUND.pattern, part) for part in (1, 2))
        century = start.str.head(pl.lit(4) - end.str.len_chars())
        return rows.with_columns(start_year=start, end_year=century + end)
    if rows["start_year"].null_count() < rows.height:
        return rows
    named = zip(YEARS, _years_of(release, path), strict=True)
    return rows.with_columns(pl.lit(str(year)).alias(name) for name, year in named)


def _years_of(release: Release, path: Path) -> tuple[int, int]:
    found = ROUND.fullmatch(release.name)
    if not found:
        expected = "a folder called by its first and last year, as in 2022-32"
        raise _unlike(path, "no round is named", expected, release.name)
    start, end = found.groups()
    return int(start), int(start[: 4 - len(end)] + end)


def _placed(rows: pl.DataFrame, places: Mapping[str, Place], path: Path) -> pl.DataFrame:
    names = rows["area_name"].unique(maintain_order=True)
    if unknown := next((name for name in names if name not in places), None):
        raise ParseError(
            "an area's name matches no area of the pay survey",
            where=path,
            expected="an area that is known by name",
            found=unknown,
            todo=did_you_mean_one(unknown, list(places)),
        )
    codes = {
        field: pl.col("area_name").replace_strict(
            {name: getattr(places[name], place) for name in names}, return_dtype=pl.String
        )
        for field, place in (
            ("area_code", "area_code"),
            ("part_of_area_code", "part_of_area_code"),
            ("area_name", "name"),
        )
    }
    return rows.with_columns(**codes)


def _prove_rounds(rows: pl.DataFrame, release: Release, path: Path) -> None:
    """Prove that the states are of one round and the other areas of one, the later the folder's."""
    is_state = pl.col("area_code").str.ends_with("00000").fill_null(value=False)
    found = rows.select(is_state.alias("is_state"), *YEARS).unique().sort(pl.all()).rows()
    if any(None in years for _, *years in found):
        raise _unlike(path, "no round is named", "a first and a last year in each row", "none")
    kinds = [kind for kind, *_ in found]
    named = ", ".join(f"{start}-{end % 100:02}" for _, start, end in found)
    if len(set(kinds)) < len(kinds):
        what = "two rounds are in one file"
        raise _unlike(path, what, "one of all states, one of all other areas", named)
    newest = max(((end, start) for _, start, end in found), default=None)
    start, end = _years_of(release, path)
    if newest != (end, start):
        raise _unlike(path, "the file is of another round", release.name, named)
