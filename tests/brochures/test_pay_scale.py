"""One axis for a pair in all areas, so that two places can be laid side by side."""

import pytest

from pipeline.brochures.pay_scale import PayScales, level
from pipeline.brochures.scale import Scale
from tests.support.comparisons import HOURLY_ONLY, TOP_CODED, WITHHELD_PAY, pay

CODES = ("31-9092", "43-6013")
ALL = [pay(area, code) for area in ("0040900", "0600000", "0000000") for code in CODES]


def test_an_axis_holds_the_areas_of_both_occupations():
    scales = PayScales.over(ALL, CODES)

    assert scales == PayScales("annual", Scale.over([35_930, 78_090]), Scale.over([45_690, 61_970]))


def test_the_rarest_areas_stretch_no_axis_but_their_own():
    rare = pay(annual_90th=190_000)
    scales = PayScales.over([*ALL * 20, rare], CODES)

    assert scales.pay == Scale.over([35_930, 78_090])
    assert scales.around(pay(), None) == scales.pay
    assert scales.around(rare) == Scale.over([scales.pay.low, 190_000])


def test_other_occupations_are_not_on_it_and_withheld_pay_neither():
    assert PayScales.over([*ALL, pay(**WITHHELD_PAY)], CODES) == PayScales.over(ALL, CODES)
    assert PayScales.over([pay(), pay("0000000")], ["31-9092"]).median == Scale.over(
        [45_690, 61_970]
    )


def test_pay_that_the_nation_has_by_the_hour_alone_is_on_an_axis_of_hours():
    nation = [pay("0000000", code, **HOURLY_ONLY) for code in CODES]

    assert PayScales.over(nation, CODES) == PayScales(
        "hourly", Scale.over([17.27, 29.1]), Scale.over([21.97, 22.08])
    )


def test_without_any_median_there_is_no_axis():
    scales = PayScales.over([pay(**WITHHELD_PAY)], CODES)

    assert (scales.pay, scales.median, scales.around(pay())) == (None, None, None)


@pytest.mark.parametrize(
    ("changes", "value"),
    [({}, 61970), ({"annual_median": TOP_CODED}, 239_200), (WITHHELD_PAY, None)],
)
def test_pay_at_the_ceiling_stands_at_the_ceiling(changes, value):
    assert level(pay(**changes), "annual", "median") == value
