"""A comparison → the columns of its tables of pay."""

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.pay_scale import level
from pipeline.brochures.sentences import pay_unit
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area


def sided_columns(facts: Comparison) -> list[tuple[SideFacts, Area, Pay | None]]:
    """Give each column of the table, its side and its place, where any pay is published."""
    unit = pay_unit(facts)
    columns = [(s, *place) for s in facts.sides for place in facts.pay(s, with_state=True)]
    paid = {
        area.area_code for _, area, row in columns if row and level(row, unit, "median") is not None
    }
    return [column for column in columns if not paid or column[1].area_code in paid]
