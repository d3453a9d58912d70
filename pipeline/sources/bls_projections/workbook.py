"""The Employment Projections workbook → one row an occupation, and its reasons for change."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from pipeline.core.errors import ParseError, teller
from pipeline.sources.bls_projections.header import (
    Round,
    has_characteristics,
    has_header,
    header_of,
    meaning,
    round_of,
)
from pipeline.sources.formats.bytes import File
from pipeline.sources.formats.spreadsheet import Grid, as_number, grid, is_number, one_line
from pipeline.sources.formats.workbook import Workbook, Worksheet, open_workbook

CODE = r"^\d{2}-\d{4}$"
TYPES = ("Line item", "Summary")
NOT_AVAILABLE = "—"
# the table with worker characteristics was 1.7 once; then 1.2 had employment alone
MAIN_SHEETS, FLOWS_SHEET = ("Table 1.2", "Table 1.7"), "Table 1.10"
REASONS_SHEET = "Table 1.12"

NAMES = ("occupation_code", "occupation_title", "occupation_type")
CHANGE = (
    "employment_start_thousands",
    "employment_end_thousands",
    "change_thousands",
    "change_pct",
)
FLOWS = ("exits_thousands", "transfers_thousands", "separations_thousands")
SHARED = (*CHANGE, "openings_thousands")
FIGURES = (*CHANGE, *FLOWS, "openings_thousands")
TRAINING = ("typical_education", "work_experience", "on_the_job_training")
REASONS = ("occupation_title", "occupation_code", "industry_title", "industry_code", "reason")
_unlike = teller(
    ParseError,
    "Fetch the workbook again; if the publisher changed its layout, change "
    "pipeline/sources/bls_projections/workbook.py, then run make test.",
)


def read_workbook(path: File, round_: Round) -> pl.DataFrame:
    """Read occupation.xlsx of a round: Table 1.2 joined with Table 1.10, a row an occupation.

    Where Table 1.2 has no worker characteristics, as of 2019-29, Table 1.7 stands for it.

    Raises ParseError, naming sheet, row and column, for another round, a column gone or doubled,
    an unknown marker, an occupation that only one table has, or figures on which they disagree.
    """
    workbook = open_workbook(path)
    main = _table(_main(workbook), round_, (*NAMES, *SHARED, *TRAINING))
    flows = _table(_sheet(workbook, FLOWS_SHEET), round_, (*NAMES, *SHARED, *FLOWS))
    joined = main.join(
        flows, on="occupation_code", how="full", coalesce=True, maintain_order="left",
        suffix="_again", validate="1:1",
    )  # fmt: skip
    _prove_agreement(joined, path)
    return joined.with_columns(
        pl.lit(round_.name).alias("release"),
        pl.lit(round_.start, pl.Int64).alias("start_year"),
        pl.lit(round_.end, pl.Int64).alias("end_year"),
    )


def read_reasons(path: File, round_: Round) -> pl.DataFrame | None:
    """Read Table 1.12: what changes an occupation's share of an industry's jobs, in its rows.

    None for a workbook without it. Raises ParseError, naming sheet, row and column, for another
    round, a column gone or doubled, or a cell without its code or text.
    """
    workbook = open_workbook(path)
    if REASONS_SHEET.lower() not in map(one_line, workbook.names):
        return None
    header = header_of(_sheet(workbook, REASONS_SHEET), round_, is_counted=False)
    found = header.columns(meaning(round_), REASONS)
    table = _without_notes(grid(header, {column: found[column] for column in REASONS}))
    _prove_codes(table)
    for column in ("industry_title", "industry_code", "reason"):
        table.prove(column, pl.col(column) != "", "a text")
    return table.frame.with_columns(
        pl.lit(round_.name).alias("release"), pl.col("row").alias("sheet_row")
    )


def is_whole(workbook: Workbook) -> bool:
    """Tell the publisher's workbook. Raises ParseError, naming its round, where a table is gone."""
    there = set(map(one_line, workbook.names))
    gone = [FLOWS_SHEET] * (FLOWS_SHEET.lower() not in there)
    gone += [MAIN_SHEETS[0]] * there.isdisjoint(name.lower() for name in MAIN_SHEETS)
    if not gone:
        return True
    for name in workbook.names:
        if one_line(name).startswith("table 1.") and has_header(sheet := workbook.sheet(name)):
            what = f"the round {round_of(sheet)} is not read without {' and '.join(gone)}"
            raise _unlike(workbook.path, what, ", ".join((*MAIN_SHEETS, FLOWS_SHEET)), "")
    return False


def named_round(path: File) -> str:
    """Name the round that a workbook's main table is of, "2024-34". Raises ParseError."""
    return round_of(_main(open_workbook(path)))


def _main(workbook: Workbook) -> Worksheet:
    there = set(map(one_line, workbook.names))
    sheets = [_sheet(workbook, name) for name in MAIN_SHEETS if name.lower() in there]
    fit = [sheet for sheet in sheets if has_characteristics(sheet)]
    return next(iter(fit or sheets), None) or _sheet(workbook, MAIN_SHEETS[0])


def _sheet(workbook: Workbook, name: str) -> Worksheet:
    by_name = {one_line(found): found for found in workbook.names}
    return workbook.sheet(by_name.get(name.lower(), name))


def _table(sheet: Worksheet, round_: Round, needed: Sequence[str]) -> pl.DataFrame:
    header = header_of(sheet, round_)
    found = header.columns(meaning(round_), needed)
    table = _without_notes(grid(header, {column: found[column] for column in needed}))
    table = replace(table, frame=table.frame.with_columns(
        pl.col("occupation_type").replace({kind.lower(): kind for kind in TYPES})
    ))  # fmt: skip
    _prove(table)
    return table.frame.with_columns(
        *(as_number(column) for column in needed if column in FIGURES),
        *(pl.col(name).replace(["", NOT_AVAILABLE], None) for name in needed if name in TRAINING),
    )


def _without_notes(table: Grid) -> Grid:
    """Leave out the notes at the foot, which fill the first column only; tidy the names."""
    is_note = pl.all_horizontal(pl.exclude("row", "occupation_title") == "")
    return replace(
        table,
        frame=table.frame.filter(~is_note).with_columns(
            pl.col("occupation_title").str.replace_all(r"\[\d+\]", "").str.strip_chars(),
        ),
    )


def _prove(table: Grid) -> None:
    rows, where = table.frame, table.header.sheet.place()
    if rows.is_empty():
        raise _unlike(where, "no occupation stands below the header", "a row each", "none")
    _prove_codes(table)
    table.prove("occupation_title", pl.col("occupation_title") != "", "a title")
    table.prove("occupation_type", pl.col("occupation_type").is_in(TYPES), " or ".join(TYPES))
    for column in table.columns:
        if column in FIGURES:
            known = is_number(column) | (pl.col(column) == NOT_AVAILABLE)
            table.prove(column, known, f"a number or {NOT_AVAILABLE}")
    doubled = rows.filter(pl.col("occupation_code").is_duplicated()).sort("occupation_code", "row")
    if not doubled.is_empty():
        code, numbers = doubled["occupation_code"][0], doubled["row"].head(2)
        found = f"{code} in rows {' and '.join(map(str, numbers))}"
        raise _unlike(where, "an occupation stands there twice", "one row", found)


def _prove_codes(table: Grid) -> None:
    table.prove("occupation_code", pl.col("occupation_code").str.contains(CODE), "31-9092 or alike")


def _prove_agreement(joined: pl.DataFrame, path: File) -> None:
    where = f"{path}, Tables 1.2 and 1.10"
    lone = joined.filter(pl.col("row").is_null() | pl.col("row_again").is_null())
    if not lone.is_empty():
        codes = ", ".join(lone["occupation_code"].head(5))
        raise _unlike(where, "an occupation is in one table only", "the same occupations", codes)
    for name in ("occupation_title", "occupation_type", *SHARED):
        apart = joined.filter(~pl.col(name).eq_missing(pl.col(f"{name}_again")))
        if not apart.is_empty():
            row = apart.row(0, named=True)
            one, other = (f"{row[name + s]!r} in row {row['row' + s]}" for s in ("", "_again"))
            what = f"the tables disagree on {name} of {row['occupation_code']}"
            raise _unlike(where, what, "the same in both", f"{one}, {other}")
