"""The gap between the two sides of a pair, first less second."""

import pytest

from tests.support.tables import RELEASE, run

PAIR = {
    "pair_slug": "ma_vs_moa",
    "first_occupation_code": "31-9092",
    "second_occupation_code": "43-6013",
}
STEM = {"pair_slug": "ma_vs_moa", "release": RELEASE, "area_code": "0040900"}
UNKNOWN = {"annual_mean_verdict": "not known"}


def pay(occupation, area="0040900", release=RELEASE, **measures):
    return {
        "release": release,
        "area_code": area,
        "occupation_code": occupation,
        **measures,
    }


def gaps(*rows, pairs=(PAIR,)):
    places = {(row["release"], row["area_code"]): None for row in rows}
    areas = [{"release": release, "area_code": area} for release, area in places]
    tables = {"marts.areas": areas, "marts.pairs": pairs, "marts.pay_estimates": rows}
    return run("5_run/role_gaps", tables)


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
            **UNKNOWN,
            "first_annual_median_usd": 60000.0,
            "second_annual_median_usd": 48000.0,
            "annual_median_gap_usd": 12000.0,
            "annual_median_gap_pct": 25.0,
            "hourly_median_gap_usd": 4.5,
            "first_annual_mean_usd": 55000.0,
            "second_annual_mean_usd": 50000.0,
            "annual_mean_gap_usd": 5000.0,
            "annual_mean_gap_pct": 10.0,
        }
    ]


def test_where_the_second_earns_more_the_gap_is_negative():
    first, second = (
        pay(code, annual_median_usd=median)
        for code, median in [("31-9092", 30000.0), ("43-6013", 40000.0)]
    )

    (row,) = gaps(first, second)
    assert (row["annual_median_gap_usd"], row["annual_median_gap_pct"]) == (-10000.0, -25.0)


def test_dollars_by_the_hour_are_told_to_the_cent():
    first, second = pay("31-9092", hourly_median_usd=24.1), pay("43-6013", hourly_median_usd=23.8)

    assert gaps(first, second) == [{**STEM, **UNKNOWN, "hourly_median_gap_usd": 0.3}]


def test_where_one_median_is_withheld_there_is_no_gap_of_medians():
    first = pay("31-9092", annual_median_note_code="8", hourly_median_usd=30.0)
    second = pay("43-6013", annual_median_usd=40000.0, hourly_median_usd=20.0)

    assert gaps(first, second) == [
        {**STEM, **UNKNOWN, "second_annual_median_usd": 40000.0, "hourly_median_gap_usd": 10.0}
    ]


def test_where_one_side_has_no_estimate_its_area_still_has_a_row_that_says_so():
    first = pay("31-9092", annual_median_usd=60000.0)
    elsewhere = pay("43-6013", area="0600000", annual_median_usd=40000.0)
    earlier = pay("43-6013", release="2024A01", annual_median_usd=40000.0)

    second = {**STEM, **UNKNOWN, "second_annual_median_usd": 40000.0}
    assert gaps(first, elsewhere, earlier) == [
        {**second, "release": "2024A01"},
        {**STEM, **UNKNOWN, "first_annual_median_usd": 60000.0},
        {**second, "area_code": "0600000"},
    ]


@pytest.mark.parametrize(
    ("mean", "verdict"),
    [
        (50823.0, "first more"),
        (50822.5, "too close"),
        (50000.0, "too close"),
        (49177.5, "too close"),
        (49177.0, "second more"),
    ],
)
def test_means_differ_only_when_their_gap_exceeds_its_margin(mean, verdict):
    first = pay("31-9092", annual_mean_usd=mean, annual_mean_standard_error_usd=300.0)
    second = pay("43-6013", annual_mean_usd=50000.0, annual_mean_standard_error_usd=400.0)

    assert gaps(first, second) == [
        {
            **STEM,
            "first_annual_mean_usd": mean,
            "second_annual_mean_usd": 50000.0,
            "annual_mean_gap_usd": mean - 50000.0,
            "annual_mean_gap_pct": pytest.approx((mean - 50000.0) / 500),
            "annual_mean_gap_margin_usd": 822.5,
            "annual_mean_gap_low_usd": mean - 50000.0 - 822.5,
            "annual_mean_gap_high_usd": mean - 50000.0 + 822.5,
            "annual_mean_verdict": verdict,
        }
    ]


def test_without_a_standard_error_nothing_is_claimed():
    first = pay("31-9092", annual_mean_usd=60000.0)
    second = pay("43-6013", annual_mean_usd=50000.0, annual_mean_standard_error_usd=400.0)

    assert gaps(first, second) == [
        {
            **STEM,
            **UNKNOWN,
            "first_annual_mean_usd": 60000.0,
            "second_annual_mean_usd": 50000.0,
            "annual_mean_gap_usd": 10000.0,
            "annual_mean_gap_pct": 20.0,
        }
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
