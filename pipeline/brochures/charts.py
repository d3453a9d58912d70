"""Figures → pictures: a finding, alternative text, and the data rows of a Vega-Lite spec."""

from collections.abc import Iterable, Sequence

from pipeline.brochures.brochure import Chart
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.cost_of_living import deltas
from pipeline.brochures.direction import Direction, delta_direction
from pipeline.brochures.ledger import Ledger, why_missing
from pipeline.brochures.places import inside, label
from pipeline.brochures.sentences import pay_unit, period
from pipeline.brochures.tables import ties
from pipeline.core.figure import Figure, Sentence, Word, joined, sentence
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

PERCENTILES = ("10th", "25th", "median", "75th", "90th")
LABELLED = ("10th", "median", "90th")
SAID: dict[Direction, str] = {"first": "above", "second": "below", "alike": "level with"}
LONGEST_LABEL = 48  # characters of a bar's two names


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


def told(known: Sequence[SideFacts], ways: Sequence[Direction]) -> Sentence:
    """Say where pay is: is above the nation's for MA, below it for MOA; what cannot be told."""
    if len(known) == 2 and len({*ways}) == 1:
        return sentence(_whose(ways[0], "the nation’s"), " for\u00a0both")
    sure = [(side, way) for side, way in zip(known, ways, strict=True) if way]
    unsure = [side for side, way in zip(known, ways, strict=True) if not way]
    clauses = [
        sentence(f"{SAID[way]} {whose} for ", side.group)
        for (side, way), whose in zip(sure, ("the nation’s", "it"), strict=False)
    ]
    if not sure:
        return sentence(_whose("", "the nation’s"), " for ", unsure[0].group)
    tail = sentence("; for ", unsure[0].group, " the survey cannot tell") if unsure else ""
    return sentence("is ", joined(", ", clauses), tail)


def _whose(way: Direction, whose: str) -> str:
    return f"is {SAID[way]} {whose}" if way else f"may be above or below {whose}"


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


def growth(facts: Comparison, ledger: Ledger) -> Chart:
    """Draw projected growth in the nation, both sides beside all occupations, in one round."""
    bars = [
        (name, side, figure)
        for name, side, row in (
            *((s.short.text, s.side, s.outlook) for s in facts.sides),
            ("All occupations", "", facts.all_occupations),
        )
        if (figure := ledger.cite(row, "change_pct", side))
    ]
    years = period("bls_projections", ledger)
    said = [sentence(f"{name}: ", figure, ".") for name, _, figure in bars]
    return Chart(
        spec="growth",
        finding=_growth_finding(facts, ledger),
        alt=sentence(
            "Projected change in jobs in the United States, ", years, ". ", joined(" ", said)
        ),
        rows=_ordered(
            {"label": name, "side": side, "change_pct": figure.value, "text": figure.printed}
            for name, side, figure in bars
        ),
        figures=tuple(figure for *_, figure in bars),
    )


def _growth_finding(facts: Comparison, ledger: Ledger) -> Sentence:
    years = period("bls_projections", ledger)
    first, second = (s.outlook.change_pct if s.outlook else None for s in facts.sides)
    if first is None or second is None:
        return sentence("Projected change in jobs, ", years)
    if first == second:
        return sentence("Both are projected to change alike, ", years)
    leader = facts.first if first > second else facts.second
    verb = "grow faster" if max(first, second) > 0 else "shrink less"
    return sentence(leader.title, f" jobs are projected to {verb}, ", years)


def _ordered(rows: Iterable[dict[str, object]]) -> tuple[dict[str, object], ...]:
    return tuple({**row, "order": number} for number, row in enumerate(rows))
