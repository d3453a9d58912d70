"""Comparisons → tables: each figure as the pages cite it, or in words why there is none."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.cost_of_living import deltas
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.mean_differences import mean_delta, mean_gap
from pipeline.brochures.pay_ties import PERCENTILES
from pipeline.brochures.ranks import mean_places, median_place
from pipeline.brochures.sentences import median_gap
from pipeline.core.figure import Figure
from pipeline.export.cells import (
    NOT_PUBLISHED,
    PLACE,
    ROLE,
    UNKNOWN,
    Row,
    apart_cells,
    apart_columns,
    cell,
    where,
    who,
)
from pipeline.export.model import Cell, Sheet, SheetColumn, column_of, texts
from pipeline.export.outlook import GROWTH, OUTLOOK, TREND, growth, outlook, trend
from pipeline.sources.names import PARITIES
from pipeline.warehouse.columns import MartRow
from pipeline.warehouse.differences import Delta, Gap
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area, MeanRank, Rank

Rows = Callable[[Comparison, Ledger], Iterator[Row]]
PAID = (  # a year, an hour, then jobs
    *(f"{unit}_{name}" for unit in ("annual", "hourly") for name in (*PERCENTILES, "mean")),
    "mean_rse", "employment", "employment_rse", "jobs_per_1000", "location_quotient",
)  # fmt: skip
PRICES_UNKNOWN, TOO_FEW, ALONE = "prices not known", "too few jobs to be ranked", "no peers"
SIDED = tuple(
    column
    for side in ("first", "second")
    for column in texts((f"{side}_role_name", f"{side.capitalize()} role"),
                        (f"{side}_occupation_code", f"SOC code of the {side}"))
)  # fmt: skip


def sheets(comparisons: Iterable[Comparison], ledger: Ledger) -> list[Sheet]:
    """Give the tables of some comparisons, each row once; one without rows is left out."""
    every = [*comparisons]
    found = (
        Sheet(name, said, columns, tuple(_rows(every, rows, ledger)), frozen)
        for name, (said, columns, rows, frozen) in SHEETS.items()
    )
    return [one for one in found if one.rows]


def _rows(every: Sequence[Comparison], rows: Rows, ledger: Ledger) -> Iterable[Row]:
    """Give the rows of all comparisons: one that several have, such as the nation's pay, once."""
    each = (row for facts in every for row in rows(facts, ledger))
    return {tuple(map(_named, row)): row for row in each}.values()


def _named(cell: Cell) -> str:
    return cell.id if isinstance(cell, Figure) else str(cell)


def _sided(title: str, record: type[MartRow], name: str) -> tuple[SheetColumn, ...]:
    one = column_of(record, name)
    return tuple(
        SheetColumn(f"{side}_{one.name}", f"{title}, {side} role", one.unit)
        for side in ("first", "second")
    )


def _comparison(facts: Comparison, ledger: Ledger) -> Iterator[Row]:
    more = {str(side.side): f"{side.name.text} is paid more" for side in facts.sides}
    verdict = facts.gap.annual_mean_verdict if facts.gap else UNKNOWN
    first, second = facts.sides
    yield (
        *where(facts.area), facts.area.area_kind, *who(first), *who(second),
        *(cell(side.here, "annual_median", ledger) for side in facts.sides),
        *(median_gap(facts, ledger, unit) or NOT_PUBLISHED for unit in ("annual", "hourly")),
        *(cell(side.here, "annual_mean", ledger) for side in facts.sides),
        *apart_cells(mean_gap(facts, ledger), verdict, more),
        *(cell(side.here, "employment", ledger) for side in facts.sides),
        *growth(facts, ledger),
    )  # fmt: skip


def _pay(facts: Comparison, ledger: Ledger) -> Iterator[Row]:
    for side in facts.sides:
        for area, row in facts.pay(side, with_state=True):
            cells = (cell(row, name, ledger) for name in PAID)
            yield *who(side), *where(area), area.area_kind, *cells


def _differences(facts: Comparison, ledger: Ledger) -> Iterator[Row]:
    wider = {"nation": facts.nation} | ({"state": facts.state} if facts.state else {})
    unknown = NOT_PUBLISHED if facts.area.price_parity_index else PRICES_UNKNOWN
    for to, area in {} if facts.is_nation else wider.items():
        nominal, real = (deltas(facts, ledger, to, adjusted=each) for each in (False, True))
        more = {"area": f"more in {facts.area.area_name}", "reference": f"more in {area.area_name}"}
        for side in facts.sides:
            row, there = side.against(to)
            means, after = (
                mean_delta(facts, side, to, ledger, adjusted=each) for each in (False, True)
            )
            yield (
                *who(side), *where(facts.area), *where(area),
                *(cell(pay, "annual_median", ledger) for pay in (side.here, there)),
                nominal.get(side.side, NOT_PUBLISHED), real.get(side.side, unknown),
                *apart_cells(means, row.annual_mean_verdict if row else "", more),
                *apart_cells(after, row.adjusted_annual_mean_verdict if row else "", more),
            )  # fmt: skip


def _ranks(facts: Comparison, ledger: Ledger) -> Iterator[Row]:
    for side in facts.sides:
        if (rank := side.rank) is None:
            continue
        is_known = rank.peer_rank is not None and rank.peer_count > 1
        why = TOO_FEW if not rank.is_ranked else ALONE if rank.peer_count < 2 else UNKNOWN
        by_median: Row = median_place(side, rank, ledger) if is_known else (why, why)
        mean = side.mean_rank if is_known else None
        by_mean: Row = tuple(mean_places(side, mean, ledger)) if mean else (UNKNOWN,) * 3
        among = "states" if facts.area.area_kind == "state" else f"areas of {facts.area.state_name}"
        yield *who(side), *where(facts.area), among, *by_median, *by_mean


def _prices(facts: Comparison, ledger: Ledger) -> Iterator[Row]:
    period = ledger.citations[PARITIES].period
    for area in dict.fromkeys(filter(None, (facts.area, facts.state, facts.nation))):
        known = (cell(area, name, ledger) for name in ("price_parity_index", "housing"))
        yield *where(area), area.parity_geo_name or UNKNOWN, period, *known


SHEETS: dict[str, tuple[str, tuple[SheetColumn, ...], Rows, int]] = {
    "comparison": (
        "A pair of roles in an area: what each is paid, the gap (first less second) and whether it "
        "is more than chance, jobs, and projected growth",
        (*PLACE, SheetColumn("area_kind", "Kind of area"), *SIDED,
         *_sided("Median pay a year", Pay, "annual_median"),
         column_of(Gap, "annual_median", "Gap of medians, a year", is_difference=True),
         column_of(Gap, "hourly_median", "Gap of medians, an hour", is_difference=True),
         *_sided("Mean pay a year", Pay, "annual_mean"),
         *apart_columns(Gap, "annual_mean", "Gap of means, a year"),
         *_sided("Jobs", Pay, "employment"),
         *GROWTH),
        _comparison, 2,
    ),
    "pay": (
        "A role in an area, its state or the nation: every percentile of pay, the mean and its "
        "error, and jobs",
        (*ROLE, *PLACE, SheetColumn("area_kind", "Kind of area"),
         *(column_of(Pay, name) for name in PAID)),
        _pay, 3,
    ),
    "differences": (
        "A role in an area against the nation or the state: pay here less pay there, as it is and "
        "after local prices, and whether it is more than chance",
        (*ROLE, *PLACE,
         *texts(("reference_area_name", "Compared with"), ("reference_area_code", "Its area code")),
         column_of(Pay, "annual_median", "Median pay a year"),
         SheetColumn("reference_annual_median_usd", "Median pay a year there", "usd_per_year"),
         column_of(Delta, "nominal", "Difference of medians", is_difference=True),
         column_of(Delta, "adjusted", "Difference of medians after prices", is_difference=True),
         *apart_columns(Delta, "mean", "Difference of means, a year"),
         *apart_columns(Delta, "adjusted_mean", "Difference of means after prices, a year")),
        _differences, 3,
    ),
    "ranks": (
        "A role in an area: its place among the areas of the state, or among the states, 1 being "
        "the highest pay; by mean pay also the best and the worst place that it may have in truth",
        (*ROLE, *PLACE, SheetColumn("peers", "Ranked among"),
         column_of(Rank, "peer_rank", "Place by median pay"),
         column_of(Rank, "peer_count", "Number of areas ranked"),
         column_of(MeanRank, "mean_rank", "Place by mean pay"),
         column_of(MeanRank, "best_rank", "Best place it may have"),
         column_of(MeanRank, "worst_rank", "Worst place it may have")),
        _ranks, 3,
    ),
    "outlook": (
        "A role's projection for an area, its state or the nation, the self-employed included: a "
        "round is a publication of its own, and two are not to be compared",
        (*ROLE, *PLACE, *OUTLOOK), outlook, 3,
    ),
    "trend": (
        "A role's mean pay in one year, also in dollars of the newest release",
        (*ROLE, *PLACE, *TREND), trend, 3,
    ),
    "prices": (
        "An area's price level, the nation's being 100",
        (*PLACE, SheetColumn("parity_geo_name", "Prices are those of"),
         SheetColumn("parity_year", "Year"),
         column_of(Area, "price_parity_index", "All items (nation = 100)"),
         column_of(Area, "housing", "Housing, which is rents (nation’s all items = 100)")),
        _prices, 1,
    ),
}  # fmt: skip
