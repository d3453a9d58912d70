"""Sentences stand in files of their language; figures in them stay figures."""

import ast
import re
from collections import Counter

import pytest
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Message

from pipeline.core import words
from pipeline.core.errors import RenderError
from pipeline.core.figure import Figure, Sentence, Word, sentence
from pipeline.core.language import SOURCE, language, languages, locale, speaking
from pipeline.core.paths import ROOT, SQL, TEMPLATES, WORDS
from pipeline.core.words import listed, say, unsaid

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


def test_a_language_is_spoken_until_it_is_no_more():
    with speaking("es"):
        assert (language(), locale()) == ("es", "es_US")
    assert (language(), locale()) == ("en", "en_US")


# The words that the project has

SPEAKERS = [
    path
    for path in (ROOT / "pipeline").rglob("*.py")
    if re.search(r"core.words import .*\bsay\b", path.read_text())
]
PLACES = re.compile(r"\$(\w+)")
TEMPLATE_SAYS = re.compile(r"""\bsay\(("[\w-]+"(?: ~ [^,()]+)*)""")
JOINED = re.compile(r""""([\w-]+)"|[\w.]+""")


def messages(language=SOURCE):
    """Give what the project's files of words say in a language, by name."""
    files = (path.read_text() for path in sorted((WORDS / language).glob("*.ftl")))
    entries = [entry for text in files for entry in FluentParser().parse(text).body]
    return {entry.id.name: entry for entry in entries if isinstance(entry, Message)}


def constants(node):
    return {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def said_by_code():
    """Give the names that are said as they stand, and a pattern of each that is put together."""
    names, patterns = set(), set()
    for node in (node for path in SPEAKERS for node in ast.walk(ast.parse(path.read_text()))):
        called = getattr(getattr(node, "func", None), "id", "")
        if called == "say" and node.args and not isinstance(node.args[0], ast.JoinedStr):
            names |= constants(node.args[0])
        elif isinstance(node, ast.JoinedStr) and re.fullmatch("[a-z-]+-", str(head(node))):
            patterns.add("".join(
                re.escape(one.value) if isinstance(one, ast.Constant) else "(.*)"
                for one in node.values
            ))  # fmt: skip
    return names, patterns


def head(text):
    return getattr(text.values[0], "value", "")


def parts_of_names():
    """Give every text that may become a part of a name: of the code, and of the marts' SQL."""
    sql = "".join(path.read_text() for path in SQL.rglob("*.sql"))
    trees = [ast.parse(path.read_text()) for path in SPEAKERS]
    found = {text for tree in trees for text in constants(tree)} | {*re.findall("'([a-z ]+)'", sql)}
    return {text.replace(" ", "-") for text in found}


def said_by_templates():
    """Give the same of the templates."""
    said = [
        JOINED.sub(lambda part: re.escape(part[1]) if part[1] else "(.*)", found).replace(" ~ ", "")
        for path in TEMPLATES.rglob("*.j2")
        for found in TEMPLATE_SAYS.findall(path.read_text())
    ]
    plain = {name.replace("\\", "") for name in said if "(.*)" not in name}
    pages = (path.read_text() for path in TEMPLATES.rglob("*.html"))
    plain |= {name for page in pages for name in re.findall(r'data-say="([\w-]+)"', page)}
    return plain, {*said} - {re.escape(name) for name in plain}


def test_every_sentence_that_is_said_is_written():
    names, patterns = said_by_code()
    by_templates, more = said_by_templates()
    known = messages().keys()

    assert len(names | by_templates) > 150
    assert {name for name in names | by_templates if "-" in name or name in known} - known == set()
    assert [p for p in patterns | more if not any(re.fullmatch(p, one) for one in known)] == []


def test_every_sentence_that_is_written_is_said():
    names, patterns = said_by_code()
    by_templates, more = said_by_templates()
    written, parts = messages(), parts_of_names()
    within = {
        name for one in written.values() for name in re.findall(r"{ ([a-z-]+) }", source(one))
    }
    made = {
        name
        for name in written
        for pattern in patterns | more
        if (match := re.fullmatch(pattern, name))
        and all(is_made_of(text, parts) for text in match.groups())
    }

    # a name in a variable stands somewhere as it is
    assert {*written} - names - by_templates - within - made - parts == set()


def is_made_of(text, parts):
    """Tell whether a text is a part, or two of them one behind the other."""
    return text in {"", *parts} or any(
        text.startswith(part) and text.removeprefix(part) in parts for part in parts
    )


def source(message):
    """Give a message as it is written, without its name, on one line."""
    return " ".join(FluentSerializer().serialize_entry(message).partition(" =")[2].split())


@pytest.mark.parametrize("language", [one for one in languages() if one != SOURCE])
def test_a_language_says_every_sentence_with_its_places_and_no_other(language):
    ours, theirs = messages(), messages(language)

    assert unsaid(language) == []
    assert theirs.keys() - ours.keys() == set()
    of_places = {name: {*PLACES.findall(source(one))} for name, one in ours.items()}
    assert {
        name: found - of_places[name]
        for name, one in theirs.items()
        if (found := {*PLACES.findall(source(one))}) - of_places[name]
    } == {}


def test_a_sentence_that_a_language_lacks_is_named(written):
    written(pay="pay = Pay\n\naudit-x = Not read")

    assert unsaid("xx") == ["pay"]


@pytest.mark.parametrize("language", languages())
def test_no_sentence_is_written_twice(language):
    texts = Counter(map(source, messages(language).values()))

    of_words = {text: count for text, count in texts.items() if re.sub(r"\{[^}]*\}", "", text)}
    assert {text for text, count in of_words.items() if count > 1} == set()
