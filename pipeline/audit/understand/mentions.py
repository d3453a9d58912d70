"""A text → where it names a role, a period, a statistic or a unit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.audit.understand.vocabulary import Subject, Vocabulary


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, and what it stands for."""

    start: int
    end: int
    value: str
    role: Subject | None = None


TEXTS_KEPT = 4096  # what is found in a text is asked for once a figure
ROUND = re.compile(
    r"\b(20\d\d)\s*(?:to|through|and|until|till|[-–—‑])\s*((?:20)?\d\d)\b(?!\s*percent|%)"
)
UNTIL = re.compile(r"\b(?:by|through|until|over the decade to) (20\d\d)\b")
YEAR = re.compile(r"\b(?:May(?: of)?,? )?(20\d\d)\b", re.IGNORECASE)
DECADE = 10
STATISTICS = (
    (re.compile(r"\bmedian[- ]average|\baverage[- ]median", re.I), "median|median average"),
    (re.compile(r"\baverage \(?(?:the )?mean\)?|\bmean \(?average\)?", re.I), "mean|mean"),
    (re.compile(r"\baverage \(?(?:the )?median\)?|\bmedian\b", re.I), "median|median"),
    (re.compile(r"\bmean\b(?! that)", re.I), "mean|mean"),
    (re.compile(r"(?<!than )\baverag(?:e|es|ed|ing)\b", re.I), "unnamed|average"),
    (re.compile(r"\b(?:lowest|bottom|lower)(?:[- ]paid)? (?:10|ten) ?(?:%|percent)"
                r"|\b(?:10th|tenth) percentile", re.I), "10th|10th percentile"),
    (re.compile(r"\b(?:lowest|bottom|lower)(?:[- ]paid)? (?:25 ?(?:%|percent)|quarter)"
                r"|\b25th percentile", re.I), "25th|25th percentile"),
    (re.compile(r"\b(?:highest|top|upper)(?:[- ]paid)? (?:25 ?(?:%|percent)|quarter)"
                r"|\b75th percentile", re.I), "75th|75th percentile"),
    (re.compile(r"\b(?:highest|top|upper)(?:[- ]paid)? (?:10|ten) ?(?:%|percent)"
                r"|\b(?:90th|ninetieth) percentile", re.I), "90th|90th percentile"),
)  # fmt: skip
UNITS = (
    (re.compile(r"\b(?:an|per|by the|each|every) hour\b|\bhourly\b|/ ?h(?:ou)?r\b", re.I),
     "hourly"),
    (re.compile(r"\b(?:a|per|by the|each|every) year\b|\bannual(?:ly)?\b|\byearly\b|/ ?y(?:ea)?r\b"
                r"|\bannum\b", re.I), "annual"),
    (re.compile(r"\b(?:a|per|each|every) (?:month|week|day)\b|\b(?:month|week|dai)ly\b", re.I),
     "other"),
)  # fmt: skip


@lru_cache(TEXTS_KEPT)
def roles(text: str, names: Vocabulary) -> tuple[Mention, ...]:
    """Find the roles and occupations that a text names; the longest name wins."""
    lowered, pattern = text.lower(), _role_pattern(tuple(names.roles))
    found = [
        Mention(hit.start(), hit.end(), names.roles[_plain(hit[0])].soc_code,
                names.roles[_plain(hit[0])])
        for hit in pattern.finditer(lowered)
    ] if len(lowered) == len(text) else []  # fmt: skip
    for hit in _short_pattern(tuple(names.shorts)).finditer(text):
        role = names.shorts[hit[1]]
        found.append(Mention(hit.start(), hit.end(), role.soc_code, role))
    return tuple(apart(found))


def _plain(name: str) -> str:
    return re.sub(r"[\s‑]+", " ", name)


@lru_cache(4)
def _role_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_flexible, longest))})\b")


def _flexible(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split(" ")))


@lru_cache(4)
def _short_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match a short name alone; “, MA” behind a name is a state."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<![A-Za-z], )\b({'|'.join(map(re.escape, longest)) or '(?!)'})(?:[’']?s)?\b"
    )


def rounds(text: str) -> list[Mention]:
    """Find the years of projections: from 2023 to 2033, 2023–33, by 2033."""
    found = []
    for hit in ROUND.finditer(text):
        start, end = int(hit[1]), int(hit[2][-2:]) + int(hit[1]) // 100 * 100
        if 5 <= end - start <= 12:
            found.append(Mention(hit.start(), hit.end(), f"{start}-{end % 100:02}"))
    for hit in UNTIL.finditer(text):
        end = int(hit[1])
        if not any(one.start <= hit.start(1) < one.end for one in found):
            value = f"{end - DECADE}-{end % 100:02}"
            found.append(Mention(hit.start(), hit.end(), value))
    return sorted(found, key=lambda one: one.start)


def years(text: str) -> list[Mention]:
    """Find the single years that a text names; those of a round are none."""
    taken = rounds(text)
    return [
        Mention(hit.start(), hit.end(), hit[1])
        for hit in YEAR.finditer(text)
        if not any(one.start <= hit.start(1) < one.end for one in taken)
        and text[max(0, hit.start() - 1) : hit.start()] != "$"
    ]


def statistics(text: str) -> list[Mention]:
    """Find the statistics that a text names: “median|median average” is kind and words."""
    return apart(_found(text, STATISTICS))


def units(text: str) -> list[Mention]:
    """Find by what time pay is counted: hourly, annual, other."""
    return apart(_found(text, UNITS))


def _found(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> Iterator[Mention]:
    for pattern, value in patterns:
        yield from (Mention(hit.start(), hit.end(), value) for hit in pattern.finditer(text))


def apart(found: Iterable[Mention]) -> list[Mention]:
    """Keep of mentions that overlap the longest."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
