"""A comparison → the tables that set the two side by side: at a glance, and by place."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from pipeline.brochures.brochure import Column, Table
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import NOT_PUBLISHED, Ledger, why_missing
from pipeline.brochures.own_texts import of_role
from pipeline.brochures.panels import Row
from pipeline.brochures.places import inside, label
from pipeline.brochures.precision import is_rough
from pipeline.brochures.sentences import employment, growth, pay_unit, period, wider_median
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.warehouse.columns import RECORDS
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area, Role

DESCRIPTION: tuple[tuple[str, str, Callable[[Role], str]], ...] = (
    ("Workplaces", "workplaces", lambda role: formats.listing(role.workplace_names).capitalize()),
    ("Hours", "hours", attrgetter("hours_text")),
    ("Training", "training_short", attrgetter("training_text")),
)
TIED = "Where two marks are the same, no spread is known: estimates fall into wage intervals."
OPENINGS = "openings_per_year_thousands"
PREPARATION = {
    "Typical education": "typical_education_name",
    "Work experience": "work_experience_name",
    "On-the-job training": "on_the_job_training_name",
}
PERCENTILES = (
    ("10th", "10th percentile"),
    ("25th", "25th percentile"),
    ("median", "Median"),
    ("75th", "75th percentile"),
    ("90th", "90th percentile"),
    ("mean", "Mean"),
)


def at_a_glance(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give the rows of the table on the cover: what each is, its median pay and its growth."""
    described = _described if facts.is_editorial else _classified
    when, years = (period(name, ledger) for name in ("bls_oews", "bls_projections"))
    return (
        *described(facts, ledger),
        Row(sentence("Median pay, ", when), tuple(_median(facts, s, ledger) for s in facts.sides)),
        Row(sentence("Growth, ", years), tuple(growth(side, ledger) for side in facts.sides)),
    )


def listed_facts(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give a row a described column of each listed mart that has one of a side."""
    found = [(kind, [side.facts.get(kind) for side in facts.sides]) for kind in RECORDS.values()]
    return tuple(
        Row(
            sentence(f"{formats.opened(column.label)}, ", period(column.source, ledger)),
            tuple(ledger.cell(row, column.column) for row in rows),
        )
        for kind, rows in found
        if kind.mart.is_listed and any(rows)
        for column in dict.fromkeys(kind.columns.values())
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


def sided_columns(
    facts: Comparison, *, with_state: bool = True
) -> list[tuple[SideFacts, Area, Pay | None]]:
    """Give each column of the table with its side and its place."""
    return [(s, *place) for s in facts.sides for place in facts.pay(s, with_state=with_state)]


def _described(facts: Comparison, ledger: Ledger) -> list[Row]:
    roles = [side.role for side in facts.sides if side.role]
    return [
        Row(sentence(title), tuple(of_role(role, text(role), name, ledger) for role in roles))
        for title, name, text in DESCRIPTION
    ]


def _classified(facts: Comparison, ledger: Ledger) -> list[Row]:
    asked = {name: partial(_wanted, column=of, ledger=ledger) for name, of in PREPARATION.items()}
    cells: dict[str, Callable[[SideFacts], Sentence]] = {
        **asked,
        f"Jobs {inside(facts.area)}": lambda s: _jobs(s, ledger),
        "Openings a year, U.S.": lambda s: ledger.cell(s.outlook, OPENINGS, s.side),
    }
    return [Row(sentence(name), tuple(map(cell, facts.sides))) for name, cell in cells.items()]


def _jobs(side: SideFacts, ledger: Ledger) -> Sentence:
    count = employment(side, ledger, "about ")
    return sentence(*count) if count else ledger.cell(side.here, "employment", side.side)


def _wanted(side: SideFacts, column: str, ledger: Ledger) -> Sentence:
    text = getattr(side.outlook, column, None)
    if side.outlook is None or not text:
        return NOT_PUBLISHED
    # the publisher's word for nothing asked for is None, which reads as a gap
    return ledger.quote(side.outlook, column, "Not required" if text == "None" else text)


def _median(facts: Comparison, side: SideFacts, ledger: Ledger) -> Sentence:
    unit = pay_unit(facts)
    figure = ledger.cite(side.here, f"{unit}_median", side.side)
    if figure is None:
        why = why_missing(side.here, f"{unit}_median")
        wider = wider_median(facts, side, ledger)
        elsewhere = sentence(f"; {wider[0].area_name}: ", wider[1]) if wider else ""
        return sentence(why, " here", elsewhere, is_missing=True)
    hourly = ledger.cite(side.here, "hourly_median", side.side) if unit == "annual" else None
    tail = sentence(" (", hourly, " an hour)") if hourly else ""
    return sentence(figure, " a year" if unit == "annual" else " an hour", tail)
