"""The crosswalk from programs of study (CIP 2020) to the occupations they lead to (SOC 2018)."""

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import ParseError, teller
from pipeline.sources.formats.bytes import is_workbook, stored
from pipeline.sources.formats.spreadsheet import find_header, grid, one_line
from pipeline.sources.formats.tidy import is_tidy, read_tidy, texts
from pipeline.sources.formats.workbook import open_workbook

ADDRESS = "https://nces.ed.gov/ipeds/cipcode/post3.aspx?y=56"
SHEET = "CIP-SOC"
NO_PROGRAMME, NO_OCCUPATION = "99.9999", "99-9999"
CIP, SOC = r"^\d\d\.\d{4}$", r"^\d\d-\d{4}$"
MEANING = {
    r"cip\d{4}code": "cip_code", r"cip\d{4}title": "cip_title", r"soc\d{4}code": "soc_code",
}  # fmt: skip
CROSSWALK = RawTable(
    "cip_soc", texts("cip_code", "cip_title", "soc_code"), ("release", "cip_code", "soc_code")
)
_unlike = teller(ParseError, f"Put the publisher's workbook there, as it is ({ADDRESS}).")


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read the publisher's workbook, or the project's tidy table.

    A program that leads to no occupation has the code 99-9999, as published; occupations to which
    no program leads are left out.
    """
    paths = list(stored(release).values())
    if len(paths) == 1 and is_workbook(paths[0]):
        frame = _read_workbook(paths[0]).select(pl.lit(release.name).alias("release"), pl.all())
    elif len(paths) == 1 and is_tidy(paths[0], CROSSWALK):
        frame = read_tidy(paths[0], CROSSWALK, release.name)
    else:
        names = ", ".join(path.name for path in paths)
        raise _unlike(release.folder, "no one crosswalk is there", "the workbook", names)
    return {CROSSWALK.name: frame}


def _read_workbook(path: Path) -> pl.DataFrame:
    sheet = open_workbook(path).sheet(SHEET)
    header = find_header(sheet, lambda cells: any(map(_meaning, cells)))
    if header is None:
        raise _unlike(sheet.place(), "there is no header", "CIP2020Code", "none")
    table = grid(header, header.columns(_meaning, MEANING.values()))
    table.prove("cip_code", pl.col("cip_code").str.contains(CIP), "a code such as 51.0801")
    table.prove("soc_code", pl.col("soc_code").str.contains(SOC), "a code such as 31-9092")
    led = table.frame.filter(pl.col("cip_code") != NO_PROGRAMME)
    return led.select("cip_code", "cip_title", "soc_code")


def _meaning(cell: str) -> str | None:
    return next(
        (name for is_it, name in MEANING.items() if re.fullmatch(is_it, one_line(cell))), None
    )


SOURCE = Source(
    name="cip_soc",
    order=112,
    use="lookup",
    title="CIP–SOC Crosswalk",
    publisher="National Center for Education Statistics",
    licence="public domain (U.S. Government work)",
    address=ADDRESS,
    tables=(CROSSWALK,),
    read=read,
    short="programs and occupations",
)
