"""The areas of a group where an occupation's published median is highest."""

import pytest

from tests.support.tables import RELEASE, run

VALUES = [
    {"comparison_count": n * (n - 1) // 2, "critical_value": 1.0 + n / 10} for n in range(2, 9)
]


FLOOR = {
    "release": RELEASE, "peer_group_code": "0600000", "occupation_code": "31-9092",
    "employment_floor_count": 500,
}  # fmt: skip


def best(*places, means=None, top_coded=(), jobs=None):
    """Give the best of places: code, name, median; all of one group.

    means: by code, a mean and its standard error. top_coded: codes whose median has no number.
    jobs: by code, where a floor is set.
    """
    means = means or {}
    rows = {
        "intermediate.int_critical_values_corrected": VALUES,
        "intermediate.int_rank_floors": [FLOOR] if jobs else [],
        "intermediate.int_pay_estimated": [
            {
                "release": RELEASE,
                "area_code": code,
                "occupation_code": "31-9092",
                "employment_count": (jobs or {}).get(code),
                "series_stem": f"stem of {code}",
                "annual_median_usd": median,
                "annual_median_note_code": "5" if code in top_coded else None,
                "ceiling_note_code": "5",
                "annual_mean_usd": means.get(code, (None, None))[0],
                "annual_mean_standard_error_usd": means.get(code, (None, None))[1],
            }
            for code, _, median in places
        ],
        "intermediate.int_areas_described": [
            {
                "release": RELEASE,
                "area_code": code,
                "area_name": name,
                "peer_group_code": "0600000" if code != "nation" else None,
            }
            for code, name, _ in places
        ],
    }
    return run("3_marts/best_paying_areas", rows)


def test_a_place_says_its_group_and_its_series():
    assert best(("0040900", "Sacramento, CA", 61970.0)) == [
        {
            "release": RELEASE,
            "peer_group_code": "0600000",
            "occupation_code": "31-9092",
            "area_code": "0040900",
            "area_name": "Sacramento, CA",
            "series_stem": "stem of 0040900",
            "annual_median_usd": 61970.0,
            "place_number": 1,
            "top_coded_count": 0,
            "is_tied_at_cut": False,
        }
    ]


def test_the_best_come_first_and_ties_go_by_name():
    places = best(("a", "Yuba", 5.0), ("b", "Chico", 5.0), ("c", "Napa", 9.0), ("d", "Alpine", 1.0))

    assert [row["area_name"] for row in places] == ["Napa", "Chico", "Yuba", "Alpine"]


def test_there_are_eight_at_most():
    places = best(*((f"{n:02}", f"Place {n:02}", 100.0 - n) for n in range(10)))

    assert [(row["place_number"], row["annual_median_usd"]) for row in places] == [
        (n + 1, 100.0 - n) for n in range(8)
    ]


@pytest.mark.parametrize(("ninth", "is_tied"), [(92.0, True), (91.0, False), (None, False)])
def test_the_last_place_says_whether_the_next_is_as_good(ninth, is_tied):
    places = best(*((f"{n:02}", f"Place {n:02}", 99.0 - n) for n in range(8)), ("z", "Z", ninth))

    assert [row["is_tied_at_cut"] for row in places] == [*[False] * 7, is_tied]


def test_a_withheld_median_is_no_place():
    assert best(("a", "Napa", None)) == []


def test_top_coded_medians_are_no_places_but_are_counted():
    places = best(
        ("a", "Napa", None), ("b", "Chico", 8.0), ("c", "Yuba", None), ("d", "Alpine", None),
        top_coded=("a", "c"),
    )  # fmt: skip

    assert [(row["area_name"], row["top_coded_count"]) for row in places] == [("Chico", 2)]


def test_an_area_below_the_floor_is_no_place_and_is_not_counted():
    places = best(
        ("a", "Napa", 9.0), ("b", "Chico", 8.0), ("c", "Yuba", None), ("d", "Alpine", 7.0),
        top_coded=("c",), means={"b": (8.0, 0.1), "d": (7.0, 0.1)},
        jobs={"a": 490, "b": 500, "c": None, "d": 9000},
    )  # fmt: skip

    assert [
        (row["area_name"], row["place_number"], row["employment_floor_count"]) for row in places
    ] == [("Chico", 1, 500), ("Alpine", 2, 500)]
    assert {row["top_coded_count"] for row in places} == {0}
    # two places are one pair: 1.2 errors of 0.1414 dollars
    assert places[1]["annual_mean_less_first_margin_usd"] == pytest.approx(1.2 * 0.02**0.5)


def test_an_area_without_a_group_is_no_place():
    assert best(("nation", "United States", 5.0)) == []


def test_means_say_whether_another_is_apart_from_the_first():
    places = best(
        ("a", "Napa", 9.0), ("b", "Chico", 8.0), ("c", "Yuba", 7.0), ("d", "Alpine", 6.0),
        means={"a": (500.0, 3.0), "b": (492.9, 4.0), "c": (493.1, 4.0), "d": (507.1, 4.0)},
    )  # fmt: skip

    # four places are six pairs: 1.4 errors of 5 dollars
    assert [
        (
            row.get("annual_mean_less_first_usd"),
            row.get("annual_mean_less_first_margin_usd"),
            row.get("is_mean_apart_from_first"),
        )
        for row in places
    ] == [
        (None, None, None),
        (pytest.approx(-7.1), 7.0, True),
        (pytest.approx(-6.9), 7.0, False),
        (pytest.approx(7.1), 7.0, True),
    ]


def test_a_mean_without_an_error_is_not_judged():
    places = best(
        ("a", "Napa", 9.0), ("b", "Chico", 8.0), means={"a": (500.0, 3.0), "b": (9.0, None)}
    )

    assert [row.get("is_mean_apart_from_first") for row in places] == [None, None]


def test_groups_occupations_and_releases_have_places_of_their_own():
    pay = [("2024A01", "a", "x"), (RELEASE, "a", "x"), (RELEASE, "a", "y"), (RELEASE, "b", "x")]
    areas = [("2024A01", "a", "states"), (RELEASE, "a", "states"), (RELEASE, "b", "0600000")]
    rows = {
        "intermediate.int_critical_values_corrected": VALUES,
        "intermediate.int_rank_floors": [FLOOR],
        "intermediate.int_pay_estimated": [
            {
                "release": release,
                "area_code": code,
                "occupation_code": occupation,
                "annual_median_usd": 1.0,
            }
            for release, code, occupation in pay
        ],
        "intermediate.int_areas_described": [
            {"release": release, "area_code": code, "peer_group_code": group}
            for release, code, group in areas
        ],
    }

    assert [row["place_number"] for row in run("3_marts/best_paying_areas", rows)] == [1, 1, 1, 1]
