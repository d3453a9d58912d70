"""One release's mean pay → its figures: of its day, in dollars of the newest, and the band."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.brochures.comparison import SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.precision import finer, term
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.errors import PresentError
from pipeline.core.figure import Figure, Side
from pipeline.sources.names import OEWS
from pipeline.warehouse.pay import PastPay


@dataclass(frozen=True, slots=True)
class Point:
    """A release of a trend. constant and margin are in dollars of the newest release."""

    row: PastPay
    period: Figure
    mean: Figure
    error: Figure
    prices: Figure
    constant: Figure
    margin: Figure


Sides = Sequence[tuple[SideFacts, Sequence[Point]]]


def cited_as(release: str, ledger: Ledger) -> str:
    """Give what a release of OEWS is cited as: the newest is the edition's own."""
    return OEWS if ledger.citations[OEWS].release == release else f"{OEWS}/{release}"


def points(side: SideFacts, ledger: Ledger) -> list[Point]:
    """Give a side's points, oldest first; [] where there are not two to be compared."""
    rows = [row for row in side.past if row.point_number is not None]
    if len(rows) < 2:
        return []
    newest = _cited(rows[-1], "price_index", ledger)
    return [_point(row, side, newest, ledger) for row in rows]


def _point(row: PastPay, side: SideFacts, newest: Figure, ledger: Ledger) -> Point:
    # the newest release is cited as every page does, an older one as its own
    here = side.here if cited_as(row.release, ledger) == OEWS else None
    mean, error = (
        ledger.cite(here, name, side.side) or _cited(row, name, ledger, side.side)
        for name in ("annual_mean", "mean_rse")
    )
    prices, said = _cited(row, "price_index", ledger), period(cited_as(row.release, ledger), ledger)
    is_newest = row.point_number == 1
    constant = mean if is_newest else _dollars(
        ledger, row, "constant_annual_mean_usd", "a * b / c", mean, newest, prices, side=side.side
    )  # fmt: skip
    band = _dollars(
        ledger, row, "constant_annual_mean_margin_usd",
        f"1.645 * a * {term('b', error)} / 100{'' if is_newest else ' * c / d'}",
        mean, error, *(() if is_newest else (newest, prices)),
    )  # fmt: skip
    return Point(row, said, mean, error, prices, constant, band)


def _dollars(
    ledger: Ledger, row: PastPay, column: str, formula: str, *inputs: Figure, side: Side = "",
    digits: int = 0,
) -> Figure:  # fmt: skip
    """Give what a release's row says in dollars of the newest."""
    printed = formats.about_dollars(getattr(row, column) or 0.0, digits)
    return ledger.computed(row, column, formula, *inputs, printed=printed, side=side)


def _cited(row: PastPay, name: str, ledger: Ledger, side: Side = "") -> Figure:
    figure = ledger.cite(row, name, side)
    if figure is None:
        raise PresentError(
            "a release without a number is among those to be compared",
            where=f"{row.release}, {row.area_code}, {row.occupation_code}: {name}",
            todo="Mend sql/3_marts/pay_trends.sql: it must refuse the release.",
        )
    return figure


def change(old: Point, new: Point, ledger: Ledger) -> tuple[Figure, Figure]:
    """Give how far the newest mean is from an older one in its dollars, and give or take what."""
    row = old.row
    digits = finer(row.annual_mean_change_usd or 0, row.annual_mean_change_margin_usd)
    difference = _dollars(
        ledger, row, "annual_mean_change_usd",
        "a - b * c / d", new.mean, old.mean, new.prices, old.prices, digits=digits,
    )  # fmt: skip
    b, d = term("b", new.error), term("d", old.error)
    give_or_take = _dollars(
        ledger, row, "annual_mean_change_margin_usd",
        f"1.645 * sqrt((a * {b} / 100) ** 2 + (c * {d} / 100 * e / f) ** 2)",
        new.mean, new.error, old.mean, old.error, new.prices, old.prices, digits=digits,
    )  # fmt: skip
    return difference, give_or_take
