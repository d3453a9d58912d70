"""Where an area's median stands among its peers', as far as withheld and top-coded ones tell."""

from tests.support.tables import RELEASE, run

FLOOR = {
    "release": RELEASE, "peer_group_code": "states", "occupation_code": "31-9092",
    "employment_floor_count": 500,
}  # fmt: skip
CEILING = {"annual_ceiling_usd": 239200.0, "ceiling_note_code": "5"}
TOP_CODED = "top-coded"
WITHHELD = "withheld"
NOTES = {TOP_CODED: "5", WITHHELD: "8"}


def pay(area, median, occupation="31-9092", jobs=None):
    measure = (
        {"annual_median_note_code": NOTES[median]}
        if median in NOTES
        else {"annual_median_usd": median}
    )
    return {
        "release": RELEASE,
        "area_code": area,
        "occupation_code": occupation,
        "series_stem": f"stem of {area}",
        "employment_count": jobs,
        **CEILING,
        **measure,
    }


def area(code, group="states"):
    return {"release": RELEASE, "area_code": code, "peer_group_code": group}


def ranks(medians, groups=None, jobs=None):
    """Rank areas by code; where jobs are given, by code too, a floor is set."""
    groups = groups or dict.fromkeys(medians, "states")
    rows = {
        "intermediate.int_pay_estimated": [
            pay(code, median, jobs=(jobs or {}).get(code)) for code, median in medians.items()
        ],
        "intermediate.int_areas_described": [area(code, group) for code, group in groups.items()],
        "intermediate.int_rank_floors": [FLOOR] if jobs else [],
    }
    return run("3_marts/area_ranks", rows)


def told(medians, groups=None):
    return {
        row["area_code"]: (row.get("peer_rank"), row["peer_count"], row["top_coded_count"])
        for row in ranks(medians, groups)
    }


def told_with_a_floor(medians, jobs):
    """Give the ranks above the floor, and each area's among all."""
    return {
        row["area_code"]: (
            (row.get("peer_rank"), row["peer_count"], row["top_coded_count"]),
            (row.get("unfiltered_rank"), row["unfiltered_count"]),
        )
        for row in ranks(medians, jobs=jobs)
    }


def test_a_rank_says_its_peers_and_its_series():
    assert ranks({"a": 50000.0, "b": 60000.0}) == [
        {
            "release": RELEASE,
            "area_code": code,
            "occupation_code": "31-9092",
            "peer_group_code": "states",
            "series_stem": f"stem of {code}",
            "annual_median_usd": median,
            "is_ranked": True,
            "peer_count": 2,
            "top_coded_count": 0,
            "unfiltered_count": 2,
            "peer_rank": rank,
            "unfiltered_rank": rank,
        }
        for code, median, rank in [("a", 50000.0, 2), ("b", 60000.0, 1)]
    ]


def test_equal_medians_share_a_rank():
    assert told({"a": 60000.0, "b": 50000.0, "c": 60000.0}) == {
        "a": (1, 3, 0),
        "b": (3, 3, 0),
        "c": (1, 3, 0),
    }


def test_a_withheld_median_has_no_rank_and_is_no_peer():
    assert told({"a": 60000.0, "b": WITHHELD}) == {"a": (1, 1, 0)}


def test_a_top_coded_median_outranks_a_published_one_below_the_ceiling():
    assert told({"a": 200000.0, "b": TOP_CODED, "c": TOP_CODED}) == {
        "a": (3, 3, 2),
        "b": (None, 3, 2),
        "c": (None, 3, 2),
    }


def test_a_median_above_the_ceiling_cannot_be_told_from_a_top_coded_one():
    assert told({"a": 239200.0, "b": TOP_CODED, "c": 239190.0, "d": 300000.0}) == {
        "a": (None, 4, 1),
        "b": (None, 4, 1),
        "c": (4, 4, 1),
        "d": (None, 4, 1),
    }


def test_without_top_coded_peers_medians_above_the_ceiling_are_ranked():
    assert told({"a": 239200.0, "b": 300000.0}) == {"a": (2, 2, 0), "b": (1, 2, 0)}


def test_areas_are_ranked_among_those_of_their_own_group():
    groups = {"a": "0600000", "b": "states", "c": "0600000"}

    assert told({"a": 1.0, "b": 2.0, "c": 3.0}, groups) == {
        "a": (2, 2, 0),
        "b": (1, 1, 0),
        "c": (1, 2, 0),
    }


def test_an_area_without_peers_is_not_ranked():
    assert told({"nation": 1.0}, {"nation": None}) == {}


def test_an_area_below_the_floor_or_of_withheld_jobs_is_not_ranked_but_its_rank_among_all_is_kept():
    medians = {"a": 50000.0, "b": 60000.0, "c": 70000.0, "d": 55000.0}

    assert told_with_a_floor(medians, {"a": 500, "b": 9000, "c": 490, "d": None}) == {
        "a": ((2, 2, 0), (4, 4)),
        "b": ((1, 2, 0), (2, 4)),
        "c": ((None, 2, 0), (1, 4)),
        "d": ((None, 2, 0), (3, 4)),
    }


def test_a_top_coded_median_below_the_floor_hides_no_rank_but_the_one_among_all():
    medians = {"a": 240000.0, "b": 60000.0, "c": TOP_CODED, "d": WITHHELD}

    assert told_with_a_floor(medians, {"a": 500, "b": 500, "c": 490, "d": 490}) == {
        "a": ((1, 2, 0), (None, 3)),
        "b": ((2, 2, 0), (3, 3)),
        "c": ((None, 2, 0), (None, 3)),
    }


def test_a_row_names_its_floor():
    rows = ranks({"a": 1.0, "b": 2.0}, jobs={"a": 500, "b": 490})

    assert [(row["employment_floor_count"], row["is_ranked"]) for row in rows] == [
        (500, True), (500, False),
    ]  # fmt: skip


def test_occupations_and_releases_are_ranked_apart():
    older = {**pay("a", 40000.0), "release": "2024A01"}
    rows = {
        "intermediate.int_pay_estimated": [
            pay("a", 50000.0),
            pay("b", 60000.0, "43-6013"),
            older,
        ],
        "intermediate.int_areas_described": [
            area("a"),
            area("b"),
            {**area("a"), "release": "2024A01"},
        ],
        "intermediate.int_rank_floors": [
            FLOOR | {"occupation_code": "x"}, FLOOR | {"peer_group_code": "0600000"},
            FLOOR | {"release": "2023A01"},
        ],
    }  # fmt: skip

    assert [row["peer_rank"] for row in run("3_marts/area_ranks", rows)] == [1, 1, 1]


def test_where_no_ceiling_is_published_medians_are_ranked_all_the_same():
    bare = {
        "release": RELEASE,
        "area_code": "a",
        "occupation_code": "x",
        "annual_median_usd": 1.0,
    }
    rows = {
        "intermediate.int_pay_estimated": [bare],
        "intermediate.int_areas_described": [area("a")],
        "intermediate.int_rank_floors": [],
    }

    assert [row["peer_rank"] for row in run("3_marts/area_ranks", rows)] == [1]
