"""Every check gives exactly the rows that break it, and lets good ones pass."""

from decimal import Decimal
from itertools import pairwise

import pytest

from tests.support.tables import RELEASE, run

STEM = {"release": RELEASE, "area_code": "0040900", "occupation_code": "31-9092"}
PERCENTILES = ("10th", "25th", "median", "75th", "90th")


def pay(area="0040900", occupation="31-9092", release=RELEASE, **measures):
    return {
        "release": release,
        "area_code": area,
        "occupation_code": occupation,
        **measures,
    }


def percentiles(unit, *values):
    return {f"{unit}_{name}_usd": value for name, value in zip(PERCENTILES, values, strict=True)}


def offending(check, **tables):
    return run(f"4_checks/{check}", {f"marts.{name}": rows for name, rows in tables.items()})


MEASURES = ["mean", *PERCENTILES]


@pytest.mark.parametrize("measure", MEASURES)
def test_annual_pay_is_2080_times_hourly_pay_but_for_rounding(measure):
    def paid(hourly, annual, area="good"):
        return pay(area, **{f"hourly_{measure}_usd": hourly, f"annual_{measure}_usd": annual})

    rows = [
        paid(20.0, 41600.0),
        paid(20.0, 41615.6, "rounded"),
        paid(None, 41600.0, "annual only"),
        paid(20.0, None, "hourly only"),
        paid(20.0, 41616.0, "high"),
        paid(20.0, 41584.0, "low"),
    ]

    said = {
        "release": RELEASE,
        "occupation_code": "31-9092",
        "measure": measure,
        "hourly_usd": 20.0,
    }
    assert offending("annual_pay_equals_2080_hours", pay_estimates=rows) == [
        {**said, "area_code": "high", "annual_usd": 41616.0},
        {**said, "area_code": "low", "annual_usd": 41584.0},
    ]


OUTLOOK = {
    "projection_round": "2024-34",
    "occupation_code": "31-9092",
    "employment_start_thousands": 811.0,
    "employment_end_thousands": 912.2,
    "change_pct": 12.5,
    "openings_per_year_thousands": 112.3,
}
OFFICE = {
    "projection_round": "2024-34",
    "occupation_code": "43-6013",
    "employment_start_thousands": 850.0,
    "employment_end_thousands": 885.3,
    "change_pct": 4.2,
    "openings_per_year_thousands": 85.9,
}


@pytest.mark.parametrize(
    ("wrong", "read"),
    [
        (
            {"change_pct": 15.0},
            {"read_change_pct": 15.0, "read_openings_per_year_thousands": 112.3},
        ),
        (
            {"openings_per_year_thousands": None},
            {"read_change_pct": 12.5},
        ),
        (
            {"employment_start_thousands": 812.0},
            {"read_change_pct": 12.5, "read_openings_per_year_thousands": 112.3},
        ),
        (
            {"employment_end_thousands": 912.0},
            {"read_change_pct": 12.5, "read_openings_per_year_thousands": 112.3},
        ),
    ],
)
def test_a_known_outlook_figure_that_is_read_otherwise_is_told(wrong, read):
    assert offending("known_outlook_figures", outlook=[{**OUTLOOK, **wrong}, OFFICE]) == [
        {
            "projection_round": "2024-34",
            "occupation_code": "31-9092",
            "known_change_pct": Decimal("12.5"),
            "known_openings_per_year_thousands": Decimal("112.3"),
            **read,
        }
    ]


def test_a_known_outlook_that_a_held_round_lacks_is_told():
    (row,) = offending("known_outlook_figures", outlook=[OUTLOOK])

    assert row["occupation_code"] == "43-6013"


def test_known_outlooks_pass_and_so_do_rounds_that_are_not_known():
    later = {**OUTLOOK, "projection_round": "2025-35", "change_pct": 99.0}

    assert offending("known_outlook_figures", outlook=[OUTLOOK, OFFICE, later]) == []


REASONS = [
    {
        "projection_round": "2024-34", "occupation_code": code, "matrix_industry_code": industry,
        "source_row_number": row, "change_kinds": kinds, "share_direction": direction,
        "reason_sha256": f"{checksum}00",
    }
    for code, industry, row, kinds, direction, checksum in [
        ("43-6013", "TE1000", 559, "productivity change", "decreases", "73a26a307244"),
        ("31-9092", "621100", 362, "occupational substitution", "increases", "05389329879b"),
    ]
]  # fmt: skip


def test_known_reasons_pass_and_so_do_rounds_that_are_not_known():
    later = {**REASONS[0], "projection_round": "2025-35", "source_row_number": 1}

    assert offending("known_outlook_reasons", outlook_reasons=[*REASONS, later]) == []


@pytest.mark.parametrize(
    "wrong",
    [{"source_row_number": 558}, {"change_kinds": None}, {"share_direction": "increases"},
     {"reason_sha256": "83a26a307244"}, {"reason_sha256": None}, {"occupation_code": "43-6014"}],
)  # fmt: skip
def test_a_known_reason_that_is_read_otherwise_is_told(wrong):
    rows = [{**REASONS[0], **wrong}, REASONS[1]]

    (row,) = offending("known_outlook_reasons", outlook_reasons=rows)

    assert (row["occupation_code"], row["known_row_number"]) == ("43-6013", 559)


KNOWN_PAY = [
    pay("0000000", annual_median_usd=45690.0, annual_mean_usd=46120.0, employment_count=817870.0),
    pay("0600000", annual_median_usd=49660.0, annual_mean_usd=55100.0),
    pay("0040900", annual_median_usd=61970.0),
    pay(
        "0000000", "43-6013",
        annual_median_usd=45930.0, annual_mean_usd=46800.0, employment_count=961610.0,
    ),
    pay("0600000", "43-6013", annual_median_usd=54490.0, annual_mean_usd=56350.0),
    pay("0040900", "43-6013", annual_median_usd=57730.0),
]  # fmt: skip


def test_known_pay_passes_and_so_do_releases_that_are_not_known():
    later = pay("0000000", release="2026A01", annual_median_usd=1.0)

    assert offending("known_pay_figures", pay_estimates=[*KNOWN_PAY, later]) == []


@pytest.mark.parametrize("read", [{"annual_median_usd": 61980.0}, {}])
def test_a_known_pay_figure_that_is_read_otherwise_is_told(read):
    rows = [
        row
        for row in KNOWN_PAY
        if (row["area_code"], row["occupation_code"]) != ("0040900", "31-9092")
    ]

    told = offending("known_pay_figures", pay_estimates=[*rows, pay(**read)])

    found = {"read_value": 61980.0} if read else {}
    assert told == [
        {**STEM, "measure": "annual_median_usd", "known_value": Decimal(61970), **found}
    ]


def test_known_pay_of_may_2023_is_in_hours_too():
    rows = [
        pay("0000000", release="2023A01", hourly_median_usd=20.19, annual_median_usd=42000.0),
        pay("0000000", "43-6013", "2023A01", hourly_median_usd=19.55, annual_median_usd=40640.0),
    ]

    assert offending("known_pay_figures", pay_estimates=rows) == [
        {
            "release": "2023A01",
            "area_code": "0000000",
            "occupation_code": "43-6013",
            "measure": "hourly_median_usd",
            "known_value": Decimal("19.54"),
            "read_value": 19.55,
        }
    ]


REASONED = [
    "employment", "employment_rse", "mean_rse",
    *(f"{unit}_{name}" for unit in ("hourly", "annual") for name in MEASURES),
]  # fmt: skip
SHARES = ("jobs_per_1000", "location_quotient")
UNITS = {"employment": "_count", "employment_rse": "_pct", "mean_rse": "_pct"}


def value(measure):
    return measure if measure in SHARES else measure + UNITS.get(measure, "_usd")


PUBLISHED = {value(measure): 1.0 for measure in REASONED}
WITHHELD = {f"{measure}_note_code": "8" for measure in REASONED}


@pytest.mark.parametrize("measure", REASONED)
def test_a_measure_has_a_number_or_a_note(measure):
    rows = [
        pay("good", **PUBLISHED),
        pay("withheld", **WITHHELD),
        pay("neither", **{**PUBLISHED, value(measure): None}),
        pay("both", **PUBLISHED, **{f"{measure}_note_code": "8"}),
    ]

    assert offending("missing_figures_say_why", pay_estimates=rows) == [
        {"release": RELEASE, "area_code": area, "occupation_code": "31-9092"}
        for area in ("both", "neither")
    ]


@pytest.mark.parametrize("measure", SHARES)
def test_a_share_may_be_missing_but_has_no_note_beside_a_number(measure):
    note = {f"{measure}_note_code": "8"}
    rows = [
        pay("0000000", **PUBLISHED),
        pay("published", **PUBLISHED, **{measure: 1.0}),
        pay("withheld", **PUBLISHED, **note),
        pay("both", **PUBLISHED, **{measure: 1.0}, **note),
    ]

    (row,) = offending("missing_figures_say_why", pay_estimates=rows)
    assert row["area_code"] == "both"


GOOD_PAY = pay("good", **percentiles("annual", 1.0, 2.0, 2.0, 3.0, 4.0), annual_mean_usd=2.0)


@pytest.mark.parametrize("unit", ["hourly", "annual"])
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("amount", [0.0, -1.0])
def test_pay_is_positive(unit, measure, amount):
    bad = pay("bad", **{f"{unit}_{measure}_usd": amount})

    told = offending(
        "pay_is_positive_and_top_coded_upward", pay_estimates=[GOOD_PAY, bad, pay("bare")]
    )

    assert [row["area_code"] for row in told] == ["bad"]


@pytest.mark.parametrize("unit", ["hourly", "annual"])
@pytest.mark.parametrize(("lower", "higher"), list(pairwise(PERCENTILES)))
def test_above_a_top_coded_percentile_all_are_top_coded(unit, lower, higher):
    top_coded = {f"{unit}_{lower}_note_code": "5", "ceiling_note_code": "5"}
    rows = [
        pay("good", **top_coded, **{f"{unit}_{higher}_note_code": "5"}),
        pay(
            "withheld",
            **{f"{unit}_{lower}_note_code": "8", f"{unit}_{higher}_usd": 1.0},
            ceiling_note_code="5",
        ),
        pay("bad", **top_coded, **{f"{unit}_{higher}_usd": 250000.0}),
    ]

    told = offending("pay_is_positive_and_top_coded_upward", pay_estimates=rows)

    shown = {f"{unit}_90th_usd": 250000.0} if higher == "90th" else {}
    assert told == [{**STEM, "area_code": "bad", **shown}]


@pytest.mark.parametrize("unit", ["hourly", "annual"])
@pytest.mark.parametrize("position", range(1, 5))
def test_a_higher_percentile_never_pays_less(unit, position):
    values = [10.0, 20.0, 30.0, 40.0, 50.0]
    values[position] = values[position - 1] - 1
    bad = percentiles(unit, *values)
    rows = [
        GOOD_PAY,
        pay("top", **percentiles(unit, 1.0, 2.0, 3.0, None, None)),
        pay("bad", **bad),
    ]

    assert offending("percentiles_never_decrease", pay_estimates=rows) == [
        {**STEM, "area_code": "bad", **bad}
    ]


def area(code, kind, index=None, release=RELEASE):
    return {
        "release": release,
        "area_code": code,
        "area_name": f"Area {code}",
        "area_kind": kind,
        "price_parity_index": index,
    }


def told_areas(*rows):
    return [
        {
            key: found
            for key, found in row.items()
            if key in ("release", "area_code", "area_name", "price_parity_index")
            and found is not None
        }
        for row in rows
    ]


def test_price_parities_surround_100():
    good = [
        area("0000000", "nation", 100.0),
        area("a", "state", 50.0),
        area("b", "state", 200.0),
        area("c", "territory"),
    ]
    bad = [
        area("0000000", "nation", 99.0, "2024A01"),
        area("0000000", "nation", None, "2024A02"),
        area("d", "metropolitan area", 200.5),
        area("e", "state", 1.1),
    ]

    told = offending("price_parities_surround_100", areas=good + bad)

    assert told == told_areas(*bad)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ({}, []),
        ({"parity_year": 2025, "price_parity_index": 106.7}, []),
        ({"price_parity_index": 106.7}, [(106.7, 130.23)]),
        ({"housing_parity_index": None}, [(106.67, None)]),
    ],
)
def test_a_known_price_parity_that_is_read_otherwise_is_told(read, told):
    known = {"parity_year": 2024, "price_parity_index": 106.67, "housing_parity_index": 130.23}

    found = offending(
        "known_price_parities", areas=[area("0040900", "metropolitan area") | known | read]
    )

    names = ("read_price_parity_index", "read_housing_parity_index")
    assert [tuple(map(row.get, names)) for row in found] == told


def test_states_have_price_parities():
    good = [area("a", "state", 90.0), area("b", "territory"), area("c", "metropolitan area")]
    bad = [area("d", "nation"), area("e", "state")]

    told = offending("states_have_price_parities", areas=good + bad)

    assert told == told_areas(*bad)


PROJECTED = {
    "projection_round": "2024-34",
    "start_year": 2024,
    "end_year": 2034,
    "employment_start_thousands": 100.0,
    "employment_end_thousands": 110.0,
    "change_thousands": 10.0,
    "change_pct": 10.0,
    "separations_per_year_thousands": 9.0,
    "openings_per_year_thousands": 10.0,
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"employment_end_thousands": 110.2},
        {"employment_end_thousands": 109.8},
        {"change_pct": 10.2},
        {"openings_per_year_thousands": 10.2},
        {"separations_per_year_thousands": 8.8},
        {"end_year": 2044},
    ],
)
def test_a_projection_that_does_not_add_up_is_told(wrong):
    bad = {**PROJECTED, **wrong}
    rows = [{**PROJECTED, "occupation_code": "good"}, {**bad, "occupation_code": "bad"}]

    assert offending("projected_change_is_end_less_start", outlook=rows) == [
        {
            "projection_round": "2024-34",
            "occupation_code": "bad",
            "change_thousands": 10.0,
            "end_less_start": bad["employment_end_thousands"] - 100.0,
            "change_pct": bad["change_pct"],
            "computed_pct": 10.0,
            "openings_per_year_thousands": bad["openings_per_year_thousands"],
            "computed_openings": 10.0 / (bad["end_year"] - 2024)
            + bad["separations_per_year_thousands"],
        }
    ]


@pytest.mark.parametrize(
    "rounded",
    [
        {"employment_end_thousands": 110.1},
        {"change_pct": 10.1},
        {"openings_per_year_thousands": 10.1},
    ],
)
def test_a_projection_may_differ_by_rounding(rounded):
    row = {**PROJECTED, **rounded, "occupation_code": "31-9092"}

    assert offending("projected_change_is_end_less_start", outlook=[row]) == []


@pytest.mark.parametrize(
    ("kinds", "counts"),
    [
        (["nation", "state", "metropolitan area", "nonmetropolitan area"], None),
        (["nation", "state"], None),
        (["nation"], None),
        (["state"], (0, 1, 0, 0)),
        (["nation", "nation"], (2, 0, 0, 0)),
        (["nation", "state", "metropolitan area"], (1, 1, 1, 0)),
        (["nation", "metropolitan area", "nonmetropolitan area"], (1, 0, 1, 1)),
    ],
)
def test_areas_are_of_every_kind(kinds, counts):
    told = offending(
        "areas_are_of_every_kind", areas=[area(f"{n}", k) for n, k in enumerate(kinds)]
    )

    names = [f"{kind}_count" for kind in ("nation", "state", "metropolitan", "nonmetropolitan")]
    assert told == (
        [{"release": RELEASE, **dict(zip(names, counts, strict=True))}] if counts else []
    )


NOTES = [
    {"release": RELEASE, "note_code": "4", "note_text": "Annual only."},
    {
        "release": RELEASE, "note_code": "5", "note_text": "At or above.",
        "annual_ceiling_usd": 239200.0, "hourly_ceiling_usd": 115.0,
    },
    {"release": RELEASE, "note_code": "8", "note_text": "Not released."},
]  # fmt: skip


def noted(check, rows, notes):
    tables = {"marts.pay_estimates": rows, "staging.stg_bls_oews__footnotes": notes}
    return run(f"4_checks/{check}", tables)


def test_a_note_at_the_top_of_published_pay_has_its_ceiling_in_its_text():
    topped = {"annual_10th_usd": 90000.0, "annual_90th_note_code": "5"}
    rows = [
        pay("topped", **topped),
        pay("withheld", annual_10th_note_code="8", annual_90th_note_code="8"),
        pay("published", annual_10th_usd=90000.0, annual_90th_usd=120000.0),
    ]
    reworded = {"release": RELEASE, "note_code": "5", "note_text": "More than one can earn."}

    assert noted("ceilings_are_used", rows, NOTES) == []
    assert noted("ceilings_are_used", rows, [reworded]) == [
        {"release": RELEASE, "note_code": "5", "cell_count": 1, "note_text": reworded["note_text"]}
    ]
    assert noted("ceilings_are_used", rows, []) == [
        {"release": RELEASE, "note_code": "5", "cell_count": 1}
    ]


@pytest.mark.parametrize("measure", [*REASONED, *SHARES])
def test_every_note_has_a_text(measure):
    rows = [pay("a", **{f"{measure}_note_code": "8"}), pay("b", **{f"{measure}_note_code": "9"})]

    assert noted("notes_are_explained", rows, NOTES) == [{"release": RELEASE, "note_code": "9"}]


def test_every_area_and_occupation_that_is_paid_is_in_the_lists_of_its_release():
    unlisted = pay("x", "y", "2021A01")
    rows = [pay(), pay("nowhere"), pay(occupation="99-9999"), pay(None), unlisted]
    areas, occupations = [area("0040900", "state")], [{"release": RELEASE, **OCCUPATION}]

    told = offending("keys_are_known", pay_estimates=rows, areas=areas, occupations=occupations)

    assert told == [
        {"release": RELEASE, "column_name": "area_code", "code": "nowhere"},
        {"release": RELEASE, "column_name": "area_code"},
        {"release": RELEASE, "column_name": "occupation_code", "code": "99-9999"},
    ]


OCCUPATION = {"occupation_code": "31-9092", "occupation_name": "Medical Assistants"}


@pytest.mark.parametrize("kind", ["metropolitan area", "nonmetropolitan area"])
def test_nearly_all_areas_of_the_newest_release_have_price_parities(kind):
    def areas(with_one, without, release=RELEASE, state="0600000"):
        indexes = [*[100.0] * with_one, *[None] * without]
        return [
            {**area(f"{number}", kind, index, release), "state_area_code": state}
            for number, index in enumerate(indexes)
        ]

    assert offending("parities_are_present", areas=areas(9, 1)) == []
    assert offending("parities_are_present", areas=areas(8, 2)) == [
        {"release": RELEASE, "area_kind": kind, "area_count": 10, "parity_count": 8}
    ]
    elsewhere = [*areas(9, 1), *areas(0, 9, "2021A01"), *areas(0, 9, state="7200000")]
    assert offending("parities_are_present", areas=elsewhere) == []


@pytest.mark.parametrize(
    ("nation", "states", "is_told"),
    [
        (510000.0, [10000.0] * 51, False),
        (510510.0, [10000.0] * 51, False),
        (510520.0, [10000.0] * 51, True),
        (509480.0, [10000.0] * 51, True),
        (5100.0, [95.0] * 51, False),
        (5110.0, [95.0] * 51, True),
        (999999.0, [10000.0] * 50 + [None], False),
        (None, [10000.0] * 51, False),
    ],
)
def test_the_states_sum_to_the_nation(nation, states, is_told):
    codes = [f"{number:02}00000" for number in range(1, 52)]
    areas = [area("0000000", "nation"), *(area(code, "state") for code in codes)]
    rows = [pay(code, employment_count=count) for code, count in zip(codes, states, strict=True)]
    territory = area("7200000", "territory")

    told = offending(
        "states_sum_to_the_nation",
        areas=[*areas, territory],
        pay_estimates=[
            *rows,
            pay("0000000", employment_count=nation),
            pay("7200000", employment_count=999.0),
        ],
    )

    offence = {
        "release": RELEASE,
        "occupation_code": "31-9092",
        "states_employment_count": sum(filter(None, states)),
        "nation_employment_count": nation,
    }
    assert told == ([offence] if is_told else [])


def test_a_sum_of_states_has_no_territory_and_no_metro_in_it():
    codes = [f"{number:02}00000" for number in range(1, 51)]
    areas = [area(code, "state") for code in codes] + [area("0040900", "metropolitan area")]
    rows = [pay(found["area_code"], employment_count=1000.0) for found in areas]

    told = offending(
        "states_sum_to_the_nation",
        areas=areas,
        pay_estimates=[*rows, pay("0000000", employment_count=1.0)],
    )

    assert told == []
