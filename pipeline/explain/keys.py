"""A figure's key, as brochures cite it → what names its row and column in a publisher's file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.brochures.ledger import ALL_ITEMS
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.core.key import Key
from pipeline.sources.bls_oews.measures import BY_DATA_TYPE

UPDATED = "Last updated"
TITLES = ("title", "alternate_title", "reported_job_title")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row of a table must hold, one of each tuple, and the names its column may have.

    sheet: part of the name of the sheet that it stands in. item: the row's Description, where the
    file has such a column. is_heading: a publisher's workbook says it above the rows. foot: how a
    note below them begins that says it.
    """

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    sheet: str = ""
    item: str = ""
    is_heading: bool = False
    foot: str = ""


def wanted(text: str) -> Wanted | None:
    """Read a key; None for one that names no row, such as release."""
    key = Key.parse(text)
    return FORMS[key.kind](key) if key.kind in FORMS else None


def _series(key: Key) -> Wanted:
    codes, areas = _coded(key.soc_code)[:2], _areas(key.area_type, key.area)
    return Wanted((codes, areas), (BY_DATA_TYPE[key.data_type].heading,))


def _projection(key: Key) -> Wanted:
    is_heading = key.column.endswith("_year")
    return Wanted(((key.occupation,),), (key.column,), key.table, is_heading=is_heading)


def _parity(key: Key) -> Wanted:
    columns = (key.year or key.column, "all_items_index" if key.year else "")
    foot = UPDATED if key.column == "vintage" else ""
    return Wanted(((key.table,), (key.place,)), columns, item=ALL_ITEMS, foot=foot)


def _sheet(key: Key) -> Wanted:
    areas = _areas("S" if key.place else "N", f"{key.place or '00'}00000")
    return Wanted((areas, _coded(key.occupation)), (key.column.lower(),))


FORMS: dict[str, Callable[[Key], Wanted]] = {
    "series": _series,
    "projection": _projection,
    "parity": _parity,
    "sheet": _sheet,
    "occupation": lambda key: Wanted((_coded(key.occupation),), ("occupation_code", "occ_code")),
    "title": lambda key: Wanted((_coded(key.occupation), (key.column,)), TITLES),
    "prices": lambda key: Wanted(((key.stem,), (key.year,), (key.period,)), ("value",)),
}


def _coded(code: str) -> tuple[str, ...]:
    """Give a SOC code as people, flat files and spreadsheets, and O*NET, which divides it, do."""
    return code, code.replace("-", ""), *(f"{code}.{part:02d}" for part in range(100))


def _areas(kind: str, area: str) -> tuple[str, ...]:
    """Give an area's codes in flat files and in spreadsheets, where a state is 6 or 06."""
    if kind == "N":
        return area, "99"
    short = area[:2] if kind == "S" else area.lstrip("0")
    return area, short, short.lstrip("0")


def unprinted(text: str, value: object, whole: Figure) -> Figure:
    """Make the figure behind an input of another, for one that no document prints by itself.

    Its file is one of those that the other names.
    """
    key = Key.parse(text)
    said = [text.split(", ") for text in (whole.source, whole.release, whole.file_sha256)]
    if len(said[2]) != len(said[0]):  # of an older edition: it is one of them all
        said[2] = [whole.file_sha256] * len(said[0])
    rows = zip(*said, strict=True)
    cited = [(release, file) for name, release, file in rows if name == key.source]
    release = _release(key, sorted(release for release, _ in cited))
    id, unit = _named(key)
    return Figure(
        id=id, printed="", value=value if isinstance(value, float | int | str) else None, unit=unit,
        kind="published", source=key.source, release=release, key=text,
        file_sha256=", ".join(file for name, file in cited if name == release),
    )  # fmt: skip


def _release(key: Key, releases: Sequence[str]) -> str:
    """Choose of the releases of a source that a figure cites: a spreadsheet names its year."""
    is_sheet = key.kind == "sheet"
    return next((one for one in releases if is_sheet and one.startswith(key.year)), releases[-1])


def _named(key: Key) -> tuple[str, str]:
    """Give the id and the unit that a figure of this key has."""
    if key.kind == "series":
        measure = BY_DATA_TYPE[key.data_type]
        return str(FigureId("oews", key.area, key.soc_code, measure.name)), measure.unit
    if key.kind == "parity" and key.table != "PARPP":
        area = f"{key.place[:2]}00000" if key.table == "SARPP" else f"00{key.place}"
        return str(FigureId("rpp", area)), "index"
    return str(key), "index" if key.kind == "parity" else ""
