"""A figure's key, as brochures cite it → what names its row and column in a publisher's file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.brochures.ledger import MEASURES
from pipeline.core.figure import Figure
from pipeline.sources.bls_oews.codes import NATION
from pipeline.sources.bls_oews.publication import MEASURES as COLUMNS

SERIES = re.compile(
    r"OEU(?P<kind>[NSM])(?P<area>\d{7})(?P<industry>\w{6})(?P<soc>\d{6})(?P<type>\d\d)"
)
PROJECTED = re.compile(r"Table (?P<table>[\d.]+), (?P<code>\d\d-\d{4}), (?P<column>\w+)")
PARITY = re.compile(
    r"(?P<table>[SMP]ARPP), GeoFIPS (?P<place>\d{5}), (?P<column>.+?)(?:, (?P<year>\d{4}))?"
)
OCCUPATION = re.compile(r"occupation (?P<code>\d\d-\d{4})")
TITLE = re.compile(
    r"(?:Alternate Titles|Sample of Reported Titles), (?P<code>\d\d-\d{4}), (?P<title>.+)"
)
PRICES = re.compile(r"(?P<series>CU\w+), (?P<year>\d{4}) (?P<period>M\d\d)")
SHEET = re.compile(
    r"(?:national|state)_M(?P<year>\d{4})_dl(?:, AREA (?P<area>\d\d))?, (?P<code>\d\d-\d{4}), "
    r"(?P<column>\w+)"
)
ALL_ITEMS, UPDATED = "RPPs: All items", "Last updated"


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
        foot = UPDATED if match["column"] == "vintage" else ""
        return Wanted(((match["table"],), (match["place"],)), columns, item=ALL_ITEMS, foot=foot)
    if match := OCCUPATION.fullmatch(key):
        code = match["code"]
        return Wanted(((code, *_coded(code)),), ("occupation_code", "occ_code"))
    return _wanted_of_others(key)


def _wanted_of_others(key: str) -> Wanted | None:
    """Read a key of job titles, of prices, or of a yearly spreadsheet."""
    if match := TITLE.fullmatch(key):
        columns = ("title", "alternate_title", "reported_job_title")
        return Wanted((_coded(match["code"]), (match["title"],)), columns)
    if match := PRICES.fullmatch(key):
        return Wanted(((match["series"],), (match["year"],), (match["period"],)), ("value",))
    if match := SHEET.fullmatch(key):
        area = _areas("S", f"{match['area']}00000") if match["area"] else _areas("N", NATION)
        return Wanted((area, _coded(match["code"])), (match["column"].lower(),))
    return None


def _coded(code: str) -> tuple[str, ...]:
    """Give a SOC code as flat files, spreadsheets and O*NET, which divides it, write it."""
    return code.replace("-", ""), code, *(f"{code}.{part:02d}" for part in range(100))


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
    source = _source(key)
    said = [text.split(", ") for text in (whole.source, whole.release, whole.file_sha256)]
    if len(said[2]) != len(said[0]):  # of an older edition: it is one of them all
        said[2] = [whole.file_sha256] * len(said[0])
    cited = [(release, file) for name, release, file in zip(*said, strict=True) if name == source]
    release = _release(key, [release for release, _ in cited])
    id, unit = _named(key)
    return Figure(
        id=id, printed="", value=value if isinstance(value, float | int | str) else None, unit=unit,
        kind="published", source=source, release=release, key=key,
        file_sha256=", ".join(file for name, file in cited if name == release),
    )  # fmt: skip


def _release(key: str, releases: Sequence[str]) -> str:
    """Choose of the releases of a source that a figure cites: a spreadsheet names its year."""
    match = SHEET.fullmatch(key)
    ordered = sorted(releases)
    return next((one for one in ordered if match and one.startswith(match["year"])), ordered[-1])


def _source(key: str) -> str:
    sources = {
        "bls_oews": (SERIES, SHEET), "bea_rpp": (PARITY,), "onet": (TITLE,), "bls_cpi": (PRICES,),
    }  # fmt: skip
    return next(
        (name for name, forms in sources.items() if any(form.fullmatch(key) for form in forms)),
        "bls_projections",
    )


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
