"""Numbers that are printed with words are those of the language."""

import pytest

from pipeline.brochures import number_words
from pipeline.core.language import speaking


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (111, "111th")],
)  # fmt: skip
def test_a_rank_has_its_ending(value, printed):
    assert number_words.ordinal(value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1.3, "1.30 times"), (1.15, "1.15 times"), (12.0, "12.00 times"), (0.09, "0.09 times")],
)  # fmt: skip
def test_a_location_quotient_is_rounded_halves_up(value, printed):
    assert number_words.times(value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (6.857, "7 in every 1,000 jobs"),
        (31.603, "32 in every 1,000 jobs"),
        (2.5, "3 in every 1,000 jobs"),
        (0.96, "1 in every 1,000 jobs"),
        (0.9, "9 in every 10,000 jobs"),
        (0.5, "5 in every 10,000 jobs"),
        (0.09, "9 in every 100,000 jobs"),
        (0.01, "1 in every 100,000 jobs"),
        (0.002, "fewer than 1 in every 100,000 jobs"),
    ],
)
def test_a_share_of_jobs_is_a_count_of_people(value, printed):
    assert number_words.share(value) == printed


def test_the_end_of_an_interval_is_never_nothing():
    assert [number_words.bound(value) for value in (0.0, -4.9, 5.0, -820.0)] == [
        "under $5",
        "under $5",
        "$10",
        "$800",
    ]


def test_in_spanish_the_words_are_spanish():
    with speaking("es"):
        assert [
            number_words.ordinal(3), number_words.times(1.3), number_words.share(6.857),
            number_words.bound(1),
            number_words.or_more("$239,200"),
            *(str(number_words.missing(why)) for why in ("not published", "withheld")),
        ] == [
            "3", "1.30 veces", "7 de cada 1,000 empleos", "menos de $5", "$239,200 o más",
            "no se publica", "no se divulga",
        ]  # fmt: skip
