"""Words on the command line find an area or a pair, or the error says what is near."""

import pytest

from pipeline.brochures import area_words
from pipeline.brochures.areas import AreaEntry
from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.core.states import POSTAL_CODES
from pipeline.settings.request import choose_pairs
from pipeline.settings.sections import Pair
from tests.support.made import known_areas
from tests.support.marts import open_marts

PAIRS = [
    Pair("medical-assistant_vs_medical-office-assistant", ("medical-assistant", "office")),
    Pair("nurse_vs_aide", ("nurse", "aide")),
]


@pytest.fixture(scope="module")
def areas() -> list[AreaEntry]:
    """Give every area of the newest release."""
    return known_areas()


def choose_areas(wanted, areas):
    return area_words.choose_areas(wanted, areas, Paths().raw)


def codes(wanted, areas):
    return [area.code for area in choose_areas(wanted, areas)]


def refusal(choose, *arguments):
    with pytest.raises(UsageError) as error:
        choose(*arguments)
    assert error.value.exit_code == 2
    return str(error.value)


@pytest.mark.parametrize(
    "word", ["0040900", "Sacramento-Roseville-Folsom, CA", "Sacramento", "SACRAMENTO", " folsom "]
)
def test_a_code_a_name_or_a_part_of_it_finds_the_area(word, areas):
    assert codes([word], areas) == ["0040900"]


def test_a_whole_name_wins_over_names_that_begin_with_it(areas):
    assert codes(["New York"], areas) == ["3600000"]
    assert codes(["washington"], areas) == ["5300000"]


def test_a_name_that_begins_with_the_word_wins_over_one_that_holds_it(areas):
    assert codes(["Salem"], areas) == ["0041420"]  # not Winston-Salem, NC


def test_a_word_ends_where_the_name_ends_a_word(areas):
    assert codes(["Rome"], areas) == ["0040660"]  # Rome, GA; not Utica-Rome, NY


def test_a_name_of_two_areas_asks_which(areas):
    assert refusal(choose_areas, ["Portland"], areas) == (
        "UsageError: --area: several areas match “Portland” (expected an area's code or name, "
        "a ZIP code, a county, or nation, states, metros, state:CA, metros:CA, all). Did you "
        "mean one of these?\n"
        "  0038860  Portland-South Portland, ME\n"
        "  0038900  Portland-Vancouver-Hillsboro, OR-WA"
    )


def test_a_name_of_many_areas_shows_ten_and_counts_the_others(areas):
    message = refusal(choose_areas, ["nonmetropolitan"], areas)

    lines = message.splitlines()
    assert len(lines) == 12
    assert lines[-1].startswith("  and ")
    assert lines[-1].endswith(" more")


def test_a_typing_error_is_offered_what_is_near(areas):
    message = refusal(choose_areas, ["Sacremento"], areas)

    assert message.startswith("UsageError: --area: no area is called “Sacremento”")
    assert "  0040900  Sacramento-Roseville-Folsom, CA" in message.splitlines()


@pytest.mark.parametrize("word", ["", "  ", "9999999", "qqqq"])
def test_a_word_that_nothing_is_near_is_refused_all_the_same(word, areas):
    assert "no area is called" in refusal(choose_areas, [word], areas)


def test_words_for_many_areas(areas):
    kinds = {
        word: {area.kind for area in choose_areas([word], areas)}
        for word in ("nation", "states", "metros", "all")
    }
    counts = {word: len(codes([word], areas)) for word in kinds}

    assert kinds == {
        "nation": {"nation"},
        "states": {"state", "territory"},
        "metros": {"metropolitan area"},
        "all": {
            "nation",
            "state",
            "territory",
            "metropolitan area",
            "nonmetropolitan area",
        },
    }
    assert (counts["nation"], counts["states"], counts["all"]) == (1, 54, len(areas))
    assert codes(["NATION"], areas) == ["0000000"]


@pytest.mark.parametrize("word", ["state:RI", "state:rhode island", " State: ri "])
def test_a_state_comes_with_its_areas(word, areas):
    # Providence-Warwick, RI-MA is the only area of Rhode Island
    assert codes([word], areas) == ["4400000", "0039300"]


def test_an_area_that_crosses_a_line_comes_with_each_of_its_states(areas):
    kansas_city = "0028140"

    assert all(kansas_city in codes([state], areas) for state in ("state:KS", "state:MO"))


def test_the_areas_of_a_large_state_are_those_of_no_other(areas):
    chosen = choose_areas(["state:CA"], areas)

    assert chosen[0].name == "California"
    assert {area.state for area in chosen[1:]} == {"California"}
    assert {"0040900", "0600007"} <= {area.code for area in chosen}
    assert len(chosen) == 29


def test_every_postal_code_names_a_state_of_the_release(areas):
    states = choose_areas(["states"], areas)

    assert set(POSTAL_CODES.values()) == {state.name for state in states}
    assert all(codes([f"state:{code}"], areas) for code in POSTAL_CODES)


def test_a_state_that_there_is_not_is_offered_what_is_near(areas):
    message = refusal(choose_areas, ["state:Californa"], areas)

    assert message.splitlines()[:2] == [
        "UsageError: --area: no state is called “Californa” (expected a state's postal code or "
        "name, such as state:CA or state:California). Did you mean one of these?",
        "  state:California",
    ]


@pytest.mark.parametrize("word", ["state:", "state:XX", "state:Sacramento", "state:United States"])
def test_what_is_no_state_is_refused(word, areas):
    assert "no state is called" in refusal(choose_areas, [word], areas)


def test_areas_come_in_the_order_of_the_words_and_each_once(areas):
    assert codes(["Sacramento", "nation", "0040900", "California"], areas) == [
        "0040900",
        "0000000",
        "0600000",
    ]


def test_metropolitan_areas_of_a_state_are_those_that_lie_in_it_if_only_in_part(areas):
    chosen = choose_areas(["metros:RI", "Metros: Kansas"], areas)

    assert [(area.name, area.state) for area in chosen] == [
        ("Providence-Warwick, RI-MA", "Rhode Island, Massachusetts"),
        ("Joplin, MO-KS", "Missouri, Kansas"),
        ("Kansas City, MO-KS", "Missouri, Kansas"),
        ("Lawrence, KS", "Kansas"),
        ("Manhattan, KS", "Kansas"),
        ("St. Joseph, MO-KS", "Missouri, Kansas"),
        ("Topeka, KS", "Kansas"),
        ("Wichita, KS", "Kansas"),
    ]


def test_the_metropolitan_areas_of_each_state_are_those_that_the_marts_have(marts, areas):
    with open_marts(marts) as connection:
        bridge = connection.execute(
            "select postal_code, list(area_code) from marts.area_states inner join marts.areas "
            "using (release, area_code) where area_kind = 'metropolitan area' "
            "and release = '2025A01' group by postal_code"
        ).fetchall()

    assert {postal: {*codes([f"metros:{postal}"], areas)} for postal, _ in bridge} == {
        postal: {*found} for postal, found in bridge
    }


def test_a_state_of_metropolitan_areas_that_there_is_not_is_offered_what_is_near(areas):
    assert refusal(choose_areas, ["metros:Texs"], areas).splitlines()[:2] == [
        "UsageError: --area: no state is called “Texs” (expected a state's postal code or name, "
        "such as metros:CA or metros:California). Did you mean one of these?",
        "  metros:Texas",
    ]


def test_a_code_that_there_is_not_is_offered_those_beside_it(areas):
    assert refusal(choose_areas, ["0040901"], areas).splitlines()[1] == (
        "  0040900  Sacramento-Roseville-Folsom, CA"
    )


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("95814", "0040900"),
        ("Placer County", "0040900"),
        ("placer county, ca", "0040900"),
        ("Placer", "0040900"),
        ("PLACER, California", "0040900"),
        ("95501", "0600003"),  # of California alone it is known which nonmetropolitan area it is
        ("Alpine County", "0600006"),
        ("Saint Louis County, MO", "0041180"),
        ("St. Louis city", "0041180"),
        ("Doña Ana County", "0029740"),
        ("dona ana", "0029740"),
        ("06484", "0047930"),  # Connecticut's areas are of planning regions
        ("00603", "0010380"),  # Puerto Rico
        ("89310", "3200006"),  # Nevada has one area outside its metropolitan ones
        ("Acadia Parish", "0029180"),
        ("20001", "0047900"),
        ("40900", "0040900"),  # no ZIP code, and the Census's code of the area
    ],
)
def test_a_zip_code_or_a_county_finds_the_area_that_it_lies_in(word, code, areas):
    assert codes([word], areas) == [code]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (
            "95668",
            "the ZIP code 95668 (Placer County, CA; Sutter County, CA) may lie in several areas "
            "(expected one area by its code). Did you mean one of these?\n"
            "  0040900  Sacramento-Roseville-Folsom, CA\n"
            "  0049700  Yuba City, CA",
        ),
        (
            "59330",
            "the ZIP code 59330 (Dawson, MT; Prairie, MT) is outside every metropolitan area "
            "(expected one area by its code). Did you mean one of these?\n"
            "  3000006  East-Central Montana nonmetropolitan area\n"
            "  3000003  Southwest Montana nonmetropolitan area\n"
            "  3000004  West Montana nonmetropolitan area",
        ),
        (
            "Dawson County, MT",
            "Dawson, MT is outside every metropolitan area (expected one area by its code). "
            "Did you mean one of these?\n"
            "  3000006  East-Central Montana nonmetropolitan area\n"
            "  3000003  Southwest Montana nonmetropolitan area\n"
            "  3000004  West Montana nonmetropolitan area",
        ),
        (
            "Placer County, NV",
            "no area is called “Placer County, NV”",
        ),
        (
            "saint louis county",
            "several counties are called “saint louis county” (expected a county with its state, "
            "such as St. Louis County, MN). Did you mean one of these?\n"
            "  St. Louis County, MN\n"
            "  St. Louis County, MO",
        ),
        (
            "Fairfield County, CT",
            "Fairfield, CT may lie in several areas (expected one area by its code). Did you mean "
            "one of these?\n"
            "  0014860  Bridgeport-Stamford-Danbury, CT\n"
            "  0025540  Hartford-West Hartford-East Hartford, CT\n"
            "  0035300  New Haven, CT\n"
            "  0035980  Norwich-New London-Willimantic, CT\n"
            "  0047930  Waterbury-Shelton, CT\n"
            "  0900001  Connecticut nonmetropolitan area",
        ),
        (
            "00000",
            "no ZIP code 00000 is known (expected one that lies in a county of the United States "
            "or Puerto Rico). Name its county instead.",
        ),
        (
            "36420",
            "the ZIP code 36420 (Covington, AL; Escambia, AL) is the Census’s code of an area, too "
            "(expected one area by its code). Did you mean one of these?\n"
            "  0036420  Oklahoma City, OK\n"
            "  0100002  Northeast Alabama nonmetropolitan area\n"
            "  0100001  Northwest Alabama nonmetropolitan area\n"
            "  0100004  Southeast Alabama nonmetropolitan area\n"
            "  0100003  Southwest Alabama nonmetropolitan area",
        ),
    ],
)
def test_a_place_that_may_lie_in_several_areas_is_asked_about(word, message, areas):
    assert refusal(choose_areas, [word], areas).startswith(f"UsageError: --area: {message}")


def test_a_county_of_many_states_shows_ten_and_counts_the_others(areas):
    first, *counties = refusal(choose_areas, ["Washington County"], areas).splitlines()

    assert first.startswith("UsageError: --area: several counties are called “Washington County”")
    assert (len(counties), counties[1], counties[-1]) == (
        11, "  Washington County, AR", "  and 20 more",
    )  # fmt: skip


def test_without_lists_of_places_a_zip_code_is_no_area(tmp_path, areas):
    with pytest.raises(UsageError, match="no area is called “95814”"):
        area_words.choose_areas(["95814"], areas, tmp_path)


def test_a_pair_is_found_by_its_slug():
    assert choose_pairs(["nurse_vs_aide", " nurse_vs_aide "], PAIRS) == [PAIRS[1]]
    assert choose_pairs([], PAIRS) == []


@pytest.mark.parametrize("words", [["all"], ["ALL", "nurse_vs_aide"]])
def test_one_word_finds_every_pair_declared(words):
    assert choose_pairs(words, PAIRS) == PAIRS


@pytest.mark.parametrize(
    ("word", "sides"),
    [
        ("31-1131:29-2061", ("31-1131", "29-2061")),
        ("nurse:office", ("nurse", "office")),
        (" nurse : 29-2061 ", ("nurse", "29-2061")),
        ("aide:nurse", ("aide", "nurse")),
    ],
)
def test_two_roles_or_codes_make_a_pair_of_their_own(word, sides):
    assert choose_pairs([word], PAIRS) == [Pair("_vs_".join(sides), sides)]


def test_the_two_roles_of_a_pair_that_is_declared_mean_that_pair():
    assert choose_pairs(["nurse:aide"], PAIRS) == [PAIRS[1]]


PAIR_EXPECTED = (
    "expected a slug of brochures.toml, two roles or SOC codes such as 31-1131:29-2061, or all"
)


def test_a_slug_that_is_not_declared_is_offered_what_is_near():
    assert refusal(choose_pairs, ["nurse_aide"], PAIRS) == (
        f"UsageError: --pair: no pair is called “nurse_aide” ({PAIR_EXPECTED}). Did you mean one "
        "of these?\n"
        "  nurse_vs_aide\n"
        "  medical-assistant_vs_medical-office-assistant"
    )


@pytest.mark.parametrize(
    "word", ["31-1131", "31-1131:", ":aide", "31-1131:29-2061:43-6013", "31-1131 29-2061", ""]
)
def test_what_is_no_two_sides_is_no_pair(word):
    message = refusal(choose_pairs, [word], PAIRS)

    assert message.startswith(f"UsageError: --pair: no pair is called “{word}” ({PAIR_EXPECTED}).")


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (
            "29-1216:29-1216",
            "the two sides of “29-1216:29-1216” are one (expected two that differ)",
        ),
        ("nurse:nurse", "the two sides of “nurse:nurse” are one (expected two that differ)"),
        ("291216:291141", "a dash is missing in “291216:291141” (expected 29-1216:29-1141)"),
        ("nurse:291141", "a dash is missing in “nurse:291141” (expected nurse:29-1141)"),
    ],
)
def test_two_sides_that_cannot_be_are_told(word, told):
    assert refusal(choose_pairs, [word], PAIRS) == f"UsageError: --pair: {told}."
