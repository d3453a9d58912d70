"""A comparison → which levels of pay are the same, so that a range that is none is not read as one.

The survey asks employers for pay in ranges, so two percentiles may be estimated to be one number.
"""

from collections.abc import Iterator
from itertools import groupby

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import called
from pipeline.brochures.sentences import pay_unit
from pipeline.core.figure import Figure, Sentence, joined, sentence
from pipeline.core.words import say
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

PERCENTILES = ("10th", "25th", "median", "75th", "90th")
ENDS = {"10th 25th": "lowest", "75th 90th": "top"}


def ties(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say which marks of a picture of pay are the same, and why; empty where none are."""
    said = [
        one
        for side in facts.sides
        for area, row in facts.pay(side)
        for one in _ties(side, area, row, pay_unit(facts), ledger)
    ]
    return joined(" ", [*said, say("pay-ties")]) if said else sentence()


def table_ties(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say that percentiles in a column of the table that has the state's pay are the same."""
    places = ((side, *place) for side in facts.sides for place in facts.pay(side, with_state=True))
    unit = pay_unit(facts)
    is_tied = any(_same(row, unit, side, ledger) for side, _, row in places)
    return say("pay-table-ties") if is_tied else sentence()


def _ties(
    side: SideFacts, area: Area, row: Pay | None, unit: str, ledger: Ledger
) -> Iterator[Sentence]:
    for levels in _same(row, unit, side, ledger):
        first, *_, last = (say("pay-tie-level", level="p-" + name) for name in levels)
        form = ENDS.get(" ".join(levels), "two" if len(levels) == 2 else "more")
        yield say(
            "pay-tie", many=side.many, place=called(area), levels=form,
            first=first, last=last, pay=next(iter(levels.values())),
        )  # fmt: skip


def _same(row: Pay | None, unit: str, side: SideFacts, ledger: Ledger) -> list[dict[str, Figure]]:
    """Give the levels of each number that stands at several; one at the ceiling is none."""
    cited = ((name, ledger.cite(row, f"{unit}_{name}", side.side)) for name in PERCENTILES)
    known = [(name, figure) for name, figure in cited if figure and figure.value is not None]
    groups = [dict(same) for _, same in groupby(known, key=lambda one: one[1].value)]
    return [same for same in groups if len(same) > 1]
