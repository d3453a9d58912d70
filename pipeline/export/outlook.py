"""Comparisons → rows of what is projected, a row a round, and of pay over time."""

from collections.abc import Iterator

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger, why_missing
from pipeline.brochures.rounds import (
    Projection,
    growth_of,
    jobs_of,
    leading,
    nation_of,
    openings_of,
    rounds,
)
from pipeline.brochures.trend.points import Point, change, points
from pipeline.core.figure import Figure
from pipeline.export.cells import UNKNOWN, VERDICTS, Row, cell, where, who
from pipeline.export.model import SheetColumn, column_of, texts
from pipeline.sources.names import PROJECTIONS
from pipeline.warehouse.facts.local_outlook import LocalOutlook
from pipeline.warehouse.pay import PastPay
from pipeline.warehouse.rows import Area

NOT_PROJECTED, FEW, NEWEST = "not projected", "fewer than 5", "the newest itself"
MORE = {"now more": "more now", "then more": "more then", **VERDICTS}
GROWTH = (
    *texts(("projected_area_name", "Growth is projected for"), ("projection_round", "Round")),
    *(SheetColumn(f"{side}_change_pct", f"Projected growth, {side} role", "pct",
                  is_difference=True) for side in ("first", "second")),
)  # fmt: skip
OUTLOOK = (
    *texts(("source_title", "Source"), ("projection_round", "Round")),
    column_of(LocalOutlook, "employment_start_count"),
    column_of(LocalOutlook, "employment_end_count"),
    column_of(LocalOutlook, "change_count", is_difference=True),
    column_of(LocalOutlook, "change_pct", is_difference=True),
    column_of(LocalOutlook, "openings_per_year_count"),
    column_of(LocalOutlook, "nation_change_pct", is_difference=True),
)
TREND = (
    SheetColumn("period", "Pay of"),
    column_of(PastPay, "annual_mean", "Mean pay a year, as published"),
    column_of(PastPay, "mean_rse", "Its relative standard error"),
    column_of(PastPay, "price_index", "Consumer prices of that May (1982–84 = 100)"),
    column_of(PastPay, "constant_annual_mean_usd", "Mean pay a year in dollars of the newest"),
    column_of(PastPay, "margin", "90% margin of error of that"),
    column_of(PastPay, "change", "Newest less this one", is_difference=True),
    column_of(PastPay, "change.margin", "90% margin of error of the difference"),
    SheetColumn("annual_mean_verdict", "Newest less this one: verdict"),
)


def growth(facts: Comparison, ledger: Ledger) -> Row:
    """Give the projected growth of both sides in the nearest round that has them."""
    nearest = leading(rounds(facts))
    row = next(iter(nearest.known), None)
    named = (nearest.area.area_name, _years(row)) if row else (NOT_PROJECTED, NOT_PROJECTED)
    each = (growth_of(one, "", ledger) for one in nearest.rows)
    return *named, *(one or NOT_PROJECTED for one in each)


def outlook(facts: Comparison, ledger: Ledger) -> Iterator[Row]:
    """Give every round of each side here, in the state and in the nation."""
    for side in facts.sides:
        held: list[tuple[Area | None, tuple[Projection | None, ...]]] = [
            (facts.area, side.projected_here),
            (facts.state, side.projected_in_state),
            (facts.nation, (side.outlook,)),
        ]
        for area, row in ((area, row) for area, found in held if area for row in found if row):
            yield (*who(side), *where(area), *_projected(row, ledger))


def _projected(row: Projection, ledger: Ledger) -> Row:
    if isinstance(row, LocalOutlook):
        source, unit, nation = row.source_name, "count", UNKNOWN
        why = FEW
        if row.openings_count is None:
            why = str(why_missing(row, "openings_count"))
    else:
        source, unit, nation, why = PROJECTIONS, "thousands", "the nation itself", UNKNOWN
    return (
        ledger.citations[source].title, _years(row),
        cell(row, f"employment_start_{unit}", ledger), cell(row, f"employment_end_{unit}", ledger),
        jobs_of(row, "", ledger) or UNKNOWN, cell(row, "change_pct", ledger),
        openings_of(row, "", ledger) or why, nation_of(row, "", ledger) or nation,
    )  # fmt: skip


def _years(row: Projection) -> str:
    return f"{row.start_year}–{row.end_year % 100:02d}"


def trend(facts: Comparison, ledger: Ledger) -> Iterator[Row]:
    """Give pay over time of each side, oldest first, where it was asked for and can be compared."""
    for side in facts.sides if facts.is_trend else ():
        every = points(side, ledger)
        for point in every:
            compared = _change(point, every[-1], ledger)
            figures = (point.mean, point.error, point.prices, point.constant, point.margin)
            yield (*who(side), *where(facts.area), str(point.period), *figures, *compared)


def _change(point: Point, newest: Point, ledger: Ledger) -> Row:
    if point is newest:
        return NEWEST, NEWEST, NEWEST
    figures: tuple[Figure, Figure] = change(point, newest, ledger)
    return *figures, MORE[point.row.annual_mean_verdict]
