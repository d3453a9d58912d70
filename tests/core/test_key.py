"""A key is read into its fields and written again letter for letter."""

import json

import pytest

from pipeline.core.key import FORMS, Key

KEYS = {
    "OEUM004090000000031909213": Key("series", stem="OEUM0040900000000319092", data_type="13"),
    "Table 1.2, 31-9092, change_pct": Key("projection", "1.2", "31-9092", "change_pct"),
    "Table 1.10, 31-9092, openings_thousands": Key(
        "projection", "1.10", "31-9092", "openings_thousands"
    ),
    "MARPP, GeoFIPS 40900, RPPs: All items, 2023": Key(
        "parity", "MARPP", column="RPPs: All items", place="40900", year="2023"
    ),
    "SARPP, GeoFIPS 06000, vintage": Key("parity", "SARPP", column="vintage", place="06000"),
    "occupation 31-9092": Key("occupation", occupation="31-9092"),
    "Alternate Titles, 31-9092, Alternate Title": Key(
        "title", "Alternate Titles", "31-9092", "Alternate Title"
    ),
    "Sample of Reported Titles, 43-6013, Clerk (Medical, Office)": Key(
        "title", "Sample of Reported Titles", "43-6013", "Clerk (Medical, Office)"
    ),
    "CUUR0000SA0, 2025 M05": Key("prices", stem="CUUR0000SA0", year="2025", period="M05"),
    "national_M2021_dl, 31-9092, A_MEAN": Key(
        "sheet", "national", "31-9092", "A_MEAN", year="2021"
    ),
    "state_M2022_dl, AREA 06, 31-9092, MEAN_PRSE": Key(
        "sheet", "state", "31-9092", "MEAN_PRSE", "06", "2022"
    ),
    "next expected": Key("text", column="next expected"),
    "data/raw/roles/x.toml.summary": Key("text", column="data/raw/roles/x.toml.summary"),
    "": Key("text"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "key"), KEYS.items(), ids=KEYS)
def test_a_key_is_read_into_its_fields_and_written_again(text, key):
    assert Key.parse(text) == key
    assert str(key) == text


def test_every_kind_of_key_is_in_the_list():
    assert {key.kind for key in KEYS.values()} == set(FORMS)


def test_a_series_names_its_area_and_its_occupation():
    series = Key.parse("OEUS060000000000031909213")

    assert (series.area_type, series.area, series.soc_code) == ("S", "0600000", "31-9092")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("OEUM004090000000031909213", "bls_oews"),
        ("state_M2022_dl, AREA 06, 31-9092, MEAN_PRSE", "bls_oews"),
        ("Table 1.2, 31-9092, change_pct", "bls_projections"),
        ("SARPP, GeoFIPS 06000, vintage", "bea_rpp"),
        ("Alternate Titles, 31-9092, Alternate Title", "onet"),
        ("CUUR0000SA0, 2025 M05", "bls_cpi"),
        ("release", ""),
    ],
)
def test_a_key_names_its_source(text, source):
    assert Key.parse(text).source == source


def test_the_keys_of_a_whole_edition_are_written_again_letter_for_letter(first_run):
    found = list((first_run[0] / "data/out/latest/").rglob("*.figures.json"))
    records = [record for path in found for record in json.loads(path.read_text())]
    keys = {key for record in records for key in (record["key"], *record["inputs"])}

    assert len(keys) > 150
    assert [key for key in keys if str(Key.parse(key)) != key] == []
