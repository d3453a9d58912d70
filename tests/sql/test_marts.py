"""The marts that join little or nothing: areas, occupations, outlook, pairs, pay and roles."""

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
    }

    assert run("3_marts/areas", rows) == [priced]


def test_only_the_newest_round_is_marked_so():
    rounds = [
        {"projection_round": name, "occupation_code": "31-9092", "change_pct": change}
        for name, change in [("2023-33", 15.0), ("2024-34", 12.5)]
    ]

    assert run("3_marts/outlook", {"staging.stg_bls_projections__occupations": rounds}) == [
        {**rounds[0], "is_newest_round": False},
        {**rounds[1], "is_newest_round": True},
    ]


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
            "pairs",
            "staging.stg_pairs__pairs",
            {"pair_slug": "a_vs_b", "first_role_slug": "a", "second_occupation_code": "29-2061"},
        ),
        (
            "pay_estimates",
            "intermediate.int_pay_estimated",
            {
                "release": RELEASE, "area_code": "0040900", "occupation_code": "31-9092",
                "annual_median_usd": 61970.0, "employment_note_code": "8",
                "annual_mean_standard_error_usd": 930.0, "annual_ceiling_usd": 239200.0,
            },
        ),
        (
            "roles",
            "staging.stg_roles__roles",
            {"role_slug": "a", "workplace_names": ["clinics"], "practical_duty_texts": []},
        ),
    ],
)  # fmt: skip
def test_a_mart_shows_its_one_table_as_it_is(mart, table, row):
    assert run(f"3_marts/{mart}", {table: [row]}) == [row]
