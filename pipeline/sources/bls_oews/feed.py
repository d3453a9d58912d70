"""How OEWS is fetched: flat files of the newest release, yearly zips of every one."""

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.archive.source import Feed, RecognisedFile
from pipeline.core.errors import ParseError
from pipeline.sources.bls_oews.flat_files import COLUMNS as SERIES
from pipeline.sources.bls_oews.spreadsheets import YEAR, contents, year_of
from pipeline.sources.formats.bytes import (
    columns_of,
    first_lines,
    head,
    is_workbook,
    is_zip,
    plain_name,
)
from pipeline.sources.formats.labstat import read_lookup
from pipeline.sources.formats.workbook import open_workbook

ADDRESS = "https://download.bls.gov/pub/time.series/oe/"
YEARLY = "https://www.bls.gov/oes/special-requests/"
RELEASE = r"\d{4}A01"
DATA = "oe.data.0.Current"
# what the columns of each flat file are; other surveys of LABSTAT have some of the same
COLUMNS = {
    "oe.release": {"release_date", "description"},
    "oe.area": {"state_code", "area_code", "areatype_code", "area_name"},
    "oe.occupation": {"occupation_code", "occupation_name", "display_level"},
    "oe.industry": {"industry_code", "industry_name", "display_level"},
    "oe.datatype": {"datatype_code", "datatype_name"},
    "oe.footnote": {"footnote_code", "footnote_text"},
}
FLAT = tuple(f"{ADDRESS}{name}" for name in (*COLUMNS, DATA))
GIVEN = re.compile(r"[a-z]\w*_(?:M_?|may)\d{4}(?:_dl)?", re.IGNORECASE)  # state_M2022_dl
OTHER_SURVEY = re.compile(r"(?!oe)[a-z]{2}\.[a-z]")  # cu.footnote


def newest(paths: Sequence[Path]) -> str:
    """Name the release that oe.release announces. Raises ParseError."""
    found = read_lookup(paths[0], ("release_date",))["release_date"].to_list()
    if len(found) != 1 or not re.fullmatch(RELEASE, found[0]):
        raise ParseError(
            "the file announces no one release",
            where=str(paths[0]),
            expected="one release, as in 2025A01",
            found=", ".join(found),
            todo=f"See what the publisher has there now ({ADDRESS}oe.release).",
        )
    return str(found[0])


def zips_of(release: str) -> tuple[str, ...]:
    """Give the addresses of a year's spreadsheets: nation, states, areas; () for no release."""
    year = release[2:4] if re.fullmatch(RELEASE, release) else ""
    return tuple(f"{YEARLY}oesm{year}{kind}.zip" for kind in ("nat", "st", "ma") if year)


def recognise(path: Path) -> RecognisedFile | None:
    """Tell a flat file by its columns, a workbook by its header. Raises ParseError."""
    if is_workbook(path):
        return _workbook(path)
    lines = first_lines(path)
    if len(lines) > 1 and lines[0] == [*SERIES] and lines[1][0].startswith("OEU"):
        return RecognisedFile("flat", frozenset([DATA]), frozenset(["".join(lines[1][1:3])]), DATA)
    columns = set(columns_of(path))
    fits = [name for name, needed in COLUMNS.items() if needed <= columns]
    if not fits or OTHER_SURVEY.match(path.name):
        return None
    said = [newest([path])] if fits[0] == "oe.release" else []
    return RecognisedFile("flat", frozenset(fits[:1]), frozenset(said), fits[0])


def _workbook(path: Path) -> RecognisedFile | None:
    try:
        found = contents(open_workbook(path))
    except ParseError:  # it is no workbook, or another publication's
        return None
    if not (year := year_of(found)):
        raise ParseError(
            "the workbook does not say its year",
            where=str(path),
            expected="May 2023 OEWS in a sheet, or a file name such as national_M2023_dl.xlsx",
            found=", ".join(found.workbook.names),
            todo="Give it the name that the publisher gave it.",
        )
    part = "estimates" if found.headers else "descriptions"
    suffix = ".xlsx" if is_zip(head(path)) else ".xls"
    named = plain_name(path.name.removesuffix(".zst")).removesuffix(suffix)
    given = GIVEN.search(named)
    name = YEAR.sub(year, given[0] if given else named) + suffix
    said = frozenset([f"{year}A01"])
    return RecognisedFile(
        "spreadsheets", frozenset([part]), said, name, is_kept_zipped=True, is_shared=True
    )


FEED = Feed(
    every_months=12,
    first=FLAT[:1],
    newest=newest,
    files=lambda _: FLAT,
    older=zips_of,
    packed=(DATA,),
    recognise=recognise,
    needs={
        "flat": ("oe.release", "oe.area", "oe.occupation", "oe.footnote", DATA),
        "spreadsheets": ("estimates",),
    },
)
