"""A job title finds the occupations that list it, or one a word apart, and those of two codes."""

import pytest

from pipeline.sources.onet.title_book import (
    JobTitle,
    TitleBook,
    doubled,
    is_same,
    listings,
    shared,
    title_facts,
)

NAMES = {
    "31-9092": "Medical Assistants",
    "43-6013": "Medical Secretaries and Administrative Assistants",
    "43-4171": "Receptionists and Information Clerks",
}
TITLES = [
    ("31-9092", "Certified Medical Assistant (CMA)"),
    ("31-9092", "Medical Office Worker"),
    ("43-4171", "Medical Office Receptionist"),
    ("43-6013", "Front Desk Clerk"),
    ("43-6013", "Medical Office Clerk"),
    ("43-6013", "Medical Office Receptionist"),
    ("43-6013", "Medical Office Worker"),
]


def book(*more, whole=("31-9092", "43-6013")):
    titles = tuple(JobTitle(title, code, "Alternate Titles") for code, title in [*TITLES, *more])
    return TitleBook("27.0", titles, frozenset(whole), NAMES)


def found(text, *more):
    return [
        (one.code, [t.title for t in one.same], [t.title for t in one.near], one.is_called)
        for one in listings(text, book(*more))
    ]


def test_titles_a_word_apart_are_counted_by_occupation_those_with_most_first():
    office = ["Medical Office Clerk", "Medical Office Receptionist", "Medical Office Worker"]

    assert found("Medical Office Assistant") == [
        ("43-6013", [], office, False),
        ("31-9092", [], ["Certified Medical Assistant (CMA)", "Medical Office Worker"], False),
        ("43-4171", [], ["Medical Office Receptionist"], False),
    ]


def test_an_occupation_of_that_name_comes_first():
    assert found("Medical Assistant")[0] == (
        "31-9092", [], ["Certified Medical Assistant (CMA)"], True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Medical Office Worker",
        "medical office workers",
        "MEDICAL  OFFICE WORKER",
        "medicl office wrker",
    ],
)
def test_case_plural_and_a_slip_are_forgiven(text):
    assert [(one[0], one[1]) for one in found(text)][:2] == [
        ("43-6013", ["Medical Office Worker"]),
        ("31-9092", ["Medical Office Worker"]),
    ]


def test_a_short_form_is_a_name_of_the_title():
    assert found("CMA")[0][1] == ["Certified Medical Assistant (CMA)"]


def test_two_words_are_not_near_by_one_of_them():
    assert found("Medical Director") == []


def test_titles_under_another_code_are_shared():
    assert [
        (one.title.title, [other.code for other in one.others]) for one in shared("43-6013", book())
    ] == [("Medical Office Receptionist", ["43-4171"]), ("Medical Office Worker", ["31-9092"])]


def test_a_broad_code_has_the_titles_of_the_codes_within_it():
    more = [("29-2011", "Lab Technologist"), ("29-2012", "Lab Technologist")]

    facts = title_facts("", "29-2010", book(*more, whole=("29-2011", "29-2012")))

    assert [title.code for title in facts.own] == ["29-2011", "29-2012"]
    assert facts.shared == ()


def test_a_code_of_which_not_all_titles_are_held_says_nothing():
    assert title_facts("Receptionist", "43-4171", book()) is None


def test_a_title_of_several_codes_names_them():
    titles = [title for one in listings("Medical Office Assistant", book()) for title in one.titles]

    assert doubled(titles, book()) == {
        "Medical Office Receptionist": ("43-4171", "43-6013"),
        "Medical Office Worker": ("31-9092", "43-6013"),
    }


def test_an_abbreviation_is_the_word_it_stands_for():
    assert is_same("Medical Lab Tech", "medical laboratory technicians")
    assert not is_same("Medical Lab Tech", "medical laboratory technologist")
