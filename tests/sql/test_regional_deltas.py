"""An area's pay less the nation's and its state's, in dollars and adjusted for prices."""

import pytest

from tests.support.tables import RELEASE, run

NATION, CALIFORNIA, SACRAMENTO = "0000000", "0600000", "0040900"
AREAS = [
    {"release": RELEASE, "area_code": NATION, "area_kind": "nation"},
    {"release": RELEASE, "area_code": CALIFORNIA, "area_kind": "state"},
    {
        "release": RELEASE,
        "area_code": SACRAMENTO,
        "area_kind": "metropolitan area",
        "state_area_code": CALIFORNIA,
    },
]
PARITIES = {NATION: 100.0, CALIFORNIA: 125.0, SACRAMENTO: 125.0}
PAY = {
    NATION: {"annual_median_usd": 40000.0},
    CALIFORNIA: {"annual_median_usd": 48000.0},
    SACRAMENTO: {"annual_median_usd": 60000.0},
}


STATES = {SACRAMENTO: ("CA",), CALIFORNIA: ("CA",)}


def deltas(pay=PAY, parities=PARITIES, states=STATES):
    rows = {
        "intermediate.int_areas_described": AREAS,
        "intermediate.int_area_states": [
            {"release": RELEASE, "area_code": code, "postal_code": postal}
            for code, postals in states.items()
            for postal in postals
        ],
        "intermediate.int_parities_matched": [
            {"release": RELEASE, "area_code": code, "price_parity_index": index}
            for code, index in parities.items()
        ],
        "intermediate.int_pay_estimated": [
            {"release": RELEASE, "occupation_code": "31-9092", "area_code": code, **measures}
            for code, measures in pay.items()
        ],
    }
    return {
        (row["area_code"], row["reference_kind"]): row
        for row in run("3_marts/regional_deltas", rows)
    }


def stem(area, kind, reference):
    return {
        "release": RELEASE,
        "area_code": area,
        "reference_kind": kind,
        "reference_area_code": reference,
        "occupation_code": "31-9092",
    }


def test_a_metro_is_compared_with_the_nation_and_with_its_state():
    found = deltas()

    assert list(found) == [
        (SACRAMENTO, "nation"),
        (SACRAMENTO, "state"),
        (CALIFORNIA, "nation"),
    ]
    assert found[SACRAMENTO, "nation"] == {
        **stem(SACRAMENTO, "nation", NATION),
        "price_parity_index": 125.0,
        "reference_price_parity_index": 100.0,
        "annual_median_usd": 60000.0,
        "reference_annual_median_usd": 40000.0,
        "annual_median_delta_usd": 20000.0,
        "annual_median_delta_pct": 50.0,
        "annual_mean_verdict": "not known",
        "adjusted_annual_mean_verdict": "not known",
        "adjusted_annual_median_usd": 48000.0,
        "adjusted_reference_annual_median_usd": 40000.0,
        "adjusted_annual_median_delta_pct": pytest.approx(20.0),
    }
    assert found[SACRAMENTO, "state"] == {
        **stem(SACRAMENTO, "state", CALIFORNIA),
        "price_parity_index": 125.0,
        "reference_price_parity_index": 125.0,
        "annual_median_usd": 60000.0,
        "reference_annual_median_usd": 48000.0,
        "annual_median_delta_usd": 12000.0,
        "annual_mean_verdict": "not known",
        "adjusted_annual_mean_verdict": "not known",
        "annual_median_delta_pct": 25.0,
        "adjusted_annual_median_usd": 48000.0,
        "adjusted_reference_annual_median_usd": 38400.0,
        "adjusted_annual_median_delta_pct": 25.0,
    }


def test_pay_above_the_nation_s_may_buy_less():
    found = deltas(
        {NATION: {"annual_median_usd": 40000.0}, CALIFORNIA: {"annual_median_usd": 45000.0}}
    )

    row = found[CALIFORNIA, "nation"]
    assert (row["annual_median_delta_pct"], row["adjusted_annual_median_delta_pct"]) == (
        12.5,
        pytest.approx(-10.0),
    )


def test_without_a_parity_nothing_is_adjusted():
    found = deltas(parities={NATION: 100.0})

    assert found[CALIFORNIA, "nation"] == {
        **stem(CALIFORNIA, "nation", NATION),
        "reference_price_parity_index": 100.0,
        "annual_median_usd": 48000.0,
        "reference_annual_median_usd": 40000.0,
        "annual_median_delta_usd": 8000.0,
        "annual_mean_verdict": "not known",
        "adjusted_annual_mean_verdict": "not known",
        "annual_median_delta_pct": pytest.approx(20.0),
        "adjusted_reference_annual_median_usd": 40000.0,
    }


def test_a_withheld_median_has_no_delta():
    found = deltas({**PAY, SACRAMENTO: {"annual_median_note_code": "8"}})

    assert found[SACRAMENTO, "nation"] == {
        **stem(SACRAMENTO, "nation", NATION),
        "price_parity_index": 125.0,
        "reference_price_parity_index": 100.0,
        "reference_annual_median_usd": 40000.0,
        "adjusted_reference_annual_median_usd": 40000.0,
        "annual_mean_verdict": "not known",
        "adjusted_annual_mean_verdict": "not known",
    }


def test_an_area_without_an_estimate_has_no_row():
    found = deltas({NATION: PAY[NATION], SACRAMENTO: PAY[SACRAMENTO]})

    assert list(found) == [(SACRAMENTO, "nation")]


@pytest.mark.parametrize(
    ("mean", "verdict"),
    [
        (50823.0, "area more"),
        (50822.5, "too close"),
        (49178.0, "too close"),
        (49177.0, "reference more"),
    ],
)
def test_means_differ_when_their_delta_exceeds_its_margin(mean, verdict):
    measures = {
        NATION: {"annual_mean_usd": 50000.0, "annual_mean_standard_error_usd": 300.0},
        CALIFORNIA: {"annual_mean_usd": mean, "annual_mean_standard_error_usd": 400.0},
    }

    assert deltas(measures, {})[CALIFORNIA, "nation"] == {
        **stem(CALIFORNIA, "nation", NATION),
        "annual_mean_delta_usd": mean - 50000.0,
        "annual_mean_delta_margin_usd": 822.5,
        "annual_mean_delta_low_usd": mean - 50000.0 - 822.5,
        "annual_mean_delta_high_usd": mean - 50000.0 + 822.5,
        "annual_mean_verdict": verdict,
        "adjusted_annual_mean_verdict": "not known",
    }


def test_means_without_an_error_are_not_judged():
    measures = {
        NATION: {"annual_mean_usd": 50000.0, "annual_mean_standard_error_usd": 300.0},
        CALIFORNIA: {"annual_mean_usd": 90000.0},
    }

    assert deltas(measures, {})[CALIFORNIA, "nation"] == {
        **stem(CALIFORNIA, "nation", NATION),
        "annual_mean_delta_usd": 40000.0,
        "annual_mean_verdict": "not known",
        "adjusted_annual_mean_verdict": "not known",
    }


def means(area, state, nation=None):
    """Give (mean, its standard error, employment) of Sacramento and California."""
    given = {SACRAMENTO: area, CALIFORNIA: state, NATION: nation}
    return {
        code: {
            "annual_mean_usd": one[0],
            "annual_mean_standard_error_usd": one[1],
            "employment_count": one[2],
        }
        for code, one in given.items()
        if one
    }


ADJUSTED = "adjusted_annual_mean"


def test_means_after_prices_have_their_own_interval_and_verdict():
    row = deltas(means((62500.0, 300.0, None), None, (49000.0, 400.0, None)))[SACRAMENTO, "nation"]

    margin = 1.645 * (240**2 + 400**2) ** 0.5  # the parity of 125 counts as exact
    assert {name: row[name] for name in row if name.startswith(ADJUSTED)} == {
        f"{ADJUSTED}_delta_usd": 1000.0,
        f"{ADJUSTED}_delta_pct": pytest.approx(100 * (50000 / 49000 - 1)),
        f"{ADJUSTED}_delta_margin_usd": pytest.approx(margin),
        f"{ADJUSTED}_delta_low_usd": pytest.approx(1000 - margin),
        f"{ADJUSTED}_delta_high_usd": pytest.approx(1000 + margin),
        f"{ADJUSTED}_verdict": "area more",
    }
    assert row["annual_mean_verdict"] == "area more"


WHOLE = means((50500.0, 400.0, 600), (50000.0, 300.0, 1000))
PLAIN = 1.645 * 500


@pytest.mark.parametrize(
    ("pay", "states", "margin"),
    [
        (WHOLE, STATES, 1.645 * (400**2 + 300**2 - 2 * 0.6 * 400**2) ** 0.5),
        (WHOLE, {SACRAMENTO: ("CA", "NV"), CALIFORNIA: ("CA",)}, PLAIN),
        (means((50500.0, 400.0, None), (50000.0, 300.0, 1000)), STATES, PLAIN),
        (means((50500.0, 400.0, 600), (50000.0, 300.0, None)), STATES, PLAIN),
        (means((50500.0, 400.0, 1000), (50000.0, 300.0, 1000)), STATES, PLAIN),
    ],
    ids=["whole", "over the line", "no employment", "none of the state", "as many as the state"],
)
def test_an_area_that_its_state_holds_whole_is_a_part_of_it(pay, states, margin):
    row = deltas(pay, {SACRAMENTO: 100.0, CALIFORNIA: 125.0}, states)[SACRAMENTO, "state"]

    assert row["annual_mean_delta_margin_usd"] == pytest.approx(margin)
    assert row.get("employment_share") == (0.6 if margin < PLAIN else None)


def test_a_part_of_a_state_is_one_after_prices_too():
    row = deltas(WHOLE, {SACRAMENTO: 125.0, CALIFORNIA: 100.0})[SACRAMENTO, "state"]

    variance = (400 / 1.25) ** 2 + 300**2 - 2 * 0.6 * 400**2 / 1.25
    assert row[f"{ADJUSTED}_delta_margin_usd"] == pytest.approx(1.645 * variance**0.5)
