"""Projections → the panel: who grows faster, here or as near as is known, and by how many jobs."""

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.outlook_reasons import reason
from pipeline.brochures.outlook_tables import elsewhere, table
from pipeline.brochures.outlook_words import changed, finding, note, omissions, openings
from pipeline.brochures.panels import OutlookPanel
from pipeline.brochures.picture import Lane, Mark, Picture
from pipeline.brochures.rounds import PlaceRound, Projection, growth_of, leading, rounds
from pipeline.brochures.scale import Scale
from pipeline.core.figure import Sentence, Side, joined, sentence
from pipeline.core.words import say

ENDS = 15, 30, 60, 120  # percent: the same few on every page, so that two can be laid side by side
STEPS, STEP = 3, 15  # of an axis to one side of zero; percent, of one to both


def outlook(facts: Comparison, ledger: Ledger) -> OutlookPanel:
    """Write the panel: a picture of the nearest round of both sides, and the others in tables."""
    every = rounds(facts)
    return OutlookPanel(
        finding=finding(facts),
        note=note(facts, ledger),
        picture=_picture(facts, leading(every), ledger),
        elsewhere=tuple(elsewhere(facts, every, ledger)),
        table=table(facts, every, ledger),
        omissions=tuple(omissions(facts)),
        openings=openings(facts, ledger),
        reasons=tuple(filter(None, (reason(side, ledger) for side in facts.sides))),
    )


def _picture(facts: Comparison, shown: PlaceRound, ledger: Ledger) -> Picture:
    """Draw a bar a role, and in the nation one of all jobs, from zero, on a standard axis."""
    rows: list[tuple[Sentence, Side, Projection | None]] = [
        (sentence(side.title), side.side, row)
        for side, row in zip(facts.sides, shown.rows, strict=True)
    ]
    if shown.area == facts.nation:
        rows.append((say("outlook-all-jobs"), "", facts.all_occupations))
    scale = _scale([row.change_pct or 0.0 for _, _, row in rows if row])
    lanes = tuple(_lane(*row, scale, ledger) for row in rows)
    each = [say("outlook-alt-lane", label=lane.label, text=lane.text) for lane in lanes]
    return Picture(
        kind="bars",
        finding=finding(facts),
        alt=say("outlook-alt", note=note(facts, ledger), lanes=joined(" ", each)),
        lanes=lanes,
        ticks=scale.ticks("percent"),
    )


def _scale(changes: list[float]) -> Scale:
    """Choose the axis: zero on it, and an end that many pages share."""
    low, high = (
        next((end for end in ENDS if end >= far), ENDS[-1]) if far > 0 else 0
        for far in (-min(changes, default=0), max(changes, default=0))
    )
    if not low and not high:
        high = ENDS[0]
    return Scale(-low, high, STEP if low and high else (low + high) / STEPS)


def _lane(
    label: Sentence, side: Side, row: Projection | None, scale: Scale, ledger: Ledger
) -> Lane:  # fmt: skip
    change = growth_of(row, side, ledger)
    start, end = sorted(map(scale.share, (0.0, float(change.value or 0) if change else 0.0)))
    marks = (Mark("bar", start, end),) if change else ()
    text = changed(row, side, ledger)
    return Lane(label, marks, text, side, is_nation=not side)
