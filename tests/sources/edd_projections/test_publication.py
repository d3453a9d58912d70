"""California's projections: each area of the publisher is one of the pay survey, or part of one."""

import pytest

from pipeline.archive.releases import releases
from pipeline.core.paths import ROOT
from pipeline.sources.edd_projections.publication import AREAS, SOURCE
from pipeline.sources.parse import parse

DIVIDED = {"0031080", "0041860"}


@pytest.fixture(scope="module")
def surveyed():
    """Give the areas of California in the pay survey, code by code."""
    lines = (ROOT / "data/raw/bls_oews/2025A01/oe.area").read_text().splitlines()
    cells = ([cell.strip() for cell in line.split("\t")] for line in lines)
    return {code: name for state, code, _, name in cells if state == "06"}


def test_every_area_of_california_is_matched_once_or_said_to_be_divided(surveyed):
    matched = [place.area_code for place in AREAS.values() if place.area_code]

    assert len(matched) == len(set(matched)) == 27
    assert {place.part_of_area_code for place in AREAS.values()} == {*DIVIDED, None}
    assert surveyed.keys() == {*matched, *DIVIDED}
    assert not [one for one in AREAS.values() if one.area_code and one.part_of_area_code]


def test_an_area_and_its_match_are_called_alike(surveyed):
    for place in AREAS.values():
        if place.area_code:
            city = place.name.partition(" MSA")[0].partition(" (")[0]
            assert surveyed[place.area_code].startswith(city), place


def test_what_ships_is_the_state_and_all_31_areas_each_with_its_round():
    (frame,) = parse(releases(ROOT / "data/raw", [SOURCE]), [SOURCE])
    rounds = frame.rows.select("area_name", "start_year", "end_year").unique()

    assert frame.rows.height == 1448
    assert {name for name, *_ in rounds.rows()} == AREAS.keys()
    assert {(name == "California", *years) for name, *years in rounds.rows()} == {
        (True, 2024, 2034), (False, 2023, 2033),
    }  # fmt: skip
