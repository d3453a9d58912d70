"""An axis ends at round numbers, has four to six ticks, and holds what it must."""

import random

import pytest

from pipeline.brochures.picture import Tick
from pipeline.brochures.scale import Scale

RELEASE = [30_000 + 40 * number for number in range(1000)]  # to 69,960; 30,400 to 69,560 robustly


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ([36_200, 78_090], Scale(30_000, 80_000, 10_000)),
        ([36_000, 82_000], Scale(20_000, 100_000, 20_000)),
        ([61_970], Scale(58_000, 66_000, 2_000)),
        ([61_970, 61_970.5], Scale(58_000, 66_000, 2_000)),
        ([0, 12.5], Scale(0, 12.5, 2.5)),
        ([-8.3, 0, 12.5], Scale(-10, 15, 5)),
        ([0, 0], Scale(-0.5, 0.5, 0.25)),
        ([15.4, 39.9], Scale(15, 40, 5)),
    ],
)
def test_a_scale_ends_at_round_numbers(values, scale):
    assert Scale.over(values) == scale


def test_any_scale_holds_its_values_between_four_to_six_ticks():
    draw = random.Random(70)
    for _ in range(5_000):
        values = [draw.uniform(-1, 1) * 10 ** draw.randint(-1, 6) for _ in range(2)]
        scale = Scale.over(values)

        assert scale.low <= min(values) <= max(values) <= scale.high
        assert 4 <= len(scale.ticks("percent")) <= 6
        assert all(round(end / scale.step, 6).is_integer() for end in (scale.low, scale.high))


def test_the_outermost_of_many_values_do_not_stretch_a_scale():
    assert Scale.over([*RELEASE, 239_200]) == Scale.over(RELEASE) == Scale(30_000, 70_000, 10_000)


def test_own_values_change_a_scale_only_where_they_lie_beyond_it():
    common = Scale.over(RELEASE)

    assert common.holding([30_000, 70_000]) == common
    assert common.holding([45_000, 112_000]) == Scale(20_000, 120_000, 20_000)
    assert common.holding([0]) == Scale(0, 80_000, 20_000)


def test_a_share_stays_on_the_axis():
    scale = Scale(30_000, 80_000, 10_000)

    assert [scale.share(v) for v in (10_000, 30_000, 55_000, 80_000, 239_200)] == [0, 0, 0.5, 1, 1]


@pytest.mark.parametrize(
    ("scale", "unit", "texts"),
    [
        (Scale(0, 80_000, 20_000), "usd_per_year", ["$0", "$20k", "$40k", "$60k", "$80k"]),
        (Scale(20_000, 22_500, 500), "usd_per_year",
         ["$20k", "$20.5k", "$21k", "$21.5k", "$22k", "$22.5k"]),
        (Scale(15, 30, 5), "usd_per_hour", ["$15", "$20", "$25", "$30"]),
        (Scale(20, 27.5, 2.5), "usd_per_hour", ["$20.00", "$22.50", "$25.00", "$27.50"]),
        (Scale(-10, 20, 10), "percent", ["−10%", "0%", "10%", "20%"]),
        (Scale(-0.6, 0.3, 0.3), "percent", ["−0.6%", "−0.3%", "0%", "0.3%"]),
    ],
)  # fmt: skip
def test_ticks_say_the_unit(scale, unit, texts):
    assert [tick.text for tick in scale.ticks(unit)] == texts


def test_ticks_stand_a_step_apart_and_know_where_nothing_is():
    assert Scale(-10, 20, 10).ticks("percent") == (
        Tick(0, "−10%"),
        Tick(1 / 3, "0%", is_zero=True),
        Tick(2 / 3, "10%"),
        Tick(1, "20%"),
    )
