"""A comparison → its pictures of pay: strips here and in the nation, and the two medians here."""

from collections.abc import Iterator

from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.pay_scale import level, ticks
from pipeline.brochures.pay_ties import ties
from pipeline.brochures.pay_words import headline, medians
from pipeline.brochures.picture import Lane, Mark, Picture, Shape
from pipeline.brochures.places import called, label
from pipeline.brochures.scale import Scale
from pipeline.brochures.sentences import pay_unit
from pipeline.core.figure import Sentence, Side, joined, sentence
from pipeline.core.words import listed, say
from pipeline.warehouse.pay import Pay
from pipeline.warehouse.rows import Area

SPANS: tuple[tuple[Shape, str, str], ...] = (
    ("line", "10th", "90th"), ("bar", "25th", "75th"), ("mark", "median", "median"),
)  # fmt: skip
Strip = tuple[SideFacts, Area, Pay | None]


def strips(facts: Comparison, ledger: Ledger) -> Picture:
    """Draw pay of both sides here and in the nation; the nation's alone where none is known here.

    Marks are lines of the lowest to the highest tenth, bars of the middle half, and the medians.
    """
    unit, shown = pay_unit(facts), _shown(facts, ledger)
    return Picture(
        kind="strips",
        finding=headline(facts, ledger),
        alt=joined(
            " ",
            filter(None, [*(_alt(*strip, unit, ledger) for strip in shown), ties(facts, ledger)]),
        ),
        lanes=tuple(_lane(facts, strip, ledger) for strip in shown),
        ticks=ticks(facts.pay_scale, unit) if facts.pay_scale else (),
    )


def _shown(facts: Comparison, ledger: Ledger) -> list[Strip]:
    strips = [(side, *place) for side in facts.sides for place in facts.pay(side)]
    is_here = any(medians(facts, ledger))
    return [strip for strip in strips if is_here or strip[1] == facts.nation]


def _lane(facts: Comparison, strip: Strip, ledger: Ledger) -> Lane:
    side, area, row = strip
    unit, scale, place = pay_unit(facts), facts.pay_scale, label(area)
    is_nation = area != facts.area
    is_below = is_nation and any(medians(facts, ledger))
    return Lane(
        label=sentence(place) if is_below else say("pay-lane", job=side.one, place=place),
        marks=tuple(_marks(row, unit, scale)) if row and scale else (),
        text=ledger.cell(row, f"{unit}_median", side.side),
        side=side.side,
        is_here=area == facts.area,
        is_nation=is_nation,
    )


def _marks(row: Pay, unit: str, scale: Scale) -> Iterator[Mark]:
    for shape, low, high in SPANS:
        start, end = level(row, unit, low), level(row, unit, high)
        if start is not None and end is not None:
            is_open = getattr(row, f"{unit}_{high}_usd") is None
            if start != end or is_open or shape == "mark":  # else a range that is none
                yield Mark(shape, scale.share(start), scale.share(end), is_open=is_open)


def _alt(side: SideFacts, area: Area, row: Pay | None, unit: str, ledger: Ledger) -> Sentence:
    """Say what the middle half earns; the median where no spread is known."""
    low, middle, high = (
        ledger.cite(row, f"{unit}_{name}", side.side) for name in ("25th", "median", "75th")
    )
    place = called(area)
    if low and high and low.printed != high.printed:
        return say("pay-alt-half", jobs=side.many, place=place, low=low, high=high)
    if middle:
        return say("pay-alt-typical", jobs=side.many, place=place, pay=middle)
    return say("pay-alt-missing", jobs=side.many, place=place)


def pair(facts: Comparison, ledger: Ledger) -> Picture | None:
    """Draw the two medians here, for a cover; the nation's where neither is published."""
    unit, is_here = pay_unit(facts), any(medians(facts, ledger))
    place = facts.area if is_here else facts.nation
    shown = [(side, row) for side, area, row in _shown(facts, ledger) if area == place]
    pays = [(side, ledger.cite(row, f"{unit}_median", side.side)) for side, row in shown]
    known = [say("pay-alt-side", pay=pay, jobs=side.many) for side, pay in pays if pay]
    if facts.median_scale is None or not known:
        return None
    drawn = [value for _, row in shown if row and (value := level(row, unit, "median"))]
    scale = facts.median_scale.holding(drawn)
    return Picture(
        kind="pair",
        finding=headline(facts, ledger),
        alt=say("pay-alt-pair", place=called(place), pays=listed(known)),
        lanes=tuple(
            Lane(
                label=say("pay-lane-side", job=side.one)
                if is_here
                else say("pay-lane", job=side.one, place=label(place)),
                marks=tuple(_point(row, side.side, unit, scale)) if row else (),
                text=ledger.cell(row, f"{unit}_median", side.side),
                side=side.side,
                is_here=is_here,
            )
            for side, row in shown
        ),
        ticks=ticks(scale, unit),
    )


def _point(row: Pay, side: Side, unit: str, scale: Scale) -> Iterator[Mark]:
    if (value := level(row, unit, "median")) is not None:
        place = scale.share(value)
        shape: Shape = "circle" if side == "first" else "square"
        is_open = getattr(row, f"{unit}_median_usd") is None
        yield Mark(shape, place, place, is_open=is_open)
