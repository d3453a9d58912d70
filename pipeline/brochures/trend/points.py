"""One release's mean pay → its figures: of its day, in dollars of the newest, and the band."""

from dataclasses import dataclass

from pipeline.brochures.comparison import SideFacts
from pipeline.brochures.ledger import SHOW, Ledger
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.figure import Figure, Side
from pipeline.core.figure_id import FigureId
from pipeline.core.key import Key
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.bls_oews.measures import MEASURES, Measure
from pipeline.sources.names import OEWS, PRICES
from pipeline.warehouse.rows import PastPay


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


def cited_as(release: str, ledger: Ledger) -> str:
    """Give what a release of OEWS is cited as: the newest is the edition's own."""
    return OEWS if ledger.citations[OEWS].release == release else f"{OEWS}/{release}"


def points(side: SideFacts, ledger: Ledger) -> list[Point]:
    """Give a side's points, oldest first; [] where there are not two to be compared."""
    rows = [row for row in side.past if row.point_number is not None]
    if len(rows) < 2:
        return []
    newest = _prices(rows[-1], ledger)
    return [_point(row, side, newest, ledger) for row in rows]


def _point(row: PastPay, side: SideFacts, newest: Figure, ledger: Ledger) -> Point:
    mean, error = (_measure(row, name, side, ledger) for name in ("annual_mean", "mean_rse"))
    prices, said = _prices(row, ledger), period(cited_as(row.release, ledger), ledger)
    is_newest = row.point_number == 1
    constant = mean if is_newest else _dollars(
        ledger, row, row.constant_annual_mean_usd, "", "a * b / c", mean, newest, prices,
        side=side.side,
    )  # fmt: skip
    band = _dollars(
        ledger, row, row.constant_annual_mean_margin_usd, "margin",
        "1.645 * a * b / 100" if is_newest else "1.645 * a * b / 100 * c / d",
        mean, error, *(() if is_newest else (newest, prices)),
    )  # fmt: skip
    return Point(row, said, mean, error, prices, constant, band)


def _dollars(
    ledger: Ledger, row: PastPay, value: float | None, measure: str, formula: str, *inputs: Figure,
    side: Side = "",
) -> Figure:  # fmt: skip
    """Derive what a release's row says in dollars of the newest."""
    return ledger.derived(
        formula, *inputs, value=value or 0.0, printed=formats.about_dollars(value or 0.0),
        id=FigureId("trend", row.area_code, row.occupation_code, measure, release=row.release),
        unit="usd_per_year", side=side,
    )  # fmt: skip


def _measure(row: PastPay, name: str, side: SideFacts, ledger: Ledger) -> Figure:
    """Cite a measure by its series id, or by table, code and column where there are no series."""
    source, measure = cited_as(row.release, ledger), MEASURES[name]
    if source == OEWS and (figure := ledger.pay(side.here, name, side.side)):
        return figure
    value = getattr(row, measure.column)
    is_flat = ledger.citations[source].is_flat
    series = Key("series", stem=row.series_stem or "", data_type=measure.data_type)
    return ledger.published(
        source,
        id=FigureId("bls_oews", row.area_code, row.occupation_code, name, release=row.release),
        key=series if is_flat else _cell(row, measure),
        value=value, printed=SHOW[measure.unit](value or 0.0), unit=measure.unit, side=side.side,
    )  # fmt: skip


def _cell(row: PastPay, measure: Measure) -> Key:
    """Name a cell of the yearly spreadsheets; an extract of one says the same of itself."""
    is_nation = row.area_code == NATION
    return Key(
        "sheet", "national" if is_nation else "state", row.occupation_code,
        measure.heading.upper(), "" if is_nation else row.area_code[:2], str(row.pay_year),
    )  # fmt: skip


def _prices(row: PastPay, ledger: Ledger) -> Figure:
    index = row.price_index or 0.0
    return ledger.published(
        PRICES, id=FigureId("cpi", release=str(row.pay_year)),
        key=Key("prices", stem=row.price_series_id or "", year=str(row.pay_year), period="M05"),
        value=index, printed=f"{index:.3f}", unit="index",
    )  # fmt: skip


def change(old: Point, new: Point, ledger: Ledger) -> tuple[Figure, Figure]:
    """Derive how far the newest mean is from an older one in its dollars, and give or take what."""
    difference = _dollars(
        ledger, old.row, old.row.annual_mean_change_usd, "change",
        "a - b * c / d", new.mean, old.mean, new.prices, old.prices,
    )  # fmt: skip
    give_or_take = _dollars(
        ledger, old.row, old.row.annual_mean_change_margin_usd, "change.margin",
        "1.645 * sqrt((a * b / 100) ** 2 + (c * d / 100 * e / f) ** 2)",
        new.mean, new.error, old.mean, old.error, new.prices, old.prices,
    )  # fmt: skip
    return difference, give_or_take
