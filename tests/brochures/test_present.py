"""The marts of the real archive become brochures with the figures that BLS printed elsewhere."""

import re
from dataclasses import replace

import pytest

from pipeline.brochures.places import place_name
from pipeline.brochures.present import present
from pipeline.core.errors import PresentError
from pipeline.core.figure import Figure
from pipeline.settings.organisation import Campus
from pipeline.settings.request import choose_pairs
from pipeline.settings.sections import Pair
from pipeline.settings.theme import Theme
from tests.support.comparisons import NONSENSE, texts
from tests.support.made import (
    DEFAULT_AREAS,
    PAIR,
    ROCHESTER,
    SACRAMENTO,
    WITHOUT_ROLES,
    brochures,
    citations,
    codes,
    everywhere,
    matrix,
)
from tests.support.marts import open_marts

FIRST, SECOND = "Medical assistants", "medical office assistants"
SECOND_OPENED, SURE = "Medical office assistants", "more than chance"


@pytest.fixture(scope="module")
def default(marts):
    return brochures(marts, PAIR, DEFAULT_AREAS)


def presented(marts, pairs, areas):
    with open_marts(marts) as connection:
        found = present(connection, pairs, codes(*areas), matrix().organisation, citations())
        return list(found.brochures)


def rows(table):
    return {str(row.label): [str(cell) for cell in row.cells] for row in table.rows}


def numbers(*sentences):
    """Give the figures of some sentences as they are printed."""
    parts = [part for sentence in sentences for part in sentence.parts]
    return [part.printed for part in parts if isinstance(part, Figure)]


def values(sentence):
    return [part.value for part in sentence.parts if isinstance(part, Figure)]


def test_a_brochure_comes_for_every_area_in_the_order_asked_for(default):
    places = [(b.pair_slug, b.area_code, b.area_name, place_name(b.area_name)) for b in default]

    assert places == [
        (PAIR, "0000000", "United States", "United States"),
        (PAIR, "0600000", "California", "California"),
        (PAIR, "0040900", "Sacramento-Roseville-Folsom, CA", "Sacramento"),
    ]


def test_the_findings_are_those_of_may_2025(default):
    assert [(numbers(one.finding), values(one.finding)) for one in default] == [
        (["$45,690", "$200", "$700"], [45690, -240, -680]),
        (["$49,660", "$4,800", "$1,300"], [49660, -4830, -1250]),
        (["$61,970", "$4,200"], [61970, 4240]),
    ]
    assert {str(brochure.period) for brochure in default} == {"May 2025"}


def test_the_pinned_medians_and_means_stand_in_the_pay_table(default):
    nation, california, sacramento = (rows(brochure.pay.table) for brochure in default)

    assert (nation["Median"], nation["Mean"]) == (["$45,690", "$45,930"], ["$46,120", "$46,800"])
    assert (california["Median"], california["Mean"]) == (
        ["$49,660", "$45,690", "$54,490", "$45,930"],
        ["$55,100", "$46,120", "$56,350", "$46,800"],
    )
    assert sacramento["Median"] == [
        "$61,970", "$49,660", "$45,690", "$57,730", "$54,490", "$45,930",
    ]  # fmt: skip


def test_the_full_table_has_the_state_between_the_area_and_the_nation(default):
    table = default[2].pay.table

    assert [(str(column.name), column.place) for column in table.columns] == [
        ("Medical asst.", "Sacramento"),
        ("Medical asst.", "California"),
        ("Medical asst.", "U.S."),
        ("Office asst.", "Sacramento"),
        ("Office asst.", "California"),
        ("Office asst.", "U.S."),
    ]
    assert rows(table) == {
        "10th percentile": ["$45,330", "$39,290", "$36,050", "$42,340", "$40,650", "$35,930"],
        "25th percentile": ["$48,670", "$46,240", "$38,470", "$46,490", "$46,590", "$38,570"],
        "Median": ["$61,970", "$49,660", "$45,690", "$57,730", "$54,490", "$45,930"],
        "75th percentile": ["$77,030", "$61,870", "$49,180", "$64,060", "$63,330", "$50,580"],
        "90th percentile": ["$78,090", "$77,300", "$59,310", "$76,580", "$76,020", "$60,530"],
        "Mean": ["$61,940", "$55,100", "$46,120", "$57,130", "$56,350", "$46,800"],
        "Standard error of the mean": ["1.0%", "0.7%", "0.3%", "1.5%", "0.7%", "0.3%"],
    }
    assert rows(default[2].pay.rows)["by the hour"] == ["$29.79", "$27.75"]


def test_employment_and_projections_are_the_publishers(default):
    assert numbers(*default[0].jobs) == ["818,000", "16,000", "962,000", "13,000"]
    assert [[str(lane.text) for lane in one.outlook.picture.lanes] for one in default] == [
        ["+12.5% (101,200 more jobs)", "+4.2% (35,300 more jobs)", "+3.1%"],
        ["+22.7% (25,800 more jobs)", "+12.6% (14,200 more jobs)"],
        ["+21.1% (1,600 more jobs)", "+11.6% (880 more jobs)"],
    ]
    assert [numbers(one.outlook.openings)[:2] for one in default] == [
        ["112,300", "85,900"], ["17,590", "12,810"], ["1,230", "890"],
    ]  # fmt: skip


def test_the_region_is_set_against_the_nation_and_ranked_among_its_peers(default):
    nation, california, sacramento = default

    assert nation.prices is None
    assert [numbers(one) for one in sacramento.prices.said] == [["7%"], ["27%", "18%"]]
    assert [number for one in sacramento.places.ranks for number in numbers(one)] == [
        "3rd", "23", "6th", "23", "5th", "3rd", "5th", "6th", "6th", "11th", "90%", "500"
    ]  # fmt: skip
    assert [number for one in california.places.ranks for number in numbers(one)] == [
        "6th", "51", "2nd", "49", "3rd", "2nd", "4th", "2nd", "90%", "500"
    ]  # fmt: skip
    assert [[len(p.tiles) for p in one.places.pictures] for one in default] == [[51, 51], [], []]


def test_every_difference_between_means_has_its_interval_and_verdict(default):
    rows = [
        [str(cell) for cell in (row.label, *row.cells)] for b in default for row in b.pay.judged
    ]

    assert rows[:6] == [
        [f"{FIRST} against {SECOND}, U.S.", "$700 less", "$300 to $1,100 less", SURE],
        [f"{FIRST} against {SECOND}, California", "$1,300 less", "$300 to $2,200 less", SURE],
        [f"{FIRST}, California against U.S.", "$9,000 more", "$8,300 to $9,700 more", SURE],
        [f"{FIRST}, the same after prices", "$3,600 more", "$3,000 to $4,300 more", SURE],
        [
            f"{SECOND_OPENED}, California against U.S.",
            "$9,600 more",
            "$8,800 to $10,300 more",
            SURE,
        ],
        [f"{SECOND_OPENED}, the same after prices", "$4,100 more", "$3,400 to $4,700 more", SURE],
    ]
    assert rows[-1] == [
        f"{SECOND_OPENED}, Sacramento against California",
        "$800 more",
        "$700 less to $2,200 more",
        "could go either way",
    ]


def test_the_best_paying_areas_say_which_leads_are_sure(default):
    assert [str(one) for one in default[2].places.leads] == [
        "By average pay for medical assistants, Vallejo is surely ahead of Sacramento, but could "
        "be tied for first with Santa Rosa and San Jose.",
        "By average pay for medical office assistants, San Jose is surely ahead of Napa and "
        "Vallejo, but could be tied for first with San Francisco.",
    ]


def test_the_programme_is_offered_where_it_trains_for_one_of_the_two(marts, default):
    (other,) = brochures(marts, WITHOUT_ROLES, (SACRAMENTO,))

    assert [str(one.name) for one in default[0].start.programmes] == [
        "Medical assistant program leading to certification"
    ]
    assert other.start.programmes == ()
    assert (default[0].is_editorial, other.is_editorial) == (True, False)


def test_an_occupation_goes_by_its_plain_name_and_its_code_stands_beside_it_once(marts):
    (brochure,) = brochures(marts, WITHOUT_ROLES, (SACRAMENTO,))
    said = [*texts(replace(brochure, pair_slug="", quotable=None))]
    lanes = [*brochure.pay.picture.lanes, *brochure.outlook.picture.lanes]
    drawn = [str(text) for lane in lanes for text in (lane.label, lane.text)]

    assert brochure.title == (
        "Nursing assistant or Licensed practical nurse? Pay and outlook in "
        "Sacramento-Roseville-Folsom, CA"
    )
    assert [text for text in (*said, *drawn) if re.search(r"\b\d\d-\d{4}\b", text)] == [
        "Nursing Assistants (SOC 31-1131)",
        "Licensed Practical and Licensed Vocational Nurses (SOC 29-2061)",
    ]
    assert [str(text) for text in brochure.quotable.stands_for] == [
        "Here “nursing assistants” means Nursing Assistants (SOC 31-1131).",
        "Here “licensed practical nurses” means Licensed Practical and Licensed Vocational Nurses "
        "(SOC 29-2061).",
    ]


def test_each_area_has_its_campus_and_all_have_one_theme(marts):
    school, theme = matrix().organisation, Theme(first="#2a1a4a")
    campus = Campus(("0600000",), replace(school, name="Campus Two"))
    with open_marts(marts) as connection:
        shown = present(
            connection, choose_pairs([PAIR], matrix().pairs), codes("nation", "0600000"), school,
            citations(), campuses=(campus,), theme=theme,
        )  # fmt: skip
        found = [(one.organisation.name, one.theme) for one in shown.brochures]

    assert found == [(school.name, theme), ("Campus Two", theme)]


def test_withheld_pay_stays_withheld_and_the_state_stands_beside_it(marts):
    (rochester,) = brochures(marts, PAIR, (ROCHESTER,))

    assert [*map(numbers, (rochester.finding, rochester.beyond))] == [["$49,830"], ["$50,030"]]
    assert "Minnesota" in str(rochester.beyond)
    assert (str(rochester.second.median), rochester.second.median.is_missing) == (
        "not published",
        True,
    )
    assert rows(rochester.pay.table)["Median"] == [
        "$49,830", "$50,480", "$45,690", "withheld", "$50,030", "$45,930",
    ]  # fmt: skip
    said = (rochester.finding, rochester.pay.finding, rochester.pay.picture.alt, rochester.pay.gap)
    assert "gap" not in {
        part.id.split(".")[0] for one in said for part in one.parts if isinstance(part, Figure)
    }


def test_all_areas_can_be_asked_for_at_once(marts):
    assert len(everywhere(marts, PAIR)) == 583


def test_no_text_of_any_area_is_nonsense(marts):
    found = [
        (brochure.area_code, text)
        for brochure in everywhere(marts, PAIR).values()
        for text in texts(brochure)
        if NONSENSE.search(text)
    ]

    assert found == []


def test_a_pair_that_the_marts_hold_no_gap_of_has_no_gap(marts):
    # the marts of a run hold its own pairs; whatever else is asked of them has no row
    (brochure,) = presented(marts, [Pair("x", ("31-1131", "31-9092"))], ("nation",))

    assert numbers(brochure.finding) == ["$42,260", "$45,690"]


@pytest.mark.parametrize("side", ["99-9999", "no-such-role"])
def test_a_side_that_is_no_role_and_no_occupation_is_named(marts, side):
    with pytest.raises(PresentError) as error:
        presented(marts, [Pair("x", ("medical-assistant", side))], ("nation",))

    assert str(error.value) == (
        f"PresentError: --pair: {side} is no role and no occupation of this release (expected a "
        "role of data/raw/roles or a SOC code). Look the code up in the release's list of "
        "occupations."
    )


def test_a_school_without_a_website_is_dialled_and_one_with_one_is_opened(marts, default):
    organisation = replace(matrix().organisation, web="https://example.org")
    with open_marts(marts) as connection:
        (brochure,) = present(
            connection, choose_pairs([PAIR], matrix().pairs), ["0000000"], organisation, citations()
        ).brochures

    assert (default[0].start.qr_address, default[0].start.qr_label) == (
        "tel:+1-888-675-2460",
        "Scan to call",
    )
    assert (brochure.start.qr_address, brochure.start.qr_label) == (
        "https://example.org",
        "Scan to open example.org",
    )
