"""An area is named as a sentence, a list or a narrow column needs it."""

from collections import Counter
from dataclasses import replace

import pytest

from pipeline.brochures.places import (
    LONGEST_LABEL,
    called,
    inside,
    label,
    name_within,
    narrow_name,
    place_name,
)
from tests.support.comparisons import CALIFORNIA, NATION, NORTH_COAST, SACRAMENTO
from tests.support.made import known_areas


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sacramento-Roseville-Folsom, CA", "Sacramento"),
        ("Winston-Salem, NC", "Winston-Salem"),
        ("Scranton--Wilkes-Barre, PA", "Scranton"),
        ("Louisville/Jefferson County, KY-IN", "Louisville"),
        ("Nashville-Davidson--Murfreesboro--Franklin, TN", "Nashville"),
        ("Washington-Arlington-Alexandria, DC-VA-MD-WV", "Washington"),
        ("Urban Honolulu, HI", "Honolulu"),
        ("Boise City, ID", "Boise"),
        ("Lake Havasu City-Kingman, AZ", "Lake Havasu City"),
        ("Port St. Lucie, FL", "Port St. Lucie"),
        ("District of Columbia", "District of Columbia"),
    ],
)
def test_a_metropolitan_area_goes_by_its_principal_city_and_a_state_is_whole(name, short):
    assert place_name(name) == short


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Kansas", ("Rural Kansas", "Rural Kansas", "rural Kansas")),
        ("Balance of Nevada", ("Rural Nevada", "Rural Nevada", "rural Nevada")),
        ("Northeast Alabama",
         ("Rural Northeast Alabama", "Rural Northeast Alabama", "rural Northeast Alabama")),
        ("Lower East Mississippi",
         ("Rural Lower East Mississippi", "Rural Lower East area", "rural Lower East Mississippi")),
        ("Border Region of Texas",
         ("Rural Border Region of Texas", "Rural Border Region",
          "the rural Border Region of Texas")),
        ("Upper Peninsula of Michigan",
         ("Rural Upper Peninsula of Michigan", "Rural Upper Peninsula",
          "the rural Upper Peninsula of Michigan")),
        ("Eastern Sierra-Mother Lode Region of California",
         ("Rural Eastern Sierra-Mother Lode Region of California", "Rural Eastern Sierra",
          "the rural Eastern Sierra-Mother Lode Region of California")),
        ("Hawaii / Kauai",
         ("Rural Hawaii Island and Kauai", "Rural Hawaii Island, Kauai",
          "rural Hawaii Island and Kauai")),
    ],
)  # fmt: skip
def test_a_nonmetropolitan_area_is_called_rural(name, names):
    whole = f"{name} nonmetropolitan area"

    assert (place_name(whole), narrow_name(whole), name_within(whole)) == names
    assert place_name(f"{whole} (noncontiguous)") == names[0]


def test_no_two_areas_of_a_state_share_a_narrow_name_and_each_is_short():
    labels = [
        (state, narrow_name(area.name))
        for area in known_areas()
        for state in {area.state or area.name}
    ]
    # an area of a state with few others stands among the states
    states = {area.name for area in known_areas() if area.kind in ("state", "territory")}
    metros = [narrow_name(area.name) for area in known_areas() if area.kind.startswith("metro")]

    assert len(labels) == 583
    assert [one for one, count in Counter(labels).items() if count > 1] == []
    assert states.intersection(metros) == set()
    assert [name for _, name in labels if len(name) > LONGEST_LABEL] == []


def named(name, kind):
    area = replace(SACRAMENTO, area_name=name, area_kind=kind)
    return [called(area), inside(area), label(area)]


def test_a_city_and_a_state_stand_in_a_sentence_as_they_are():
    assert named(SACRAMENTO.area_name, "metropolitan area") == [
        "Sacramento",
        "in Sacramento",
        "Sacramento",
    ]
    assert named("New Hampshire", "state") == [
        "New Hampshire",
        "in New Hampshire",
        "New Hampshire",
    ]


def test_a_city_that_is_called_like_a_state_is_told_from_it():
    assert [*map(name_within, ("New York-Newark-Jersey City, NY-NJ", "New York"))] == [
        "New York City", "New York",
    ]  # fmt: skip
    assert narrow_name("Washington-Arlington-Alexandria, DC-VA-MD-WV") == "Washington DC"


def test_the_nation_the_district_and_the_islands_take_an_article():
    assert [called(NATION), inside(NATION), label(NATION)] == [
        "the United States",
        "in the United States",
        "U.S.",
    ]
    assert named("District of Columbia", "state") == [
        "the District of Columbia",
        "in the District of Columbia",
        "District of Columbia",
    ]
    assert named("Virgin Islands", "territory")[:2] == [
        "the Virgin Islands",
        "in the Virgin Islands",
    ]
    assert called(replace(CALIFORNIA, area_name="Guam", area_kind="territory")) == "Guam"


def test_a_long_name_is_said_once_and_then_here():
    assert [called(NORTH_COAST), inside(NORTH_COAST), label(NORTH_COAST)] == [
        "the rural North Coast Region of California",
        "here",
        "Rural North Coast Region",
    ]
    assert named("California nonmetropolitan area", "nonmetropolitan area")[2] == (
        "Rural California"
    )
