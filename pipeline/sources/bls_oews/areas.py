"""Areas as OEWS spreadsheets tell them → area code, area type and state as the flat files do."""

from dataclasses import replace

import polars as pl

from pipeline.core.states import STATE_CODES
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.formats.spreadsheet import Grid

# AREA_TYPE: 1 nation, 2 state, 3 territory, 4 metropolitan area or division, 6 nonmetropolitan
KINDS = {"1": "nation", "2": "state", "3": "state", "4": "metro", "6": "nonmetro"}
AREATYPES = {"nation": "N", "state": "S", "metro": "M", "nonmetro": "M"}
NAME_OF_NATION = "National"  # as the flat files name it


def areas(table: Grid) -> pl.DataFrame:
    """Give, row by row, area_code, areatype_code, state_code and area_name.

    An area is told by its type, or where there is no AREA_TYPE by the columns that are there and
    by the width of its code; never by the code's digits. Raises ParseError for an unknown type,
    a code of another width, or a state that is unknown or contradicts the area.
    """
    kinds = table.frame.with_columns(kind=_kind(table))
    told = replace(table, frame=kinds)
    _prove_codes(told)
    coded = kinds.with_columns(state_code=_state(told), area_name=_name(told))
    _prove_states(replace(table, frame=coded))
    return coded.select(
        pl.col("kind").replace_strict(AREATYPES).alias("areatype_code"),
        _area_code(told).alias("area_code"),
        "state_code",
        "area_name",
    )


def _kind(table: Grid) -> pl.Expr:
    has = table.columns.keys()
    if "area_type" in has:
        table.prove("area_type", pl.col("area_type").is_in(list(KINDS)), "1, 2, 3, 4 or 6")
        return pl.col("area_type").replace_strict(KINDS)
    if not has & {"area", "st", "state"}:
        return pl.lit("nation")
    if has & {"st", "state"} and "area_name" not in has:
        return pl.lit("state")
    return pl.when(pl.col("area").str.len_chars() == 5).then(pl.lit("metro")).otherwise(
        pl.lit("nonmetro")
    )  # fmt: skip


def _prove_codes(table: Grid) -> None:
    """Prove widths. Codes that a spreadsheet holds as numbers have lost a leading zero."""
    for kind, pattern, expected in [
        ("state", r"^\d{1,2}$", "a state's two digits"),
        ("metro", r"^\d{5}$", "a metropolitan area's five digits"),
        ("nonmetro", r"^\d{6,7}$", "an area code of five or seven digits"),
    ]:
        known = (pl.col("kind") != kind) | pl.col("area").str.contains(pattern)
        table.prove("area", known, expected)


def _state(table: Grid) -> pl.Expr:
    """Find each row's state: from its postal code, else from the area's code or name."""
    first = pl.col("area_name").str.extract(r", ([A-Z]{2})\b")  # Boston-Cambridge-Nashua, MA-NH
    in_name = first.replace_strict(STATE_CODES, default=None)
    told: pl.Expr = (
        pl.when(pl.col("kind") == "state")
        .then(pl.col("area").str.zfill(2) if "area" in table.columns else None)
        .when(pl.col("kind") == "nonmetro")
        .then(pl.col("area").str.zfill(7).str.head(2) if "area" in table.columns else None)
        .when(pl.col("kind") == "metro")
        .then(in_name if "area_name" in table.columns else None)
    )
    if postal := _postal(table):
        told = pl.col(postal).str.to_uppercase().replace_strict(STATE_CODES, default=None)
    return pl.when(pl.col("kind") == "nation").then(pl.lit("00")).otherwise(told)


def _postal(table: Grid) -> str | None:
    names = ("prim_state", "st") if "area" in table.columns else ("prim_state", "st", "state")
    return next((name for name in names if name in table.columns), None)


def _name(table: Grid) -> pl.Expr:
    column = next((name for name in ("area_name", "state", "st") if name in table.columns), None)
    published = pl.col(column) if column else pl.lit(NAME_OF_NATION)
    return pl.when(pl.col("kind") == "nation").then(pl.lit(NAME_OF_NATION)).otherwise(published)


def _area_code(table: Grid) -> pl.Expr:
    published = pl.col("area").str.zfill(7) if "area" in table.columns else pl.lit(None, pl.String)
    return (
        pl.when(pl.col("kind") == "nation")
        .then(pl.lit(NATION))
        .when(pl.col("kind") == "state")
        .then(pl.col("state_code") + "00000")
        .otherwise(published)
    )


def _prove_states(table: Grid) -> None:
    place = _postal(table) or next(iter(table.columns.keys() & {"area", "state"}), "occ_code")
    known = pl.col("state_code").is_in([*STATE_CODES.values(), "00"])
    table.prove(place, known.fill_null(value=False), "a state or territory")
    same = pl.col("area").str.zfill(2) == pl.col("state_code")
    table.prove("area", (pl.col("kind") != "state") | same, "the state's own two digits")
