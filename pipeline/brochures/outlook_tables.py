"""Projections → tables: each side in the other places, and all that is projected, a row a place."""

from collections.abc import Iterator, Sequence

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.outlook_words import in_percent, signed
from pipeline.brochures.panels import Column, Row, Table
from pipeline.brochures.places import label
from pipeline.brochures.rounds import (
    PlaceRound,
    Projection,
    growth_of,
    jobs_of,
    leading,
    nation_of,
    openings_of,
)
from pipeline.core.figure import Figure, Sentence, Side, Word, sentence
from pipeline.core.words import say
from pipeline.warehouse.rows import Area

SIDES: tuple[Side, Side] = ("first", "second")
STATES = ("state", "territory")
CELLS = ("change", "jobs", "openings")


def elsewhere(facts: Comparison, every: Sequence[PlaceRound], ledger: Ledger) -> Iterator[Row]:
    """Give the change of each side in the rounds that are not drawn, a row a place.

    A state stands beside the nation of its own round.
    """
    for one in (one for one in every if one.known):
        if one != leading(every):
            yield _row(one.area, one, ledger, [_percent(growth_of(*c, ledger)) for c in _of(one)])
        if _is_beside(one, every[-1]):
            yield _row(facts.nation, one, ledger, [*_nation(one, ledger)])


def table(facts: Comparison, every: Sequence[PlaceRound], ledger: Ledger) -> Table | None:
    """Give change, jobs and openings of each side, a row a place; none for the nation alone.

    A state stands beside the nation of its own round, of which the change alone is published.
    """
    if len(every) == 1:
        return None
    columns = tuple(
        Column(Word(side.name.text, side.side), str(say(f"outlook-column-{cell}")))
        for side in facts.sides
        for cell in CELLS
    )
    none, rows = _none(), list[Row]()
    for one in (one for one in every if one.known):
        cells = [said for cell in _of(one) for said in _whole(*cell, ledger)]
        rows.append(_row(one.area, one, ledger, cells))
        if _is_beside(one, every[-1]):
            cells = [said for change in _nation(one, ledger) for said in (change, none, none)]
            rows.append(_row(facts.nation, one, ledger, cells))
    return Table(columns, tuple(rows))


def _of(one: PlaceRound) -> list[tuple[Projection | None, Side]]:
    return list(zip(one.rows, SIDES, strict=True))


def _is_beside(one: PlaceRound, nation: PlaceRound) -> bool:
    """Tell whether a state's round is another one than the newest of the nation."""
    return one.area.area_kind in STATES and bool(nation.known) and one.years != nation.years


def _row(area: Area, one: PlaceRound, ledger: Ledger, cells: list[Sentence]) -> Row:
    start, end = ledger.years(one.known[0])
    return Row(say("outlook-place", place=label(area), start=start, end=end), tuple(cells))


def _whole(row: Projection | None, side: Side, ledger: Ledger) -> Iterator[Sentence]:
    """Give the cells of a side in one place."""
    growth = growth_of(row, side, ledger)
    jobs, count = jobs_of(row, side, ledger), openings_of(row, side, ledger)
    yield _percent(growth)
    yield signed(jobs) if jobs and growth else _none()
    yield sentence(count) if count and growth else _none()


def _nation(one: PlaceRound, ledger: Ledger) -> Iterator[Sentence]:
    """Give the nation's change in a state's round, as the state's row says it."""
    for cell in _of(one):
        change = nation_of(*cell, ledger)
        yield in_percent(change) if change else _none()


def _none() -> Sentence:
    return say("outlook-cell-none", is_missing=True)


def _percent(change: Figure | None) -> Sentence:
    return in_percent(change) if change else say("outlook-cell-unknown", is_missing=True)
