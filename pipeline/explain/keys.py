"""A figure, with its mart's row → what names its row and column in its publisher's file.

A source with a layout of its own has its words here; any other's is a tidy table, where the row's
key says which line is meant.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.core.figure import Figure
from pipeline.sources.bea_rpp.indexes import INDEXES
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.formats.local_projections import HEADINGS
from pipeline.sources.formats.local_projections import NATION as NATION_NAME
from pipeline.sources.names import OEWS, ONET, PARITIES, PRICES, PROGRAMS, PROJECTIONS
from pipeline.warehouse.columns import MartColumn, find_column

Row = Mapping[str, object]
UPDATED = "Last updated"
CODES = ("occupation_code", "occ_code")
TITLES = ("title", "alternate_title", "reported_job_title")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row of a table must hold, one of each tuple, and the names its column may have.

    keyed: the names of the columns that hold them, in a table that has these. sheet: part of the
    name of the sheet that it stands in. item: the row's Description, where the file has such a
    column. is_heading: a publisher's workbook says it above the rows. foot: how a note below them
    begins that says it. is_of_round: where no line says it, the release's name does, as 2022-32.
    """

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    keyed: tuple[str, ...] = ()
    sheet: str = ""
    item: str = ""
    is_heading: bool = False
    foot: str = ""
    is_of_round: bool = False


def wanted(figure: Figure, row: Row) -> Wanted | None:
    """Say what to look for, by the figure's source, mart, row and column.

    row: the mart's, whole. None for what is said of a release as a whole.
    """
    if not figure.column:
        return None
    if figure.source == ONET:
        return _title(figure)
    if figure.source == PROGRAMS:
        return Wanted(((str(figure.value),),), ("cip_code", "cip2020code"))
    column = find_column(figure.mart, figure.column)
    if column is None:
        return None
    form = _local if "{" in column.source else _tidy  # of several sources, each row's own
    return FORMS.get(figure.source, form)(column, row)


def is_name(figure: Figure) -> bool:
    """Tell whether a figure is part of a key as it is printed, not of what stands there."""
    return figure.id.startswith("series.")


def _tidy(column: MartColumn, row: Row) -> Wanted:
    """Find a line by its key: as the mart has it, or by a code without its hyphen."""
    keys = tuple(str(row[name]) for name in column.mart.key)
    cells = tuple((key, key.replace("-", "")) for key in keys)
    return Wanted(cells, (column.published.lower(),), keyed=column.mart.key)


def _local(column: MartColumn, row: Row) -> Wanted:
    """Find a line by occupation and area, which has a code, a name or the number of its state."""
    is_nation = column.column.startswith("nation_")
    code = NATION if is_nation else str(row["area_code"])
    name = NATION_NAME if is_nation else str(row["projection_area_name"])
    columns = (column.published, *HEADINGS.get(column.published, ()))
    cells = ((code, name, str(int(code[:2]))), (str(row["occupation_code"]),))
    return Wanted(cells, columns, is_of_round=column.column.endswith("_year"))


def _pay(column: MartColumn, row: Row) -> Wanted:
    codes = _coded(str(row["occupation_code"]))
    if column.column == "occupation_code":
        return Wanted((codes,), CODES)
    return Wanted((codes, _areas(str(row["area_code"]))), (column.published.lower(),))


def _projection(column: MartColumn, row: Row) -> Wanted:
    is_heading = column.column.endswith("_year")
    code = str(row["occupation_code"])
    return Wanted(((code,),), (column.published,), sheet=column.table, is_heading=is_heading)


def _parity(column: MartColumn, row: Row) -> Wanted:
    item = INDEXES.get(column.published, "")
    columns = (column.published, str(row["parity_year"]) if item else "")
    cells = ((str(row["parity_table_name"]),), (str(row["parity_geo_code"]),))
    return Wanted(cells, columns, item=item, foot="" if item else UPDATED)


def _prices(column: MartColumn, row: Row) -> Wanted:
    series, year = str(row["price_series_id"]), str(row["pay_year"])
    return Wanted(((series,), (year,), ("M05",)), (column.published,))


FORMS: Mapping[str, Callable[[MartColumn, Row], Wanted]] = {
    OEWS: _pay, PROJECTIONS: _projection, PARITIES: _parity, PRICES: _prices,
}  # fmt: skip


def _title(figure: Figure) -> Wanted:
    """Find an occupation, or a title of one, in the tables of O*NET, which no mart has."""
    codes = _coded(str(figure.row["occupation_code"]))
    if figure.column == "occupation_code":
        return Wanted((codes,), CODES)
    return Wanted((codes, (str(figure.value),)), TITLES)


def _coded(code: str) -> tuple[str, ...]:
    """Give a SOC code as people, flat files and spreadsheets, and O*NET, which divides it, do."""
    return code, code.replace("-", ""), *(f"{code}.{part:02d}" for part in range(100))


def _areas(area: str) -> tuple[str, ...]:
    """Give an area's codes in flat files and in spreadsheets, where a state is 6 or 06."""
    if area == NATION:
        return area, "99"
    short = area[:2] if area.endswith("00000") else area.lstrip("0")
    return area, short, short.lstrip("0")
