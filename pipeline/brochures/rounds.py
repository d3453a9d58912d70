"""Projections of here, the state and the nation → a round a place. None is compared with another.

A place has the newest round that projects both sides; a round of one publisher, with its own years.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.direction import Direction, growth_direction
from pipeline.brochures.ledger import Ledger
from pipeline.core import formats
from pipeline.core.figure import Figure, Side
from pipeline.warehouse.facts.local_outlook import LocalOutlook
from pipeline.warehouse.rows import Area, Outlook

Projection = Outlook | LocalOutlook
NATIONAL = "state_projections"  # of all states; a state's own agency goes before it
ROUNDING_PCT = 0.05  # half a unit of what is published
ROUNDING_JOBS = 10  # of a change, whose two ends are published to tens


@dataclass(frozen=True, slots=True)
class PlaceRound:
    """What one round projects in a place, a row a side; None where a side is not projected."""

    area: Area
    rows: tuple[Projection | None, Projection | None]

    @property
    def known(self) -> list[Projection]:
        return [row for row in self.rows if row and row.change_pct is not None]

    @property
    def years(self) -> tuple[int, int]:
        return self.known[0].start_year, self.known[0].end_year

    @property
    def changes(self) -> tuple[float | None, float | None]:
        """Give the projected changes of both sides, in percent."""
        first, second = (row.change_pct if row else None for row in self.rows)
        return first, second

    @property
    def rounding(self) -> tuple[float, float]:
        """Give how far rounding may have moved each of the two changes, in percent."""
        first, second = (_rounding(row) if row else 0.0 for row in self.rows)
        return first, second

    @property
    def direction(self) -> Direction:
        """Say which of two grows faster; "" where it is not known, or hidden by rounding."""
        first, second = self.changes
        way = growth_direction(first, second)
        apart = abs((first or 0) - (second or 0))
        return "" if way in ("first", "second") and apart <= sum(self.rounding) else way


def rounds(facts: Comparison) -> tuple[PlaceRound, ...]:
    """Give the rounds of here, the state and the nation, where there is one."""
    first, second = facts.sides
    local = [] if facts.is_nation else [(facts.area, first.projected_here, second.projected_here)]
    if facts.state:
        local.append((facts.state, first.projected_in_state, second.projected_in_state))
    found = (PlaceRound(area, _newest(*rows)) for area, *rows in local)
    nation = PlaceRound(facts.nation, (first.outlook, second.outlook))
    return (*(one for one in found if one.known), nation)


def leading(of: Sequence[PlaceRound]) -> PlaceRound:
    """Choose the nearest round that projects both sides; the nation's where there is none."""
    return next((one for one in of if len(one.known) == len(one.rows)), of[-1])


def _newest(
    first: Sequence[LocalOutlook], second: Sequence[LocalOutlook]
) -> tuple[LocalOutlook | None, LocalOutlook | None]:
    """Choose the newest round that has both sides, or else either."""
    sides = [
        {(row.source_name, row.projection_round): row for row in rows if row.change_pct is not None}
        for rows in (first, second)
    ]
    both = sides[0].keys() & sides[1].keys() or sides[0].keys() | sides[1].keys()
    known = [side[one] for side in sides for one in both if one in side]
    newest = max(known, key=_age, default=None)
    if newest is None:
        return None, None
    one, other = (side.get((newest.source_name, newest.projection_round)) for side in sides)
    return one, other


def _age(row: LocalOutlook) -> tuple[int, bool, str]:
    return row.end_year, row.source_name != NATIONAL, row.source_name


def _rounding(row: Projection) -> float:
    if isinstance(row, Outlook):
        return ROUNDING_PCT
    return ROUNDING_PCT + 100 * ROUNDING_JOBS / max(row.employment_start_count, 1)


def growth_of(row: Projection | None, side: Side, ledger: Ledger) -> Figure | None:
    """Cite a projected change in percent."""
    return ledger.cite(row, "change_pct", side)


def nation_of(row: Projection | None, side: Side, ledger: Ledger) -> Figure | None:
    """Cite the nation's change in percent, in the round of a state."""
    return ledger.cite(row, "nation_change_pct", side) if isinstance(row, LocalOutlook) else None


def jobs_of(row: Projection | None, side: Side, ledger: Ledger) -> Figure | None:
    """Cite a projected change in jobs, or compute it from a round's two ends."""
    if not isinstance(row, LocalOutlook):
        return ledger.cite(row, "change_thousands", side)
    names = ("employment_end_count", "employment_start_count")
    end, start = (ledger.cite(row, name) for name in names)
    if end is None or start is None:
        return None
    return ledger.computed(row, "change_count", "a - b", end, start, side=side)


def openings_of(row: Projection | None, side: Side, ledger: Ledger) -> Figure | None:
    """Cite the openings of a year of a round, or compute them from those of all its years.

    None of so few that their number, to tens, is none.
    """
    if not isinstance(row, LocalOutlook):
        return ledger.cite(row, "openings_per_year_thousands", side)
    count, tens = ledger.cite(row, "openings_count"), row.openings_per_year_count or 0
    if count is None or (printed := formats.about_count(tens, -1)) == "0":
        return None
    if row.openings_years == 1:
        return ledger.cite(row, "openings_per_year_count", side)
    formula = f"a / {row.openings_years}"
    return ledger.computed(
        row, "openings_per_year_count", formula, count, printed=printed, side=side
    )
