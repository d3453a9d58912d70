"""A figure's key, as brochures cite it → what names its row and column in a publisher's file."""

import re
from dataclasses import dataclass

from pipeline.display.figures import MEASURES
from pipeline.model.figure import Figure
from pipeline.sources.bls_oews import MEASURES as COLUMNS

SERIES = re.compile(
    r"OEU(?P<kind>[NSM])(?P<area>\d{7})(?P<industry>\w{6})(?P<soc>\d{6})(?P<type>\d\d)"
)
PROJECTED = re.compile(r"Table (?P<table>[\d.]+), (?P<code>\d\d-\d{4}), (?P<column>\w+)")
PARITY = re.compile(
    r"(?P<table>[SMP]ARPP), GeoFIPS (?P<place>\d{5}), (?P<column>.+?)(?:, (?P<year>\d{4}))?"
)
OCCUPATION = re.compile(r"occupation (?P<code>\d\d-\d{4})")
ALL_ITEMS = "RPPs: All items"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row of a table must hold, one of each tuple, and the names its column may have.

    sheet: part of the name of the sheet that it stands in. item: the row's Description, where the
    file has such a column. is_heading: a publisher's workbook says it above the rows.
    """

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    sheet: str = ""
    item: str = ""
    is_heading: bool = False


def wanted(key: str) -> Wanted | None:
    """Read a key; None for one that names no row, such as release."""
    if match := SERIES.fullmatch(key):
        codes = (hyphened(match["soc"]), match["soc"])
        return Wanted((codes, _areas(match["kind"], match["area"])), _measure(match["type"]))
    if match := PROJECTED.fullmatch(key):
        column = match["column"]
        is_heading = column.endswith("_year")
        return Wanted(((match["code"],),), (column,), sheet=match["table"], is_heading=is_heading)
    if match := PARITY.fullmatch(key):
        columns = (match["year"] or match["column"], "all_items_index" if match["year"] else "")
        return Wanted(((match["table"],), (match["place"],)), columns, item=ALL_ITEMS)
    if match := OCCUPATION.fullmatch(key):
        code = match["code"]
        return Wanted(((code, code.replace("-", "")),), ("occupation_code", "occ_code"))
    return None


def _measure(data_type: str) -> tuple[str, ...]:
    return (COLUMNS[int(data_type) - 1],)


def _areas(kind: str, area: str) -> tuple[str, ...]:
    """Give an area's codes in flat files and in spreadsheets, where a state is 6 or 06."""
    if kind == "N":
        return area, "99"
    short = area[:2] if kind == "S" else area.lstrip("0")
    return area, short, short.lstrip("0")


def hyphened(code: str) -> str:
    """Write a SOC code as people do: 31-9092."""
    return f"{code[:2]}-{code[2:]}"


def unprinted(key: str, value: object, whole: Figure) -> Figure:
    """Make the figure behind an input of another, for one that no document prints by itself.

    Its file is one of those that the other names.
    """
    releases = dict(zip(whole.source.split(", "), whole.release.split(", "), strict=True))
    source = _source(key)
    id, unit = _named(key)
    return Figure(
        id=id, printed="", value=value if isinstance(value, float | int) else None, unit=unit,
        kind="published", source=source, release=releases[source], key=key,
        file_sha256=whole.file_sha256,
    )  # fmt: skip


def _source(key: str) -> str:
    if SERIES.fullmatch(key):
        return "bls_oews"
    return "bea_rpp" if PARITY.fullmatch(key) else "bls_projections"


def _named(key: str) -> tuple[str, str]:
    """Give the id and the unit that a figure of this key has."""
    if match := SERIES.fullmatch(key):
        measure = next(m for m in MEASURES.values() if m.data_type == match["type"])
        return f"oews.{match['area']}.{hyphened(match['soc'])}.{measure.name}", measure.unit
    if match := PARITY.fullmatch(key):
        place = match["place"]
        area = f"{place[:2]}00000" if match["table"] == "SARPP" else f"00{place}"
        return (f"rpp.{area}" if match["table"] != "PARPP" else key), "index"
    return key, ""
