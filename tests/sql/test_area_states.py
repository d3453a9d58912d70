"""The states that an area lies in, as its name has them."""

import pytest

from tests.support.tables import RELEASE, run

STATES = [
    {"postal_code": postal, "state_code": code, "state_name": name}
    for postal, code, name in [
        ("CA", "06", "California"), ("KS", "20", "Kansas"), ("MO", "29", "Missouri"),
        ("PR", "72", "Puerto Rico"),
    ]
]  # fmt: skip


def bridged(name, state, kind):
    area = {
        "release": RELEASE, "area_code": "0028140", "area_name": name, "state_code": state,
        "area_kind": kind,
    }  # fmt: skip
    rows = {"staging.stg_bls_oews__areas": [area], "staging.stg_states__states": STATES}
    return run("2_intermediate/int_area_states", rows)


def test_an_area_that_crosses_a_line_lies_in_both_states_and_is_counted_to_one():
    area = {"release": RELEASE, "area_code": "0028140", "area_name": "Kansas City, MO-KS"}

    assert bridged("Kansas City, MO-KS", "29", "metropolitan area") == [
        {**area, "postal_code": "KS", "state_name": "Kansas", "is_counted_there": False},
        {**area, "postal_code": "MO", "state_name": "Missouri", "is_counted_there": True},
    ]


@pytest.mark.parametrize(
    ("name", "state", "kind", "postal_codes"),
    [
        ("Sacramento-Roseville-Folsom, CA", "06", "metropolitan area", ["CA"]),
        ("North Valley nonmetropolitan area", "06", "nonmetropolitan area", ["CA"]),
        ("Kansas", "20", "state", ["KS"]),
        ("Puerto Rico", "72", "territory", ["PR"]),
        ("United States", "00", "nation", []),
    ],
)
def test_an_area_lies_in_the_state_of_its_name_or_that_it_is_counted_to(
    name, state, kind, postal_codes
):
    assert [row["postal_code"] for row in bridged(name, state, kind)] == postal_codes


def test_the_mart_hands_them_on():
    row = {"release": RELEASE, "area_code": "0028140", "postal_code": "KS", "state_name": "Kansas"}

    assert run("3_marts/area_states", {"intermediate.int_area_states": [row]}) == [row]
