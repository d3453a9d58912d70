"""GeoNames' postal codes of the United States: each ZIP code with its county."""

import re
from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.archive.source import RawTable, Release, Source
from pipeline.core.errors import ParseError, teller
from pipeline.core.states import STATE_CODES
from pipeline.sources.formats.bytes import File, stored, tables
from pipeline.sources.formats.labstat import lines
from pipeline.sources.formats.tidy import is_tidy, read_tidy, texts

ADDRESS = "https://download.geonames.org/export/zip/"
FILE, CELLS, NOT_DATA = "US.txt", 12, "readme.txt"
ZIP_CODES = RawTable(
    "zip_codes", texts("zip_code", "county_code", "county_name"),
    ("release", "zip_code", "county_code"),
)  # fmt: skip
_unlike = teller(ParseError, f"Put {FILE} of the publisher's US.zip there, as it is ({ADDRESS}).")


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    """Read US.txt, loose or in its .zip, or the project's tidy table.

    A county's code is FIPS: two digits of the state, three of its own. Codes without a county,
    such as those of the armed forces, are left out.
    """
    paths = list(stored(release).values())
    if len(paths) == 1 and is_tidy(paths[0], ZIP_CODES):
        return {ZIP_CODES.name: read_tidy(paths[0], ZIP_CODES, release.name)}
    found = [file for file in tables(paths, ".txt") if file.name.lower() != NOT_DATA]
    if len(found) != 1:
        names = ", ".join(path.name for path in paths)
        raise _unlike(release.folder, "no one list of postal codes is there", FILE, names)
    rows = ((release.name, *row) for row in dict.fromkeys(_counties(found[0])))
    frame = pl.DataFrame(rows, dict(ZIP_CODES.columns), orient="row")
    if frame.is_empty():
        raise _unlike(found[0], "no ZIP code has a county", "a line a ZIP code", "none")
    return {ZIP_CODES.name: frame}


def _counties(file: File) -> Iterator[tuple[str, str, str]]:
    """Give ZIP code, county code and county name of each line that has a county."""
    for number, cells in lines(file):
        if len(cells) != CELLS or cells[0] != "US" or not re.fullmatch(r"\d{5}", cells[1]):
            where, expected = f"{file}, line {number:,}", f"{CELLS} cells: US, five digits, …"
            raise _unlike(where, "the line is no ZIP code", expected, str(cells)[:200])
        _, zip_code, _, _, state, name, county, *_ = cells
        if state in STATE_CODES and re.fullmatch(r"\d{3}", county):
            yield zip_code, STATE_CODES[state] + county, name


SOURCE = Source(
    name="geonames",
    order=110,
    use="lookup",
    title="Postal codes of the United States",
    publisher="GeoNames",
    licence="CC BY 4.0",
    address=ADDRESS,
    tables=(ZIP_CODES,),
    read=read,
    short="ZIP codes",
)
