"""Figures → pictures: a finding, alternative text, and the data rows of a Vega-Lite spec."""

from collections.abc import Iterable

from pipeline.brochures.brochure import Chart
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.cost_of_living import deltas, headline
from pipeline.brochures.direction import Direction, delta_direction, first_place
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.places import place_name
from pipeline.brochures.ranks import is_close
from pipeline.core.figure import Sentence, joined, sentence

BEST, BEST_STATES = 4, 8
PLACED: dict[Direction, str] = {"first": "", "second": " (not by mean pay)", "": " (could be tied)"}
UNSURE = " (not surely first)"
CLOSE = ", by mean pay not surely behind the first"


def regional_delta(facts: Comparison, ledger: Ledger) -> Chart | None:
    """Draw how far pay here is from the nation's, in dollars and after local prices."""
    if facts.is_nation:
        return None
    bases = (("in dollars", False), ("after prices", True))
    known = {basis: deltas(facts, ledger, adjusted=adjusted) for basis, adjusted in bases}
    bars = [
        (side, basis, figures[side.side])
        for side in facts.sides
        for basis, figures in known.items()
        if side.side in figures
    ]
    if not bars:
        return None
    said = [
        sentence(side.name, f", {basis}: ", figure, _unsure(side, basis == "after prices"), ".")
        for side, basis, figure in bars
    ]
    return Chart(
        spec="regional_delta",
        finding=headline(facts, ledger),
        alt=sentence("Median pay here against the nation’s. ", joined(" ", said)),
        rows=_ordered(
            {
                "label": f"{side.short} {basis}",
                "side": side.side,
                "basis": basis,
                "delta_pct": figure.value,
                "text": figure.printed,
            }
            for side, basis, figure in bars
        ),
        figures=tuple(figure for *_, figure in bars),
    )


def _unsure(side: SideFacts, is_adjusted: bool) -> str:
    is_told = delta_direction(side.to_nation, adjusted=is_adjusted)
    return "" if is_told else ", but the survey cannot tell"


def best_paying(facts: Comparison, ledger: Ledger) -> Chart | None:
    """Draw where the median is highest: among the states, or the areas of one state."""
    shown = places_shown(facts)
    places = [(side, place) for side in facts.sides for place in side.best[:shown]]
    if not places:
        return None
    cited = [ledger.median(place, side.side) for side, place in places]
    said = [
        sentence(
            side.name, f", {place_name(place.area_name)}: ", figure, CLOSE * is_close(place), "."
        )
        for (side, place), figure in zip(places, cited, strict=True)
    ]
    return Chart(
        spec="best_paying",
        finding=sentence(f"{_scope(facts)} highest published median", _tops(facts)),
        alt=sentence("Highest median pay a year. ", joined(" ", said)),
        rows=_ordered(
            {
                "label": place_name(place.area_name),
                "side": side.side,
                "group": side.short.text,
                "place_number": place.place_number,
                "is_close": is_close(place),
                "is_here": place.area_code == facts.area.area_code,
                "median_usd": place.annual_median_usd,
                "text": figure.printed,
            }
            for (side, place), figure in zip(places, cited, strict=True)
        ),
        figures=tuple(cited),
    )


def places_shown(facts: Comparison) -> int:
    """Say how many of the best-paying areas are drawn for each side."""
    return BEST_STATES if facts.is_nation else BEST


def _tops(facts: Comparison) -> Sentence:
    sides = [side for side in facts.sides if side.best]
    marks = {PLACED[first_place(side.best)] for side in sides}
    shared = marks.pop() if len(marks) == 1 else UNSURE if "" not in marks else ""
    names = [
        place_name(side.best[0].area_name) + ("" if shared else PLACED[first_place(side.best)])
        for side in sides
    ]
    if len({*names}) < len(names):
        return sentence(f"{shared}: {names[0]} for\u00a0both")
    tops = [sentence(f"{n} for\u00a0", side.group) for n, side in zip(names, sides, strict=True)]
    return sentence(f"{shared}: ", joined(", ", tops))


def _scope(facts: Comparison) -> str:
    best = facts.first.best or facts.second.best
    is_of_states = best[0].peer_group_code == "states"
    return "The states’" if is_of_states else f"{(facts.state or facts.area).area_name}’s"


def _ordered(rows: Iterable[dict[str, object]]) -> tuple[dict[str, object], ...]:
    return tuple({**row, "order": number} for number, row in enumerate(rows))
