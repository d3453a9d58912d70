"""Figures → pictures: a finding, alternative text, and the data rows of a Vega-Lite spec."""

from collections.abc import Iterable

from pipeline.brochures.brochure import Chart
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.cost_of_living import deltas, headline, told
from pipeline.brochures.direction import Direction, delta_direction, first_place
from pipeline.brochures.ledger import Ledger, why_missing
from pipeline.brochures.places import inside, label, place_name
from pipeline.brochures.ranks import is_close
from pipeline.brochures.sentences import pay_unit
from pipeline.brochures.tables import ties
from pipeline.core.figure import Figure, Sentence, Word, joined, sentence
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

PERCENTILES = ("10th", "25th", "median", "75th", "90th")
LABELLED = ("10th", "median", "90th")
LONGEST_LABEL = 48  # characters of a bar's two names
BEST, BEST_STATES = 4, 8
PLACED: dict[Direction, str] = {"first": "", "second": " (not by mean pay)", "": " (could be tied)"}
UNSURE = " (not surely first)"
CLOSE = ", by mean pay not surely behind the first"


def pay_ranges(facts: Comparison, ledger: Ledger) -> Chart:
    """Draw pay of both sides here and in the nation: 10th to 90th percentile, and between."""
    unit = pay_unit(facts)
    bars = [(side, area, row) for side in facts.sides for area, row in facts.pay(side)]
    names = [f"{unit}_{name}" for name in LABELLED]
    figures = (ledger.cite(row, name, side.side) for side, _, row in bars for name in names)
    return Chart(
        spec="pay_ranges",
        finding=_pay_finding(facts, ledger),
        alt=joined(" ", [*(_pay_alt(*bar, unit, ledger) for bar in bars), *ties(facts)]),
        rows=_ordered(_pay_row(facts, *bar, ledger) for bar in bars),
        figures=tuple(filter(None, figures)),
    )


def _pay_row(
    facts: Comparison, side: SideFacts, area: Area, row: Pay | None, ledger: Ledger
) -> dict[str, object]:
    unit = pay_unit(facts)
    figures = {name: ledger.cite(row, f"{unit}_{name}", side.side) for name in PERCENTILES}
    ceiling = getattr(row, f"{unit}_ceiling_usd") if row else None
    return {
        "label": f"{_bar_name(facts, side)}, {label(area)}",
        "side": side.side,
        "tone": f"{side.side} {'nation' if area.area_kind == 'nation' else 'here'}",
        **{f"p_{name}": _position(figure, ceiling) for name, figure in figures.items()},
        **{f"text_{name}": _mark(figure, figures["median"]) for name, figure in figures.items()},
        "missing": "" if figures["median"] else why_missing(row, f"{unit}_median"),
    }


def _bar_name(facts: Comparison, side: SideFacts) -> Word:
    """Choose a name of a side that fits above its bars beside the name of each place."""
    longest = max(len(label(area)) for area, _ in facts.pay(side))
    return side.title if len(side.title.text) + longest <= LONGEST_LABEL else side.short


def _mark(figure: Figure | None, median: Figure | None) -> str:
    """Print a mark's figure, once where all of them are the same floor."""
    if figure is None or (figure is not median and median and figure.printed == median.printed):
        return ""
    return figure.printed


def _position(figure: Figure | None, ceiling: float | None) -> object:
    return None if figure is None else figure.value if figure.value is not None else ceiling


def _pay_alt(side: SideFacts, area: Area, row: Pay | None, unit: str, ledger: Ledger) -> Sentence:
    low, middle, high = (ledger.cite(row, f"{unit}_{name}", side.side) for name in LABELLED)
    if not (low and middle and high):
        return sentence(side.name, f" {inside(area)}: pay not published.")
    return sentence(
        side.name, f" {inside(area)}: the middle worker earns ", middle, ", the lowest tenth ", low,
        " or less, the highest tenth ", high, "" if " or more" in high.printed else " or more", ".",
    )  # fmt: skip


def _pay_finding(facts: Comparison, ledger: Ledger) -> Sentence:
    if facts.is_nation:
        return _national_finding(facts, ledger)
    far = deltas(facts, ledger)
    known = [side for side in facts.sides if side.side in far]
    if not known:
        return sentence(f"How pay {inside(facts.area)} compares with the nation’s")
    return sentence("Pay here ", told(known, [delta_direction(s.to_nation) for s in known]))


def _national_finding(facts: Comparison, ledger: Ledger) -> Sentence:
    unit = pay_unit(facts)
    clauses = [
        sentence(low, " to ", high, " for ", side.group)
        for side in facts.sides
        if (low := ledger.cite(side.here, f"{unit}_25th", side.side))
        and (high := ledger.cite(side.here, f"{unit}_75th", side.side))
        and low.value != high.value
    ]
    if not clauses:
        return sentence("What both earn in the nation")
    return sentence("The middle half earns ", joined(" and ", clauses))


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
