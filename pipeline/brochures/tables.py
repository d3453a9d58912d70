"""A comparison → the tables that set the two side by side: at a glance, and by place."""

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, why_missing
from pipeline.brochures.panels import Row
from pipeline.brochures.pay_scale import level
from pipeline.brochures.sentences import pay_unit, period
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area


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
