"""Names → where a text has them, the longest first, in one pass over its words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

TEXTS_KEPT = 8192  # what is found in a text is asked for once an amount
BRACKETS = re.compile(r"\([^()]*\)")
WORD = re.compile(r"[^\W_]+")
DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "’": "'", "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, and what it stands for."""

    start: int
    end: int
    value: str
    said: str = ""


class Lexicon:
    """Names by what they stand for; is_plain: in whatever case they are written."""

    def __init__(self, names: Mapping[str, str], *, is_plain: bool) -> None:
        self._is_plain = is_plain
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for name in sorted(names, key=len, reverse=True):
            key = self._folded(name)
            if first := WORD.search(key):
                self._by_first.setdefault(first[0], []).append((key, names[name]))

    def find(self, text: str) -> list[Mention]:
        """Find the names in a text; of those that begin with one word the longest."""
        folded, found, end = self._folded(text), [], 0
        for word in WORD.finditer(folded):
            start = word.start()
            if start < end:
                continue
            for name, value in self._by_first.get(word[0], ()):
                stop = start + len(name)
                if folded.startswith(name, start) and not folded[stop : stop + 1].isalnum():
                    found.append(Mention(start, stop, value, text[start:stop]))
                    end = stop
                    break
        return found

    def _folded(self, text: str) -> str:
        folded = text.translate(DASHES)
        lowered = folded.lower() if self._is_plain else folded
        return lowered if len(lowered) == len(text) else folded


def apart(found: Iterable[Mention]) -> list[Mention]:
    """Keep of mentions that overlap the longest, in the order of the text."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def in_reach(
    named: Sequence[Mention], start: int, starts: Iterable[int], text: str
) -> list[Mention]:
    """Give those in the brackets of what starts there, else those that are in no other's."""
    spans = [range(*hit.span()) for hit in BRACKETS.finditer(text)]
    held = [span for span in spans if any(one in span for one in starts)]
    inside = [m for m in named for span in held if start in span and m.start in span]
    return inside or [m for m in named if not any(m.start in span for span in held)]
