"""Words on the command line find an area or a pair, or the error says what is near."""

import duckdb
import pytest

from pipeline.errors import UsageError
from pipeline.model.facts import Area
from pipeline.model.matrix import Pair
from pipeline.model.selection import choose_areas, choose_pairs

PAIRS = [
    Pair("medical-assistant_vs_medical-office-assistant", ("medical-assistant", "office")),
    Pair("nurse_vs_aide", ("nurse", "aide")),
]


@pytest.fixture(scope="module")
def areas(marts) -> list[Area]:
    """Give every area of the newest release, with the fields that a choice looks at."""
    with duckdb.connect(marts, read_only=True) as connection:
        rows = connection.execute(
            "select area_code, area_name, area_kind from marts.areas "
            "where release = '2025A01' order by area_code"
        ).fetchall()
    return [Area(*row, *[None] * 9) for row in rows]


def codes(wanted, areas):
    return [area.area_code for area in choose_areas(wanted, areas)]


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
        "UsageError: --area: several areas match “Portland” (expected one area's code or name, or "
        "nation, states, metros, all). Did you mean one of these?\n"
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
        word: {area.area_kind for area in choose_areas([word], areas)}
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


def test_areas_come_in_the_order_of_the_words_and_each_once(areas):
    assert codes(["Sacramento", "nation", "0040900", "California"], areas) == [
        "0040900",
        "0000000",
        "0600000",
    ]


def test_a_pair_is_found_by_its_slug():
    assert choose_pairs(["nurse_vs_aide", " nurse_vs_aide "], PAIRS) == [PAIRS[1]]
    assert choose_pairs([], PAIRS) == []


def test_two_soc_codes_make_a_pair_of_their_own():
    assert choose_pairs(["31-1131:29-2061"], PAIRS) == [
        Pair("31-1131_vs_29-2061", ("31-1131", "29-2061"))
    ]


def test_a_slug_that_is_not_declared_is_offered_what_is_near():
    assert refusal(choose_pairs, ["nurse_aide"], PAIRS) == (
        "UsageError: --pair: no pair is called “nurse_aide” (expected a slug of brochures.toml, "
        "or two SOC codes such as 31-1131:29-2061). Did you mean one of these?\n"
        "  nurse_vs_aide\n"
        "  medical-assistant_vs_medical-office-assistant"
    )


@pytest.mark.parametrize(
    "word",
    ["31-1131", "31-1131:", "31-1131:31-1131", "311131:292061", "31-1131:29-2061:43-6013",
     "31-113x:29-2061", "31-1131 29-2061", ""],
)  # fmt: skip
def test_what_is_no_two_soc_codes_is_no_pair(word):
    assert "no pair is called" in refusal(choose_pairs, [word], PAIRS)
