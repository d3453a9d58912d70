"""Figures → the sentences of a brochure. A sentence claims only what its figures carry."""

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.pay_scale import unit_of
from pipeline.core import formats
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.rows import Area


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


def median_gap(facts: Comparison, ledger: Ledger, unit: str = "") -> Figure | None:
    """Derive the gap between the two medians here, first less second; None when one is missing.

    unit: annual or hourly; else the one that pay is published in.
    """
    unit = unit or pay_unit(facts)
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
        printed=formats.dated(citation.period), unit="period",
    )  # fmt: skip
