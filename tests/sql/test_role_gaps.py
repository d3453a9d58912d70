"""The gap between the two sides of a pair, first less second."""

import pytest

from tests.support.tables import RELEASE, run

PAIR = {
    "pair_slug": "ma_vs_moa",
    "first_occupation_code": "31-9092",
    "second_occupation_code": "43-6013",
}
STEM = {"pair_slug": "ma_vs_moa", "release": RELEASE, "area_code": "0040900"}


def pay(occupation, area="0040900", release=RELEASE, **measures):
    return {
        "release": release,
        "area_code": area,
        "occupation_code": occupation,
        **measures,
    }


def gaps(*rows, pairs=(PAIR,)):
    tables = {"staging.stg_pairs__pairs": pairs, "intermediate.int_pay_estimated": rows}
    return run("3_marts/role_gaps", tables)


def test_a_gap_is_first_less_second_in_dollars_and_in_percent_of_the_second():
    first = pay(
        "31-9092", annual_median_usd=60000.0, hourly_median_usd=30.0, annual_mean_usd=55000.0
    )
    second = pay(
        "43-6013", annual_median_usd=48000.0, hourly_median_usd=25.5, annual_mean_usd=50000.0
    )

    assert gaps(first, second) == [
        {
            **STEM,
            "annual_median_gap_usd": 12000.0,
            "annual_median_gap_pct": 25.0,
            "hourly_median_gap_usd": 4.5,
            "annual_mean_gap_usd": 5000.0,
            "annual_mean_gap_pct": 10.0,
        }
    ]


def test_where_the_second_earns_more_the_gap_is_negative():
    first, second = (
        pay(code, annual_median_usd=median)
        for code, median in [("31-9092", 30000.0), ("43-6013", 40000.0)]
    )

    assert gaps(first, second) == [
        {**STEM, "annual_median_gap_usd": -10000.0, "annual_median_gap_pct": -25.0}
    ]


def test_where_one_median_is_withheld_there_is_no_gap_of_medians():
    first = pay("31-9092", annual_median_note_code="8", hourly_median_usd=30.0)
    second = pay("43-6013", annual_median_usd=40000.0, hourly_median_usd=20.0)

    assert gaps(first, second) == [{**STEM, "hourly_median_gap_usd": 10.0}]


def test_where_one_side_has_no_estimate_there_is_no_row():
    first = pay("31-9092", annual_median_usd=60000.0)
    elsewhere = pay("43-6013", area="0600000", annual_median_usd=40000.0)
    earlier = pay("43-6013", release="2024A01", annual_median_usd=40000.0)

    assert gaps(first, elsewhere, earlier) == []


@pytest.mark.parametrize(
    ("mean", "is_beyond"),
    [(50823.0, True), (50822.5, False), (49177.5, False), (49177.0, True), (50000.0, False)],
)
def test_means_differ_only_when_their_gap_exceeds_its_margin(mean, is_beyond):
    first = pay("31-9092", annual_mean_usd=mean, annual_mean_standard_error_usd=300.0)
    second = pay("43-6013", annual_mean_usd=50000.0, annual_mean_standard_error_usd=400.0)

    assert gaps(first, second) == [
        {
            **STEM,
            "annual_mean_gap_usd": mean - 50000.0,
            "annual_mean_gap_pct": pytest.approx((mean - 50000.0) / 500),
            "annual_mean_gap_margin_usd": 822.5,
            "annual_mean_gap_low_usd": mean - 50000.0 - 822.5,
            "annual_mean_gap_high_usd": mean - 50000.0 + 822.5,
            "is_mean_gap_beyond_error": is_beyond,
        }
    ]


def test_without_a_standard_error_nothing_is_claimed():
    first = pay("31-9092", annual_mean_usd=60000.0)
    second = pay("43-6013", annual_mean_usd=50000.0, annual_mean_standard_error_usd=400.0)

    assert gaps(first, second) == [
        {**STEM, "annual_mean_gap_usd": 10000.0, "annual_mean_gap_pct": 20.0}
    ]


def test_every_pair_has_its_gap_in_every_release():
    pairs = [
        PAIR,
        {
            **PAIR,
            "pair_slug": "back",
            "first_occupation_code": "43-6013",
            "second_occupation_code": "31-9092",
        },
    ]
    rows = [
        pay(code, release=release, annual_median_usd=median)
        for release in ("2024A01", RELEASE)
        for code, median in [("31-9092", 50000.0), ("43-6013", 40000.0)]
    ]

    found = gaps(*rows, pairs=pairs)

    assert [(row["release"], row["pair_slug"], row["annual_median_gap_usd"]) for row in found] == [
        ("2024A01", "back", -10000.0),
        ("2024A01", "ma_vs_moa", 10000.0),
        (RELEASE, "back", -10000.0),
        (RELEASE, "ma_vs_moa", 10000.0),
    ]
