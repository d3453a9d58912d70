"""The words that an audit reads a page by mean what their table says."""

import re

import pytest

from pipeline.audit.understand import phrases
from pipeline.audit.understand.mentions import counts, money, sources, statistics, units, wholes
from pipeline.audit.understand.phrases import FILE, PHRASES, pattern


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        (statistics, "The top-paid 10% earned more", {"top-paid 10%": "90th"}),
        (
            statistics,
            "a quarter earn less, half of them more",
            {"a quarter": "25 of", "half": "50 of"},
        ),
        (units, "$22/hr, or $45,690 per year", {"/hr": "hourly", "per year": "annual"}),
        (sources, "The BLS says so, and Indeed", {"BLS": "publisher", "Indeed": "other"}),
        (sources, "It is indeed a niche", {}),
        (wholes, "with 5 years of experience", {"5 years of experience": "experience"}),
        (wholes, "in law offices", {"in law offices": "industry"}),
        (money, "tuition and pay", {"tuition": "cost", "pay": "pay"}),
        (counts, "employment change", {"employment change": "new_jobs"}),
    ],
)
def test_words_are_found_whole_and_stand_for_what_their_table_says(find, text, found):
    assert {one.said: one.value for one in find(text)} == found


@pytest.mark.parametrize(
    ("name", "text", "is_said"),
    [
        ("nation", "National average", True),
        ("nation", "Contact Us", False),
        ("nation", "in the U.S. and here", True),
        ("partly", "northern ", True),
        ("partly", "Southern ", True),
        ("denied", "it isn’t so", True),
        ("denied", "a unit of the internet", False),
        ("back", "It’s the mean", True),
        ("back", "its mean", False),
        ("not_a_period", "Updated September 12, ", True),
        ("not_a_period", "in May ", False),
    ],
)
def test_a_word_is_read_as_it_is_written_on_pages(name, text, is_said):
    assert bool(pattern(name).search(text)) is is_said


def test_every_word_of_the_table_is_looked_for():
    code = "".join(path.read_text() for path in FILE.parent.glob("*.py"))
    told = re.findall(r"<(\w+)>", FILE.read_text()) + re.findall(r"""["'](\w+)["']""", code)

    assert {*PHRASES["word"]} - {*told} == set()
    assert {*PHRASES} - {*told} == set()


def test_a_word_with_a_capital_is_as_written_and_any_other_in_any_case(monkeypatch):
    monkeypatch.setattr(phrases, "PHRASES", {"word": {"a": ["Indeed", "<b>s"], "b": ["job"]}})

    assert pattern("a").findall("Indeed, indeed Jobs jobs jobsite $jobs") == [
        "Indeed", "Jobs", "jobs", "jobs",
    ]  # fmt: skip
