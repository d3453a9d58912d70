"""A text → the periods that it names: releases of pay, rounds of projections, years of jobs."""

import re
from functools import lru_cache

from pipeline.audit.understand.lexicon import TEXTS_KEPT, Mention

DECADE = 10
ROUND = re.compile(
    r"\b(20\d\d)\s*(?:to|through|and|until|till|[-–—‑])\s*((?:20)?\d\d)\b(?!\s*per ?cent|%|,\d)"
)
THAN = re.compile(r"\b(20\d\d) than (?:there were )?in (20\d\d)\b")
UNTIL = re.compile(r"\b(?:by|through|until|over the decade to) (20\d\d)\b", re.IGNORECASE)
YEAR = re.compile(
    r"(?<![\d$,.-])\b(?:May(?: of)?,? )?(20\d\d|19\d\d)\b(?![,.]\d|-\d)", re.IGNORECASE
)
NO_PERIOD = re.compile(
    r"(?:\b(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Fall|Winter)\.?(?: \d{1,2},?)? "
    r"|\b(?:updated|published|posted|reviewed|since|founded|established|class of|copyright|our|©"
    r"|\(c\))"
    r"(?: on| in)? )$", re.IGNORECASE,
)  # fmt: skip


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
        and not NO_PERIOD.search(text[max(0, hit.start() - 24) : hit.start()])
    )


@lru_cache(TEXTS_KEPT)
def any_of_jobs(text: str) -> tuple[Mention, ...]:
    """Find the years and rounds that a count of jobs may be of."""
    return tuple(sorted((*years(text), *rounds(text)), key=lambda one: one.start))


@lru_cache(TEXTS_KEPT)
def releases(text: str) -> tuple[Mention, ...]:
    """Find the releases of pay that a text names: May 2023, 2023."""
    return tuple(Mention(one.start, one.end, f"{one.value}A01", one.said) for one in years(text))
