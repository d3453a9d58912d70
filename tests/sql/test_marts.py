"""The marts that join little or nothing: areas, occupations, outlook, pay and sources."""

import pytest

from tests.support.tables import RELEASE, run

AREA = {
    "release": RELEASE,
    "area_code": "0040900",
    "area_name": "Sacramento-Roseville-Folsom, CA",
    "area_kind": "metropolitan area",
    "state_area_code": "0600000",
    "state_name": "California",
    "peer_group_code": "0600000",
}
PARITY = {
    "parity_year": 2024,
    "parity_table_name": "MARPP",
    "parity_geo_code": "40900",
    "parity_geo_name": "Sacramento-Roseville-Folsom, CA",
    "parity_vintage_name": "February 19, 2026",
    "price_parity_index": 107.4,
    "housing_parity_index": 130.2,
    "is_mostly_housing": True,
}


@pytest.mark.parametrize(
    ("key", "priced"),
    [
        ((RELEASE, "0040900"), {**AREA, **PARITY}),
        (("2024A01", "0040900"), AREA),
        ((RELEASE, "0038660"), AREA),
    ],
)
def test_an_area_has_its_own_price_parity_or_none(key, priced):
    parity = {"release": key[0], "area_code": key[1], **PARITY}
    rows = {
        "intermediate.int_areas_described": [AREA],
        "intermediate.int_parities_matched": [parity],
        "intermediate.int_area_states": [],
    }

    assert run("3_marts/areas", rows) == [priced]


def test_an_area_names_the_states_that_it_lies_in():
    rows = {
        "intermediate.int_areas_described": [AREA],
        "intermediate.int_parities_matched": [],
        "intermediate.int_area_states": [
            {"release": RELEASE, "area_code": "0040900", "state_name": name}
            for name in ("Nevada", "California")
        ],
    }

    assert run("3_marts/areas", rows) == [{**AREA, "state_names": "California, Nevada"}]


def test_only_the_newest_round_is_marked_so():
    rounds = [
        {"projection_round": name, "occupation_code": "31-9092", "change_pct": change}
        for name, change in [("2023-33", 15.0), ("2024-34", 12.5)]
    ]

    assert run("3_marts/outlook", {"staging.stg_bls_projections__occupations": rounds}) == [
        {**rounds[0], "is_newest_round": False},
        {**rounds[1], "is_newest_round": True},
    ]


def test_a_reason_over_all_industries_stands_for_those_of_some():
    reasons = [
        {"projection_round": name, "occupation_code": code, "matrix_industry_code": industry}
        for name, code, industry in [
            ("2023-33", "31-9092", "TE1000"), ("2024-34", "31-9092", "621100"),
            ("2024-34", "31-9092", "621320"), ("2024-34", "43-6013", "621100"),
            ("2024-34", "43-6013", "TE1000"),
        ]
    ]  # fmt: skip

    found = run("3_marts/outlook_reasons", {"staging.stg_bls_projections__reasons": reasons})

    assert found == [
        {**reasons[number], "is_all_industries": is_all, "is_newest_round": is_newest}
        for number, is_all, is_newest in [
            (0, True, False), (1, False, True), (2, False, True), (4, True, True),
        ]
    ]  # fmt: skip


def test_an_outlook_stands_beside_the_average_of_its_own_round():
    rounds = [
        {"projection_round": name, "occupation_code": code, "change_pct": change}
        for name, code, change in [
            ("2023-33", "00-0000", 4.0), ("2023-33", "31-9092", 15.0),
            ("2024-34", "00-0000", 3.1), ("2024-34", "31-9092", 12.5),
        ]
    ]  # fmt: skip

    found = run("3_marts/outlook", {"staging.stg_bls_projections__occupations": rounds})

    assert [(row["occupation_code"], row["average_change_pct"]) for row in found] == [
        ("00-0000", 4.0), ("31-9092", 4.0), ("00-0000", 3.1), ("31-9092", 3.1),
    ]  # fmt: skip


def test_an_outlook_keeps_every_figure():
    row = {
        "projection_round": "2024-34", "occupation_code": "31-9092",
        "occupation_name": "Medical assistants", "is_detailed": True,
        "start_year": 2024, "end_year": 2034,
        "employment_start_thousands": 811.0, "employment_end_thousands": 912.2,
        "change_thousands": 101.2, "change_pct": 12.5, "exits_per_year_thousands": 40.1,
        "transfers_per_year_thousands": 62.1, "separations_per_year_thousands": 102.2,
        "openings_per_year_thousands": 112.3, "typical_education_name": "Nondegree award",
        "work_experience_name": "None", "on_the_job_training_name": "None",
    }  # fmt: skip

    assert run("3_marts/outlook", {"staging.stg_bls_projections__occupations": [row]}) == [
        {**row, "is_newest_round": True}
    ]


@pytest.mark.parametrize(
    ("mart", "table", "row"),
    [
        (
            "occupations",
            "staging.stg_bls_oews__occupations",
            {"release": RELEASE, "occupation_code": "31-9092", "is_detailed": True},
        ),
        (
            "sources",
            "staging.stg_receipts__files",
            {"source": "bls_cpi", "release": "2026-08", "file_name": "cu.data.1", "sha256": "09"},
        ),
    ],
)
def test_a_mart_shows_its_one_table_as_it_is(mart, table, row):
    assert run(f"3_marts/{mart}", {table: [row]}) == [row]


PAID = {
    "release": RELEASE, "area_code": "0040900", "occupation_code": "31-9092",
    "annual_median_usd": 53700.0, "annual_mean_usd": 64440.0, "employment_note_code": "8",
    "annual_mean_standard_error_usd": 930.0, "annual_ceiling_usd": 239200.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("priced", "adjusted"),
    [
        (
            (RELEASE, "0040900"),
            {"adjusted_annual_median_usd": 50000.0, "adjusted_annual_mean_usd": 60000.0},
        ),
        (("2024A01", "0040900"), {}),
        ((RELEASE, "0038660"), {}),
    ],
)
def test_pay_is_adjusted_by_the_price_parity_of_its_area_where_there_is_one(priced, adjusted):
    release, area_code = priced
    parity = {"release": release, "area_code": area_code, "price_parity_index": 107.4}
    rows = {
        "intermediate.int_pay_estimated": [PAID],
        "intermediate.int_parities_matched": [parity],
    }

    assert run("3_marts/pay_estimates", rows) == [
        {**PAID, **{name: pytest.approx(value) for name, value in adjusted.items()}}
    ]
