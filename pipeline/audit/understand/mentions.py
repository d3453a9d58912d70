"""A text → where it names an occupation, a statistic, a unit, a part, a source, or a time."""

import re
from dataclasses import replace
from functools import lru_cache, partial

from pipeline.audit.model import UNKNOWN
from pipeline.audit.understand.lexicon import TEXTS_KEPT, Mention, apart
from pipeline.audit.understand.phrases import pattern, patterns
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.core.states import POSTAL_CODES

TABLES = {
    name: patterns(name) for name in ("statistic", "unit", "source", "whole", "money", "count")
}
GROUP, NOT_A_ROLE, NOT_A_PERIOD = map(pattern, ("group", "not_a_role", "not_a_period"))
CUT_OFF = re.compile(r"^\W*[A-Za-z-]+ (?:and|or) $")  # dental and … technicians
DECADE = 10
ROUND = re.compile(
    r"\b(20\d\d)\s*(?:to|through|and|until|till|[-–—‑])\s*((?:20)?\d\d)\b(?!\s*per ?cent|%|,\d)"
)
THAN = re.compile(r"\b(20\d\d) than (?:there were )?in (20\d\d)\b")
UNTIL = re.compile(r"\b(?:by|through|until|over the decade to) (20\d\d)\b", re.IGNORECASE)
YEAR = re.compile(
    r"(?<![\d$,.-])\b(?:May(?: of)?,? )?(20\d\d|19\d\d)\b(?![,.]\d|-\d)", re.IGNORECASE
)


@lru_cache(TEXTS_KEPT)
def roles(text: str, names: Vocabulary) -> tuple[Mention, ...]:
    """Find the occupations that a text names; the longest name wins, “, MA” is a state."""
    shorts = [m for m in names.shorts.find(text) if not _is_state(m, text)]
    named = [m for m in names.roles.find(text) if not NOT_A_ROLE.search(text[: m.start])]
    if named and not shorts and CUT_OFF.match(text[: named[0].start]):
        named[0] = replace(named[0], value=f"{UNKNOWN}{named[0].value}")
    groups = (Mention(*hit.span(), f"{UNKNOWN}{hit[0]}", hit[0]) for hit in GROUP.finditer(text))
    return tuple(apart([*named, *shorts, *groups]))


def _is_state(one: Mention, text: str) -> bool:
    return one.said in POSTAL_CODES and re.search(r"\w, $", text[: one.start]) is not None


@lru_cache(TEXTS_KEPT)
def _found(table: str, text: str) -> tuple[Mention, ...]:
    hits = ((value, hit) for value, one in TABLES[table].items() for hit in one.finditer(text))
    return tuple(apart(Mention(*hit.span(), value, hit[0]) for value, hit in hits))


statistics = partial(_found, "statistic")
units = partial(_found, "unit")  # hourly, annual, other
sources = partial(_found, "source")  # the publisher, or another
money = partial(_found, "money")  # pay, or a cost, or what is paid beside wages
counts = partial(_found, "count")  # openings, new_jobs, employment
wholes = partial(_found, "whole")  # of what makes a part of an occupation


@lru_cache(TEXTS_KEPT)
def rounds(text: str) -> tuple[Mention, ...]:
    """Find the years of projections: from 2023 to 2033, 2023–33, by 2033."""
    found = []
    for hit in ROUND.finditer(text):
        start, end = int(hit[1]), int(hit[2][-2:]) + int(hit[1]) // 100 * 100
        if 5 <= end - start <= 12:
            found.append(Mention(*hit.span(), f"{start}-{end % 100:02}", hit[0]))
    found += [
        Mention(*hit.span(), f"{hit[2]}-{hit[1][-2:]}", hit[0]) for hit in THAN.finditer(text)
    ]
    for hit in UNTIL.finditer(text):
        if not any(one.start <= hit.start(1) < one.end for one in found):
            end = int(hit[1])
            found.append(Mention(*hit.span(), f"{end - DECADE}-{end % 100:02}", hit[0]))
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(TEXTS_KEPT)
def years(text: str) -> tuple[Mention, ...]:
    """Find the single years that a text names; those of a round or of a page's date are none."""
    taken = rounds(text)
    return tuple(
        Mention(*hit.span(), hit[1], hit[0])
        for hit in YEAR.finditer(text)
        if not any(one.start <= hit.start(1) < one.end for one in taken)
        and not NOT_A_PERIOD.search(text[max(0, hit.start() - 24) : hit.start()])
    )


def years_or_rounds(text: str) -> list[Mention]:
    """Find the years and rounds that a count of jobs may be of."""
    return sorted((*years(text), *rounds(text)), key=lambda one: one.start)


def releases(text: str) -> list[Mention]:
    """Find the releases of pay that a text names: May 2023, 2023."""
    return [replace(one, value=f"{one.value}A01") for one in years(text)]
