"""Area names as a sentence, a list or a narrow column needs them."""

import re
from functools import lru_cache

from pipeline.core.language import language
from pipeline.core.states import POSTAL_CODES
from pipeline.core.words import say
from pipeline.warehouse.rows import Area

NOT_METROPOLITAN = " nonmetropolitan area"
WHOLE = {"Winston-Salem"}  # principal cities whose own name has a hyphen
PLAIN = {  # as people say it
    "Amherst Town": "Amherst", "Barnstable Town": "Barnstable", "Boise City": "Boise",
    "Urban Honolulu": "Honolulu", "Balance of Nevada": "Nevada", "Coast Oregon": "Coastal Oregon",
    "Hawaii / Kauai": "Hawaii Island and Kauai", "Sussex Delaware": "Sussex County, Delaware",
}  # fmt: skip
CITIES = {"New York": "New York City", "Washington": "Washington DC"}  # not the states
NARROW = {  # where even the part of a state is too long
    "Capital/Northern New York": "Capital/North New York",
    "Coastal Plains Region of Texas": "Coastal Plains",
    "Eastern and Southern Colorado": "East and South Colorado",
    "Eastern Sierra-Mother Lode Region of California": "Eastern Sierra",
    "Hawaii Island and Kauai": "Hawaii Island, Kauai",
    "North Northeastern Ohio": "North-Northeast Ohio",
    "North Valley-Northern Mountains Region of California": "North Valley Region",
    "Southeast-Central Idaho": "Southeast Idaho",
    "Sussex County, Delaware": "Sussex County",
    "Wasatch Front Fringe Utah": "Wasatch Front Fringe",
    "West Northwestern Ohio": "West-Northwest Ohio",
}  # fmt: skip
LONGEST_LABEL, LONGEST_NAME = 26, 30  # characters
NAMES_KEPT = 1024
NATION = "United States"
WITH_ARTICLE = (NATION, "District of Columbia", "Virgin Islands")
STATE = re.compile(rf"( of)? ({'|'.join(POSTAL_CODES.values())})$")


def place_name(name: str) -> str:
    """Name any area shortly: a metropolitan one by its principal city; Rural Northeast Alabama."""
    return _names(name, language())[0]


def narrow_name(name: str) -> str:
    """Name an area in a list of its state's, within 26 characters: Rural Northeastern area."""
    return _names(name, language())[1]


def name_within(name: str) -> str:
    """Name an area within a sentence: Sacramento, the United States, rural Northeast Alabama."""
    return _names(name, language())[2]


@lru_cache(NAMES_KEPT)
def _names(name: str, _: str) -> tuple[str, str, str]:
    """Give the three names of an area in the language that is spoken."""
    if NOT_METROPOLITAN in name:
        place = name.partition(NOT_METROPOLITAN)[0]
        return _rural(PLAIN.get(place, place))
    if ", " in name:
        city = _city(name)
        apart = CITIES.get(city, city)
        return city, apart, apart
    said, takes_article = whole_name(name), name in WITH_ARTICLE
    return said, said, str(say("places-with-article", place=said)) if takes_article else said


def whole_name(name: str) -> str:
    """Name an area in full: officially, but for the nation."""
    return str(say("places-nation-whole")) if name == NATION else name


def _rural(place: str) -> tuple[str, str, str]:
    is_part, short = " of " in place, NARROW.get(place, place)
    whole, narrow = (str(say("places-rural", place=one)) for one in (place, short))
    if len(narrow) > LONGEST_LABEL:
        name = "places-rural" if is_part else "places-rural-area"
        narrow = str(say(name, place=STATE.sub("", short)))
    kind = "part" if is_part else "whole"
    return whole, narrow, str(say("places-rural-within", place=place, kind=kind))


def _city(name: str) -> str:
    city = re.split(r"--|/|, ", name)[0]
    city = next((whole for whole in WHOLE if city.startswith(whole)), city.split("-")[0])
    return PLAIN.get(city, city)


def label(area: Area) -> str:
    """Name an area in narrow places: a column's head, a picture's row."""
    if area.area_kind == "nation":
        return str(say("places-nation"))
    return narrow_name(area.area_name)


def called(area: Area) -> str:
    """Name an area within a sentence."""
    return name_within(area.area_name)


def placed(area: Area) -> str:
    """Name an area in full within a sentence: Sacramento-Roseville-Folsom, CA."""
    return area.area_name if area.area_kind == "metropolitan area" else called(area)


def inside(area: Area) -> str:
    """Say where, within a text that has named the area already: in Sacramento; here."""
    name = called(area)
    return str(say("places-in", place=name) if len(name) <= LONGEST_NAME else say("places-here"))
