"""Figures → the sentences of a brochure. A sentence claims only what its figures carry."""

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, why_missing
from pipeline.brochures.places import called, inside, opening
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

OWN_FILE = "pipeline/brochures/sentences.py"
PER = {"annual": "a year", "hourly": "an hour"}
SAME_USD = {"annual": 50, "hourly": 0.05}  # a gap below this is said as "about the same"
LEVEL_PCT = 0.5  # a difference below this rounds to no percent


def pay_unit(facts: Comparison) -> str:
    """Choose the unit that the nation's pay of both sides is published in, annual first."""
    annual, hourly = (all(_has(side.in_nation, unit) for side in facts.sides) for unit in PER)
    return "annual" if annual or not hourly else "hourly"


def _has(row: Pay | None, unit: str) -> bool:
    return row is not None and (
        getattr(row, f"{unit}_median_usd") is not None
        or getattr(row, f"{unit}_median_note_code") == row.ceiling_note_code
    )


def finding(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say the one sentence that matters: what both pay here, and how far apart."""
    unit = pay_unit(facts)
    first, second = (ledger.cite(side.here, f"{unit}_median", side.side) for side in facts.sides)
    if first and second:
        return _both_pay(facts, ledger, first, second)
    if figure := first or second:
        return _one_pays(facts, ledger, figure)
    return _neither_pays(facts, ledger)


def _both_pay(facts: Comparison, ledger: Ledger, first: Figure, second: Figure) -> Sentence:
    gap = median_gap(facts, ledger)
    if gap is None:
        return sentence(
            _earns(facts, facts.first, first), "; for ", facts.second.many, " it is ", second, "."
        )
    apart = _apart(gap, pay_unit(facts))
    other = facts.second
    than = ("the typical ", other.one) if facts.is_editorial else ("for ", other.many)
    return sentence(_earns(facts, facts.first, first), ", ", *apart, " ", *than, ".")


def _earns(facts: Comparison, side: SideFacts, figure: Figure) -> Sentence:
    """Say what the typical person of a role earns; of an occupation, what its median pay is."""
    per = "" if pay_unit(facts) == "annual" else " an hour"
    if facts.is_editorial:
        return sentence(f"{opening(facts.area)} the typical ", side.one, " earns ", figure, per)
    return sentence(f"{opening(facts.area)} median pay for ", side.many, " is ", figure, per)


def _apart(gap: Figure, unit: str) -> tuple[str | Figure, ...]:
    value = float(gap.value or 0)
    if abs(value) < SAME_USD[unit]:
        return ("about the same as",)
    return "about ", gap, " more than" if value > 0 else " less than"


def _one_pays(facts: Comparison, ledger: Ledger, figure: Figure) -> Sentence:
    known, other = facts.sides if figure.side == "first" else facts.sides[::-1]
    wider = wider_median(facts, other, ledger)
    elsewhere = sentence(f"; across {called(wider[0])} their median is ", wider[1]) if wider else ""
    said = _earns(facts, known, figure)
    return sentence(said, ". What ", other.many, " earn here is not published", elsewhere, ".")


def _neither_pays(facts: Comparison, ledger: Ledger) -> Sentence:
    wider = [
        sentence(found[1], " for ", side.many, f" across {called(found[0])}")
        for side in facts.sides
        if (found := wider_median(facts, side, ledger))
    ]
    elsewhere = sentence(" The median is ", joined(" and ", wider), ".") if wider else ""
    return sentence(f"What either earns {inside(facts.area)} is not published.", elsewhere)


def wider_median(facts: Comparison, side: SideFacts, ledger: Ledger) -> tuple[Area, Figure] | None:
    """Find the nearest wider area that has a median where this area's is not published."""
    unit = pay_unit(facts)
    for area, row in ((facts.state, side.in_state), (facts.nation, side.in_nation)):
        figure = ledger.cite(row, f"{unit}_median", side.side)
        if area and figure and area.area_code != facts.area.area_code:
            return area, figure
    return None


def median_gap(facts: Comparison, ledger: Ledger) -> Figure | None:
    """Derive the gap between the two medians here, first less second; None when one is missing."""
    unit = pay_unit(facts)
    value = getattr(facts.gap, f"{unit}_median_gap_usd", None)
    first, second = (ledger.cite(side.here, f"{unit}_median", side.side) for side in facts.sides)
    if facts.gap is None or value is None or first is None or second is None:
        return None
    show = formats.about_dollars if unit == "annual" else formats.hourly
    printed = show(abs(value))
    return ledger.computed(facts.gap, f"{unit}_median", "a - b", first, second, printed=printed)


def jobs(facts: Comparison, side: SideFacts, ledger: Ledger) -> Sentence:
    """Say how many hold the job here, in how many jobs, and against the nation's share."""
    count = ledger.cite(side.here, "employment", side.side)
    clauses = [
        sentence(figure, words)
        for name, words in (("jobs_per_1000", ""), ("location_quotient", " the nation’s share"))
        if (figure := ledger.cite(side.here, name))
    ]
    tail = sentence(": ", joined(", ", clauses)) if clauses else ""
    if count:
        return sentence(count, " ", side.many, f" work {inside(facts.area)}", tail, ".")
    why = why_missing(side.here, "employment")  # withheld, or not published
    return sentence("How many ", side.many, f" work {inside(facts.area)} is {why}", tail, ".")


def growth(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say a projected growth: medical assistants +12.5%; its years stand in the heading."""
    figure = ledger.cite(side.outlook, "change_pct", side.side)
    return sentence(figure) if figure else sentence("not projected by itself", is_missing=True)


def projected_jobs(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say how many jobs a round starts from and ends with, in the nation."""
    row = side.outlook
    start = ledger.cite(row, "employment_start_thousands", side.side)
    end = ledger.cite(row, "employment_end_thousands", side.side)
    if row is None or start is None or end is None:
        return sentence()
    years = ledger.years(row)
    return sentence(
        side.title, ": ", start, " jobs in ", years[0], ", ", end, " projected in ", years[1], "."
    )


def openings(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say the projected openings a year for both sides, in the nation."""
    said = [
        sentence(figure, " for ", side.many)
        for side in facts.sides
        if (figure := yearly_openings(side, ledger))
    ]
    if not said:
        return sentence("No openings are projected for these two occupations by themselves.")
    return sentence(
        "Openings projected each year, in the whole nation: ", joined(" and ", said),
        ". They count new jobs and people leaving; they are not vacancies.",
    )  # fmt: skip


def yearly_openings(side: SideFacts, ledger: Ledger) -> Figure | None:
    """Cite the openings that are projected for a year of the round, in the nation."""
    return ledger.cite(side.outlook, "openings_per_year_thousands", side.side)


def period(source: str, ledger: Ledger) -> Figure:
    """Name the period of a source's release as a figure: May 2025, 2024–34, 2023."""
    citation = ledger.citations[source]
    return ledger.published(
        source, id=FigureId("period", name=source), key="release", value=citation.release,
        printed=citation.period, unit="period",
    )  # fmt: skip
