"""Words, whole, in part or mistyped, mean the rows that a person would point at."""

import pytest

from pipeline.core.search import near, search

OCCUPATIONS = [
    ("11-3121", "Human Resources Managers"),
    ("29-1141", "Registered Nurses"),
    ("31-1120", "Home Health and Personal Care Aides"),
    ("31-1131", "Nursing Assistants"),
    ("31-1132", "Orderlies"),
    ("31-9092", "Medical Assistants"),
    ("43-6013", "Medical Secretaries and Administrative Assistants"),
    ("45-2092", "Farmworkers and Laborers, Crop, Nursery, and Greenhouse"),
]
AREAS = [
    ("0600000", "California", "state", ""),
    ("5300000", "Washington", "state", ""),
    ("0014740", "Bremerton-Silverdale-Port Orchard, WA", "metropolitan area", "Washington"),
    ("0038860", "Portland-South Portland, ME", "metropolitan area", "Maine"),
    ("0038900", "Portland-Vancouver-Hillsboro, OR-WA", "metropolitan area", "Oregon"),
    ("0040900", "Sacramento-Roseville-Folsom, CA", "metropolitan area", "California"),
    ("0041180", "St. Louis, MO-IL", "metropolitan area", "Missouri"),
    ("0049180", "Winston-Salem, NC", "metropolitan area", "North Carolina"),
    ("0041420", "Salem, OR", "metropolitan area", "Oregon"),
    ("0047900", "Washington-Arlington-Alexandria, DC-VA-MD-WV", "metropolitan area", "Virginia"),
]


def codes(find, text, rows):
    return [rows[position][0] for position in find(text, rows)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nurs", ["31-1131", "29-1141", "45-2092"]),
        ("Nursing Assistants", ["31-1131"]),
        ("assistants, nursing", ["31-1131"]),
        ("nursing asistant", ["31-1131"]),
        ("medcial asistant", ["31-9092", "43-6013"]),
        ("ssistant", ["31-1131", "31-9092", "43-6013"]),
        ("31-11", ["31-1120", "31-1131", "31-1132"]),
        ("3111", ["31-1120", "31-1131", "31-1132"]),
        (" 31-9092.00 ", ["31-9092"]),
        ("43-6013", ["43-6013"]),
        ("rn", []),
        ("43-9999", []),
        ("astronaut", []),
    ],
)
def test_an_occupation_is_found_by_code_title_or_part(text, expected):
    assert codes(search, text, OCCUPATIONS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sacremento", ["0040900"]),
        ("portland", ["0038860", "0038900"]),
        ("portland or", ["0038900"]),
        ("40900", ["0040900"]),
        ("0040900", ["0040900"]),
        ("st. louis", ["0041180"]),
        ("folsom", ["0040900"]),
        ("california", ["0600000", "0040900"]),
        ("CA", ["0040900", "0600000", "0049180"]),
        ("washington", ["5300000", "0047900", "0014740"]),
        ("salem", ["0041420", "0049180"]),
    ],
)
def test_an_area_is_found_by_code_name_state_or_part(text, expected):
    assert codes(search, text, AREAS) == expected


@pytest.mark.parametrize("text", ["", "  "])
def test_no_text_finds_every_row(text):
    assert codes(search, text, AREAS) == [row[0] for row in AREAS]


@pytest.mark.parametrize("text", ["!", "-", "“"])
def test_a_text_without_letters_finds_nothing(text):
    assert codes(search, text, AREAS) == []


@pytest.mark.parametrize(
    ("text", "first"), [("31-1121", "31-1120"), ("31-1130.01", "31-1131"), ("43-60", "43-6013")]
)
def test_near_a_code_is_the_closest_code(text, first):
    found = codes(near, text, OCCUPATIONS)

    assert (found[0], len(found)) == (first, 5)


def test_near_a_word_are_the_names_somewhat_like_it():
    assert codes(near, "nurse assisting", OCCUPATIONS)[0] == "31-1131"
    assert codes(near, "qqqq", OCCUPATIONS) == []
