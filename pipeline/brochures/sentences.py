"""Figures → the sentences of a brochure. A sentence claims only what its figures carry."""

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import gap_direction
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.mean_differences import mean_gap
from pipeline.brochures.places import called, inside, opening
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

OWN_FILE = "pipeline/brochures/sentences.py"
PER = {"annual": "a year", "hourly": "an hour"}
NATION_S_SHARE = 0.95, 1.05  # quotients between are said as "about the nation’s share"
Z_90 = 1.645


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
    gap, way = median_gap(facts, ledger), gap_direction(facts.gap, pay_unit(facts))
    said, other = _earns(facts, facts.first, first), facts.second
    if gap is None:
        return sentence(said, "; for ", other.many, " it is ", second, ".")
    if not way:
        whose = ("the typical ", other.one) if facts.is_editorial else ("that for ", other.many)
        tail = ". The survey cannot tell which earn more."
        return sentence(said, ", ", *whose, " ", second, tail)
    apart = ("about ", gap, " more than" if way == "first" else " less than")
    than = ("the typical ", other.one) if facts.is_editorial else ("for ", other.many)
    return sentence(
        said, ", ", *(("about the same as",) if way == "alike" else apart), " ", *than, ".",
        _by_mean(facts, gap, ledger),
    )  # fmt: skip


def _by_mean(facts: Comparison, gap: Figure, ledger: Ledger) -> Sentence:
    """Say the mean's amount where the medians' lies outside its interval."""
    apart = mean_gap(facts, ledger)
    if apart is None or apart.interval is None or not apart.is_sure or pay_unit(facts) == "hourly":
        return sentence()
    low, high = (float(end.value or 0) for end in apart.interval)
    if low <= float(gap.value or 0) <= high:
        return sentence()
    return sentence(" By mean pay, the gap is about ", apart.difference, ".")


def _earns(facts: Comparison, side: SideFacts, figure: Figure) -> Sentence:
    """Say what the typical person of a role earns; of an occupation, what its median pay is."""
    per = " full time" if pay_unit(facts) == "annual" else " an hour"
    if facts.is_editorial:
        return sentence(f"{opening(facts.area)} the typical ", side.one, " earns ", figure, per)
    return sentence(f"{opening(facts.area)} median pay for ", side.many, " is ", figure, per)


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


def period(source: str, ledger: Ledger) -> Figure:
    """Name the period of a source's release as a figure: May 2025, 2024–34, 2023."""
    citation = ledger.citations[source]
    return ledger.published(
        source, id=FigureId("period", name=source), key="release", value=citation.release,
        printed=citation.period, unit="period",
    )  # fmt: skip
