"""Sentences stand in files of their language; figures in them stay figures."""

import pytest

from pipeline.core import language as spoken
from pipeline.core import words
from pipeline.core.errors import RenderError
from pipeline.core.figure import Figure, Sentence, Word, sentence
from pipeline.core.language import language, locale, speaking
from pipeline.core.words import listed, say

PAY = Figure("x", "$61,970", 61970, "usd_per_year", "published", "bls_oews", "2025A01", "k", "s")
NURSES = Word("nurses", "second")


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write words of a language of their own, and forget them afterwards."""

    def write(**files: str) -> None:
        (tmp_path / "en").mkdir(exist_ok=True)
        for name, text in files.items():
            (tmp_path / "en" / f"{name}.ftl").write_text(text)

    monkeypatch.setattr(words, "WORDS", tmp_path)
    return write


def test_figures_and_words_keep_what_they_are_in_their_places(written):
    written(pay="pay = In { $place }, { $who } earn\n    { $pay } a year.")

    assert say("pay", place="Guam", who=NURSES, pay=PAY) == Sentence(
        (Word("In Guam, "), NURSES, Word(" earn "), PAY, Word(" a year."))
    )


def test_a_place_that_opens_a_sentence_begins_with_a_capital(written):
    written(pay="pay = { OPENED($who) } earn { OPENED($pay) } { OPENED($what) }")

    assert say("pay", who=NURSES, pay=PAY, what="more").parts == (
        Word("Nurses", "second"), Word(" earn "), PAY, Word(" More"),
    )  # fmt: skip
    assert str(say("pay", who=sentence(NURSES, " here"), pay=PAY, what="x")).startswith("Nurses h")


def test_a_text_or_a_number_chooses_among_the_forms(written):
    written(
        jobs="""
jobs = { $way ->
    [more] { $n ->
        [one] One job more
       *[other] { $n } jobs more
    }
   *[less] Less
}
"""
    )

    assert [str(say("jobs", way=way, n=n)) for way, n in (("more", 1), ("more", 2), ("x", 2))] == [
        "One job more", "2 jobs more", "Less",
    ]  # fmt: skip


def test_a_sentence_that_is_not_there_and_a_place_that_is_not_given_are_told(written):
    written(pay="pay = { $who } earn")

    with pytest.raises(RenderError, match="reports/words/en: wage: no sentence is called so"):
        say("wage")
    with pytest.raises(RenderError, match=r"reports/words/en: pay: a sentence cannot be said.*who"):
        say("pay")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"one": "a = b\n\nc"}, "one.ftl: words cannot be read.*found c"),
        ({"one": "a = b", "two": "a = c"}, "two.ftl: words cannot be read.*found a"),
    ],
)
def test_a_line_that_is_no_sentence_and_a_name_twice_are_told(written, files, found):
    written(**files)

    with pytest.raises(RenderError, match=found):
        say("a")


def test_every_file_may_say_what_it_is_of(written):
    written(one="# Of one.\n\na = b", two="# Of two.\n\nc = d")

    assert str(say("c")) == "d"


def test_a_list_is_that_of_the_language():
    a, b, c = map(Word, "abc")

    said = [str(listed(some)) for some in ([a], [a, b], [a, b, c])]
    assert said == ["a", "a and b", "a, b, and c"]


def test_a_language_is_spoken_until_it_is_no_more(monkeypatch):
    monkeypatch.setitem(spoken.LOCALES, "xx", "es_US")

    with speaking("xx"):
        assert (language(), locale()) == ("xx", "es_US")
    assert (language(), locale()) == ("en", "en_US")
