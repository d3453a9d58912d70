"""Where an area stands, and which places are really apart."""

from dataclasses import replace

from pipeline.brochures import ranks
from pipeline.core.figure import Figure
from tests.support.comparisons import CALIFORNIA, LEDGER, NATION, comparison, with_sides


def ranked(facts):
    return str(ranks.ranks(facts, LEDGER))


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
    return str(ranks.leads(placed(*verdicts), 4))


def test_an_area_is_ranked_among_those_of_its_state():
    assert ranked(comparison()) == (
        "By median pay Sacramento ranks 2nd of 2 for MA and 2nd of 2 for MOA among California’s "
        "areas with data. By mean pay it is 2nd and 2nd, at 90%."
    )


def test_a_mean_that_cannot_be_told_from_a_peer_s_may_have_either_place():
    facts = comparison(first={"annual_mean": 66000})

    assert ranked(facts).endswith("it is 2nd (1st to 2nd) and 2nd, at 90%.")


def test_a_state_is_ranked_among_the_states():
    said = ranked(comparison(CALIFORNIA))

    assert " among the states and the District of Columbia. By mean pay" in said


def test_a_rank_that_cannot_be_told_is_not_said():
    facts = comparison()
    untold = replace(facts.first, rank=replace(facts.first.rank, peer_rank=None))

    assert ranked(replace(facts, first=untold)) == (
        "By median pay Sacramento ranks 2nd of 2 for MOA among California’s areas with data. By "
        "mean pay it is 2nd, at 90%."
    )
    assert not ranks.ranks(comparison(NATION), LEDGER)


def test_a_mean_without_an_error_has_no_places():
    facts = comparison()
    unknown = replace(facts.first, mean_rank=None)

    assert ranked(replace(facts, first=unknown)).endswith("By mean pay it is 2nd for MOA, at 90%.")
    assert ranked(with_sides(facts, mean_rank=None)).endswith("California’s areas with data.")


def test_the_places_of_a_mean_recompute_from_the_means_and_their_errors():
    facts = comparison(first={"annual_mean": 66000})
    place, best, worst = (
        part
        for part in ranks.ranks(facts, LEDGER).parts
        if isinstance(part, Figure) and "mean" in part.id and "31-9092" in part.id
    )

    margin = "1.645 * sqrt((mean * error / 100) ** 2 + (a * b / 100) ** 2)"
    others = "for mean, error in zip(values[2::2], values[3::2])"
    assert (place.formula, place.value) == (f"1 + sum(mean > a {others})", 2)
    assert best.formula == f"1 + sum(mean - a > {margin} {others})"
    assert worst.formula == f"len(values) / 2 - sum(a - mean > {margin} {others})"
    assert best.input_values == worst.input_values == (66000, 1.0, 66730, 1.2)


def test_a_first_place_is_sure_when_its_mean_is_above_every_other():
    assert leads(BEHIND, BEHIND) == (
        "No error is published for medians. By mean pay, for MA Vallejo is surely ahead."
    )


def test_a_lead_that_error_may_explain_is_too_close_to_call():
    assert leads(CLOSE, UNKNOWN).endswith("for MA Vallejo’s lead is too close to call.")


def test_a_first_place_may_be_ahead_of_some_only():
    assert leads(CLOSE, BEHIND, CLOSE).endswith(
        "for MA Vallejo is surely ahead of Place 3, not of Place 2 and Place 4."
    )


def test_the_highest_median_may_have_a_lower_mean():
    assert leads(BEHIND, AHEAD).endswith("for MA Vallejo is surely behind Place 3.")


def test_without_errors_nothing_is_said_of_a_lead():
    assert leads(UNKNOWN).endswith("for MA no error is published here either.")
    assert not ranks.leads(placed(), 4)


def test_only_the_places_shown_are_spoken_of():
    assert str(ranks.leads(placed(BEHIND, BEHIND, BEHIND, CLOSE), 4)).endswith(
        "for MA Vallejo is surely ahead."
    )


def test_a_hollow_dot_is_explained_where_there_is_one():
    hollow = "Hollow dot: by mean pay, not surely behind the first."

    assert str(ranks.dots(placed(BEHIND, CLOSE), 4, LEDGER)) == hollow
    assert str(ranks.dots(placed(UNKNOWN), 4, LEDGER)) == hollow
    assert str(ranks.dots(placed(BEHIND), 4, LEDGER)) == (
        "By mean pay, the first is surely ahead of the others."
    )
    assert not ranks.dots(placed(), 4, LEDGER)


def test_areas_at_the_ceiling_are_counted_and_a_tie_at_the_cut_is_said():
    facts = placed(BEHIND, BEHIND)
    first, *others = facts.first.best
    top = (replace(first, top_coded_count=1), *others)
    peers = (*facts.first.peers, replace(facts.first.peers[0], annual_median_usd=None))
    at_ceiling = replace(facts, first=replace(facts.first, best=top, best_peers=peers))

    assert str(ranks.dots(at_ceiling, 4, LEDGER)) == (
        "By mean pay, the first is surely ahead of the others. Not ranked, being at the ceiling: 1 "
        "for MA."
    )
    tie = " The last place is tied with one not shown."
    assert str(ranks.dots(facts, 2, LEDGER)).endswith(tie)
    assert tie not in str(ranks.dots(facts, 3, LEDGER))
    cut = replace(facts.first, best=(first, *others[:-1], replace(others[-1], is_tied_at_cut=True)))
    assert str(ranks.dots(replace(facts, first=cut), 3, LEDGER)).endswith(tie)
