"""A comparison → the tables that set the two side by side: at a glance, and by place."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import NOT_PUBLISHED, Ledger, why_missing
from pipeline.brochures.own_texts import of_role
from pipeline.brochures.panels import Row
from pipeline.brochures.pay_scale import level
from pipeline.brochures.places import inside
from pipeline.brochures.sentences import employment, growth, pay_unit, period, wider_median
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.columns import RECORDS
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area, Role

DESCRIPTION: tuple[tuple[str, str, Callable[[Role], str]], ...] = (
    ("Workplaces", "workplaces", lambda role: formats.listing(role.workplace_names).capitalize()),
    ("Hours", "hours", attrgetter("hours_text")),
    ("Training", "training_short", attrgetter("training_text")),
)
OPENINGS = "openings_per_year_thousands"
PREPARATION = {
    "Typical education": "typical_education_name",
    "Work experience": "work_experience_name",
    "On-the-job training": "on_the_job_training_name",
}


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


def sided_columns(facts: Comparison) -> list[tuple[SideFacts, Area, Pay | None]]:
    """Give each column of the table, its side and its place, where any pay is published."""
    unit = pay_unit(facts)
    columns = [(s, *place) for s in facts.sides for place in facts.pay(s, with_state=True)]
    paid = {
        area.area_code for _, area, row in columns if row and level(row, unit, "median") is not None
    }
    return [column for column in columns if not paid or column[1].area_code in paid]


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
