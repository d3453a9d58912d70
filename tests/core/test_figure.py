"""Figures and words stand in sentences, and keep what they are."""

from pipeline.core.figure import Figure, Sentence, Word, joined, sentence

FIGURE = Figure("x", "$61,970", 61970, "usd_per_year", "published", "bls_oews", "2025A01", "k", "s")


def test_a_sentence_is_its_parts_in_order():
    whole = sentence("MA earns ", FIGURE, ".")

    assert whole == Sentence((Word("MA earns "), FIGURE, Word(".")))
    assert str(whole) == "MA earns $61,970."


def test_a_sentence_within_a_sentence_gives_its_parts():
    clause = sentence(Word("MA", "first"), " earns ", FIGURE)

    assert sentence(clause, "; ", clause).parts == (*clause.parts, Word("; "), *clause.parts)


def test_an_empty_text_is_no_part_and_an_empty_sentence_is_false():
    assert sentence("", "") == Sentence(())
    assert not sentence("")
    assert sentence(" ")


def test_joined_sentences_have_the_link_between_them_only():
    clauses = [sentence("a"), sentence(FIGURE), sentence("c")]

    assert str(joined(" and ", clauses)) == "a and $61,970 and c"
    assert str(joined(" and ", clauses[:1])) == "a"
    assert not joined(" and ", [])


def test_a_missing_figure_is_marked_on_its_sentence():
    assert sentence("withheld", is_missing=True) == Sentence((Word("withheld"),), is_missing=True)
    assert not sentence("a").is_missing


def test_a_figure_is_its_printed_text():
    assert (FIGURE.text, str(FIGURE), f"{FIGURE}") == ("$61,970",) * 3
