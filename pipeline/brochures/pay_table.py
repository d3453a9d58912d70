"""A comparison → the table of pay, a column a place and side, and the errors of its means."""

from pipeline.brochures.brochure import Column, Row, Table
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, cell
from pipeline.brochures.places import label
from pipeline.core.figure import Sentence, sentence
from pipeline.warehouse.rows import Pay

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
    columns = [(s, *column) for s in facts.sides for column in _columns(facts, s, with_state)]
    return Table(
        columns=tuple(Column(side.short, place) for side, place, _ in columns),
        rows=tuple(
            Row(
                sentence(label),
                tuple(_pay_cell(row, f"annual_{name}", side, ledger) for side, _, row in columns),
                tuple(_pay_cell(row, f"hourly_{name}", side, ledger) for side, _, row in columns),
            )
            for name, label in PERCENTILES
        ),
    )


def mean_errors(facts: Comparison, ledger: Ledger) -> Row:
    """Give the errors of the means of the table that has the state's."""
    return Row(
        sentence("Relative standard error of the mean"),
        tuple(_pay_cell(row, "mean_rse", side, ledger) for side, row in sided_columns(facts)),
    )


def sided_columns(facts: Comparison) -> list[tuple[SideFacts, Pay | None]]:
    """Give each column of the table that has the state's, with its side."""
    return [(s, row) for s in facts.sides for _, row in _columns(facts, s, with_state=True)]


def _columns(facts: Comparison, side: SideFacts, with_state: bool) -> list[tuple[str, Pay | None]]:
    nation = ("U.S.", side.in_nation)
    if facts.is_nation:
        return [nation]
    state = [(facts.state.area_name, side.in_state)] if facts.state and with_state else []
    return [(label(facts.area), side.here), *state, nation]


def _pay_cell(row: Pay | None, name: str, side: SideFacts, ledger: Ledger) -> Sentence:
    return cell(ledger.pay(row, name, side.side), row, name)
