"""Projections → what is said of them: who grows faster and where, openings, changes in numbers."""

from collections.abc import Iterator

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger, reprint, why_missing
from pipeline.brochures.places import called, inside
from pipeline.brochures.rounds import (
    PlaceRound,
    Projection,
    growth_of,
    jobs_of,
    leading,
    openings_of,
    rounds,
)
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, sentence
from pipeline.core.words import listed, say
from pipeline.warehouse.facts.local_outlook import DividedArea, LocalOutlook

NEAR = 0.25  # a multiple this close to a whole one is said to be about that
MOST_TIMES = 10


def finding(facts: Comparison) -> Sentence:
    """Say which jobs are set to grow faster, and where; nothing of the two where it is unknown."""
    shown = leading(rounds(facts))
    if said := _finding(facts, shown):
        return say(
            "outlook-finding", said=said, place=called(shown.area), where=_where(facts, shown)
        )
    return say("outlook-finding-unknown")


def _where(facts: Comparison, shown: PlaceRound) -> str:
    """Name the kind of place that a round is of; the page's own is here, but for the nation."""
    if shown.area == facts.nation:
        return "nation"
    return "here" if shown.area == facts.area else "state"


def _finding(facts: Comparison, shown: PlaceRound) -> Sentence:
    way, (first, second) = shown.direction, shown.changes
    if first is None or second is None:
        return sentence()
    most, least = max(first, second), min(first, second)
    if most < 0:
        return say("outlook-finding-shrink")
    if way == "alike":
        return say("outlook-finding-alike" if least > 0 else "outlook-finding-level")
    return _apart(facts, shown, most, least) if way else _hidden(least)


def _hidden(least: float) -> Sentence:
    """Say of two that rounding may make alike what can be said."""
    return say("outlook-finding-grow") if least > 0 else sentence()


def _apart(facts: Comparison, shown: PlaceRound, most: float, least: float) -> Sentence:
    more, less = facts.sides if shown.direction == "first" else facts.sides[::-1]
    if most == 0:
        return say("outlook-finding-only-shrink", one=less.one)
    if least <= 0:
        return say("outlook-finding-only-grow", one=more.one)
    exactness, number = _multiple(most, least, max(shown.rounding))
    times = say("outlook-times", times=number)
    return say(f"outlook-finding-{exactness}", one=more.one, times=times)


def _multiple(most: float, least: float, rounding: float) -> tuple[str, int]:
    """Say how many times as fast, whatever the rounding hid: about 3, over 2, or just faster."""
    if least <= rounding:
        return "faster", 0
    low, high = (most - rounding) / (least + rounding), (most + rounding) / (least - rounding)
    near = round(most / least)
    if 1 < near <= MOST_TIMES and near - NEAR <= low and high <= near + NEAR:
        return "about", near
    return ("over", min(int(low), MOST_TIMES)) if low > 2 else ("faster", 0)


def note(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what is drawn, and of which years."""
    shown = leading(rounds(facts))
    known = [*shown.known, *filter(None, [facts.all_occupations])]
    if not known:
        return say("outlook-note-round", round=period("bls_projections", ledger))
    start, end = ledger.years(known[0])
    where, place = _where(facts, shown), inside(shown.area)
    return say("outlook-note", where=where, place=place, start=start, end=end)


def openings(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say the projected openings a year for both sides, as near as they are known."""
    every = rounds(facts)
    for shown in (leading(every), every[-1]):
        if each := list(_openings(facts, shown, ledger)):
            where, place = _where(facts, shown), inside(shown.area)
            return say("outlook-openings", each=listed(each), where=where, place=place)
    return say("outlook-openings-none")


def _openings(facts: Comparison, shown: PlaceRound, ledger: Ledger) -> Iterator[Sentence]:
    name = "outlook-openings-of"
    for side, row in zip(facts.sides, shown.rows, strict=True):
        if count := openings_of(row, side.side, ledger):
            yield say(name, count=count, many=side.many)
            name = "outlook-openings-also"


def omissions(facts: Comparison) -> Iterator[Sentence]:
    """Say that this area is projected in parts only, and whose openings are none, and why."""
    if any(side.fact(DividedArea) for side in facts.sides):
        yield say("outlook-divided", place=called(facts.area))
    for one in rounds(facts):
        rows = (row for row in one.rows if isinstance(row, LocalOutlook) and row.openings_note)
        for row in rows:
            why = why_missing(row, "openings_per_year_count")
            yield say("outlook-openings-refused", place=called(one.area), why=why)
            break


def changed(row: Projection | None, side: Side, ledger: Ledger) -> Sentence:
    """Say a projected change in percent; of a role, with the jobs that it adds or takes."""
    percent, jobs = in_percent(growth_of(row, side, ledger)), jobs_of(row, side, ledger)
    if not side or percent.is_missing or jobs is None or not jobs.value:
        return percent
    return say("outlook-lane", percent=percent, jobs=_size(jobs), way=_way(jobs))


def in_percent(change: Figure | None) -> Sentence:
    """Say a projected change with its sign; its years stand beside it."""
    if change is None:
        return say("outlook-none", is_missing=True)
    return say("outlook-percent", change=change, way=_way(change))


def signed(jobs: Figure) -> Sentence:
    """Say a change in jobs with its sign."""
    return say("outlook-jobs", jobs=_size(jobs), way=_way(jobs) if jobs.value else "none")


def _size(jobs: Figure) -> Figure:
    """Print a change in jobs without its sign."""
    show = formats.thousands if jobs.unit == "thousand_jobs" else formats.count
    return reprint(jobs, show(abs(float(jobs.value or 0))), "unsigned")


def _way(figure: Figure) -> str:
    return "up" if float(figure.value or 0) > 0 else "down"
