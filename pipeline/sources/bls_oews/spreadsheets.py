"""OEWS yearly spreadsheets of nation, states, areas or all → the tables that flat files give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import polars as pl

from pipeline.core.errors import ParseError
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.bls_oews.sheet import WITHHELD, is_header, read_sheet
from pipeline.sources.formats.bytes import File
from pipeline.sources.formats.spreadsheet import NOTES_AT_MOST, Header, find_header, unlike
from pipeline.sources.formats.workbook import Workbook, open_workbook, text

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TITLE = re.compile(r"\b(?:May|November) ((?:19|20)\d\d) OEW?S\b")
MARKER = re.compile(r"\(?(\*{3})(?!\*)")  # as the notes of 2004 and 2005 begin
CEILING = re.compile(r"\$(\d[\d,.]*\d) per hour or \$(\d[\d,]*\d) per year")
KEY = ("area_code", "industry_code", "occupation_code")
# in the words of the flat files' oe.footnote
FOOTNOTES = {
    "4": "Wages for some occupations that do not generally work year-round, full time, are "
    "reported either as hourly wages or annual salaries depending on how they are typically paid.",
    "5": "This wage is equal to or greater than ${} per hour or ${} per year.",
    "8": "Estimate not released.",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """A workbook's data sheets by their headers, and the notes on its other rows and sheets."""

    workbook: Workbook
    headers: tuple[Header, ...]
    notes: tuple[str, ...]

    def ceilings(self) -> set[tuple[str, str]]:
        """Find the hourly and annual wage from which on none is published, as "#" is explained."""
        return {(said[1], said[2]) for line in self.notes for said in CEILING.finditer(line)}

    def years(self) -> list[tuple[str, list[str]]]:
        """Give the years that its sheets and notes say, with the place of each."""
        titles = [match[1] for match in map(TITLE.search, self.notes) if match]
        sheets = (header.sheet for header in self.headers)
        said = [(sheet.place(), YEAR.findall(sheet.name)) for sheet in sheets]
        return [*said, (f"{self.workbook.path}, its notes", titles)]


def read_spreadsheets(paths: Sequence[File], release: str) -> dict[str, pl.DataFrame]:
    """Read a release, "2023A01", from its national, state, area or all-data workbooks.

    Only estimates for all industries and all ownerships together are kept. Where a broad group
    and its one detailed occupation share a code, the detailed row is. Footnote 5, the ceiling of
    published wages, is there when a workbook, or a file of field descriptions beside it, states it.
    Raises ParseError for files of another year, files that contradict one another, an estimate
    that is there twice, and whatever is wrong within a sheet.
    """
    if not re.fullmatch(r"\d{4}A01", release):
        raise unlike(release, "the folder's name is no release", "2023A01 or alike", release)
    sheets, ceilings, withheld = [], set(), [*WITHHELD]
    for path in sorted(paths, key=lambda path: ("description" not in path.name.lower(), str(path))):
        found = contents(open_workbook(path))
        _prove_year(found, release)
        ceilings |= found.ceilings()
        withheld += [said[1] for said in map(MARKER.match, found.notes) if said]
        sheets += [read_sheet(header, withheld) for header in found.headers]
    where = ", ".join(str(path) for path in sorted(paths, key=str))
    if not sheets:
        raise unlike(where, "there are no estimates", "a workbook of estimates", "notes only")
    rows = _one_row_each(pl.concat(sheets))
    areas = _distinct(rows, "area_code", ("areatype_code", "state_code", "area_name"))
    tables = {
        "bls_oews": rows.select("areatype_code", *KEY, *HEADINGS, "footnotes"),
        "bls_oews_areas": areas.select("state_code", "area_code", "areatype_code", "area_name"),
        "bls_oews_occupations": _occupations(rows),
        "bls_oews_footnotes": _footnotes(ceilings, where),
    }
    of_release = pl.lit(release).alias("release")
    return {name: table.select(of_release, pl.all()) for name, table in tables.items()}


def contents(workbook: Workbook) -> Contents:
    """Sort a workbook's sheets into data and notes; ParseError when it has nothing of OEWS."""
    headers: list[Header] = []
    notes: list[str] = []
    for sheet in map(workbook.sheet, workbook.names):
        header = find_header(sheet, is_header)
        headers += [header] if header else []
        above = islice(sheet.rows(), header.row - 1 if header else NOTES_AT_MOST)
        lines = ([text(cell) for cell in cells] for _, cells in above)
        notes += [" ".join(cells) for cells in lines if any(cells)]
    found = Contents(workbook, tuple(headers), tuple(notes))
    if not headers and not found.ceilings() and not any(map(TITLE.search, notes)):
        raise ParseError(
            "no sheet is headed as OEWS estimates are",
            where=str(workbook.path),
            expected="OCC_CODE, OCC_TITLE, O_GROUP, TOT_EMP, H_MEAN, A_MEAN and so on",
            found=f"sheets {', '.join(workbook.names)}: {' | '.join(notes)[:200]}",
            todo="Put the release's national, state, area or all-data workbook there.",
        )
    return found


def year_of(found: Contents) -> str:
    """Give the year that a workbook's notes or sheets say, else its name; "" for none or two."""
    inside = {year for _, years in found.years() for year in years}
    said = inside or set(YEAR.findall(found.workbook.path.name))
    return said.pop() if len(said) == 1 else ""


def _prove_year(found: Contents, release: str) -> None:
    """Raise ParseError when sheet names or notes, or else the name, are of another year."""
    year, path = release[:4], found.workbook.path
    inside = found.years()
    if not any(years for _, years in inside):
        inside = [(f"{path}, its name", YEAR.findall(path.name))]
    for where, years in inside:
        if set(years) - {year}:
            raise ParseError(
                "the file is of another release",
                where=where,
                expected=f"May {year}, as the folder {release} says",
                found=", ".join(years),
                todo=f"Move it to data/raw/bls_oews/{years[0]}A01/.",
            )


def _one_row_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep the most detailed row of each estimate; two of the same level are an error.

    The same figures in two sheets, as of the nation in its own file and in that of all areas, are
    one.
    """
    _prove_one(rows, (*KEY, "level", "sheet"))
    one = rows.unique([*KEY, "level", *HEADINGS, "footnotes"], keep="first", maintain_order=True)
    _prove_one(one, (*KEY, "level"))
    return one.filter(pl.col("level") == pl.col("level").max().over(*KEY))


def _prove_one(rows: pl.DataFrame, key: tuple[str, ...]) -> None:
    doubled = rows.filter(pl.struct(*key).is_duplicated())
    if not doubled.is_empty():
        first = doubled.filter(pl.struct(*key) == pl.struct(*key).first())
        places = [f"{sheet}, row {row}" for sheet, row in first.select("sheet", "row").rows()]
        area, occupation = first.select("area_code", "occupation_code").row(0)
        what, where = f"the estimate of {occupation} in {area} is there twice", " and ".join(places)
        raise unlike(where, what, "one row an area and occupation", f"{len(places)} rows")


def _distinct(rows: pl.DataFrame, code: str, said: tuple[str, ...]) -> pl.DataFrame:
    """Give each code once; ParseError when two rows say different things of it."""
    first = rows.unique([code, *said], keep="first", maintain_order=True)
    apart = first.filter(pl.col(code).is_duplicated()).sort(code, maintain_order=True)
    if not apart.is_empty():
        one, other = apart.head(2).iter_rows(named=True)
        where = " and ".join(f"{row['sheet']}, row {row['row']}" for row in (one, other))
        found = " and ".join(" ".join(str(row[name]) for name in said) for row in (one, other))
        raise unlike(where, f"{code} {one[code]} is told in two ways", "one way", found)
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
        raise unlike(where, "the ceiling of wages is told in two ways", "one ceiling", found)
    texts = {code: said for code, said in FOOTNOTES.items() if "{}" not in said}
    for hourly, annual in ceilings:
        texts["5"] = FOOTNOTES["5"].format(hourly, annual)
    rows = sorted(texts.items())
    return pl.DataFrame(rows, schema=["footnote_code", "footnote_text"], orient="row")
