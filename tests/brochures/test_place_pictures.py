"""Where pay is highest: a row a place with both roles on it, and for the nation a map a role."""

from dataclasses import replace

from pipeline.brochures.picture import Mark
from pipeline.brochures.place_pictures import finding, places_panel
from pipeline.warehouse.rows import Rank
from tests.support.comparisons import (
    CALIFORNIA,
    LEDGER,
    NATION,
    NORTH_COAST,
    SACRAMENTO,
    TOP_CODED,
    WITHHELD_PAY,
    comparison,
    with_sides,
)
from tests.support.made import PAIR, brochures

SCALE = comparison().median_scale  # the pair's, which holds Vallejo's 77,410


def panel(facts):
    return places_panel(facts, LEDGER)


def drawn(facts):
    picture = panel(facts).picture
    return [
        (str(one.label), [mark.shape for mark in one.marks], one.is_here) for one in picture.lanes
    ]


def best(facts, *names):
    """Let the two sides' best places be called so, each surely ahead of a second one."""
    sides = [
        replace(
            side,
            best=(
                replace(facts.first.best[0], area_name=name),
                replace(facts.first.best[1], area_name="Fresno, CA"),
            ),
        )
        for side, name in zip(facts.sides, names, strict=True)
    ]
    return replace(facts, first=sides[0], second=sides[1])


def test_a_row_a_place_has_both_roles_on_it_and_the_area_s_own_and_the_state_s_are_there():
    picture = panel(comparison()).picture
    vallejo, san_jose, sacramento, california = picture.lanes

    assert [(str(one.label), one.is_here) for one in picture.lanes] == [
        ("Vallejo", False), ("San Jose", False), ("Sacramento", True), ("California", False),
    ]  # fmt: skip
    assert vallejo.marks == (Mark("circle", *[SCALE.share(77_410)] * 2),)
    assert san_jose.marks == (Mark("square", *[SCALE.share(69_350)] * 2),)
    assert sacramento.marks == (
        Mark("circle", *[SCALE.share(61_970)] * 2), Mark("square", *[SCALE.share(57_730)] * 2),
    )  # fmt: skip
    assert len(california.marks) == 2
    assert picture.ticks == SCALE.ticks("usd_per_year")
    assert [str(one) for one in picture.key] == ["medical assistants", "medical office assistants"]


def test_places_that_pay_alike_are_not_stretched_and_one_beyond_widens_the_axis_of_the_pair():
    alike = panel(with_sides(comparison(), best=())).picture
    assert alike is None or alike.ticks == SCALE.ticks("usd_per_year")

    beyond = panel(comparison(first={"annual_median": 121_000})).picture
    assert beyond.ticks == SCALE.holding([121_000]).ticks("usd_per_year")
    (here,) = (lane for lane in beyond.lanes if lane.is_here)
    assert here.marks[0].start == SCALE.holding([121_000]).share(121_000) < 1


def test_the_alternative_text_gives_each_place_and_no_direction():
    assert str(panel(comparison()).picture.alt) == (
        "Typical pay a year for medical assistants and medical office assistants. In Vallejo, "
        "typical pay is $77,410 and not published. In San Jose, typical pay is not published and "
        "$69,350. In Sacramento, typical pay is $61,970 and $57,730. In California, typical pay is "
        "$49,660 and $54,490."
    )


def test_a_mark_that_is_not_there_is_explained_and_a_row_without_any_says_why():
    lanes = panel(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY)).picture.lanes

    assert str(panel(comparison()).basis) == (
        "Typical pay (the median) a year, May 2025. No mark: no number is published. "
        "Few places have 500 of these jobs, so all are ranked."
    )
    assert (str(lanes[-1].label), lanes[-1].marks, str(lanes[-1].text)) == (
        "Sacramento", (), "not published",
    )  # fmt: skip


def test_pay_at_the_ceiling_stands_there_with_an_open_end():
    picture = panel(comparison(first={"annual_median": TOP_CODED})).picture

    assert [(str(one.label), one.marks[0].is_open) for one in picture.lanes[:2]] == [
        ("Sacramento", True), ("Vallejo", False),
    ]  # fmt: skip
    assert "In Sacramento, typical pay is $239,200 or more and $57,730." in str(picture.alt)


def test_a_state_s_own_row_is_the_reader_s():
    facts = comparison(CALIFORNIA)
    assert ("California", ["circle", "square"], True) in drawn(facts)
    assert [name for name, _, _ in drawn(facts)].count("California") == 1


def test_places_are_taken_from_either_side_in_turn_until_there_are_four():
    first = comparison().first.best[0]
    places = [
        tuple(
            replace(first, area_name=f"{role} {n}, CA", area_code=f"{role}{n}", place_number=n)
            for n in range(1, 9)
        )
        for role in "AB"
    ]
    facts = comparison()
    facts = replace(
        facts,
        first=replace(facts.first, best=places[0]),
        second=replace(facts.second, best=places[1]),
    )

    assert [name for name, _, _ in drawn(facts)] == [
        "A 1", "A 2", "B 1", "B 2", "Sacramento", "California",
    ]  # fmt: skip


def test_where_pay_is_surely_highest_heads_the_picture():
    assert str(finding(best(comparison(), "Vallejo, CA", "Vallejo, CA"))) == (
        "Pay is highest in Vallejo"
    )
    both = finding(best(comparison(), "Vallejo, CA", "North Coast Region of California nonmetro"
                        "politan area"))  # fmt: skip
    assert str(both) == "Pay is highest in Vallejo and the rural North Coast Region of California"
    assert [part.side for part in both.parts if part.side] == ["first", "second"]


def test_what_is_not_sure_is_no_claim():
    facts = best(comparison(), "Vallejo, CA", "Vallejo, CA")
    tied = tuple(replace(one, is_mean_apart_from_first=False) for one in facts.first.best)

    assert str(finding(comparison())) == "Where pay is highest"  # the second has one place alone
    assert str(finding(replace(facts, first=replace(facts.first, best=tied)))) == (
        "Where pay is highest"
    )


def near(rank, count, mean, worst, group="0600000"):
    facts = comparison()
    row = replace(facts.first.rank, peer_rank=rank, peer_count=count, peer_group_code=group)
    of_mean = replace(
        facts.first.mean_rank, mean_rank=mean, worst_rank=worst, mean_peer_count=count
    )
    return str(finding(with_sides(facts, rank=row, mean_rank=of_mean)))


def test_an_area_is_near_the_top_where_its_mean_s_places_carry_it():
    assert near(7, 28, 7, 14) == "Sacramento is near the top of California pay"
    for other in ((8, 28, 7, 14), (7, 28, 8, 14), (7, 28, 7, 15), (7, 28, 7, 14, "states")):
        assert near(*other) == "Where pay is highest"


def test_an_area_that_is_surely_first_itself_is_said_to_be():
    facts = best(comparison(), SACRAMENTO.area_name, SACRAMENTO.area_name)
    row = replace(facts.first.rank, peer_rank=1, peer_count=28)
    of_mean = replace(facts.first.mean_rank, mean_rank=1, worst_rank=1, mean_peer_count=28)

    assert str(finding(with_sides(facts, rank=row, mean_rank=of_mean))) == (
        "Pay is highest in Sacramento"
    )


def test_where_nothing_is_published_that_is_said_once():
    said = panel(with_sides(comparison(NORTH_COAST), best=(), rank=None, mean_rank=None))

    assert (str(said.finding), said.picture, said.pictures) == (
        "Where pay is highest is not published", None, (),
    )  # fmt: skip
    assert (said.ranks, said.leads, said.omissions) == ((), (), ())


def states(*medians):
    """Give the states' medians, in the order of their codes."""
    codes = ("0100000", "0200000", "0400000", "0500000", "0600000", "0800000")
    return tuple(
        Rank(code, "31-9092", "states", f"OEUS{code}000000319092", usd, None, True, 1, 6, 0)
        for code, usd in zip(codes, medians, strict=False)
    )


def test_the_nation_has_a_map_of_the_states_a_role_in_levels_of_round_dollars():
    facts = comparison(NATION)
    peers = states(38_000, 39_900, 45_000, 54_900, 55_100, None)
    said = panel(replace(facts, first=replace(facts.first, best_peers=peers)))
    (picture,) = said.pictures

    assert said.picture is None
    assert {tile.code: tile.level for tile in picture.tiles if tile.level} == {
        "AL": 1, "AK": 1, "AZ": 2, "AR": 2, "CA": 3,
    }  # fmt: skip
    assert len(picture.tiles) == 51
    assert (str(picture.finding), picture.side) == ("Medical assistants", "first")
    assert [str(one) for one in picture.key] == [
        "no number published", "under $40k", "$40k to $55k", "over $55k",
    ]  # fmt: skip
    assert str(picture.alt).startswith(
        "Typical pay a year for medical assistants, by state. Over $55k: California. $40k to $55k: "
        "Arizona and Arkansas. Under $40k: Alabama and Alaska. No number published: Colorado, "
    )


def test_a_map_ranks_no_place_so_the_floor_stands_with_the_places_that_are_named(marts):
    (nation,) = brochures(marts, PAIR, ("nation",))
    (sacramento,) = brochures(marts, PAIR, (SACRAMENTO.area_code,))
    floor = "Only places with 500 or more of these jobs are ranked."

    assert str(nation.places.finding) == "Where pay is highest"
    assert floor not in str(nation.places.basis)
    assert str(nation.places.leads[-1]) == floor
    assert str(sacramento.places.basis).endswith(floor)
    assert floor not in map(str, sacramento.places.leads)


def test_levels_end_at_finer_dollars_where_pay_is_alike():
    facts = comparison(NATION)
    peers = states(40_100, 40_700, 41_200, 41_900, 42_400, 42_900)
    (picture,) = panel(replace(facts, first=replace(facts.first, best_peers=peers))).pictures

    assert [str(one) for one in picture.key[1:]] == ["under $41k", "$41k to $42k", "over $42k"]


def test_the_pictures_of_the_release_have_the_states_row_and_four_places_at_least(marts):
    areas = (SACRAMENTO.area_code, "4400000", "0200000", "7200000")
    rows = {
        one.area_name: [str(lane.label) for lane in one.places.picture.lanes]
        for one in brochures(marts, PAIR, areas)
    }

    assert rows == {
        "Sacramento-Roseville-Folsom, CA": [
            "Vallejo", "San Jose", "Santa Rosa", "Napa", "Sacramento", "California",
        ],
        "Rhode Island": [
            "Washington", "California", "Alaska", "District of Columbia", "Massachusetts",
            "Rhode Island",
        ],
        "Alaska": ["Rural Alaska", "Alaska", "Fairbanks", "Anchorage"],
        "Puerto Rico": ["Ponce", "Puerto Rico", "Aguadilla", "San Juan", "Mayaguez"],
    }  # fmt: skip
