"""One release's mean pay → its figures: of its day, in dollars of the newest, and the band."""

from dataclasses import dataclass

from pipeline.brochures.comparison import SideFacts
from pipeline.brochures.ledger import MEASURES, Ledger
from pipeline.brochures.sentences import period
from pipeline.core import formats
from pipeline.core.figure import Figure
from pipeline.sources.bls_oews.codes import NATION
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
    prices = _prices(row, ledger)
    id = f"trend.{row.area_code}.{row.occupation_code}.{row.release}"
    value, margin = row.constant_annual_mean_usd or 0.0, row.constant_annual_mean_margin_usd or 0.0
    is_newest = row.point_number == 1
    constant = mean if is_newest else ledger.derived(
        "a * b / c", mean, newest, prices,
        id=id, value=value, printed=formats.about_dollars(value), unit=mean.unit, side=side.side,
    )  # fmt: skip
    of_day = (mean, error) if is_newest else (mean, error, newest, prices)
    band = ledger.derived(
        "1.645 * a * b / 100" if is_newest else "1.645 * a * b / 100 * c / d", *of_day,
        id=f"{id}.margin", value=margin, printed=formats.about_dollars(margin), unit=mean.unit,
    )  # fmt: skip
    said = period(cited_as(row.release, ledger), ledger)
    return Point(row, said, mean, error, prices, constant, band)


def _measure(row: PastPay, name: str, side: SideFacts, ledger: Ledger) -> Figure:
    """Cite a measure by its series id, or by table, code and column where there are no series."""
    source, measure = cited_as(row.release, ledger), MEASURES[name]
    if source == OEWS and (figure := ledger.pay(side.here, name, side.side)):
        return figure
    value = row.annual_mean_usd if name == "annual_mean" else row.mean_rse_pct
    is_flat = ledger.citations[source].is_flat
    return ledger.published(
        source,
        id=f"{source}.{row.area_code}.{row.occupation_code}.{name}",
        key=f"{row.series_stem}{measure.data_type}" if is_flat else _cell(row, name),
        value=value, printed=measure.show(value or 0.0), unit=measure.unit, side=side.side,
    )  # fmt: skip


def _cell(row: PastPay, name: str) -> str:
    """Name a cell of the yearly spreadsheets; an extract of one says the same of itself."""
    column = "A_MEAN" if name == "annual_mean" else "MEAN_PRSE"
    table = f"{'national' if row.area_code == NATION else 'state'}_M{row.pay_year}_dl"
    place = "" if row.area_code == NATION else f", AREA {row.area_code[:2]}"
    return f"{table}{place}, {row.occupation_code}, {column}"


def _prices(row: PastPay, ledger: Ledger) -> Figure:
    index = row.price_index or 0.0
    return ledger.published(
        PRICES, id=f"cpi.{row.pay_year}", key=f"{row.price_series_id}, {row.pay_year} M05",
        value=index, printed=f"{index:.3f}", unit="index",
    )  # fmt: skip


def change(old: Point, new: Point, ledger: Ledger) -> tuple[Figure, Figure]:
    """Derive how far the newest mean is from an older one in its dollars, and give or take what."""
    row = old.row
    value, margin = row.annual_mean_change_usd or 0.0, row.annual_mean_change_margin_usd or 0.0
    id = f"trend.{row.area_code}.{row.occupation_code}.{row.release}.change"
    difference = ledger.derived(
        "a - b * c / d", new.mean, old.mean, new.prices, old.prices,
        id=id, value=value, printed=formats.about_dollars(value), unit=new.mean.unit,
    )  # fmt: skip
    give_or_take = ledger.derived(
        "1.645 * sqrt((a * b / 100) ** 2 + (c * d / 100 * e / f) ** 2)",
        new.mean, new.error, old.mean, old.error, new.prices, old.prices,
        id=f"{id}.margin", value=margin, printed=formats.about_dollars(margin), unit=new.mean.unit,
    )  # fmt: skip
    return difference, give_or_take
