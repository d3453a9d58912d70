"""A comparison → the tables that set the two side by side: at a glance, and by place."""

from pipeline.brochures.brochure import Column, Table
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, why_missing
from pipeline.brochures.panels import Row
from pipeline.brochures.places import label
from pipeline.brochures.precision import is_rough
from pipeline.brochures.sentences import pay_unit, period
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

TIED = "Where two marks are the same, no spread is known: estimates fall into wage intervals."
PERCENTILES = (
    ("10th", "10th percentile"),
    ("25th", "25th percentile"),
    ("median", "Median"),
    ("75th", "75th percentile"),
    ("90th", "90th percentile"),
    ("mean", "Mean"),
)


def pay_table(facts: Comparison, ledger: Ledger, *, with_state: bool = False) -> Table:
    """Give percentiles and mean of both sides by place, with_state: in the state, too."""
    columns = sided_columns(facts, with_state=with_state)

    def cells(name: str) -> tuple[Sentence, ...]:
        return tuple(ledger.cell(row, name, side.side) for side, _, row in columns)

    return Table(
        columns=tuple(Column(side.short, label(area)) for side, area, _ in columns),
        rows=tuple(
            Row(sentence(title), cells(f"annual_{name}"), cells(f"hourly_{name}"))
            for name, title in PERCENTILES
        ),
    )


def ties(facts: Comparison) -> list[Sentence]:
    """Say, where two marks of a bar coincide, that there is no spread between them."""
    names = [f"{pay_unit(facts)}_{name}_usd" for name, _ in PERCENTILES if name != "mean"]
    known = [
        [value for name in names if (value := getattr(row, name)) is not None]
        for side in facts.sides
        for _, row in facts.pay(side)
        if row
    ]
    has_tie = any(len({*values}) < len(values) for values in known)
    return [sentence(TIED)] if has_tie else []


def mean_errors(facts: Comparison, ledger: Ledger) -> Row:
    """Give the errors of the means of the table that has the state's."""
    return Row(
        sentence("Standard error of the mean"),
        tuple(_error(row, side, ledger) for side, _, row in sided_columns(facts)),
    )


def _error(row: Pay | None, side: SideFacts, ledger: Ledger) -> Sentence:
    error, cell = ledger.cite(row, "mean_rse", side.side), ledger.cell(row, "mean_rse", side.side)
    return sentence(cell, " (rough)") if error and is_rough(error) else cell


def after_prices(facts: Comparison, ledger: Ledger) -> Row | None:
    """Give the median after prices in every column of the table that has the state's, if any."""
    cells = tuple(_adjusted(facts, *column, ledger) for column in sided_columns(facts))
    if facts.is_nation or all(cell.is_missing for cell in cells):
        return None
    return Row(sentence("Median after prices of ", period("bea_rpp", ledger)), cells)


def _adjusted(
    facts: Comparison, side: SideFacts, area: Area, row: Pay | None, ledger: Ledger
) -> Sentence:
    median = ledger.cite(row, "annual_median")
    if row is None or median is None:
        return sentence(why_missing(row, "annual_median"), is_missing=True)
    delta = side.to_state if area == facts.state else side.to_nation
    whose = "" if area == facts.area else "reference_"
    value = getattr(delta, f"adjusted_{whose}annual_median_usd", None)
    parity = ledger.cite(area, "price_parity_index")
    if value is None or parity is None:
        return sentence("not available", is_missing=True)
    return sentence(
        ledger.derived(
            "a / (b / 100)", median, parity,
            id=FigureId("adjusted", row.area_code, row.occupation_code), value=value,
            printed=formats.dollars(float(formats.rounded(value, -1))), unit="usd_per_year",
            side=side.side,
        )
    )  # fmt: skip


def sided_columns(
    facts: Comparison, *, with_state: bool = True
) -> list[tuple[SideFacts, Area, Pay | None]]:
    """Give each column of the table with its side and its place."""
    return [(s, *place) for s in facts.sides for place in facts.pay(s, with_state=with_state)]
