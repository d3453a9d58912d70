"""A changed figure's id and unit → what it is called, and how far it moved, in words."""

import re

from pipeline.brochures.ledger import SHOW
from pipeline.brochures.places import place_name
from pipeline.changes.model import FigureChange, Names, number
from pipeline.core import formats
from pipeline.core.figure_id import FigureId
from pipeline.warehouse.columns import find_column, written

OF_PAGES = {  # by kind, what only a page computes
    "rpp": "prices against the nation’s",
    "adjusted": "median pay after local prices",
    "titles": "count of job titles in O*NET",
}
NUMBERED = re.compile(r"\.\d+$")
ALL_OCCUPATIONS = "00-0000"
# units whose changes are said in percent, too
AMOUNTS = ("usd_per_year", "usd_per_hour", "jobs", "thousand_jobs", "thousand_jobs_per_year")


def label(change: FigureChange, names: Names, *, with_area: bool = False) -> str:
    """Call a figure by what it is and whose: Fresno, Medical Assistant: median pay a year."""
    role = whose(change, names)
    text = f"{role}: {measure(change, names)}" if role else formats.opened(measure(change, names))
    return f"{area_name(change.area, names)}, {text}" if with_area else text


def whose(change: FigureChange, names: Names) -> str:
    """Name the role or occupation that a figure is of; "" where it is of neither."""
    code = FigureId.parse(change.id).occupation or change.row.get("occupation_code")
    if not code or change.unit == "text":
        return ""
    roles = zip(names.codes.get(change.pair, ()), names.pairs.get(change.pair, ()), strict=True)
    known = {ALL_OCCUPATIONS: "All occupations", **dict(roles)}
    return known.get(str(code), str(code))


def measure(change: FigureChange, names: Names) -> str:
    """Call a figure by what it measures: median pay a year."""
    if change.unit == "text":
        return f"number in the text “{NUMBERED.sub('', change.id)}”"
    if column := find_column(change.mart, change.column):
        return written(column.label, column, change.row)
    id = FigureId.parse(change.id)
    if id.kind == "period":
        source = id.name.partition("/")[0]
        return f"period of {names.titles.get(source, source)}"
    return OF_PAGES.get(id.kind, f"figure {change.id}")  # of an edition that named no column


def area_name(code: str, names: Names) -> str:
    """Name an area shortly, with its state: Washington is not Washington, DC.

    An area that the newer release does not know is named by its code.
    """
    if code not in names.areas:
        return f"Area {code}"
    name = names.areas[code][0]
    state = name.rpartition(", ")[2] if ", " in name else ""
    return f"{place_name(name)}, {state}" if state and "nonmetro" not in name else place_name(name)


def moved(change: FigureChange) -> str:
    """Say how far a figure moved, with its sign; "" where it must not be said or is nothing."""
    was, now = (number(side.value) if side else None for side in (change.was, change.now))
    if change.difference is None or was is None or now is None:
        return ""
    if not _is_size(change):
        return _signed(now - was, change.unit) + _percent(was, now, change.unit)
    return "reversed" if was * now < 0 else _signed(abs(now) - abs(was), change.unit)


def _is_size(change: FigureChange) -> bool:
    """Tell a difference that is printed without its sign: which is more is said in words."""
    id = FigureId.parse(change.id)
    is_of_means = id.kind == "delta" and id.measure.startswith("mean")
    return id.kind == "gap" or is_of_means or bool(id.form) or id.measure == "change"


def _signed(difference: float, unit: str) -> str:
    size = SHOW[unit](abs(difference)) if unit in (*AMOUNTS, "index") else ""
    if unit == "pct":
        size = f"{formats.index(abs(difference))} points"
    if not re.search("[1-9]", size):
        return ""
    return f"{'+' if difference > 0 else formats.MINUS}{size}"


def _percent(was: float, now: float, unit: str) -> str:
    if unit not in AMOUNTS or not was:
        return ""
    share = formats.rounded(100 * (now - was) / abs(was), 1)
    return f" ({'+' if share > 0 else formats.MINUS}{abs(share)}%)" if share else ""
