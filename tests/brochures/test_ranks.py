"""Where an area stands, and which places are really apart."""

from dataclasses import replace

import pytest

from pipeline.brochures import ranks
from pipeline.core.figure import Figure
from tests.support.comparisons import CALIFORNIA, LEDGER, NATION, comparison, with_sides


def ranked(facts):
    return [str(one) for one in ranks.ranks(facts, LEDGER)]


def placed(*verdicts):
    """Compare Sacramento where the first side's best places, after the first, have verdicts.

    A verdict is the mean's difference to the first's, and whether it is apart.
    """
    facts = comparison()
    first = facts.first.best[0]
    others = tuple(
        replace(
            first, area_name=f"Place {number}, CA", place_number=number,
            annual_mean_less_first_usd=difference, is_mean_apart_from_first=is_apart,
        )
        for number, (difference, is_apart) in enumerate(verdicts, start=2)
    )  # fmt: skip
    return replace(facts, first=replace(facts.first, best=(first, *others)))


BEHIND, CLOSE, AHEAD, UNKNOWN = (-900.0, True), (-90.0, False), (900.0, True), (None, None)


def leads(*verdicts):
    """Give what is said of the first side's lead: that of the second has one place alone."""
    return [str(one) for one in ranks.leads(placed(*verdicts))]


MEDIANS = (
    "By typical pay, Sacramento ranks 2nd of 2 areas for medical assistants, 2nd of 2 for medical "
    "office assistants."
)
LEVEL = "That holds at the 90% level for all comparisons of one area in one job."
NO_FLOOR = "Few places have 500 of these jobs, so all are ranked."
FLOOR = "Only places with 500 or more of these jobs are ranked."
SECOND = "By average pay it is 2nd for medical office assistants."
OF_MEANS = "By average pay for medical assistants, "


def test_an_area_is_ranked_among_those_of_its_state():
    assert ranked(comparison()) == [
        MEDIANS, "By average pay it is 2nd for medical assistants.", SECOND, LEVEL, NO_FLOOR,
    ]  # fmt: skip


def test_a_mean_that_cannot_be_told_from_a_peer_s_may_have_either_place():
    assert ranked(comparison(first={"annual_mean": 66000}))[1] == (
        "By average pay it is 2nd for medical assistants, but could be tied for first."
    )


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((4, 3, 6), "4th for medical assistants, but could be anywhere from 3rd to 6th."),
        ((1, 1, 3), "1st for medical assistants, but could be as low as 3rd."),
        ((2, 1, 3), "2nd for medical assistants, but could be tied for first or as low as 3rd."),
        ((2, 1, 2), "2nd for medical assistants, but could be tied for first."),
    ],
)
def test_the_places_that_a_mean_may_have_are_said_in_words(places, said):
    facts = comparison()
    place, best, worst = places
    row = replace(facts.first.mean_rank, mean_rank=place, best_rank=best, worst_rank=worst)
    facts = replace(facts, first=replace(facts.first, mean_rank=row))

    assert ranked(facts)[1] == f"By average pay it is {said}"


def test_a_state_is_ranked_among_the_states():
    assert ranked(comparison(CALIFORNIA))[0] == (
        "By typical pay, California ranks 2nd of 2 for medical assistants, 2nd of 2 for medical "
        "office assistants among the states and the District of Columbia."
    )


def test_a_rank_that_cannot_be_told_or_has_no_peer_is_not_said():
    facts = comparison()
    rank = facts.first.rank

    for none in (replace(rank, peer_rank=None), replace(rank, peer_rank=1, peer_count=1)):
        assert ranked(replace(facts, first=replace(facts.first, rank=none))) == [
            "By typical pay, Sacramento ranks 2nd of 2 areas for medical office assistants.",
            SECOND, LEVEL, NO_FLOOR,
        ]  # fmt: skip
    assert ranked(comparison(NATION)) == []


def floored(facts, side, **changes):
    """Set a floor for the places of a side; rows of its ranks may change."""
    row = replace(getattr(facts, side), rank=replace(getattr(facts, side).rank, **changes))
    return replace(facts, **{side: row})


ONE_FLOOR = "Places with under 500 such jobs are ranked for medical office assistants only."
BELOW = {"employment_floor_count": 500, "is_ranked": False, "peer_rank": None, "peer_count": 3}


def test_where_a_floor_is_set_it_is_said_for_both_or_for_one():
    facts = floored(comparison(), "first", employment_floor_count=500)

    assert ranked(facts)[-1] == ONE_FLOOR
    assert ranked(floored(facts, "second", employment_floor_count=500))[-1] == FLOOR


def test_an_area_below_the_floor_is_told_so_unless_its_jobs_are_withheld():
    facts = floored(comparison(), "first", **BELOW)
    of_second = "By typical pay, Sacramento ranks 2nd of 2 areas for medical office assistants."
    too_few = "Sacramento has too few medical assistants{} to be ranked."
    withheld = replace(facts.first, here=replace(facts.first.here, employment_count=None))

    assert ranked(facts) == [of_second, SECOND, LEVEL, too_few.format(""), ONE_FLOOR]
    assert ranked(replace(facts, first=withheld)) == [of_second, SECOND, LEVEL, ONE_FLOOR]
    assert ranked(floored(facts, "second", **BELOW)) == [
        too_few.format(" and medical office assistants"), FLOOR,
    ]  # fmt: skip


def test_a_mean_without_an_error_has_no_places():
    facts = comparison()
    unknown = replace(facts.first, mean_rank=None)

    assert ranked(replace(facts, first=unknown)) == [MEDIANS, SECOND, LEVEL, NO_FLOOR]
    assert ranked(with_sides(facts, mean_rank=None)) == [MEDIANS, NO_FLOOR]


def test_the_places_of_a_mean_recompute_from_the_means_and_their_errors():
    facts = with_sides(comparison(first={"annual_mean": 66000}))
    row = replace(facts.first.mean_rank, mean_rank=3, best_rank=2, worst_rank=4)
    facts = replace(facts, first=replace(facts.first, mean_rank=row))
    place, best, worst = (
        part for part in [*ranks.ranks(facts, LEDGER)][1].parts if isinstance(part, Figure)
    )

    margin = "1.645 * sqrt((mean * error / 100) ** 2 + (a * b / 100) ** 2)"
    others = "for mean, error in zip(values[2::2], values[3::2])"
    assert (place.formula, place.printed) == (f"1 + sum(mean > a {others})", "3rd")
    assert best.formula == f"1 + sum(mean - a > {margin} {others})"
    assert worst.formula == f"len(values) / 2 - sum(a - mean > {margin} {others})"
    assert best.input_values == worst.input_values == (66000, 1.0, 66730, 1.2)


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ((BEHIND, BEHIND), "Vallejo is surely ahead of Place 2 and Place 3."),
        ((CLOSE, UNKNOWN), "Vallejo could be tied for first with Place 2 and Place 3."),
        ((CLOSE, BEHIND, CLOSE),
         "Vallejo is surely ahead of Place 3, but could be tied for first with Place 2 and Place "
         "4."),
        ((BEHIND, AHEAD), "Vallejo is surely behind Place 3."),
        ((BEHIND, BEHIND, BEHIND, CLOSE),
         "Vallejo is surely ahead of Place 2, Place 3, and Place 4."),
    ],
)  # fmt: skip
def test_a_lead_is_sure_when_the_first_s_mean_is_above_those_of_the_next(verdicts, said):
    assert leads(*verdicts) == [OF_MEANS + said]


def test_without_errors_nothing_is_said_of_a_lead():
    assert leads(UNKNOWN) == [
        "For medical assistants, the survey gives no error, so any of these places could be tied "
        "for first."
    ]
    assert leads() == []


def test_areas_at_the_ceiling_are_counted_and_a_tie_at_the_cut_is_said():
    facts = placed(BEHIND, BEHIND)
    first, second, third = facts.first.best
    codes = [replace(one, area_code=one.area_name) for one in (first, second, third)]
    top = (replace(codes[0], top_coded_count=1), *codes[1:])
    at_the_ceiling = replace(facts.first.peers[0], annual_median_usd=None)
    peers = (*facts.first.peers, at_the_ceiling, replace(at_the_ceiling, is_ranked=False))
    facts = replace(facts, first=replace(facts.first, best=top, best_peers=peers))
    all_codes = [place.area_name for place in top]

    def omitted(codes):
        return [str(one) for one in ranks.omissions(facts, codes, LEDGER)]

    ceiling = (
        "Some pay is too high for a number and may rank higher: 1 area for medical assistants."
    )
    assert omitted(all_codes) == [ceiling]
    assert omitted(all_codes[:2]) == [
        ceiling, "The last place shown for medical assistants ties with one not shown.",
    ]  # fmt: skip
    assert omitted([]) == [ceiling]
