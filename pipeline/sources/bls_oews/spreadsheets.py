"""OEWS yearly spreadsheets of nation, states, areas or all → the tables that flat files give."""

import re
from collections.abc import Sequence

import polars as pl

from pipeline.core.errors import ParseError, teller
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.bls_oews.notes import contents, prove_year
from pipeline.sources.bls_oews.sheet import read_sheet
from pipeline.sources.formats.bytes import File
from pipeline.sources.formats.spreadsheet import TODO
from pipeline.sources.formats.workbook import open_workbook

KEY = ("area_code", "industry_code", "occupation_code")
# in the words of the flat files' oe.footnote
FOOTNOTES = {
    "4": "Wages for some occupations that do not generally work year-round, full time, are "
    "reported either as hourly wages or annual salaries depending on how they are typically paid.",
    "5": "This wage is equal to or greater than ${} per hour or ${} per year.",
    "8": "Estimate not released.",
}
_unlike = teller(ParseError, TODO)


def read_spreadsheets(paths: Sequence[File], release: str) -> dict[str, pl.DataFrame]:
    """Read a release, "2023A01", from its national, state, area or all-data workbooks.

    Only estimates for all industries and all ownerships together are kept. Where a broad group
    and its one detailed occupation share a code, the detailed row is. Footnote 5, the ceiling of
    published wages, is there when a workbook, or a file of field descriptions beside it, states it.
    Raises ParseError for files of another year, files that contradict one another, an estimate
    that is there twice, and whatever is wrong within a sheet.
    """
    if not re.fullmatch(r"\d{4}A01", release):
        raise _unlike(release, "the folder's name is no release", "2023A01 or alike", release)
    sheets, ceilings = [], set()
    for path in sorted(paths, key=str):
        found = contents(open_workbook(path))
        prove_year(found, release)
        ceilings |= found.ceilings()
        sheets += [read_sheet(header) for header in found.headers]
    where = ", ".join(str(path) for path in sorted(paths, key=str))
    if not sheets:
        raise _unlike(where, "there are no estimates", "a workbook of estimates", "notes only")
    return {
        **_tables(_one_row_each(pl.concat(sheets)), release),
        "bls_oews_footnotes": _footnotes(ceilings, where).select(
            _of(release), "footnote_code", "footnote_text"
        ),
    }


def _tables(rows: pl.DataFrame, release: str) -> dict[str, pl.DataFrame]:
    areas = _distinct(rows, "area_code", ("areatype_code", "state_code", "area_name"))
    return {
        "bls_oews": rows.select(_of(release), "areatype_code", *KEY, *HEADINGS, "footnotes"),
        "bls_oews_areas": areas.select(
            _of(release), "state_code", "area_code", "areatype_code", "area_name"
        ),
        "bls_oews_occupations": _occupations(rows).select(
            _of(release), "occupation_code", "occupation_name", "display_level"
        ),
    }


def _of(release: str) -> pl.Expr:
    return pl.lit(release).alias("release")


def _one_row_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the most detailed row of each estimate; two of the same level are an error."""
    doubled = rows.filter(pl.struct(*KEY, "level").is_duplicated())
    if not doubled.is_empty():
        first = doubled.filter(pl.struct(*KEY, "level") == pl.struct(*KEY, "level").first())
        places = [f"{sheet}, row {row}" for sheet, row in first.select("sheet", "row").rows()]
        area, occupation = first.select("area_code", "occupation_code").row(0)
        what = f"the estimate of {occupation} in {area} is there twice"
        raise _unlike(places[0], what, "one row an area and occupation", " and ".join(places))
    return rows.filter(pl.col("level") == pl.col("level").max().over(*KEY))


def _distinct(rows: pl.DataFrame, code: str, said: tuple[str, ...]) -> pl.DataFrame:
    """Give each code once; ParseError when two rows say different things of it."""
    first = rows.unique([code, *said], keep="first", maintain_order=True)
    apart = first.filter(pl.col(code).is_duplicated()).sort(code, maintain_order=True)
    if not apart.is_empty():
        one, other = apart.head(2).iter_rows(named=True)
        found = " and ".join(
            f"{' '.join(str(row[name]) for name in said)} ({row['sheet']}, row {row['row']})"
            for row in (one, other)
        )
        place = f"{one['sheet']}, row {one['row']}"
        raise _unlike(place, f"{code} {one[code]} is told in two ways", "one way", found)
    return first.select(code, *said)


def _occupations(rows: pl.DataFrame) -> pl.DataFrame:
    # a code may be a broad group in one area and the detailed occupation in another
    levels = rows.group_by("occupation_code").agg(
        pl.col("level").max().cast(pl.String).alias("display_level")
    )
    names = _distinct(rows, "occupation_code", ("occupation_name",))
    return names.join(levels, on="occupation_code", maintain_order="left")


def _footnotes(ceilings: set[tuple[str, str]], where: str) -> pl.DataFrame:
    if len(ceilings) > 1:
        found = " and ".join(f"${hourly} or ${annual}" for hourly, annual in sorted(ceilings))
        raise _unlike(where, "the ceiling of wages is told in two ways", "one ceiling", found)
    texts = {code: said for code, said in FOOTNOTES.items() if "{}" not in said}
    for hourly, annual in ceilings:
        texts["5"] = FOOTNOTES["5"].format(hourly, annual)
    rows = sorted(texts.items())
    return pl.DataFrame(rows, schema=["footnote_code", "footnote_text"], orient="row")
