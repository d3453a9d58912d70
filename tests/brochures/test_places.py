"""An area is named as a sentence, a list or a narrow column needs it."""

from dataclasses import replace

import pytest

from pipeline.brochures.places import called, inside, label, place_name, short_name
from tests.support.comparisons import CALIFORNIA, NATION, NORTH_COAST, SACRAMENTO


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sacramento-Roseville-Folsom, CA", "Sacramento"),
        ("Winston-Salem, NC", "Winston-Salem"),
        ("Scranton--Wilkes-Barre, PA", "Scranton"),
        ("Louisville/Jefferson County, KY-IN", "Louisville"),
        ("Nashville-Davidson--Murfreesboro--Franklin, TN", "Nashville"),
        ("Washington-Arlington-Alexandria, DC-VA-MD-WV", "Washington"),
        ("Urban Honolulu, HI", "Urban Honolulu"),
        ("Lake Havasu City-Kingman, AZ", "Lake Havasu City"),
        ("Port St. Lucie, FL", "Port St. Lucie"),
    ],
)
def test_a_metropolitan_area_goes_by_its_principal_city(name, short):
    assert short_name(name, "metropolitan area") == short
    assert place_name(name) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("North Coast Region of California nonmetropolitan area", "North Coast"),
        ("Eastern Sierra-Mother Lode Region of California nonmetropolitan area",
         "Eastern Sierra-Mother Lode"),
        ("Southeast-Central Idaho nonmetropolitan area", "Southeast-Central Idaho"),
        ("Upper Peninsula of Michigan nonmetropolitan area", "Upper Peninsula of Michigan"),
        ("Hawaii / Kauai nonmetropolitan area", "Hawaii / Kauai"),
        ("North Northeastern Ohio nonmetropolitan area (noncontiguous)", "North Northeastern Ohio"),
        ("District of Columbia", "District of Columbia"),
    ],
)  # fmt: skip
def test_a_list_names_a_nonmetropolitan_area_without_saying_so_and_a_state_whole(name, short):
    assert place_name(name) == short


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


def test_a_nonmetropolitan_area_is_named_shortly_in_a_column_and_is_no_state():
    assert [called(NORTH_COAST), inside(NORTH_COAST), label(NORTH_COAST)] == [
        "the North Coast Region of California nonmetropolitan area",
        "here",
        "North Coast",
    ]
    assert named("California nonmetropolitan area", "nonmetropolitan area")[2] == (
        "Nonmetropolitan California"
    )
