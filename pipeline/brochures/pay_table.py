"""A comparison → the table of pay, a column a place and side, and the errors of its means."""

from pipeline.brochures.brochure import Column, Row, Table
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import label
from pipeline.core.figure import Sentence, sentence
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

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


def mean_errors(facts: Comparison, ledger: Ledger) -> Row:
    """Give the errors of the means of the table that has the state's."""
    return Row(
        sentence("Relative standard error of the mean"),
        tuple(ledger.cell(row, "mean_rse", s.side) for s, _, row in sided_columns(facts)),
    )


def sided_columns(
    facts: Comparison, *, with_state: bool = True
) -> list[tuple[SideFacts, Area, Pay | None]]:
    """Give each column of the table with its side and its place."""
    return [(s, *place) for s in facts.sides for place in facts.pay(s, with_state=with_state)]
