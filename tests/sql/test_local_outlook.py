"""Projections of states and areas: rounds, the nation's of each, and no openings."""

import pytest

from tests.support.tables import run

ALL, MEDICAL = "00-0000", "31-9092"
STAGED, JUDGED = "staging.stg_local_projections__occupations", "int_local_openings_judged"
NATIONAL = "staging.stg_bls_projections__occupations"


def projected(  # noqa: PLR0917  (one of each)
    area, start, end, pct, openings, code=MEDICAL, source="state_projections", last=2032, **other
):
    years = 10 if source == "edd_projections" else 1
    named = f"{last - 10}-{last % 100}"
    return {
        "source_name": source, "release": named, "projection_area_name": f"place {area}",
        "area_code": area, "occupation_code": code, "projection_round": named,
        "start_year": last - 10, "end_year": last, "employment_start_count": start,
        "employment_end_count": end, "change_pct": pct, "openings_count": openings,
        "openings_years": years, **other,
    }  # fmt: skip


def national(last, pct):
    named = f"{last - 10}-{last % 100}"
    return {"projection_round": named, "occupation_code": MEDICAL, "change_pct": pct}


def outlook(staged, nations=()):
    """Carry staged rows to local_outlook."""
    judged = run(f"2_intermediate/{JUDGED}", {STAGED: staged})
    growth = run("2_intermediate/int_growth_of_nation", {STAGED: staged, NATIONAL: nations})
    return run(
        "3_marts/local_outlook",
        {
            STAGED: staged, f"intermediate.{JUDGED}": judged,
            "intermediate.int_growth_of_nation": growth,
        },
    )  # fmt: skip


def test_a_row_of_the_publisher_is_named_by_its_round():
    raw = {
        "source_name": "edd_projections", "release": "2024-34", "area_name": "Chico MSA",
        "area_code": "0017020", "occupation_code": MEDICAL, "occupation_title": "Assistants",
        "start_year": 1999, "end_year": 2009, "employment_start_count": 700,
    }  # fmt: skip

    (row,) = run("1_staging/stg_local_projections__occupations", {"raw.local_projections": [raw]})

    assert row == {
        "source_name": "edd_projections", "release": "2024-34", "projection_area_name": "Chico MSA",
        "area_code": "0017020", "occupation_code": MEDICAL, "occupation_name": "Assistants",
        "projection_round": "1999-09", "start_year": 1999, "end_year": 2009,
        "employment_start_count": 700,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "share", "note"),
    [
        ([projected("0600000", 1000, 1100, 10.0, 120, ALL)], 0.12, None),
        # the total alone is judged where it stands
        ([projected("0600000", 1000, 1100, 10.0, 80, ALL),
          projected("0600000", 100, 100, 0.0, 90)], 0.08, None),
        # else what there is
        ([projected("0600000", 1000, 1100, 10.0, 1200, source="edd_projections"),
          projected("0600000", 1000, 1000, 0.0, 800, "43-6013", "edd_projections")], 0.1, None),
        ([projected("3600000", 10000, 11104, 11.0, 119, ALL)], 0.0119, "growth"),
        ([projected("2500000", 10000, 10620, 6.2, 454, ALL)], 0.0454, "share"),
        ([projected("2500000", 1000, 1062, 6.2, 454, ALL)], 0.454, "share"),
    ],
)  # fmt: skip
def test_openings_that_are_none_are_told_by_their_share_of_jobs(rows, share, note):
    (judged,) = run(f"2_intermediate/{JUDGED}", {STAGED: rows})

    assert (judged["openings_share"], judged.get("openings_note")) == (pytest.approx(share), note)


def test_refused_openings_are_blank_and_the_rest_stays():
    rows = outlook([
        projected("3600000", 10000, 11104, 11.0, 119, ALL),
        projected("3600000", 1000, 1268, 26.8, 27),
    ])  # fmt: skip

    assert [
        (row["change_count"], row["change_pct"], row.get("openings_count"),
         row.get("openings_per_year_count"), row["openings_note"])
        for row in rows
    ] == [(1104, 11.0, None, None, "growth"), (268, 26.8, None, None, "growth")]  # fmt: skip


def test_the_nation_beside_a_place_is_that_of_its_round_and_not_a_place_itself():
    rows = outlook(
        [
            projected("0600000", 1000, 1256, 25.6, 130),
            projected("0000000", 7000, 7966, 13.8, 900),
            projected("0040900", 757, 917, 21.1, 1232, source="edd_projections", last=2033),
            projected("0017020", 100, 110, 10.0, 100, source="edd_projections", last=2031),
        ],
        [national(2033, 15.0), national(2034, 12.5)],
    )

    beside = ("nation_change_pct", "nation_source_name", "nation_release")
    assert {row["area_code"]: tuple(map(row.get, beside)) for row in rows} == {
        "0600000": (13.8, "state_projections", "2022-32"),
        "0040900": (15.0, "bls_projections", "2023-33"),
        "0017020": (None, None, None),
    }


def test_the_bureaus_own_figure_of_a_round_goes_before_one_beside_the_states():
    nation = projected("0000000", 7000, 7966, 13.9, 900)

    rows = run(
        "2_intermediate/int_growth_of_nation",
        {STAGED: [nation], NATIONAL: [national(2032, 13.8)]},
    )

    assert rows == [
        {
            "projection_round": "2022-32", "occupation_code": MEDICAL,
            "nation_source_name": "bls_projections", "nation_release": "2022-32",
            "nation_change_pct": 13.8,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rounds", "newest"),
    [
        ([("state_projections", 2032), ("edd_projections", 2034)], ("edd_projections", 2034)),
        ([("state_projections", 2034), ("edd_projections", 2033)], ("state_projections", 2034)),
        ([("state_projections", 2034), ("edd_projections", 2034)], ("edd_projections", 2034)),
        ([("another_agency", 2034), ("state_projections", 2034)], ("another_agency", 2034)),
    ],
)
def test_the_newest_round_of_a_place_is_the_one_that_ends_last_and_its_own_agencys(rounds, newest):
    rows = outlook([
        projected("0600000", 100, 110, 10.0, 100, source=source, last=last)
        for source, last in rounds
    ])  # fmt: skip

    assert [(row["source_name"], row["end_year"]) for row in rows if row["is_newest"]] == [newest]


def test_an_older_release_stands_in_no_newest_outlook():
    older = projected("0600000", 100, 110, 10.0, 12, "43-6013", last=2030)

    rows = outlook([projected("0600000", 100, 110, 10.0, 12), older])

    assert [row["occupation_code"] for row in rows if row["is_newest"]] == [MEDICAL]


def test_a_round_that_a_later_release_has_too_is_the_later_ones():
    row = projected("0600000", 100, 110, 10.0, 100, source="edd_projections", last=2032)
    later = {**row, "release": "2024-34", "employment_end_count": 120, "change_pct": 20.0}

    (found,) = outlook([row, later])

    assert (found["release"], found["change_pct"]) == ("2024-34", 20.0)


def test_no_jobs_have_no_percent():
    (row,) = outlook([projected("7800000", 0, 70, 0.0, 10)])

    assert (row["change_count"], row.get("change_pct")) == (70, None)


def test_an_area_that_is_projected_in_parts_is_named_with_them():
    parts = [
        {"area_code": None, "part_of_area_code": "0031080", "projection_area_name": name,
         "occupation_code": code}
        for name in ("Los Angeles MD", "Anaheim MD") for code in (MEDICAL, ALL)
    ]  # fmt: skip
    whole = {"area_code": "0040900", "projection_area_name": "Sacramento MSA"}

    assert run("3_marts/divided_areas", {STAGED: [*parts, whole]}) == [
        {"area_code": "0031080", "part_names": "Anaheim MD, Los Angeles MD"}
    ]


def marted(area="0040900", source="edd_projections", code=MEDICAL, **columns):
    return {
        "source_name": source, "release": "2024-34", "projection_round": "2023-33",
        "area_code": area, "occupation_code": code, "start_year": 2023, "end_year": 2033,
        **columns,
    }  # fmt: skip


def offending(check, *rows):
    return run(f"4_checks/{check}", {"marts.local_outlook": rows})


@pytest.mark.parametrize(
    ("start", "end", "pct", "published", "is_good"),
    [
        (7570, 9170, 21.1, 1600, True),
        (7570, 9170, 21.1, None, True),
        (300, 320, 10.2, None, True),  # of 295 and 325, to rounding
        (300, 320, 10.3, None, False),
        (7570, 9170, 21.4, 1600, False),
        (7570, 9170, 20.9, 1600, False),
        (7570, 9170, 21.1, 1590, False),
        (0, 70, None, None, True),
    ],
)
def test_change_follows_from_the_jobs_to_rounding(start, end, pct, published, is_good):
    row = marted(
        employment_start_count=start, employment_end_count=end, change_count=end - start,
        published_change_count=published, change_pct=pct,
    )  # fmt: skip

    assert (offending("local_change_follows_from_its_jobs", row) == []) == is_good


def test_two_rounds_of_one_kind_of_area_are_told_and_those_of_two_are_not():
    state = marted("0600000", projection_round="2024-34", end_year=2034)
    other = marted("0017020", projection_round="2021-31", end_year=2031)

    assert offending("local_rounds_are_named", state, marted()) == []
    assert offending("local_rounds_are_named", state, marted(), other) == [
        {
            "source_name": "edd_projections", "release": "2024-34", "is_state": False,
            "round_count": 2, "unnamed_count": 0, "reversed_count": 0,
        }
    ]  # fmt: skip


@pytest.mark.parametrize("years", [{"end_year": 2023}, {"start_year": None}])
def test_a_round_without_years_or_with_reversed_ones_is_told(years):
    assert len(offending("local_rounds_are_named", marted(**years))) == 1


@pytest.mark.parametrize(
    ("openings", "is_good"), [(79, False), (80, True), (200, True), (201, False)]
)
def test_openings_are_a_plausible_share_of_all_jobs(openings, is_good):
    def row(code, openings):
        jobs = {"employment_start_count": 1000, "openings_per_year_count": openings}
        return marted(code=code, **jobs)

    rows = [row(ALL, openings), row(MEDICAL, 900.0), row("43-6013", None)]

    assert (offending("local_openings_are_openings", *rows) == []) == is_good


KNOWN = [
    marted(
        code=code, employment_start_count=start, employment_end_count=end, change_pct=pct,
        nation_change_pct=nation,
    )
    for code, start, end, pct, nation in (
        (MEDICAL, 7570, 9170, 21.1, 15.0), ("43-6013", 7610, 8490, 11.6, 5.4),
    )
]  # fmt: skip


def test_known_outlooks_pass_and_so_do_rounds_that_are_not_known():
    later = {**KNOWN[0], "projection_round": "2025-35", "change_pct": 1.0}
    without_nation = {**KNOWN[0], "nation_change_pct": None}

    assert offending("known_local_outlook_figures", *KNOWN, later) == []
    assert offending("known_local_outlook_figures", without_nation, KNOWN[1]) == []


@pytest.mark.parametrize(
    "wrong",
    [{"employment_start_count": 7580}, {"employment_end_count": 9180}, {"change_pct": 21.2},
     {"nation_change_pct": 12.5}],
)  # fmt: skip
def test_a_known_outlook_that_is_read_otherwise_is_told(wrong):
    (told,) = offending("known_local_outlook_figures", {**KNOWN[0], **wrong}, KNOWN[1])

    (name,) = wrong
    assert (told["occupation_code"], told[f"read_{name}"]) == (MEDICAL, wrong[name])


def test_a_known_outlook_that_a_held_round_lacks_is_told():
    (told,) = offending("known_local_outlook_figures", KNOWN[0])

    assert told["occupation_code"] == "43-6013"
