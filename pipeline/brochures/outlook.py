"""National projections → the panel that says which of two grows faster, and by how many jobs."""

from collections.abc import Iterator

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import growth_direction
from pipeline.brochures.ledger import Ledger, reprint
from pipeline.brochures.panels import OutlookPanel
from pipeline.brochures.picture import Lane, Mark, Picture
from pipeline.brochures.scale import Scale
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, joined, sentence
from pipeline.core.words import listed, say
from pipeline.warehouse.rows import Outlook

ENDS = 15, 30, 60, 120  # percent: the same few on every page, so that two can be laid side by side
STEPS, STEP = 3, 15  # of an axis to one side of zero; percent, of one to both
ROUNDING = 0.05  # percent: half a unit of what is published
NEAR = 0.25  # a multiple this close to a whole one is said to be about that
MOST_TIMES = 10


def outlook(facts: Comparison, ledger: Ledger) -> OutlookPanel:
    """Write the panel."""
    said, note = finding(facts), _note(facts, ledger)
    return OutlookPanel(
        finding=said,
        note=note,
        picture=_picture(facts, said, note, ledger),
        jobs=tuple(filter(None, (projected_jobs(side, ledger) for side in facts.sides))),
        openings=openings(facts, ledger),
    )


def finding(facts: Comparison) -> Sentence:
    """Say which jobs are set to grow faster; nothing of the two where one is not projected."""
    first, second = (s.outlook.change_pct if s.outlook else None for s in facts.sides)
    way = growth_direction(first, second)
    if first is None or second is None or not way:
        return say("outlook-finding-unknown")
    most, least = max(first, second), min(first, second)
    if most < 0:
        return say("outlook-finding-shrink")
    if way == "alike":
        return say("outlook-finding-alike" if least > 0 else "outlook-finding-level")
    more, less = facts.sides if way == "first" else facts.sides[::-1]
    if most == 0:
        return say("outlook-finding-only-shrink", one=less.one)
    if least <= 0:
        return say("outlook-finding-only-grow", one=more.one)
    exactness, number = _multiple(most, least)
    times = say("outlook-times", times=number)
    return say(f"outlook-finding-{exactness}", one=more.one, times=times)


def _multiple(most: float, least: float) -> tuple[str, int]:
    """Say how many times as fast, whatever the rounding hid: about 3, over 2, or just faster."""
    low, high = (most - ROUNDING) / (least + ROUNDING), (most + ROUNDING) / (least - ROUNDING)
    near = round(most / least)
    if 1 < near <= MOST_TIMES and near - NEAR <= low and high <= near + NEAR:
        return "about", near
    return ("over", min(int(low), MOST_TIMES)) if low > 2 else ("faster", 0)


def _note(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what is drawn, and of which years."""
    known = [row for row in (*(s.outlook for s in facts.sides), facts.all_occupations) if row]
    if not known:
        return say("outlook-note-round", round=period("bls_projections", ledger))
    start, end = ledger.years(known[0])
    return say("outlook-note", start=start, end=end)


def _picture(facts: Comparison, said: Sentence, note: Sentence, ledger: Ledger) -> Picture:
    """Draw a bar a role and one of all jobs, from zero, on one of a few standard axes."""
    rows: list[tuple[Sentence, Side, Outlook | None]] = [
        *((sentence(side.title), side.side, side.outlook) for side in facts.sides),
        (say("outlook-all-jobs"), "", facts.all_occupations),
    ]
    scale = _scale([row.change_pct or 0.0 for _, _, row in rows if row])
    lanes = tuple(_lane(*row, scale, ledger) for row in rows)
    each = [say("outlook-alt-lane", label=lane.label, text=lane.text) for lane in lanes]
    return Picture(
        kind="bars",
        finding=said,
        alt=say("outlook-alt", note=note, lanes=joined(" ", each)),
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
    label: Sentence, side: Side, row: Outlook | None, scale: Scale, ledger: Ledger
) -> Lane:  # fmt: skip
    change = ledger.cite(row, "change_pct", side)
    start, end = sorted(map(scale.share, (0.0, float(change.value or 0) if change else 0.0)))
    marks = (Mark("bar", start, end),) if change else ()
    text = _change(row, change, side, ledger)
    return Lane(label, marks, text, side, is_nation=not side)


def _change(row: Outlook | None, change: Figure | None, side: Side, ledger: Ledger) -> Sentence:
    """Say a projected change in percent; of a role, with the jobs that it adds or takes."""
    if row is None or change is None:
        return say("outlook-none", is_missing=True)
    percent = say("outlook-percent", change=change, way=_way(change))
    jobs = ledger.cite(row, "change_thousands", side)
    if not side or jobs is None or not jobs.value:
        return percent
    size = reprint(jobs, formats.thousands(abs(float(jobs.value))), "unsigned")
    return say("outlook-lane", percent=percent, jobs=size, way=_way(jobs))


def _way(figure: Figure) -> str:
    return "up" if float(figure.value or 0) > 0 else "down"


def growth(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say a projected growth in percent; its years stand beside it."""
    figure = ledger.cite(side.outlook, "change_pct", side.side)
    if figure is None:
        return say("outlook-none", is_missing=True)
    return say("outlook-percent", change=figure, way=_way(figure))


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
    first, last = ledger.years(row)
    return say("outlook-jobs", one=side.one, start=start, first_year=first, end=end, last_year=last)


def openings(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say the projected openings a year for both sides, in the nation."""
    each = list(_openings(facts, ledger))
    return say("outlook-openings", each=listed(each)) if each else say("outlook-openings-none")


def _openings(facts: Comparison, ledger: Ledger) -> Iterator[Sentence]:
    name = "outlook-openings-of"
    for side in facts.sides:
        if count := yearly_openings(side, ledger):
            yield say(name, count=count, many=side.many)
            name = "outlook-openings-also"


def yearly_openings(side: SideFacts, ledger: Ledger) -> Figure | None:
    """Cite the openings that are projected for a year of the round, in the nation."""
    return ledger.cite(side.outlook, "openings_per_year_thousands", side.side)
