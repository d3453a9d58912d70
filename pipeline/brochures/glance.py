"""A comparison → the rows that set the two side by side, and the steps into an occupation."""

import re
from collections.abc import Callable

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.jobs import employment
from pipeline.brochures.ledger import Ledger, why_missing
from pipeline.brochures.number_words import missing
from pipeline.brochures.outlook_words import in_percent
from pipeline.brochures.panels import Row
from pipeline.brochures.places import inside, whole_name
from pipeline.brochures.rounds import growth_of
from pipeline.brochures.sentences import pay_unit, period, wider_median
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence
from pipeline.core.words import say
from pipeline.warehouse.columns import RECORDS

EDUCATION, EXPERIENCE, TRAINING = (
    "typical_education_name", "work_experience_name", "on_the_job_training_name",
)  # fmt: skip
PREPARATION = {"education": EDUCATION, "experience": EXPERIENCE, "on-the-job": TRAINING}
OPENINGS = "openings_per_year_thousands"
Cell = Callable[[SideFacts], Sentence]


def at_a_glance(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give what bare occupations ask for, their pay, growth, openings and jobs here."""
    if facts.is_editorial:  # the roles' own texts say more
        return ()
    when, years = (period(name, ledger) for name in ("bls_oews", "bls_projections"))
    cells: list[tuple[Sentence, Cell]] = [
        (say("glance-pay", period=when), lambda side: _median(facts, side, ledger)),
        (say("glance-growth", period=years), lambda side: _growth(side, ledger)),
        (say("glance-openings"), lambda side: ledger.cell(side.outlook, OPENINGS, side.side)),
        (say("glance-jobs", where=inside(facts.area)), lambda side: _jobs(side, ledger)),
    ]
    rows = (Row(label, tuple(map(cell, facts.sides))) for label, cell in cells)
    return (*_asked(facts, ledger), *rows)


def listed_facts(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    """Give a row a described column of each listed mart that has one of a side."""
    found = [(kind, [side.facts.get(kind) for side in facts.sides]) for kind in RECORDS.values()]
    return tuple(
        Row(
            say(
                "glance-fact",
                label=say(
                    "glance-label",
                    column=formats.dashed(column.column),
                    label=formats.opened(column.label),
                ),
                period=period(column.source, ledger),
            ),
            tuple(ledger.cell(row, column.column) for row in rows),
        )
        for kind, rows in found
        if kind.mart.is_listed and any(rows)
        for column in dict.fromkeys(kind.columns.values())
    )


def ladder(side: SideFacts, ledger: Ledger) -> tuple[Sentence, ...]:
    """Say the steps into an occupation as the projections have them: school, work, training."""
    steps = {"glance-term": EDUCATION, "ladder-experience": EXPERIENCE, "ladder-training": TRAINING}
    said = (_term(side, column, name, ledger) for name, column in steps.items())
    return tuple(step for step in said if not step.is_missing)


def _asked(facts: Comparison, ledger: Ledger) -> list[Row]:
    return [
        Row(
            say(f"glance-{row}"),
            tuple(_term(side, column, "glance-term", ledger) for side in facts.sides),
        )
        for row, column in PREPARATION.items()
    ]


def _term(side: SideFacts, column: str, name: str, ledger: Ledger) -> Sentence:
    """Say what the projections ask for, in plain words; the words' numbers cite the cell."""
    text = getattr(side.outlook, column, None)
    if side.outlook is None or not text:
        return missing()
    said = ledger.quote(side.outlook, column)
    number = next((part for part in said.parts if isinstance(part, Figure)), "")
    term = re.sub(r"^(?=\d)", "n-", formats.dashed(text))
    return say(name, term=term, text=said, number=number)


def _growth(side: SideFacts, ledger: Ledger) -> Sentence:
    return in_percent(growth_of(side.outlook, side.side, ledger))


def _jobs(side: SideFacts, ledger: Ledger) -> Sentence:
    if count := employment(side, ledger):
        return say("glance-about", count=count)
    return ledger.cell(side.here, "employment", side.side)


def _median(facts: Comparison, side: SideFacts, ledger: Ledger) -> Sentence:
    unit = pay_unit(facts)
    figure = ledger.cite(side.here, f"{unit}_median", side.side)
    if figure is None:
        why, wider = why_missing(side.here, f"{unit}_median"), wider_median(facts, side, ledger)
        if wider is None:
            return say("glance-missing", why=why, is_missing=True)
        area, median = wider
        name = whole_name(area.area_name)
        return say("glance-missing-but", why=why, area=name, median=median, is_missing=True)
    hourly = ledger.cite(side.here, "hourly_median", side.side)
    if unit == "annual" and hourly:
        return say("glance-both", median=figure, hourly=hourly)
    return say("glance-yearly" if unit == "annual" else "glance-hourly", median=figure)
