"""Pay in dollars and after local prices → how far it is from the nation's and the state's.

Adjusted pay is pay divided by the regional price parity over 100: an index of all prices in one
year, the nation being 100 (U.S. Bureau of Economic Analysis). It is older than the pay.
"""

from collections.abc import Iterator, Sequence

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.direction import LEVEL_PCT, Direction, delta_direction
from pipeline.brochures.ledger import Ledger, reprint, why_missing
from pipeline.brochures.panels import PricesPanel, Row
from pipeline.brochures.pay_tables import sided_columns
from pipeline.brochures.places import called
from pipeline.brochures.price_level import PARITY, housing, is_rural, prices
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.figure import Figure, Sentence, Side, joined, sentence
from pipeline.core.figure_id import FigureId
from pipeline.core.words import listed, say
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

OWN_FILE = "pipeline/brochures/cost_of_living.py"
MEDIAN = "annual_median_delta_pct"
ADJUSTED_MEDIAN, ADJUSTED_MEAN = f"adjusted_{MEDIAN}", "adjusted_annual_mean_delta_pct"


def cost_of_living(facts: Comparison, ledger: Ledger) -> PricesPanel | None:
    """Answer what prices here leave of the pay; None for the nation, whose prices they are."""
    if facts.is_nation:
        return None
    return PricesPanel(
        said=(prices(facts.area, ledger), *after_prices(facts, ledger)),
        housing=housing(facts.area, facts.nation, ledger),
        state=against_state(facts, ledger),
        row=adjusted_medians(facts, ledger),
        notes=tuple(_notes(facts, ledger)),
    )


def after_prices(facts: Comparison, ledger: Ledger) -> Iterator[Sentence]:
    """Say how much pay here buys, against the nation's: once for both where they are alike."""
    far = deltas(facts, ledger, adjusted=True)
    known = [side for side in facts.sides if side.side in far]
    ways = {side.side: delta_direction(side.to_nation, adjusted=True) for side in known}
    differing = {side.side: _measures(facts, side, ledger) for side in known if not ways[side.side]}
    if len(known) == 2 and len({*ways.values()}) == 1 and not any(differing.values()):
        yield _buys(known, ways[known[0].side], list(far.values()), facts)
        return
    for number, side in enumerate(known):
        way = ways[side.side]
        if number and way:
            yield say("prices-other", many=side.many, way=way, far=_unsigned(far[side.side]))
        elif way:
            yield _buys([side], way, [far[side.side]], facts)
        else:
            yield _either_way("other" if number else "one", side, differing[side.side])


def _buys(known: list[SideFacts], way: Direction, far: list[Figure], facts: Comparison) -> Sentence:
    whose = "both" if len(known) > 1 else "one"
    if not way:
        return _either_way(whose, known[0], ())
    texts = {figure.printed: _unsigned(figure) for figure in reversed(far)}
    return say(
        "prices-after", step=_step(known, way, facts.area), whose=whose, way=way,
        many=known[0].many, far=listed(list(texts.values())[::-1]),
    )  # fmt: skip


def _step(known: list[SideFacts], way: Direction, area: Area) -> str:
    """Say whether pay stays what it is in dollars although prices are against it, or turns."""
    nominal = {delta_direction(side.to_nation) for side in known}
    dear = (area.price_parity_index or 100) > 100
    if nominal == {way}:
        return "still" if way == ("first" if dear else "second") else "plain"
    turned = nominal | {way} == {"first", "second"}
    return "but" if turned and len(nominal) == 1 else "plain"


def _either_way(whose: str, side: SideFacts, measures: Sequence[Sentence]) -> Sentence:
    if not measures:
        return say("prices-either-way", whose=whose, many=side.many, measures="agree")
    median, mean = measures
    return say(
        "prices-either-way", whose=whose, many=side.many, measures="differ", median=median,
        mean=mean,
    )  # fmt: skip


def _measures(facts: Comparison, side: SideFacts, ledger: Ledger) -> list[Sentence]:
    """Say both measures after prices where they are on two sides of the nation's."""
    columns = ADJUSTED_MEDIAN, ADJUSTED_MEAN
    figures = [_delta(facts, side, ledger, "nation", column) for column in columns]
    found = [(figure, _sign(figure)) for figure in figures if figure]
    if len({sign for _, sign in found}) < 2:
        return []
    return [say("prices-far", way=sign, far=_unsigned(figure)) for figure, sign in found]


def _sign(figure: Figure) -> Direction:
    """Give the side that a number itself is on, where both measures are said."""
    value = float(figure.value or 0)
    return "alike" if abs(value) < LEVEL_PCT else "first" if value > 0 else "second"


def _unsigned(figure: Figure) -> Figure:
    return reprint(figure, formats.whole_percent(float(figure.value or 0)), "unsigned")


def against_state(facts: Comparison, ledger: Ledger) -> Sentence:
    """Compare pay here with the state's, for both sides; an area that crosses its line says so."""
    known = deltas(facts, ledger, "state")
    if not facts.state or not known:
        return sentence()
    sides = [(s, delta_direction(s.to_state)) for s in facts.sides if s.side in known]
    unsure = [side for side, way in sides if not way]
    each = [(compared(known[side.side], way), side.many) for side, way in sides if way]
    if len(each) == 2 and str(each[0][0]) == str(each[1][0]):
        said = say("prices-for-both", far=each[0][0])
    else:
        said = listed([say("prices-for", far=far, many=many) for far, many in each])
    against = say(
        "prices-state", state=called(facts.state), said=said,
        told="all" if not unsure else "one" if each else "none",
        many=unsure[0].many if unsure else "",
    )  # fmt: skip
    return joined(" ", filter(None, (against, _over_the_line(facts))))


def _over_the_line(facts: Comparison) -> Sentence:
    names = (facts.area.state_names or "").split(", ")
    beyond = [name for name in names if name != facts.area.state_name]
    if len(names) < 2:
        return sentence()
    return say("prices-over-the-line", states=formats.listing(beyond))


def compared(figure: Figure, way: Direction) -> Sentence:
    """Say a percent difference in words: 36% higher; about the same."""
    return say("prices-compared", way=way, far=_unsigned(figure))


def adjusted_medians(facts: Comparison, ledger: Ledger) -> Row | None:
    """Give the median after prices in every column of the table that has the state's.

    None where the prices here are not known.
    """
    if facts.area.price_parity_index is None:
        return None
    cells = tuple(_adjusted(*column, ledger) for column in sided_columns(facts))
    return Row(say("prices-row", when=period("bea_rpp", ledger)), cells)


def _adjusted(side: SideFacts, area: Area, row: Pay | None, ledger: Ledger) -> Sentence:
    median = ledger.cite(row, "annual_median")
    if row is None or median is None:
        return why_missing(row, "annual_median")
    parity = ledger.cite(area, PARITY)
    if median.value is None or parity is None:  # at the ceiling, or of no known prices
        return say("prices-row-unknown", is_missing=True)
    value = float(median.value) / (float(parity.value or 0) / 100)
    return sentence(
        ledger.derived(
            "a / (b / 100)", median, parity,
            id=FigureId("adjusted", row.area_code, row.occupation_code), value=value,
            printed=formats.dollars(float(formats.rounded(value, -1))), unit="usd_per_year",
            side=side.side,
        )
    )  # fmt: skip


def _notes(facts: Comparison, ledger: Ledger) -> Iterator[Sentence]:
    """Say of which years pay and prices are, whose prices, and the parities themselves."""
    here, there = (ledger.cite(area, PARITY) for area in (facts.area, facts.state))
    if here is None:
        return
    pay, when = (period(name, ledger) for name in ("bls_oews", "bea_rpp"))
    yield say("prices-basis", pay=pay, prices=when)
    if is_rural(facts.area):
        yield say("prices-rural-note", state=facts.area.state_name or "")
    nation = ledger.editorial("100", id="rpp.base", source=OWN_FILE)
    if facts.state and there:
        yield say(
            "prices-parities", kind="part", here=here, there=there, nation=nation,
            state=called(facts.state),
        )  # fmt: skip
    else:
        yield say("prices-parities", kind="whole", here=here, nation=nation)


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
