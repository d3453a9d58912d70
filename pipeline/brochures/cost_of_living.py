"""Pay in dollars and after local prices → how far it is from the nation's and the state's.

Adjusted pay is pay divided by the regional price parity over 100: an index of all prices in one
year, the nation being 100 (U.S. Bureau of Economic Analysis). It is older than the pay.
"""

from collections.abc import Sequence

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import LEVEL_PCT, Direction, delta_direction
from pipeline.brochures.ledger import Ledger, reprint
from pipeline.brochures.places import called
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, Word, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.rows import Area

OWN_FILE = "pipeline/brochures/cost_of_living.py"
PARITY = "price_parity_index"
BASES = False, True  # before prices, and after
MEDIAN = "annual_median_delta_pct"
ADJUSTED_MEDIAN, ADJUSTED_MEAN = f"adjusted_{MEDIAN}", "adjusted_annual_mean_delta_pct"
SAID: dict[Direction, str] = {"first": "above", "second": "below", "alike": "level with"}
LONGEST_GROUP = 18  # characters of a name that can stand in a headline with numbers
Far = tuple[Figure | str, ...]


def headline(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say what the picture shows: MA earn 9% more here, 3% less after prices; MOA …

    In numbers where every direction holds; else in words, with what the survey cannot tell.
    """
    far = [deltas(facts, ledger, adjusted=adjusted) for adjusted in BASES]
    if not far[1]:
        return sentence("No price parity here: pay is compared in dollars only")
    known = [side for side in facts.sides if side.side in far[1]]
    ways = [[delta_direction(s.to_nation, adjusted=adjusted) for s in known] for adjusted in BASES]
    is_short = all(len(side.group.text) <= LONGEST_GROUP for side in known)
    if is_short and all(map(all, ways)):
        pays = [
            tuple(_far(figures[side.side], way) for figures, way in zip(far, both, strict=True))
            for side, both in zip(known, zip(*ways, strict=True), strict=True)
        ]
        return _in_numbers(known, pays)
    return _in_words(known, *ways)


def _in_numbers(known: list[SideFacts], pays: list[tuple[Far, ...]]) -> Sentence:
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


def _far(figure: Figure, way: Direction, more: str = "\u00a0more", less: str = "\u00a0less") -> Far:
    """Say how far pay is from the nation's: 36%, more; about the same."""
    if way == "alike":
        return ("about the same",)
    whole = reprint(figure, formats.whole_percent(float(figure.value or 0)), "unsigned")
    return whole, more if way == "first" else less


def _less_said(far: Far, before: Far) -> Far:
    """Leave "more" or "less" out where it was said just before."""
    return far[:1] if far[1:] == before[1:] else far


def _in_words(
    known: list[SideFacts], nominal: list[Direction], adjusted: list[Direction]
) -> Sentence:
    only = adjusted[0]
    if only and {*nominal, *adjusted} == {only}:
        whose = sentence(" for ", known[0].group) if len(known) == 1 else ""
        return sentence(f"Pay stays {SAID[only]} the nation’s after local prices", whose)
    return sentence("After local prices, pay ", told(known, adjusted))


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
    """Compare pay here with the state's, for both sides; an area that crosses its line says so."""
    known = deltas(facts, ledger, "state")
    if not facts.state or not known:
        return sentence()
    sides = [(s, delta_direction(s.to_state)) for s in facts.sides if s.side in known]
    said = [
        sentence(compared(known[side.side], way), " for ", side.group) for side, way in sides if way
    ]
    unsure = [sentence(side.group) for side, way in sides if not way]
    whose = f"Against {facts.state.area_name}’s median, "
    if not said:
        clauses = sentence("the survey cannot tell for ", joined(" or ", unsure))
    else:
        tail = sentence("; for ", unsure[0], " the survey cannot tell") if unsure else ""
        clauses = sentence("pay here is ", joined(" and ", said), tail)
    return sentence(whose, clauses, ".", _over_the_line(facts))


def _over_the_line(facts: Comparison) -> str:
    names = (facts.area.state_names or "").split(", ")
    beyond = [name for name in names if name != facts.area.state_name]
    return f" Part of this area lies in {formats.listing(beyond)}." if len(names) > 1 else ""


def unsure_after_prices(facts: Comparison, ledger: Ledger) -> Sentence:
    """Say both measures after prices of each side of which no direction holds."""
    clauses = [
        sentence(
            " for ", side.group, ": median ", compared(median, _sign(median)),
            ", mean ", compared(mean, _sign(mean)),
        )
        for side in facts.sides
        if not delta_direction(side.to_nation, adjusted=True)
        and (median := _delta(facts, side, ledger, "nation", ADJUSTED_MEDIAN))
        and (mean := _delta(facts, side, ledger, "nation", ADJUSTED_MEAN))
    ]  # fmt: skip
    if not clauses:
        return sentence()
    return sentence("After prices,", joined(";", clauses), ". The survey cannot tell.")


def _sign(figure: Figure) -> Direction:
    """Give the side that a number itself is on, where both measures are said."""
    value = float(figure.value or 0)
    return "alike" if abs(value) < LEVEL_PCT else "first" if value > 0 else "second"


def compared(figure: Figure, way: Direction) -> Sentence:
    """Say a percent difference in words: 36% higher; about the same."""
    return sentence(*_far(figure, way, " higher", " lower"))


def deltas(
    facts: Comparison, ledger: Ledger, to: str = "nation", *, adjusted: bool = False
) -> dict[Side, Figure]:
    """Derive how far pay here is from a wider area's, in percent, by side, where that is known.

    adjusted: by the price parities of both.
    """
    name = ADJUSTED_MEDIAN if adjusted else MEDIAN
    known = {side.side: _delta(facts, side, ledger, to, name) for side in facts.sides}
    return {side: figure for side, figure in known.items() if figure}


def _delta(facts: Comparison, side: SideFacts, ledger: Ledger, to: str, name: str) -> Figure | None:
    row, wider_pay = side.against(to)
    if row is None:
        return None
    value = getattr(row, name)
    measure = "annual_mean" if "mean" in name else "annual_median"
    inputs = [ledger.cite(pay, measure) for pay in (side.here, wider_pay)]
    if is_adjusted := name != MEDIAN:
        wider = facts.nation if to == "nation" else facts.state
        inputs += [ledger.cite(area, PARITY) for area in (facts.area, wider)]
    if value is None or not all(inputs):
        return None
    return ledger.computed(
        row, name,
        "100 * ((a / (c / 100)) / (b / (d / 100)) - 1)" if is_adjusted else "100 * (a / b - 1)",
        *filter(None, inputs), printed=formats.signed_percent(value), side=side.side,
    )  # fmt: skip
