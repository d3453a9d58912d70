"""Figures → the sentences of a brochure. A sentence claims only what its figures carry."""

from collections.abc import Iterator

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, reprint, why_missing
from pipeline.brochures.pay_scale import unit_of
from pipeline.brochures.places import inside
from pipeline.brochures.precision import ROUGH_JOBS, place_of, term
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.rows import Area

OWN_FILE = "pipeline/brochures/sentences.py"
PER = {"annual": "a year", "hourly": "an hour"}
NATION_S_SHARE = 0.95, 1.05  # quotients between are said as "about the nation’s share"
Z_90 = 1.645


def pay_unit(facts: Comparison) -> str:
    """Choose the unit that the nation's pay of both sides is published in, annual first."""
    return unit_of(*(side.in_nation for side in facts.sides))


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
    count = employment(side, ledger)
    per_1000 = ledger.cite(side.here, "jobs_per_1000")
    clauses = [*((sentence(per_1000),) if per_1000 else ()), *_quotient(side, ledger)]
    tail = sentence(": ", joined(", ", clauses)) if clauses else ""
    if count:
        return sentence(*count, " ", side.many, f" work {inside(facts.area)}", tail, ".")
    why = why_missing(side.here, "employment")  # withheld, or not published
    return sentence("How many ", side.many, f" work {inside(facts.area)} is {why}", tail, ".")


def employment(side: SideFacts, ledger: Ledger, about: str = "About ") -> tuple[str | Figure, ...]:
    """Say how many hold the job here, give or take; a large error makes it rough."""
    count, error = (
        ledger.cite(side.here, name, kind)
        for name, kind in (("employment", side.side), ("employment_rse", ""))
    )
    margin = side.here.employment_margin_count if side.here else None
    if count is None or side.here is None or error is None or margin is None:
        return (count,) if count else ()
    place = place_of(margin)
    rounded = reprint(count, formats.about_count(float(count.value or 0), place), "about")
    give = ledger.computed(
        side.here, "employment_margin_count", f"{Z_90} * a * {term('b', error)} / 100",
        count, error, printed=formats.about_count(margin, place),
    )  # fmt: skip
    is_rough = float(error.value or 0) > ROUGH_JOBS
    return about, rounded, " (give or take ", give, f"{', a rough estimate' * is_rough})"


def _quotient(side: SideFacts, ledger: Ledger) -> Iterator[Sentence]:
    """Say how the share of jobs here is to the nation's, unless sampling error may explain it."""
    row, figure = side.here, ledger.cite(side.here, "location_quotient")
    if row is None or figure is None:
        return
    value, (low, high) = float(figure.value or 0), NATION_S_SHARE
    if low <= value <= high:
        yield sentence("about the nation’s share")
    elif row.employment_margin_count is not None and row.employment_count:
        share = row.employment_margin_count / row.employment_count
        if abs(value - 1) > value * share:
            yield sentence(figure, " the nation’s share")


def growth(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say a projected growth: medical assistants +12.5%; its years stand in the heading."""
    figure = ledger.cite(side.outlook, "change_pct", side.side)
    return sentence(figure) if figure else sentence("not projected by itself", is_missing=True)


def projected_jobs(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say how many jobs a round starts from and ends with, in the nation.

    Nothing where the pay survey, which leaves out the self-employed, already counts more than the
    end: the two differ in source, date and method, and would read as a contradiction.
    """
    row = side.outlook
    counted = side.in_nation.employment_count if side.in_nation else None
    start = ledger.cite(row, "employment_start_thousands", side.side)
    end = ledger.cite(row, "employment_end_thousands", side.side)
    if row is None or start is None or end is None:
        return sentence()
    if counted and counted > 1_000 * float(end.value or 0):
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
        "Openings a year, in the whole nation: ", joined(" and ", said), ". They are new jobs and "
        "workers who leave the occupation (retire or change it), on average; not vacancies.",
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
