"""Pay in dollars and after local prices → how far it is from the nation's and the state's.

Adjusted pay is pay divided by the regional price parity over 100: an index of all prices in one
year, the nation being 100 (U.S. Bureau of Economic Analysis). It is older than the pay.
"""

from collections.abc import Mapping

from pipeline.brochures.brochure import Row
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger, reprint, why_missing
from pipeline.brochures.places import called
from pipeline.brochures.sentences import LEVEL_PCT, period
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, Word, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

OWN_FILE = "pipeline/brochures/cost_of_living.py"
PARITY = "price_parity_index"
LONGEST_GROUP = 18  # characters of a name that can stand in a headline with numbers
Far = tuple[Figure | str, ...]


def headline(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what the picture shows: MA earn 9% more here, 3% less after prices; MOA …"""
    nominal, adjusted = (deltas(facts, ledger, adjusted=flag) for flag in (False, True))
    if not adjusted:
        return sentence("No price parity here: pay is compared in dollars only")
    known = [side for side in facts.sides if side.side in adjusted]
    if any(len(side.group.text) > LONGEST_GROUP for side in known):
        return _in_words(facts, nominal, adjusted)
    return _in_numbers(known, nominal, adjusted)


def _in_numbers(
    known: list[SideFacts], nominal: Mapping[Side, Figure], adjusted: Mapping[Side, Figure]
) -> Sentence:
    pays = [(_far(nominal[side.side]), _far(adjusted[side.side])) for side in known]
    (pay, after), *others = pays
    texts = [[str(part) for far in each for part in far] for each in pays]
    are_alike = len(texts) == 2 and texts[0] == texts[1]
    first = Word(formats.opened(known[0].group.text), known[0].side)
    who = sentence("Both") if are_alike else sentence(first)
    head = sentence(who, " earn ", *pay, " here, ", *_less_said(after, pay), "\u00a0after prices")
    if are_alike or not others:
        return head
    other, later = others[0]
    # where prices turn one of them, "more" and "less" are said each time
    if after[1:] == pay[1:] and later[1:] == other[1:]:
        other, later = _less_said(other, pay), _less_said(later, other)
    return sentence(head, "; ", known[1].group, " ", *other, ", then ", *later)


def _far(figure: Figure, more: str = "\u00a0more", less: str = "\u00a0less") -> Far:
    """Say how far pay is from the nation's: 36%, more; about the same."""
    value = float(figure.value or 0)
    if abs(value) < LEVEL_PCT:
        return ("about the same",)
    whole = reprint(figure, formats.whole_percent(value), "unsigned")
    return whole, more if value > 0 else less


def _less_said(far: Far, before: Far) -> Far:
    """Leave "more" or "less" out where it was said just before."""
    return far[:1] if far[1:] == before[1:] else far


def _in_words(
    facts: Comparison, nominal: Mapping[Side, Figure], adjusted: Mapping[Side, Figure]
) -> Sentence:
    after = {side: direction(figure) for side, figure in adjusted.items()}
    directions = set(after.values())
    if len(directions) > 1:
        return sentence("After local prices, pay is ", told(facts, after))
    (only,) = directions
    if set(map(direction, nominal.values())) == directions:
        return sentence(f"Pay stays {only} the nation’s after local prices")
    both = " for\u00a0both" if len(after) == 2 else ""
    return sentence(f"After local prices, pay is {only} the nation’s{both}")


def direction(figure: Figure) -> str:
    """Say on which side of the nation's a difference in percent is: above, below, level with."""
    value = float(figure.value or 0)
    return "level with" if abs(value) < LEVEL_PCT else "above" if value > 0 else "below"


def told(facts: Comparison, directions: Mapping[Side, str]) -> Sentence:
    """Say two directions: above the nation's for MA, below it for MOA."""
    known = [side for side in facts.sides if side.side in directions]
    clauses = [
        sentence(f"{directions[side.side]} {whose} for ", side.group)
        for side, whose in zip(known, ("the nation’s", "it"), strict=False)
    ]
    return joined(", ", clauses)


def basis(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what is compared, and of which years pay and prices are."""
    pay = sentence("Median pay here, ", period("bls_oews", ledger), ", against the nation’s")
    if ledger.cite(facts.area, PARITY) is None:
        return pay
    return sentence(pay, "; prices of ", period("bea_rpp", ledger))


def prices(area: Area, ledger: Ledger) -> Sentence:
    """Say how far prices here are from the nation's, in which year, and whose prices they are."""
    parity = ledger.cite(area, PARITY)
    if parity is None:
        return sentence(
            f"After prices: not available. No price parity is published for {called(area)}."
        )
    above = float(parity.value or 0) - 100
    figure = ledger.derived(
        "a - 100", parity, id=FigureId("rpp", area.area_code, measure="above", form="unsigned"),
        value=above, printed=formats.whole_percent(above), unit="pct",
    )  # fmt: skip
    level = abs(above) < LEVEL_PCT
    far = "level with" if level else sentence(figure, " above" if above > 0 else " below")
    tail = sentence(" the nation’s in ", period("bea_rpp", ledger), ".")
    if area.area_kind == "nonmetropolitan area":
        where = f"the nonmetropolitan portion of {area.state_name}"
        return sentence(f"Prices in {where}, which stand for those here, were ", far, tail)
    return sentence("Prices here were ", far, tail)


def parities(facts: Comparison, ledger: Ledger) -> Sentence:
    """Give the price parities that the adjusted figures rest on."""
    here, state = (ledger.cite(area, PARITY) for area in (facts.area, facts.state))
    if facts.is_nation or here is None:
        return sentence()
    there = sentence(state, f" in {facts.state.area_name}, ") if facts.state and state else ""
    nation = ledger.editorial("100", id="rpp.base", source=OWN_FILE)
    return sentence("Price parities: ", here, " here, ", there, nation, " in the nation.")


def against_state(facts: Comparison, ledger: Ledger) -> Sentence:
    """Compare pay here with the state's, for both sides."""
    known = deltas(facts, ledger, "state")
    if not facts.state or not known:
        return sentence()
    said = [
        sentence(compared(known[side.side]), " for ", side.group)
        for side in facts.sides
        if side.side in known
    ]
    return sentence(
        f"Against {facts.state.area_name}’s median, pay here is ", joined(" and ", said), ".",
    )  # fmt: skip


def compared(figure: Figure) -> Sentence:
    """Say a percent difference in words: 36% higher; about the same."""
    return sentence(*_far(figure, " higher", " lower"))


def deltas(
    facts: Comparison, ledger: Ledger, to: str = "nation", *, adjusted: bool = False
) -> dict[Side, Figure]:
    """Derive how far pay here is from a wider area's, in percent, by side, where that is known.

    adjusted: by the price parities of both.
    """
    known = {side.side: _delta(facts, side, ledger, to, adjusted) for side in facts.sides}
    return {side: figure for side, figure in known.items() if figure}


def _delta(
    facts: Comparison, side: SideFacts, ledger: Ledger, to: str, adjusted: bool
) -> Figure | None:
    row, wider_pay = side.against(to)
    if row is None:
        return None
    name = "adjusted_annual_median_delta_pct" if adjusted else "annual_median_delta_pct"
    value = getattr(row, name)
    inputs = [ledger.cite(pay, "annual_median") for pay in (side.here, wider_pay)]
    if adjusted:
        wider = facts.nation if to == "nation" else facts.state
        inputs += [ledger.cite(area, PARITY) for area in (facts.area, wider)]
    if value is None or not all(inputs):
        return None
    return ledger.computed(
        row, name,
        "100 * ((a / (c / 100)) / (b / (d / 100)) - 1)" if adjusted else "100 * (a / b - 1)",
        *filter(None, inputs), printed=formats.signed_percent(value), side=side.side,
    )  # fmt: skip


def after_prices(
    facts: Comparison, columns: list[tuple[SideFacts, Area, Pay | None]], ledger: Ledger
) -> Row | None:
    """Give the median after prices in every column of a pay table; None where there is none."""
    cells = tuple(_adjusted(facts, *column, ledger) for column in columns)
    if facts.is_nation or all(cell.is_missing for cell in cells):
        return None
    return Row(sentence("Median after prices of ", period("bea_rpp", ledger)), cells)


def _adjusted(
    facts: Comparison, side: SideFacts, area: Area, row: Pay | None, ledger: Ledger
) -> Sentence:
    median = ledger.cite(row, "annual_median")
    if row is None or median is None:
        return sentence(why_missing(row, "annual_median"), is_missing=True)
    delta = side.to_state if area == facts.state else side.to_nation
    whose = "" if area == facts.area else "reference_"
    value = getattr(delta, f"adjusted_{whose}annual_median_usd", None)
    parity = ledger.cite(area, PARITY)
    if value is None or parity is None:
        return sentence("not available", is_missing=True)
    return sentence(
        ledger.derived(
            "a / (b / 100)", median, parity,
            id=FigureId("adjusted", row.area_code, row.occupation_code), value=value,
            printed=formats.dollars(float(formats.rounded(value, -1))), unit="usd_per_year",
            side=side.side,
        )
    )  # fmt: skip
