"""Headers of OEWS spreadsheets, whose names and case changed over the years → one set of names."""

from collections.abc import Sequence

from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.formats.spreadsheet import Header, one_line

EMPLOYMENT, WAGES = HEADINGS[:2], HEADINGS[2:15]
SHARES = HEADINGS[15:]  # national files lack them, or leave them blank
OCCUPATION = ("occ_code", "occ_title", "group")
AREA = ("area", "area_name", "area_type", "prim_state", "st", "state")
OTHER = ("naics", "own_code", "annual", "hourly")
SAME = {
    "occ_titl": "occ_title",
    "o_group": "group",
    "occ_group": "group",
    "area_title": "area_name",
    "ownership": "own_code",
    "loc_q": "loc_quotient",
    **{f"{kind}_wpct{n}": f"{kind}_pct{n}" for kind in "ha" for n in (10, 25, 75, 90)},
}
KNOWN = {*OCCUPATION, *AREA, *OTHER, *HEADINGS}


def meaning(cell: str) -> str | None:
    """Give the one name of a header cell, None for a column that the project does not use."""
    name = written(cell)
    name = SAME.get(name, name)
    return name if name in KNOWN else None


def written(cell: str) -> str:
    """Give a header cell as the publisher means it: lower case, underscores for blanks."""
    return one_line(cell).replace(" ", "_")


def is_header(cells: Sequence[str]) -> bool:
    """Tell a header by most of its names, so that one renamed column is told by name."""
    return len({meaning(cell) for cell in cells} & {*OCCUPATION, *HEADINGS}) >= 9


def columns_of(header: Header) -> dict[str, int]:
    """Give the position of every known column; ParseError when a needed one is gone or doubled.

    A file of the nation alone may have no column of areas; old state files name the area by STATE.
    """
    there = {meaning(cell) for cell in header.cells}
    area = ["area"] if there & {"area", "area_name", "area_type", "prim_state"} else []
    if area and not there & {"st", "state"}:
        area.append("area_name")
    return header.columns(meaning, [*OCCUPATION, *EMPLOYMENT, *WAGES, *area])
