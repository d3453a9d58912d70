"""What statisticians object to, on the cells of May 2025 where it happens."""

import re

import pytest

from pipeline.core.figure import Figure
from tests.support.made import DEFAULT_AREAS, PAIR, TOP_CODED, brochures, everywhere, sampled
from tests.support.marts import open_marts

NATION, CALIFORNIA, SACRAMENTO = DEFAULT_AREAS
ABILENE, KANSAS_CITY = "0010180", "0028140"
LEGAL = "paralegal_vs_legal-secretary"
RELEASE = "2025A01"


@pytest.fixture(scope="module")
def made(marts):
    return everywhere(marts, PAIR)


@pytest.fixture(
    scope="module", params=[sampled, pytest.param(everywhere, marks=pytest.mark.slow)],
    ids=lambda areas: areas.__name__,
)  # fmt: skip
def legal(request, marts):
    """Give the second pair in areas of each kind; slow, everywhere."""
    return list(request.param(marts, LEGAL).values())


@pytest.fixture
def both(marts, legal):
    """Give the first pair everywhere, and the second."""
    return [*everywhere(marts, PAIR).values(), *legal]


def rows(marts, query):
    with open_marts(marts) as connection:
        return connection.execute(query, {"release": RELEASE}).fetchall()


def small_print(brochure):
    return " ".join(str(notice) for notice in brochure.small_print.full)


def test_yearly_pay_is_for_full_time_work(made):
    brochure = made[SACRAMENTO]

    assert "earns $61,970 a year full time" in str(brochure.finding)
    assert "for full-time, all-year work" in str(brochure.pay.note)
    basis = "full-time, all-year work of 2,080 hours; part-timers earn less."
    assert basis in small_print(brochure)
    assert basis in str(brochure.quotable.method)


def test_the_amount_of_the_mean_stands_beside_a_median_s_that_its_interval_leaves_out(made):
    assert str(made[CALIFORNIA].finding).endswith(
        "about $4,800 less than the typical medical office assistant. By average pay, the gap is "
        "about $1,300."
    )
    assert str(made[CALIFORNIA].pay.gap).endswith("By average pay, the gap is about $1,300.")


def test_after_prices_california_s_two_measures_are_both_said(made):
    assert str(made[CALIFORNIA].prices.said[1]) == (
        "After prices, pay for medical assistants could go either way: typical pay buys 2% less, "
        "average pay 8% more."
    )
    assert [
        "Medical assistants, the same after prices",
        "$3,600 more",
        "$3,000 to $4,300 more",
    ] in [
        [str(cell) for cell in (row.label, *row.cells[:2])] for row in made[CALIFORNIA].pay.judged
    ]


def test_sampling_error_alone_is_judged_and_parities_count_as_exact(made):
    text = small_print(made[SACRAMENTO])

    for said in (
        "More than chance", "larger than sampling error", "Other errors are not counted",
        "since May 2021",
        "usually look less sure", "all comparisons of one area in one occupation",
        "rents included, taxes not", "it counts as exact", "the prices of wider ones",
        "in source, date and method",
    ):  # fmt: skip
        assert said in text


def test_metros_that_cross_a_line_are_known_and_one_says_so_beside_its_state(marts, made):
    crossing = """
        select count(*) from marts.areas
        where release = $release and area_kind = 'metropolitan area'
            and contains(state_names, ', ')
    """
    shares = """
        select employment_share is null, count(*) from marts.regional_deltas
        where release = $release and reference_kind = 'state' and occupation_code = '31-9092'
            and area_code in ('0028140', '0040900')
        group by all order by all
    """

    assert rows(marts, crossing) == [(43,)]
    assert rows(marts, shares) == [(False, 1), (True, 1)]
    assert str(made[KANSAS_CITY].prices.state).endswith("Part of this area lies in Kansas.")
    assert "Part of" not in str(made[SACRAMENTO].prices.state)


def test_jobs_of_the_survey_and_of_the_projection_make_no_contradiction(made):
    page = str(made[NATION].outlook)

    assert not re.search(
        "811[,.]|850[,.]|912[,.]2|885[,.]3", page
    )  # 961,610 are counted of 885,300
    assert "workers who leave the occupation (retire or change it), on average" in str(
        made[NATION].outlook.openings
    )


def test_a_range_that_is_none_is_said_to_be_none(marts, made):
    cell = """
        select annual_75th_usd, annual_90th_usd from marts.pay_estimates
        where release = $release and area_code = '0010180' and occupation_code = '43-6013'
    """
    pay, none = made[ABILENE].pay, made[SACRAMENTO].pay

    assert rows(marts, cell) == [(49_790.0, 49_790.0)]
    assert str(pay.ties) == (
        "For medical office assistants in Abilene, the top quarter and the top tenth start at the "
        "same pay: $49,790. The survey asks for pay in ranges, so no spread between them is known."
    )
    assert str(pay.picture.alt).endswith(str(pay.ties))
    assert str(pay.table_ties).startswith("Where two percentiles are the same, no spread")
    assert (str(none.ties), str(none.table_ties)) == ("", "")


def test_a_rank_has_the_mean_s_own_place_and_its_range(made):
    assert [str(one) for one in made[SACRAMENTO].places.ranks] == [
        "By typical pay, Sacramento ranks 3rd of 23 areas for medical assistants, 6th of 23 for "
        "medical office assistants.",
        "By average pay it is 5th for medical assistants, but could be anywhere from 3rd to 5th.",
        "By average pay it is 6th for medical office assistants, but could be anywhere from 6th "
        "to 11th.",
        "That holds at the 90% level for all comparisons of one area in one job.",
        "Only places with 500 or more of these jobs are ranked.",
    ]


def test_areas_at_the_ceiling_are_counted_beside_the_best_paying(marts):
    (nation,) = brochures(marts, TOP_CODED, ("nation",))
    (ceiling,) = nation.places.omissions

    assert str(ceiling) == (
        "Some pay is too high for a number and may rank higher: 1 state for anesthesiologists and "
        "1 state for other surgeons."
    )
    assert [f.value for f in ceiling.parts if isinstance(f, Figure)] == [1, 1]
    assert "could be tied for first" in str(nation.places.leads[0])
    assert str(nation.places.finding) == "Where pay is highest"


def test_employment_has_its_error_and_a_large_one_is_rough(made, legal):
    rough = {
        one.area_code for one in legal if "a rough estimate) legal secretaries" in str(one.jobs[0])
    }

    assert "and 7,700 (give or take 1,000) medical office assistants" in str(
        made[SACRAMENTO].jobs[0]
    )
    assert len(rough) == (76 if len(legal) > 500 else 5)


def test_a_sure_difference_never_prints_as_nothing(both):
    sure = [
        tuple(part.printed for part in one.pay.gap.parts if isinstance(part, Figure))[:2]
        for one in both
        if "more than chance" in str(one.pay.gap)
    ]

    assert [ends for ends in sure if "$0" in ends or ends[0] == ends[1]] == []
    finer = [ends for ends in sure if not all(text.endswith("00") for text in ends)]
    assert len(sure) > 300
    assert finer


def test_quotients_have_two_decimals_and_near_one_are_about_the_same(made, both):
    quotients = [
        part
        for one in both
        for part in one.jobs[2].parts
        if isinstance(part, Figure) and part.unit == "ratio"
    ]

    assert "1.30 times as many medical assistants" in str(made[SACRAMENTO].jobs[2])
    assert "about as many medical office assistants" in str(made[CALIFORNIA].jobs[2])
    assert [one for one in quotients if 0.95 <= one.value <= 1.05] == []
    assert all(re.fullmatch(r"\d+\.\d\d times", one.printed) for one in quotients)


def test_a_mark_stands_where_its_figure_says_also_in_the_rarest_areas(both):
    drawn = [
        (one.pair_slug, one.area_code, mark.start, lane.text.parts[0].value, one.pay.cover.ticks)
        for one in both
        if one.pay.cover
        for lane in one.pay.cover.lanes
        for mark in lane.marks
        if not mark.is_open
    ]
    # "$60k" at its share, and "$70k" at its: the axis runs evenly between them
    wrong = [
        (pair, area)
        for pair, area, share, value, (first, *_, last) in drawn
        for low, high in [[1000 * float(tick.text.strip("$k")) for tick in (first, last)]]
        if abs(low + share * (high - low) - value) > 1
    ]

    assert wrong == []
    assert len(drawn) > 1100
    commonest = max({ticks for *_, ticks in drawn}, key=[t for *_, t in drawn].count)
    assert sum(ticks == commonest for *_, ticks in drawn) > 900
