"""A data sheet of OEWS → one row an area and occupation, with measures, footnotes and names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.core.errors import ParseError
from pipeline.sources.bls_oews.areas import areas
from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.formats.spreadsheet import Grid, Header, as_number, grid, is_number, one_line
from pipeline.sources.formats.workbook import text, type_of_cell

# the headers of the years, whose names and case changed → one set of names
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
ALL_OWNERSHIPS = "1235"
CODE = r"^\d{2}-?\d{4}$"
LEVELS = {"total": 0, "major": 0, "minor": 1, "broad": 2, "detailed": 3}
ENDINGS = (("major", "0000$"), ("minor", "00$"), ("broad", "0$"), ("detailed", "$"))  # of codes
WITHHELD = ("*", "**")
CEILING = "#"
ONE_KIND_ONLY, AT_CEILING, NOT_RELEASED = "4", "5", "8"  # BLS's footnote codes


def read_sheet(header: Header, withheld: Sequence[str] = WITHHELD) -> pl.DataFrame:
    """Read the cross-industry, all-ownership rows below a header; leave out the others.

    withheld: the markers that stand for no estimate, with those that the release's notes explain.
    Raises ParseError, naming the cell, for an unknown marker, code, group or area.
    """
    columns = columns_of(header)
    table = _estimates(grid(header, columns, _cross_industry(columns)))
    levels = _levels(table)
    _prove(table, levels, withheld)
    return table.frame.select(
        "row",
        pl.lit(header.sheet.place()).alias("sheet"),
        pl.lit(ALL_INDUSTRIES).alias("industry_code"),
        pl.col("occ_code").str.replace("-", "", literal=True).alias("occupation_code"),
        pl.col("occ_title").str.replace_all(r"\s+", " ").alias("occupation_name"),
        levels.alias("level"),
        *(
            as_number(name) if name in columns else pl.lit(None, pl.Float64).alias(name)
            for name in HEADINGS
        ),
        _footnotes(columns, withheld).alias("footnotes"),
    ).hstack(areas(table))


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


def _cross_industry(columns: Mapping[str, int]) -> Callable[[Sequence[type_of_cell]], bool]:
    """Keep the rows of every industry (naics 000000) and ownership (own_code 1235) together."""
    naics, ownership = columns.get("naics"), columns.get("own_code")

    def keep(cells: Sequence[type_of_cell]) -> bool:
        return (naics is None or not text(cells[naics]).strip("0")) and (
            ownership is None or text(cells[ownership]) in {ALL_OWNERSHIPS, ""}
        )

    return keep


def _estimates(table: Grid) -> Grid:
    """Leave out the notes at the foot: they have no occupation code, and no figure."""
    figures = [name for name in table.columns if name in HEADINGS]
    is_note = pl.all_horizontal(pl.col(figures) == "") & ~pl.col("occ_code").str.contains(CODE)
    rows = table.frame.filter(~is_note)
    if rows.is_empty():
        raise ParseError(
            "no row of all industries and ownerships stands below the header",
            where=table.header.sheet.place(table.header.row),
            expected="rows with naics 000000 and own_code 1235, where there are such columns",
            found="none",
            todo="Put the national, state, area or all-data file there, not an industry's.",
        )
    return replace(table, frame=rows)


def _levels(table: Grid) -> pl.Expr:
    """Give the level of detail; where the old column GROUP is blank, the code tells it."""
    group = pl.col("group").str.to_lowercase()
    levels = group.replace_strict(LEVELS, default=None, return_dtype=pl.Int64)
    if written(table.header.cells[table.columns["group"]]) != "group":
        return levels
    coded = pl.coalesce(
        pl.when(pl.col("occ_code").str.contains(ending)).then(pl.lit(LEVELS[level]))
        for level, ending in ENDINGS
    )
    return pl.when(group == "").then(coded).otherwise(levels)


def _prove(table: Grid, levels: pl.Expr, withheld: Sequence[str]) -> None:
    table.prove("occ_code", pl.col("occ_code").str.contains(CODE), "31-9092 or alike")
    table.prove("occ_title", pl.col("occ_title") != "", "a title")
    table.prove("group", levels.is_not_null(), ", ".join(LEVELS))
    table.prove("naics", pl.col("naics") != "", "an industry code")
    table.prove("own_code", pl.col("own_code") == ALL_OWNERSHIPS, "an ownership code")
    for name in ("annual", "hourly"):
        flags = pl.col(name).str.to_uppercase().is_in(["", "TRUE", "FALSE"])
        table.prove(name, flags, "TRUE or blank")
    for name in HEADINGS:
        known = is_number(name) | _footnote(name, table.columns, withheld).is_not_null()
        blank = (pl.col(name) == "") if name in SHARES else pl.lit(value=False)
        markers = "* or **" if name not in WAGES or name == "mean_prse" else "*, ** or #"
        table.prove(name, known | blank, f"a number, {markers}")


def _footnote(name: str, columns: Mapping[str, int], withheld: Sequence[str]) -> pl.Expr:
    """Give BLS's footnote code for a marker in a cell, null where there is none."""
    cell, kind = pl.col(name), name[:2]
    other = {"h_": "annual", "a_": "hourly"}.get(kind, "")
    is_other_only = (
        pl.col(other).str.to_uppercase() == "TRUE" if other in columns else pl.lit(value=False)
    )
    return (
        pl.when(is_other_only & cell.is_in(["", *withheld]))
        .then(pl.lit(ONE_KIND_ONLY))
        .when((cell == CEILING) & pl.lit(bool(other)))
        .then(pl.lit(AT_CEILING))
        .when(cell.is_in(withheld))
        .then(pl.lit(NOT_RELEASED))
    )


def _footnotes(columns: Mapping[str, int], withheld: Sequence[str]) -> pl.Expr:
    """Write "13:5 15:5": data type and footnote code, ordered by data type; null for none."""
    each = (
        pl.format("{}:{}", pl.lit(f"{number:02}"), _footnote(name, columns, withheld))
        for number, name in enumerate(HEADINGS, start=1)
        if name in columns
    )
    written_out = pl.concat_str(each, separator=" ", ignore_nulls=True)
    return pl.when(written_out != "").then(written_out)
