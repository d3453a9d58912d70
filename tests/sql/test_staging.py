"""Staging renames and casts: nothing is added, dropped or filled in."""

from hashlib import sha256

import pytest

from tests.support.tables import RELEASE, run

STEM = {"release": RELEASE, "area_code": "0600000", "industry_code": "000000"}
RAW = {**STEM, "areatype_code": "S", "occupation_code": "319092"}
STAGED = {
    **STEM,
    "area_type_code": "S",
    "occupation_code": "31-9092",
    "series_stem": "OEUS0600000000000319092",
}


def test_a_place_has_a_year_and_an_index():
    row = {
        "release": "2024", "table_name": "MARPP", "vintage": "February 19, 2026",
        "geo_fips": "40900", "geo_name": "Sacramento, CA", "all_items_index": 107.4,
        "goods_index": 1.0, "housing_index": 2.0, "utilities_index": 3.0,
        "other_services_index": 4.0,
    }  # fmt: skip

    assert run("1_staging/stg_bea_rpp__price_parities", {"raw.bea_rpp": [row]}) == [
        {
            "parity_year": 2024,
            "table_name": "MARPP",
            "vintage_name": "February 19, 2026",
            "geo_code": "40900",
            "geo_name": "Sacramento, CA",
            "price_parity_index": 107.4,
            "goods_parity_index": 1.0,
            "housing_parity_index": 2.0,
            "other_services_parity_index": 4.0,
        }
    ]


def test_a_place_without_an_index_stays_without_one():
    (row,) = run("1_staging/stg_bea_rpp__price_parities", {"raw.bea_rpp": [{"release": "2024"}]})

    assert row == {"parity_year": 2024}


@pytest.mark.parametrize(
    ("areatype", "state", "code", "name", "kind"),
    [
        ("N", "00", "0000000", "United States", "nation"),
        ("S", "06", "0600000", "California", "state"),
        ("S", "11", "1100000", "District of Columbia", "state"),
        ("S", "66", "6600000", "Guam", "territory"),
        ("S", "72", "7200000", "Puerto Rico", "territory"),
        ("S", "78", "7800000", "Virgin Islands", "territory"),
        ("M", "06", "0040900", "Sacramento-Roseville-Folsom, CA", "metropolitan area"),
        ("M", "01", "0020020", "Dothan, AL", "metropolitan area"),
        ("M", "72", "0041980", "San Juan-Bayamon-Caguas, PR", "metropolitan area"),
        ("M", "20", "2000006", "Kansas nonmetropolitan area", "nonmetropolitan area"),
    ],
)
def test_an_area_is_told_by_its_type_and_name(areatype, state, code, name, kind):
    said = {"release": RELEASE, "area_code": code, "state_code": state}
    raw = {**said, "areatype_code": areatype, "area_name": "National" if state == "00" else name}

    assert run("1_staging/stg_bls_oews__areas", {"raw.bls_oews_areas": [raw]}) == [
        {**said, "area_name": name, "area_kind": kind}
    ]


MEASURES = {
    "tot_emp": ("employment_count", "employment", "01"),
    "emp_prse": ("employment_rse_pct", "employment_rse", "02"),
    "h_mean": ("hourly_mean_usd", "hourly_mean", "03"),
    "a_mean": ("annual_mean_usd", "annual_mean", "04"),
    "mean_prse": ("mean_rse_pct", "mean_rse", "05"),
    "h_pct10": ("hourly_10th_usd", "hourly_10th", "06"),
    "h_pct25": ("hourly_25th_usd", "hourly_25th", "07"),
    "h_median": ("hourly_median_usd", "hourly_median", "08"),
    "h_pct75": ("hourly_75th_usd", "hourly_75th", "09"),
    "h_pct90": ("hourly_90th_usd", "hourly_90th", "10"),
    "a_pct10": ("annual_10th_usd", "annual_10th", "11"),
    "a_pct25": ("annual_25th_usd", "annual_25th", "12"),
    "a_median": ("annual_median_usd", "annual_median", "13"),
    "a_pct75": ("annual_75th_usd", "annual_75th", "14"),
    "a_pct90": ("annual_90th_usd", "annual_90th", "15"),
    "jobs_1000": ("jobs_per_1000", "jobs_per_1000", "16"),
    "loc_quotient": ("location_quotient", "location_quotient", "17"),
}


def test_every_measure_keeps_its_number():
    figures = {name: float(number) for number, name in enumerate(MEASURES)}

    assert run("1_staging/stg_bls_oews__estimates", {"raw.bls_oews": [{**RAW, **figures}]}) == [
        {**STAGED, **{MEASURES[name][0]: value for name, value in figures.items()}}
    ]


def test_a_withheld_measure_stays_blank_with_its_note():
    notes = {note: number for _, note, number in MEASURES.values()}
    footnotes = " ".join(f"{number}:n{number}" for number in notes.values())

    staged = run(
        "1_staging/stg_bls_oews__estimates", {"raw.bls_oews": [RAW | {"footnotes": footnotes}]}
    )

    assert staged == [{**STAGED, **{f"{note}_note_code": f"n{n}" for note, n in notes.items()}}]


def test_a_note_belongs_to_its_own_measure_alone():
    raw = {**RAW, "a_pct75": 230000.0, "footnotes": "01:8 15:5"}

    assert run("1_staging/stg_bls_oews__estimates", {"raw.bls_oews": [raw]}) == [
        {
            **STAGED,
            "annual_75th_usd": 230000.0,
            "employment_note_code": "8",
            "annual_90th_note_code": "5",
        }
    ]


@pytest.mark.parametrize(
    ("text", "ceilings"),
    [
        (
            "This wage is equal to or greater than $115.00 per hour or $239,200 per year.",
            {"hourly_ceiling_usd": 115.0, "annual_ceiling_usd": 239200.0},
        ),
        ("Estimate not released.", {}),
    ],
)
def test_a_ceiling_note_carries_its_amounts(text, ceilings):
    raw = {"release": RELEASE, "footnote_code": "5", "footnote_text": text}

    assert run("1_staging/stg_bls_oews__footnotes", {"raw.bls_oews_footnotes": [raw]}) == [
        {"release": RELEASE, "note_code": "5", "note_text": text, **ceilings}
    ]


def test_level_three_is_a_detailed_occupation():
    codes = {"000000": "0", "310000": "0", "319090": "2", "319092": "3"}
    raw = [
        {
            "release": RELEASE,
            "occupation_code": code,
            "occupation_name": "x",
            "display_level": level,
        }
        for code, level in codes.items()
    ]

    said = {"release": RELEASE, "occupation_name": "x"}
    assert run("1_staging/stg_bls_oews__occupations", {"raw.bls_oews_occupations": raw}) == [
        {**said, "occupation_code": "00-0000", "is_detailed": False},
        {**said, "occupation_code": "31-0000", "is_detailed": False},
        {**said, "occupation_code": "31-9090", "is_detailed": False},
        {**said, "occupation_code": "31-9092", "is_detailed": True},
    ]


def test_a_projected_occupation_says_which_counts_are_of_a_year():
    same = {
        "occupation_code": "31-9092", "start_year": 2024, "end_year": 2034,
        "employment_start_thousands": 811.0, "employment_end_thousands": 912.2,
        "change_thousands": 101.2, "change_pct": 12.5,
    }  # fmt: skip
    raw = {
        **same, "release": "2024-34", "occupation_title": "Medical assistants",
        "occupation_type": "Line item", "exits_thousands": 40.1, "transfers_thousands": 62.1,
        "separations_thousands": 102.2, "openings_thousands": 112.3,
        "typical_education": "Postsecondary nondegree award", "work_experience": "None",
        "on_the_job_training": "None",
    }  # fmt: skip

    assert run("1_staging/stg_bls_projections__occupations", {"raw.bls_projections": [raw]}) == [
        {
            **same,
            "projection_round": "2024-34",
            "occupation_name": "Medical assistants",
            "is_detailed": True,
            "exits_per_year_thousands": 40.1,
            "transfers_per_year_thousands": 62.1,
            "separations_per_year_thousands": 102.2,
            "openings_per_year_thousands": 112.3,
            "typical_education_name": "Postsecondary nondegree award",
            "work_experience_name": "None",
            "on_the_job_training_name": "None",
        }
    ]


@pytest.mark.parametrize(
    ("begun", "kinds", "direction"),
    [
        ("Demand change - share increases as", "demand change", "increases"),
        ("Demand change- share decreases as", "demand change", "decreases"),
        ("Occupational substitution, Capital/Labor substitution -- share decreases as",
         "occupational substitution, capital/labor substitution", "decreases"),
        ("Sourcing change – share decreases as", "sourcing change", "decreases"),
        ("The share increases as", None, None),
    ],
)  # fmt: skip
def test_a_reason_begins_with_what_changes_and_where_to(begun, kinds, direction):
    raw = {
        "release": "2024-34", "occupation_code": "43-6013", "industry_code": "TE1000",
        "industry_title": "Total, all industries", "reason": f"{begun} made up.", "sheet_row": 559,
    }  # fmt: skip
    said = {"change_kinds": kinds, "share_direction": direction} if kinds else {}

    file = "1_staging/stg_bls_projections__reasons"
    assert run(file, {"raw.bls_projections_reasons": [raw]}) == [
        {
            "projection_round": "2024-34",
            "occupation_code": "43-6013",
            "matrix_industry_code": "TE1000",
            "industry_name": "Total, all industries",
            **said,
            "reason_text": raw["reason"],
            "reason_sha256": sha256(raw["reason"].encode()).hexdigest(),
            "source_row_number": 559,
        }
    ]


def test_a_projected_summary_is_no_detailed_occupation():
    raw = {"release": "2024-34", "occupation_code": "00-0000", "occupation_type": "Summary"}

    assert run("1_staging/stg_bls_projections__occupations", {"raw.bls_projections": [raw]}) == [
        {"projection_round": "2024-34", "occupation_code": "00-0000", "is_detailed": False}
    ]


def test_a_side_of_a_pair_may_have_no_role():
    raw = {"slug": "a_vs_b", "first_role": "a", "first_soc": "31-9092", "second_soc": "29-2061"}

    assert run("5_run/pairs", {"raw.pairs": [raw]}) == [
        {
            "pair_slug": "a_vs_b",
            "first_role_slug": "a",
            "first_occupation_code": "31-9092",
            "second_occupation_code": "29-2061",
        }
    ]


def test_a_role_keeps_every_word():
    renamed = {
        "language": "language", "slug": "role_slug",
        "title": "role_name", "plural": "plural_name", "short": "short_name",
        "other_titles": "other_names", "soc_code": "occupation_code",
        "soc_evidence": "evidence_text", "summary": "summary_text", "day": "day_texts",
        "practical_duties": "practical_duty_texts",
        "office_duties": "office_duty_texts",
        "no_practical_duties": "no_practical_duties_text", "workplaces": "workplace_names",
        "where_short": "where_text", "hours": "hours_text", "when_short": "when_text",
        "education": "education_text", "training_short": "training_text", "steps": "step_texts",
        "certification": "certification_text", "certification_in": "certification_state_texts",
        "certification_states": "certification_state_names",
        "outlook_reason": "outlook_reason_text", "outlook_reason_of": "outlook_reason_checksum",
        "file_sha256": "file_sha256",
    }  # fmt: skip
    lists = ("other_titles", "day", "steps", "practical_duties", "office_duties", "workplaces",
             "certification_in", "certification_states")  # fmt: skip
    raw = {name: [name, "b"] if name in lists else name for name in renamed}

    assert run("5_run/roles", {"raw.roles": [raw]}) == [
        {staged: raw[name] for name, staged in renamed.items()}
    ]


def test_an_occupation_is_called_as_its_line_says():
    raw = {
        "soc_code": "29-1141", "language": "en",
        "singular": "registered nurse", "plural": "registered nurses",
        "short": "nurse", "line_number": 354,
    }  # fmt: skip

    assert run("5_run/occupation_names", {"raw.occupation_names": [raw]}) == [
        {
            "language": "en",
            "occupation_code": "29-1141",
            "singular_name": "registered nurse",
            "plural_name": "registered nurses",
            "short_name": "nurse",
        }
    ]


def test_a_state_has_its_postal_code():
    row = {"postal_code": "CA", "state_code": "06", "state_name": "California"}

    assert run("1_staging/stg_states__states", {"raw.states": [row]}) == [row]


def test_a_file_of_a_receipt_keeps_what_is_said_of_it():
    same = {
        "source": "bls_oews", "release": RELEASE, "title": "May 2025", "publisher": "BLS",
        "licence": "public domain", "address": "https://example.org", "sha256": "09",
    }  # fmt: skip
    raw = {**same, "file": "oe.area", "retrieved": "2026-09-24", "bytes": 331_509_758}

    assert run("1_staging/stg_receipts__files", {"raw.receipts": [raw]}) == [
        {
            **same,
            "file_name": "oe.area",
            "retrieved_on": "2026-09-24",
            "byte_count": 331_509_758,
        }
    ]
