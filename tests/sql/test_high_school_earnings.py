"""The sample of the earnings thresholds, through its SQL to its check."""

import pytest

from pipeline.sources.ed_thresholds.publication import SOURCE
from pipeline.sources.parse import parse
from tests.support.samples import samples
from tests.support.tables import run


def earnings():
    (frame,) = parse(samples(SOURCE), [SOURCE])
    staged = run(
        "1_staging/stg_ed_thresholds__earnings", {"raw.ed_thresholds": frame.rows.to_dicts()}
    )
    return run("3_marts/high_school_earnings", {"staging.stg_ed_thresholds__earnings": staged})


def test_a_state_has_the_median_of_those_with_a_diploma_alone():
    assert [row for row in earnings() if row["state_code"] in ("00", "06")] == [
        {"release": "2026", "state_code": "00", "high_school_median_usd": 36082.0},
        {"release": "2026", "state_code": "06", "high_school_median_usd": 36976.0},
    ]


@pytest.mark.parametrize(("change", "told"), [(0, []), (1, ["00", "06"])])
def test_known_earnings_that_are_read_otherwise_are_told(change, told):
    rows = [
        {**row, "high_school_median_usd": row["high_school_median_usd"] + change}
        for row in earnings()
    ]

    found = run("4_checks/known_high_school_earnings", {"marts.high_school_earnings": rows})

    assert [row["state_code"] for row in found] == told
