"""What ships of counties fits the areas of the pay survey, and says of which it is unsure."""

import shutil

import pytest

from pipeline.archive.releases import newest_good
from pipeline.brochures.areas import areas
from pipeline.core.errors import ParseError
from pipeline.core.paths import Paths
from pipeline.sources.census_areas.counties import County, counties
from pipeline.sources.census_areas.publication import SOURCE
from tests.support.samples import folder


@pytest.fixture(scope="module")
def known():
    return counties(Paths().raw)


def test_every_metropolitan_area_of_the_survey_has_its_counties(known):
    metros = {area.code for area in areas(Paths()) if area.kind == "metropolitan area"}
    held = {one.area for one in known.by_code.values() if one.area}

    assert {code for code in held if code.startswith("00")} == metros
    assert held - metros == {
        "0600003",
        "0600006",
        "0600007",
    }  # California's, as its agency has them


def test_every_county_of_california_is_in_an_area(known):
    assert [str(one) for one in known.by_code.values() if one.state == "CA" and not one.area] == []


def test_a_zip_code_has_each_county_that_it_lies_in(known):
    assert [str(one) for one in known.of("95814")] == ["Sacramento County, CA"]
    assert known.of("95668") == [
        County("06061", "Placer County", "0040900"), County("06101", "Sutter County", "0049700"),
    ]  # fmt: skip
    assert known.of("99999") == []


def test_connecticut_s_old_counties_are_in_no_list_of_areas(known):
    unsure = {one.name: one.area for one in known.called("Fairfield, CT")}

    assert unsure == {"Fairfield": None}
    assert {one.state for one in known.by_code.values() if one.area is None} == {"CT"}


def test_without_one_of_the_lists_nothing_is_known_of_counties(tmp_path):
    shutil.copytree(folder("geonames"), tmp_path / "geonames")

    assert counties(tmp_path) is None


def test_a_release_without_both_tables_is_refused(tmp_path):
    shutil.copytree(folder("census_areas"), tmp_path / "census_areas")
    release = tmp_path / "census_areas/2023-07"
    (release / "receipt.json").unlink()
    (release / "zip_counties.parquet").unlink()

    with pytest.raises(ParseError, match="the two tidy tables are not there"):
        SOURCE.read(newest_good(tmp_path, SOURCE))
