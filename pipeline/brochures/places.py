"""Area names as a sentence needs them."""

import re
from functools import lru_cache

from pipeline.warehouse.rows import Area

WHOLE = {"Winston-Salem"}  # principal cities whose own name has a hyphen
LONGEST_NAME = 30  # characters
NAMES_KEPT = 1024
WITH_ARTICLE = ("United States", "District of Columbia", "Virgin Islands")


@lru_cache(NAMES_KEPT)
def short_name(name: str, kind: str) -> str:
    """Name an area shortly: a metropolitan area by its principal city."""
    if kind != "metropolitan area":
        return name
    city = re.split(r"--|/|, ", name)[0]
    return next((whole for whole in WHOLE if city.startswith(whole)), city.split("-")[0])


@lru_cache(NAMES_KEPT)
def place_name(name: str) -> str:
    """Name any area shortly in a list of areas, by the form of its name."""
    if "nonmetropolitan area" in name or ", " not in name:
        return re.sub(r"( Region of .*)? nonmetropolitan area.*", "", name)
    return short_name(name, "metropolitan area")


def label(area: Area) -> str:
    """Name an area in narrow places: a column's head, a chart's mark."""
    if area.area_kind == "nation":
        return "U.S."
    short = place_name(area.area_name)
    is_rest = short == area.state_name and area.area_kind == "nonmetropolitan area"
    return f"Nonmetropolitan {short}" if is_rest else short


def called(area: Area) -> str:
    """Name an area within a sentence: Sacramento, the United States, the … nonmetropolitan area."""
    short = short_name(area.area_name, area.area_kind)
    takes_article = short in WITH_ARTICLE or area.area_kind == "nonmetropolitan area"
    return f"the {short}" if takes_article else short


def placed(area: Area) -> str:
    """Name an area in full within a sentence: Sacramento-Roseville-Folsom, CA."""
    return area.area_name if area.area_kind == "metropolitan area" else called(area)


def inside(area: Area) -> str:
    """Say where, within a text that has named the area already: in Sacramento; here."""
    return f"in {called(area)}" if len(called(area)) <= LONGEST_NAME else "here"
