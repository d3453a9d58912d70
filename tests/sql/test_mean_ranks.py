"""The places that a mean may take among its peers, and how many errors make two means apart."""

from statistics import NormalDist

import pytest

from tests.support.tables import RELEASE, run

VALUES = [{"comparison_count": n, "critical_value": 2.0} for n in (1, 2, 3)]


def mean_ranks(means, group="0600000", jobs=None):
    """Rank areas by code, given (mean, standard error); two errors make them apart.

    jobs: by code, where a floor is set.
    """
    floor = {
        "release": RELEASE, "peer_group_code": group, "occupation_code": "31-9092",
        "employment_floor_count": 500,
    }  # fmt: skip
    rows = {
        "intermediate.int_critical_values_corrected": VALUES,
        "intermediate.int_rank_floors": [floor] if jobs else [],
        "intermediate.int_areas_described": [
            {"release": RELEASE, "area_code": area, "peer_group_code": group} for area in means
        ],
        "intermediate.int_pay_estimated": [
            {
                "release": RELEASE,
                "area_code": area,
                "occupation_code": "31-9092",
                "employment_count": (jobs or {}).get(area),
                "annual_mean_usd": mean,
                "annual_mean_standard_error_usd": error,
            }
            for area, (mean, error) in means.items()
        ],
    }
    return run("3_marts/mean_ranks", rows)


def places(means):
    return {row["area_code"]: (row["best_rank"], row["worst_rank"]) for row in mean_ranks(means)}


def test_means_far_apart_have_one_place_each():
    assert mean_ranks({"a": (90.0, 3.0), "b": (50.0, 4.0)}) == [
        {
            "release": RELEASE,
            "area_code": area,
            "occupation_code": "31-9092",
            "mean_peer_count": 2,
            "critical_value": 2.0,
            "mean_rank": rank,
            "best_rank": rank,
            "worst_rank": rank,
        }
        for area, rank in [("a", 1), ("b", 2)]
    ]


def test_means_that_error_may_explain_share_their_places():
    found = places({"a": (90.0, 3.0), "b": (85.0, 4.0), "c": (75.1, 4.0), "d": (1.0, 3.0)})

    assert found == {"a": (1, 2), "b": (1, 3), "c": (2, 3), "d": (4, 4)}


def test_exactly_as_far_as_the_margin_is_not_apart():
    assert places({"a": (60.0, 3.0), "b": (50.0, 4.0)}) == {"a": (1, 2), "b": (1, 2)}


def test_a_mean_without_an_error_has_no_place_and_takes_none():
    assert places({"a": (90.0, 3.0), "b": (50.0, None), "c": (10.0, 3.0)}) == {
        "a": (1, 1),
        "c": (2, 2),
    }


def test_without_peers_there_is_no_place():
    assert places({"a": (90.0, 3.0)}) == {}


def test_areas_without_peers_have_no_place():
    assert mean_ranks({"a": (90.0, 3.0), "b": (50.0, 4.0)}, group=None) == []


def test_an_area_below_the_floor_has_no_place_and_takes_none():
    means = {"a": (90.0, 3.0), "b": (50.0, 4.0), "c": (10.0, 3.0), "d": (40.0, 4.0)}

    found = mean_ranks(means, jobs={"a": 500, "b": 490, "c": 500, "d": None})

    assert found == mean_ranks({"a": means["a"], "c": means["c"]})


# int_critical_values_corrected


def critical_values(areas=60):
    rows = [{"release": RELEASE, "area_code": f"{n:07}"} for n in range(areas)]
    found = run(
        "2_intermediate/int_critical_values_corrected", {"staging.stg_bls_oews__areas": rows}
    )
    return {row["comparison_count"]: row["critical_value"] for row in found}


def test_one_comparison_has_the_ordinary_point_and_several_share_its_error():
    found = critical_values()

    assert found[1] == 1.645
    assert len(found) == 60
    for count, value in found.items():
        assert value == pytest.approx(NormalDist().inv_cdf(1 - 0.05 / count), abs=0.001)


def test_there_are_as_many_as_pairs_of_eight_places_at_least():
    assert list(critical_values(areas=2)) == list(range(1, 29))
