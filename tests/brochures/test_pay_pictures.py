"""The pictures of pay: their lanes, their marks on the pair's axis, and what they say in words."""

from dataclasses import replace

import pytest

from pipeline.brochures import pay_pictures
from pipeline.core.figure import Figure
from tests.support.comparisons import (
    HOURLY_ONLY,
    LEDGER,
    NATION,
    TOP_CODED,
    WITHHELD_PAY,
    comparison,
    pay,
    with_sides,
)


def strips(facts):
    return pay_pictures.strips(facts, LEDGER)


def pair(facts):
    return pay_pictures.pair(facts, LEDGER)


def lanes(picture):
    return [(str(one.label), str(one.text), one.side, one.is_here) for one in picture.lanes]


def test_pay_is_drawn_for_both_sides_here_and_in_the_nation():
    picture = strips(comparison())

    assert lanes(picture) == [
        ("Medical assistant, Sacramento", "$61,970", "first", True),
        ("U.S.", "$45,690", "first", False),
        ("Medical office assistant, Sacramento", "$57,730", "second", True),
        ("U.S.", "$45,930", "second", False),
    ]
    assert [(mark.shape, mark.start, mark.end) for mark in picture.lanes[0].marks] == [
        ("line", pytest.approx(0.3066), pytest.approx(0.9618)),
        ("bar", pytest.approx(0.3734), pytest.approx(0.9406)),
        ("mark", pytest.approx(0.6394), pytest.approx(0.6394)),
    ]
    assert [tick.text for tick in picture.ticks] == ["$30k", "$40k", "$50k", "$60k", "$70k", "$80k"]
    assert str(picture.alt) == (
        "Medical assistants in Sacramento: the middle half earn $48,670 to $77,030. Medical "
        "assistants in the United States: the middle half earn $38,470 to $49,180. Medical office "
        "assistants in Sacramento: the middle half earn $46,490 to $64,060. Medical office "
        "assistants in the United States: the middle half earn $38,570 to $50,580."
    )
    assert [part.printed for part in picture.alt.parts if isinstance(part, Figure)][:4] == [
        "$48,670", "$77,030", "$38,470", "$49,180",
    ]  # fmt: skip


def test_the_nation_is_drawn_once_in_the_colours_of_the_two():
    picture = strips(comparison(NATION))

    assert lanes(picture) == [
        ("Medical assistant, U.S.", "$45,690", "first", True),
        ("Medical office assistant, U.S.", "$45,930", "second", True),
    ]
    assert [lane.is_nation for lane in picture.lanes] == [False, False]
    here = strips(comparison())
    assert [lane.is_nation for lane in here.lanes] == [False, True, False, True]


def test_withheld_pay_is_no_mark_and_says_so():
    picture = strips(comparison(second=WITHHELD_PAY))

    assert (str(picture.lanes[2].text), picture.lanes[2].marks) == ("withheld", ())
    assert "Medical office assistants in Sacramento: pay is not published." in str(picture.alt)


def test_where_nothing_is_published_here_the_nation_stands_alone():
    assert lanes(strips(with_sides(comparison(), here=None))) == [
        ("Medical assistant, U.S.", "$45,690", "first", False),
        ("Medical office assistant, U.S.", "$45,930", "second", False),
    ]
    nothing = strips(with_sides(comparison(NATION, pay_scale=None), here=None, in_nation=None))
    assert [(str(lane.text), lane.marks) for lane in nothing.lanes] == [("not published", ())] * 2


def test_marks_above_the_ceiling_stand_at_it_and_are_open():
    top = dict.fromkeys(("annual_median", "annual_75th", "annual_90th"), TOP_CODED)
    picture = strips(comparison(first=top))

    assert [(mark.shape, mark.end, mark.is_open) for mark in picture.lanes[0].marks] == [
        ("line", 1, True), ("bar", 1, True), ("mark", 1, True),
    ]  # fmt: skip
    assert str(picture.lanes[0].text) == "$239,200 or more"
    assert "the middle half earn $48,670 to $239,200 or more." in str(picture.alt)


def test_without_a_spread_the_typical_pay_is_said_and_why():
    same = dict.fromkeys(("annual_25th", "annual_median", "annual_75th"), 50_000)

    assert str(strips(comparison(NATION, first=same)).alt) == (
        "Medical assistants in the United States: the middle half earn $38,470 to $49,180. Medical "
        "office assistants in the United States: the middle half earn $38,570 to $50,580."
    )
    picture = strips(comparison(first=same))
    assert [mark.shape for mark in picture.lanes[0].marks] == ["line", "mark"]
    said = str(picture.alt)
    assert said.startswith("Medical assistants in Sacramento: typical pay is $50,000. ")
    assert said.endswith(
        "For medical assistants in Sacramento, all from the end of the lowest quarter to the start "
        "of the top quarter are at the same pay: $50,000. The survey asks for pay in ranges, so no "
        "spread between them is known."
    )


def test_an_occupation_paid_by_the_hour_is_drawn_by_the_hour():
    facts = comparison(NATION)
    first, second = (
        replace(side, here=row, in_nation=row)
        for side in facts.sides
        for row in (pay("0000000", side.occupation.occupation_code, **HOURLY_ONLY),)
    )

    assert str(strips(replace(facts, first=first, second=second)).lanes[0].text) == "$21.97"


def test_the_cover_has_the_two_medians_here_as_circle_and_square():
    picture = pair(comparison())

    assert lanes(picture) == [
        ("Medical assistant", "$61,970", "first", True),
        ("Medical office assistant", "$57,730", "second", True),
    ]
    assert [(mark.shape, mark.start) for lane in picture.lanes for mark in lane.marks] == [
        ("circle", pytest.approx(0.54925)), ("square", pytest.approx(0.44325)),
    ]  # fmt: skip
    assert str(picture.alt) == (
        "Typical pay in Sacramento: $61,970 for medical assistants and $57,730 for medical office "
        "assistants."
    )


def test_a_cover_draws_what_is_published_here_or_else_in_the_nation():
    one = pair(comparison(first=WITHHELD_PAY))

    assert [(str(lane.text), len(lane.marks)) for lane in one.lanes] == [
        ("withheld", 0), ("$57,730", 1),
    ]  # fmt: skip
    assert str(one.alt) == "Typical pay in Sacramento: $57,730 for medical office assistants."

    neither = pair(comparison(first=WITHHELD_PAY, second=WITHHELD_PAY))

    assert lanes(neither) == [
        ("Medical assistant, U.S.", "$45,690", "first", False),
        ("Medical office assistant, U.S.", "$45,930", "second", False),
    ]
    assert str(neither.alt).startswith("Typical pay in the United States: $45,690 for")
