"""What two marts share: areas with their states, price parities, and pay with its errors."""

import pytest

from tests.support.tables import RELEASE, run

NATION = ("0000000", "00", "United States", "nation")
CALIFORNIA = ("0600000", "06", "California", "state")
SACRAMENTO = ("0040900", "06", "Sacramento, CA", "metropolitan area")
NORTH_VALLEY = ("0600006", "06", "North Valley nonmetropolitan area", "nonmetropolitan area")
PUERTO_RICO = ("7200000", "72", "Puerto Rico", "territory")
PONCE = ("0038660", "72", "Ponce, PR", "metropolitan area")


def area(code, state, name, kind, release=RELEASE):
    return {
        "release": release,
        "area_code": code,
        "state_code": state,
        "area_name": name,
        "area_kind": kind,
    }


def described(*places):
    return run("2_intermediate/int_areas_described", {"staging.stg_bls_oews__areas": places})


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (NATION, {}),
        (CALIFORNIA, {"peer_group_code": "states"}),
        (
            SACRAMENTO,
            {
                "state_area_code": "0600000",
                "state_name": "California",
                "peer_group_code": "0600000",
            },
        ),
        (
            NORTH_VALLEY,
            {
                "state_area_code": "0600000",
                "state_name": "California",
                "peer_group_code": "0600000",
            },
        ),
        (PUERTO_RICO, {}),
        (
            PONCE,
            {
                "state_area_code": "7200000",
                "state_name": "Puerto Rico",
                "peer_group_code": "7200000",
            },
        ),
    ],
)
def test_an_area_knows_its_state_and_its_peers(place, told):
    places = [area(*found) for found in dict.fromkeys([place, CALIFORNIA, PUERTO_RICO])]

    rows = {row["area_code"]: row for row in described(*places)}

    said = {key: value for key, value in area(*place).items() if key != "state_code"}
    assert rows[place[0]] == {**said, **told}


def test_an_area_lies_in_the_state_of_its_own_release():
    places = [area(*SACRAMENTO), area(*CALIFORNIA, release="2024A01")]

    rows = described(*places)

    assert [(row["release"], row.get("state_area_code")) for row in rows] == [
        ("2024A01", None),
        (RELEASE, None),
    ]


def parity(table, code, index, year=2024, **parts):
    return {
        "parity_year": year,
        "table_name": table,
        "geo_code": code,
        "geo_name": f"{table} {code}",
        "vintage_name": "February 19, 2026",
        "price_parity_index": index,
        **{f"{name}_parity_index": part for name, part in parts.items()},
    }


def matched(place, *parities):
    rows = {
        "staging.stg_bls_oews__areas": [area(*place)],
        "staging.stg_bea_rpp__price_parities": parities,
    }
    return run("2_intermediate/int_parities_matched", rows)


EVERYWHERE = [
    parity(table, code, float(number))
    for number, (table, code) in enumerate(
        [
            ("SARPP", "00000"), ("MARPP", "00000"), ("PARPP", "00000"), ("SARPP", "06000"),
            ("MARPP", "40900"), ("PARPP", "06998"), ("PARPP", "06999"),
        ],
        start=90,
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "table", "code", "index"),
    [
        (NATION, "SARPP", "00000", 90.0),
        (CALIFORNIA, "SARPP", "06000", 93.0),
        (SACRAMENTO, "MARPP", "40900", 94.0),
        (NORTH_VALLEY, "PARPP", "06999", 96.0),
    ],
)
def test_an_area_takes_the_parity_of_its_own_kind(place, table, code, index):
    assert matched(place, *EVERYWHERE) == [
        {
            "release": RELEASE,
            "area_code": place[0],
            "parity_year": 2024,
            "parity_table_name": table,
            "parity_geo_code": code,
            "parity_geo_name": f"{table} {code}",
            "parity_vintage_name": "February 19, 2026",
            "price_parity_index": index,
        }
    ]


@pytest.mark.parametrize(
    ("index", "housing", "goods", "services", "is_mostly"),
    [
        (106.67, 130.23, 105.17, 100.27, True),  # as Sacramento's and the nation's of 2024
        (90.0, 70.4, 99.57, 100.15, True),
        (110.0, 130.23, 105.17, 100.27, False),  # not three times as far as all items
        (106.67, 130.23, 84.57, 100.27, False),  # goods are half as far, on the other side
        (106.67, 130.23, 105.17, 115.27, False),
        (94.0, 130.23, 105.17, 100.27, False),
        (100.4, 130.23, 100.0, 100.0, False),
        (106.67, None, 105.17, 100.27, None),
    ],
)
def test_prices_differ_mostly_in_housing_where_it_is_on_their_side_and_furthest_by_far(
    index, housing, goods, services, is_mostly
):
    nation = parity("MARPP", "00000", 100.0, goods=99.567, housing=100.629, other_services=100.147)
    here = parity("MARPP", "40900", index, goods=goods, housing=housing, other_services=services)

    (row,) = matched(SACRAMENTO, nation, here)

    assert (row.get("housing_parity_index"), row.get("is_mostly_housing")) == (housing, is_mostly)


@pytest.mark.parametrize("place", [PUERTO_RICO, PONCE])
def test_a_territory_has_no_parity(place):
    assert matched(place, *EVERYWHERE) == []


def test_a_parity_without_an_index_is_none():
    assert matched(CALIFORNIA, parity("SARPP", "06000", None)) == []


def test_only_the_newest_year_of_parities_counts():
    old, new = parity("SARPP", "06000", 112.0, 2023), parity("SARPP", "06000", 110.0)

    assert [row["price_parity_index"] for row in matched(CALIFORNIA, new, old)] == [110.0]
    assert matched(CALIFORNIA, old, parity("SARPP", "00000", 100.0)) == []


STEM = {"release": RELEASE, "area_code": "0040900", "occupation_code": "31-9092"}
CEILING = {
    "release": RELEASE,
    "note_code": "5",
    "hourly_ceiling_usd": 115.0,
    "annual_ceiling_usd": 239200.0,
}
BELOW = {
    "ceiling_note_code": "5",
    "hourly_ceiling_usd": 115.0,
    "annual_ceiling_usd": 239200.0,
}


def estimated(*estimates, footnotes=(CEILING, {"release": RELEASE, "note_code": "8"})):
    rows = {
        "staging.stg_bls_oews__estimates": [
            {"industry_code": "000000", **row} for row in estimates
        ],
        "staging.stg_bls_oews__footnotes": footnotes,
    }
    return run("2_intermediate/int_pay_estimated", rows)


def test_the_mean_s_standard_error_follows_from_its_relative_error():
    published = {**STEM, "annual_mean_usd": 62000.0, "mean_rse_pct": 1.5}

    assert estimated(published) == [{**published, **BELOW, "annual_mean_standard_error_usd": 930.0}]


def test_an_error_published_as_nothing_stands_for_what_rounds_to_it():
    published = {**STEM, "annual_mean_usd": 62000.0, "mean_rse_pct": 0.0}

    assert estimated(published) == [{**published, **BELOW, "annual_mean_standard_error_usd": 31.0}]


@pytest.mark.parametrize(
    "published",
    [
        {"annual_mean_usd": 62000.0, "mean_rse_note_code": "8"},
        {"mean_rse_pct": 1.5, "annual_mean_note_code": "5"},
    ],
)
def test_without_mean_or_relative_error_there_is_no_standard_error(published):
    assert estimated({**STEM, **published}) == [{**STEM, **published, **BELOW}]


def test_a_withheld_measure_stays_withheld_with_its_note():
    withheld = {**STEM, "annual_median_note_code": "8", "employment_note_code": "8"}

    assert estimated(withheld) == [{**withheld, **BELOW}]


def test_estimates_of_one_industry_are_left_out():
    hospitals = {**STEM, "industry_code": "622000", "annual_median_usd": 47000.0}

    assert estimated(STEM, hospitals) == [{**STEM, **BELOW}]


def test_a_release_has_its_own_ceiling_or_none():
    older = {**STEM, "release": "2021A01"}
    lower = {
        "ceiling_note_code": "5",
        "hourly_ceiling_usd": 100.0,
        "annual_ceiling_usd": 208000.0,
    }
    footnotes = [CEILING, {"release": "2021A01", "note_code": "5", **lower}]
    footnotes[1].pop("ceiling_note_code")

    assert estimated(older, STEM, footnotes=footnotes) == [
        {**older, **lower},
        {**STEM, **BELOW},
    ]
    assert estimated(STEM, footnotes=[]) == [STEM]


# int_rank_floors

SANTA_ROSA = ("0042220", "06", "Santa Rosa, CA", "metropolitan area")
NEVADA = ("3200000", "32", "Nevada", "state")
TEXAS = ("4800000", "48", "Texas", "state")
OF_CALIFORNIA = (SACRAMENTO, NORTH_VALLEY, SANTA_ROSA)
STATES = (CALIFORNIA, NEVADA, TEXAS)


def floors(places, estimates):
    """Set floors for areas of which each has jobs and a median, in that order."""
    rows = {
        "staging.stg_bls_oews__areas": [
            area(*one) for one in dict.fromkeys([*places, CALIFORNIA, PUERTO_RICO])
        ],
        "staging.stg_bls_oews__estimates": [
            {
                "release": RELEASE, "area_code": place[0], "occupation_code": "31-9092",
                "industry_code": "000000", "employment_count": jobs, "annual_median_usd": median,
            }
            for place, (jobs, median) in zip(places, estimates, strict=True)
        ],
    }  # fmt: skip
    return run("2_intermediate/int_rank_floors", rows)


@pytest.mark.parametrize(("places", "group"), [(OF_CALIFORNIA, "0600000"), (STATES, "states")])
def test_a_floor_of_jobs_is_set_where_three_peers_have_as_many(places, group):
    assert floors(places, [(500, 1.0), (510, 2.0), (9000, 3.0)]) == [
        {
            "release": RELEASE,
            "peer_group_code": group,
            "occupation_code": "31-9092",
            "employment_floor_count": 500,
        }
    ]


@pytest.mark.parametrize("third", [(490, 3.0), (None, 3.0), (500, None)])
def test_none_is_set_where_one_of_three_has_too_few_or_a_figure_is_withheld(third):
    assert floors(OF_CALIFORNIA, [(500, 1.0), (510, 2.0), third]) == []


@pytest.mark.parametrize("other", [CALIFORNIA, NATION, PUERTO_RICO, PONCE])
def test_only_peers_count(other):
    assert floors((SACRAMENTO, SANTA_ROSA, other), [(500, 1.0)] * 3) == []
