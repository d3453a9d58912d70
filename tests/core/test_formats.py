"""Numbers are printed as a reader uses them."""

import pytest

from pipeline.core import formats
from pipeline.core.language import speaking


@pytest.mark.parametrize(
    ("show", "value", "printed"),
    [
        (formats.dollars, 61970, "$61,970"),
        (formats.dollars, 239200.0, "$239,200"),
        (formats.dollars, -4240, "−$4,240"),
        (formats.hourly, 29.79, "$29.79"),
        (formats.hourly, 23.4, "$23.40"),
        (formats.hourly, 1234.5, "$1,234.50"),
        (formats.hourly, -0.05, "−$0.05"),
        (formats.count, 817870.0, "817,870"),
        (formats.thousands, 112.3, "112,300"),
        (formats.thousands, 169956.1, "169,956,100"),
        (formats.thousands, 0.1, "100"),
        (formats.percent, 12.5, "12.5%"),
        (formats.percent, 15, "15.0%"),
        (formats.percent, -0.6, "−0.6%"),
        (formats.percent, 0, "0.0%"),
        (formats.index, 109.091, "109.1"),
        (formats.index, 100.0, "100.0"),
        (formats.size, 12, "1 kB"),
        (formats.size, 92_442, "92 kB"),
        (formats.size, 331_509_758, "331.5 MB"),
    ],
)
def test_a_number_is_printed_in_its_unit(show, value, printed):
    assert show(value) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (4240, "$4,200"),
        (-4240, "$4,200"),
        (4250, "$4,300"),
        (250, "$300"),
        (123_456, "$123,500"),
        (100, "$100"),
        (90, "$90"),
        (50, "$50"),
        (-10, "$10"),
    ],
)
def test_a_difference_is_rounded_to_hundreds_and_never_to_nothing(value, printed):
    assert formats.about_dollars(value) == printed


@pytest.mark.parametrize(
    ("finer", "text"), [(0, "$2,900"), (1, "$2,900"), (2, "$2,899"), (3, "$2,899.4")]
)
def test_a_difference_has_as_many_digits_as_are_asked_for(finer, text):
    assert formats.about_dollars(2_899.4, finer) == text


@pytest.mark.parametrize(("places", "text"), [(-1, "7,710"), (-2, "7,700"), (-3, "8,000")])
def test_a_count_is_rounded_to_a_place(places, text):
    assert formats.about_count(7_710, places) == text


@pytest.mark.parametrize(
    ("value", "signed", "unsigned"),
    [
        (35.63, "+36%", "36%"),
        (-13.5, "−14%", "14%"),
        (12.5, "+13%", "13%"),
        (0.5, "+1%", "1%"),
        (-0.5, "−1%", "1%"),
        (0.49, "0%", "0%"),
        (-0.49, "0%", "0%"),
        (0.0, "0%", "0%"),
    ],
)
def test_a_percent_difference_is_whole_and_a_rounded_zero_has_no_sign(value, signed, unsigned):
    assert (formats.signed_percent(value), formats.whole_percent(value)) == (signed, unsigned)


def test_texts_are_listed_as_a_sentence_does():
    assert formats.listing([]) == ""
    assert formats.listing(["hospitals"]) == "hospitals"
    assert formats.listing(["hospitals", "clinics"]) == "hospitals and clinics"
    assert formats.listing(["hospitals", "clinics", "offices"]) == "hospitals, clinics, and offices"


def test_texts_are_listed_as_a_language_lists_them():
    with speaking("es"):
        assert formats.listing(["Ohio", "Utah"]) == "Ohio y Utah"
        assert formats.listing(["Hawaii", "Idaho"]) == "Hawaii e Idaho"
        assert formats.listing(["Iowa", "Maine", "Illinois"]) == "Iowa, Maine e Illinois"
        assert formats.eased("o", "Óptico") == "u"
        assert formats.eased("medio", "óptico") == "medio"


def test_numbers_and_dates_are_those_of_the_language():
    with speaking("es"):
        assert formats.dollars(61970) == "$61,970"
        assert formats.percent(12.5) == "12.5%"
        assert formats.day("2026-11-03") == "3 de noviembre de 2026"


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("May 2025", "mayo de 2025"),
        ("2024–34", "2024–2034"),
        ("31.0, August 2026", "31.0, agosto de 2026"),
        ("February 19, 2026", "19 de febrero de 2026"),
        ("2024", "2024"),
    ],
)
def test_dates_and_spans_of_years_in_a_text_are_said_as_the_language_does(text, spanish):
    assert formats.dated(text) == text
    with speaking("es"):
        assert formats.dated(text) == spanish


@pytest.mark.parametrize(
    ("value", "printed"), [(0, "0 pages"), (1, "1 page"), (1166, "1,166 pages")]
)
def test_a_count_agrees_with_its_noun(value, printed):
    assert formats.how_many(value, "page") == printed


def test_a_day_is_printed_as_a_reader_says_it():
    assert formats.day("2026-11-03") == "November 3, 2026"


def test_columns_line_up_and_no_line_ends_in_blanks():
    rows = [("0000000", "United States", "nation", ""), ("0041420", "Salem, OR", "area", "Oregon")]

    assert formats.in_columns(rows) == [
        "0000000  United States  nation",
        "0041420  Salem, OR      area    Oregon",
    ]
    assert formats.in_columns([]) == []
