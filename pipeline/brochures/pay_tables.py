"""A comparison → its tables of pay: four rows for a sheet, and the whole for a guide."""

from collections.abc import Iterable

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.panels import Column, Row, Table
from pipeline.brochures.pay_scale import level
from pipeline.brochures.pay_ties import PERCENTILES
from pipeline.brochures.places import label
from pipeline.brochures.precision import is_rough
from pipeline.brochures.sentences import pay_unit
from pipeline.core.figure import Figure, Sentence
from pipeline.core.words import say
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

ROWS = {
    "annual": {
        "lowest": "annual_10th", "middle": "annual_median", "hourly": "hourly_median",
        "highest": "annual_90th",
    },
    "hourly": {"lowest": "hourly_10th", "middle": "hourly_median", "highest": "hourly_90th"},
}  # fmt: skip


def rows(facts: Comparison, ledger: Ledger) -> Table | None:
    """Give four rows of pay here, a cell a side; None where neither side's is published."""
    cells = {
        name: tuple(ledger.cell(side.here, of, side.side) for side in facts.sides)
        for name, of in ROWS[pay_unit(facts)].items()
    }
    kept = tuple(
        Row(say("pay-row", level=name, top="open" if _is_open(row) else ""), row, kind=name)
        for name, row in cells.items()
        if not _is_missing(row)
    )
    return Table(tuple(Column(side.short, "") for side in facts.sides), kept) if kept else None


def table(facts: Comparison, ledger: Ledger) -> Table:
    """Give all levels of pay of both sides here, in the state and in the nation."""
    columns, unit = sided_columns(facts), pay_unit(facts)
    levels = tuple(
        Row(
            say("pay-level", level="p-" + name),
            tuple(ledger.cell(row, f"{unit}_{name}", side.side) for side, _, row in columns),
            kind="middle" if name == "median" else "",
        )
        for name in (*PERCENTILES, "mean")
    )
    errors = tuple(_error(row, side, ledger) for side, _, row in columns)
    return Table(
        columns=tuple(Column(side.short, label(area)) for side, area, _ in columns),
        rows=(*levels, Row(say("pay-level", level="p-error"), errors)),
    )


def _is_missing(cells: Iterable[Sentence]) -> bool:
    return all(cell.is_missing for cell in cells)


def _is_open(cells: Iterable[Sentence]) -> bool:
    """Tell whether the publisher gives one of them as a number or more."""
    return any(
        isinstance(part, Figure) and part.value is None for cell in cells for part in cell.parts
    )


def _error(row: Pay | None, side: SideFacts, ledger: Ledger) -> Sentence:
    error, cell = ledger.cite(row, "mean_rse", side.side), ledger.cell(row, "mean_rse", side.side)
    return say("pay-rough", error=error) if error and is_rough(error) else cell


def sided_columns(facts: Comparison) -> list[tuple[SideFacts, Area, Pay | None]]:
    """Give each column of the table, its side and its place, where any pay is published."""
    unit = pay_unit(facts)
    columns = [(s, *place) for s in facts.sides for place in facts.pay(s, with_state=True)]
    paid = {
        area.area_code for _, area, row in columns if row and level(row, unit, "median") is not None
    }
    return [column for column in columns if not paid or column[1].area_code in paid]
