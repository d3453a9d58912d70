"""Rows of marts and figures → cells: a figure, or in words why there is none."""

from collections.abc import Mapping

from pipeline.brochures.comparison import SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.mean_differences import Apart
from pipeline.core.figure import Figure
from pipeline.export.model import Cell, SheetColumn, column_of, texts
from pipeline.warehouse.columns import MartRow
from pipeline.warehouse.rows import Area

Row = tuple[Cell, ...]
NOT_PUBLISHED, UNKNOWN = "not published", "not known"
VERDICTS = {"too close": "too close to call", "not known": UNKNOWN}
ROLE = texts(("role_name", "Role"), ("occupation_code", "SOC code"))
PLACE = texts(("area_name", "Area"), ("area_code", "Area code"))
PARTS = ("", ".margin", ".low", ".high")
ERRORS = ("", ": 90% margin of error", ": lower end of 90%", ": upper end of 90%")


def who(side: SideFacts) -> tuple[str, str]:
    """Name a side, with its code."""
    return side.name.text, side.occupation.occupation_code


def where(area: Area) -> tuple[str, str]:
    """Name a place, with its code."""
    return area.area_name, area.area_code


def cell(row: MartRow | None, name: str, ledger: Ledger) -> Cell:
    """Give a figure of a row, or why there is none."""
    said = ledger.cell(row, name)
    return next((part for part in said.parts if isinstance(part, Figure)), str(said))


def apart_columns(record: type[MartRow], name: str, title: str) -> tuple[SheetColumn, ...]:
    """Give the columns of a difference of means, its margin, its interval and the verdict."""
    columns = tuple(
        column_of(record, f"{name}{part}", f"{title}{error}", is_difference=part != ".margin")
        for part, error in zip(PARTS, ERRORS, strict=True)
    )
    verdict = f"{columns[0].name.removesuffix('_usd')}_verdict"
    return *columns, SheetColumn(verdict, f"{title}: verdict")


def apart_cells(apart: Apart | None, verdict: str, more: Mapping[str, str]) -> Row:
    """Give the cells of a difference and its verdict; more: what is said where a side is more."""
    if apart is None:
        return (*[NOT_PUBLISHED] * len(PARTS), UNKNOWN)
    known = (apart.difference, apart.margin, *(apart.interval or (None, None)))
    said = VERDICTS | {f"{side} more": text for side, text in more.items()}
    return (*(one or NOT_PUBLISHED for one in known), said[verdict])
