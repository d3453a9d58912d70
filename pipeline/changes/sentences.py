"""A document's text before and now → the sentences that read differently, side by side."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

NUMBER = re.compile(r"[$+−]?[0-9][0-9,.–]*(?:st|nd|rd|th)?%?")
ALIKE = 55  # of 100; below it two sentences are two sentences


def reread(was: Sequence[str], now: Sequence[str]) -> list[tuple[str, str]]:
    """Pair each sentence that is gone with the one that stands in its place; "" where none does.

    Those that differ in numbers alone go together first, then the most alike, in the order read.
    """
    gone = [text for text in was if text not in set(now)]
    new = [text for text in now if text not in set(was)]
    partners = _by_words(gone, new)
    left = [text for text in new if text not in partners.values()]
    for text in gone:
        if text not in partners and (found := process.extractOne(
            text, left, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE
        )):  # fmt: skip
            partners[text] = found[0]
            left.remove(found[0])
    return [*((text, partners.get(text, "")) for text in gone), *(("", text) for text in left)]


def _by_words(gone: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    waiting: dict[str, list[str]] = {}
    for text in new:
        waiting.setdefault(without_numbers(text), []).append(text)
    return {
        text: waiting[words].pop(0) for text in gone if waiting.get(words := without_numbers(text))
    }


def without_numbers(text: str) -> str:
    """Put one mark in place of every number: what is left are the words."""
    return NUMBER.sub("#", text)
