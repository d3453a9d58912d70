"""How the sources stand → a table for a terminal."""

from collections.abc import Sequence

from pipeline.core.formats import how_many
from pipeline.core.listing import listing
from pipeline.lookup.standing import HeldBack, Standing

HEAD = ("source", "held", "newest known", "age", "last asked", "next expected")
STATES = {"unchecked": "unchecked", "refused": "held back"}


def standing_lines(standings: Sequence[Standing]) -> list[str]:
    """Give a line a source under a head, then a line for each reason to hold a release back."""
    table = listing([HEAD, *map(_row, standings)])
    return [*table, *(line for one in standings for line in _held_back(one))]


def _row(one: Standing) -> tuple[str, ...]:
    return (
        one.source,
        _held(one),
        (one.newest or "not known") + " (newer)" * one.is_stale,
        _age(one),
        f"{one.asked[:10]} {one.asked[11:16]} UTC" if one.asked else "never",
        one.next_expected or "not known",
    )


def _held(one: Standing) -> str:
    if not one.held:
        return "nothing"
    revision = f", revision {one.revision}" if one.revision > 1 else ""
    period = f" ({one.period})" if one.period != one.held else ""
    return f"{one.held}{revision}{period}"


def _age(one: Standing) -> str:
    if one.posted_days is not None:
        return f"posted {_ago(one.posted_days)}"
    if one.retrieved_days is not None:
        return f"retrieved {_ago(one.retrieved_days)}"
    return "not known" if one.held else ""


def _ago(days: int) -> str:
    return f"{how_many(days, 'day')} ago" if days else "today"


def _held_back(one: Standing) -> list[str]:
    return [
        f"{STATES[back.state]}  {one.source} {_named(back)}: {reason}"
        for back in one.held_back
        for reason in back.reasons or ("no gate has passed it",)
    ]


def _named(back: HeldBack) -> str:
    return back.release + (f", revision {back.revision}" if back.revision > 1 else "")
