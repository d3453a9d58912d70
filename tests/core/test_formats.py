"""Numbers are printed as a reader uses them."""

import pytest

from pipeline.core import formats


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
        (formats.ordinal, 1, "1st"),
        (formats.ordinal, 2, "2nd"),
        (formats.ordinal, 3, "3rd"),
        (formats.ordinal, 4, "4th"),
        (formats.ordinal, 11, "11th"),
        (formats.ordinal, 12, "12th"),
        (formats.ordinal, 13, "13th"),
        (formats.ordinal, 21, "21st"),
        (formats.ordinal, 111, "111th"),
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


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1.3, "1.30 times"), (1.15, "1.15 times"), (12.0, "12.00 times"), (0.09, "0.09 times")],
)  # fmt: skip
def test_a_location_quotient_is_rounded_halves_up(value, printed):
    assert formats.times(value) == printed


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
    assert formats.share(value) == printed


def test_texts_are_listed_as_a_sentence_does():
    assert formats.listing([]) == ""
    assert formats.listing(["hospitals"]) == "hospitals"
    assert formats.listing(["hospitals", "clinics"]) == "hospitals and clinics"
    assert formats.listing(["hospitals", "clinics", "offices"]) == "hospitals, clinics, and offices"


@pytest.mark.parametrize(
    ("value", "printed"), [(0, "0 pages"), (1, "1 page"), (1166, "1,166 pages")]
)
def test_a_count_agrees_with_its_noun(value, printed):
    assert formats.how_many(value, "page") == printed


def test_a_day_is_printed_as_a_reader_says_it():
    assert formats.day("2026-11-03") == "November 3, 2026"


def test_the_end_of_an_interval_is_never_nothing():
    assert [formats.bound(value) for value in (0.0, -4.9, 5.0, -820.0)] == [
        "under $5",
        "under $5",
        "$10",
        "$800",
    ]


def test_columns_line_up_and_no_line_ends_in_blanks():
    rows = [("0000000", "United States", "nation", ""), ("0041420", "Salem, OR", "area", "Oregon")]

    assert formats.in_columns(rows) == [
        "0000000  United States  nation",
        "0041420  Salem, OR      area    Oregon",
    ]
    assert formats.in_columns([]) == []
