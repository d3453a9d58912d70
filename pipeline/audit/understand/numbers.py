"""A sentence → the figures in it: dollars, percentages and counts of jobs."""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.audit.model import Relation

NumberKind = Literal["usd", "pct", "points", "jobs", "openings", "new_jobs"]
AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = r"(?:\s*(?:[kK]\b|thousand\b|million\b|[mM]\b))?"
DOLLARS = re.compile(rf"(?:US)?\$\s?(?:{AMOUNT}){SCALE}|\b(?:{AMOUNT}){SCALE}\s?(?:US )?dollars\b")
PERCENT = re.compile(rf"([-−–]?)\b({AMOUNT})\s*(%|percent(?:age)?(?: points?)?\b|per cent\b|pct\b)")
COUNT = re.compile(
    rf"\b((?:{AMOUNT}){SCALE})(?:(?:\s+[a-z][a-z-]+){{0,4}}?\s+(openings|vacancies|jobs|positions"
    r"|workers|people|employees|assistants|technicians|nurses|aides|secretaries|clerks)\b)?"
)
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
ABOVE = re.compile(
    r"(?:more than|over|above|at least|exceed\w*|upwards? of|north of|no less than)\s*$", re.I
)
BELOW = re.compile(r"(?:less than|under|below|fewer than)\s*$", re.I)
MOST = re.compile(r"(?:up to|as (?:much|high) as|at most|a maximum of)\s*(?:about\s*)?$", re.I)
SPAN_BEFORE = re.compile(r"\d(?:[kK]|\.\d+)?\s*(?:an hour|a year|per \w+)?\s*(?:to|and|[-–—])\s*$")
BEGUN = re.compile(r"\b(?:between|ranges?|ranging|from)\b[^.;]{0,45}$", re.I)
SPAN_AFTER = re.compile(r"^\s*(?:an hour|a year|per \w+)?\s*(?:to|[-–—])\s*\$?\d")
BETWEEN = re.compile(r"\b(?:between|ranges?|ranging|from)\b[^.;$]{0,30}$", re.I)
DIFFERENCE_AFTER = re.compile(
    r"^\s*(?:an hour |a year |per \w+ |annually |or \d+ ?%? )?(?:more|less|higher|lower|fewer"
    r"|above|below|greater|apart|gap|difference|raise|increase)\b",
    re.I,
)
DIFFERENCE_BEFORE = re.compile(
    r"(?:gap|difference|raise|increase|bonus|by) (?:is |of )?(?:about |nearly |around )?$", re.I
)


@dataclass(frozen=True, slots=True)
class Number:
    """One figure as it stands in a sentence.

    trouble: why it is no level of pay, growth or jobs, in words; "" where it may be one.
    """

    start: int
    end: int
    printed: str
    value: float
    kind: NumberKind
    relation: Relation = "is"
    trouble: str = ""


def numbers(text: str) -> list[Number]:
    """Find every figure of a sentence, in its order."""
    found = [_dollars(hit, text) for hit in DOLLARS.finditer(text)]
    found += [_percent(hit, text) for hit in PERCENT.finditer(text)]
    counts = [
        _count(hit, text)
        for hit in COUNT.finditer(text)
        if not any(hit.start(1) < one.end and one.start < hit.end(1) for one in found)
    ]
    return sorted([*found, *filter(None, counts)], key=lambda one: one.start)


def _value(printed: str) -> float:
    digits = re.search(AMOUNT, printed)
    scale = re.search(r"(?<=[\d\s])(k|thousand|million|m)\b", printed, re.IGNORECASE)
    number = float(digits[0].replace(",", "")) if digits else 0.0
    return round(number * (SCALES[scale[1].lower()] if scale else 1), 4)


def _dollars(hit: re.Match[str], text: str) -> Number:
    printed = hit[0].strip()
    return Number(
        hit.start(), hit.end(), printed, _value(printed), "usd", _relation(text, hit.start()),
        _trouble(text, hit.start(), hit.end()),
    )  # fmt: skip


def _percent(hit: re.Match[str], text: str) -> Number:
    value = float(hit[2].replace(",", ""))
    start = hit.start(2)
    before = text[max(0, start - 40) : start]
    is_down = hit[1] in ("-", "−") or re.search(
        r"\b(?:decline|decrease|shrink|fall|drop|lose)\w*\b[^.;,]*$", before, re.IGNORECASE
    )
    kind: NumberKind = "points" if "point" in hit[3] else "pct"
    printed = text[start : hit.end()]
    led = text[max(0, start - 24) : start]
    is_bound = any(pattern.search(led) for pattern in (ABOVE, BELOW, MOST))
    trouble = "it is a bound of growth" if is_bound else ""
    return Number(start, hit.end(), printed, -value if is_down else value, kind, trouble=trouble)


def _count(hit: re.Match[str], text: str) -> Number | None:
    """Take a number for a count only where a noun of jobs follows, or a verb of work leads it."""
    printed, noun, whole = hit[1].strip(), hit[2] or "", hit[0].lower()
    value = _value(printed)
    before = text[max(0, hit.start() - 80) : hit.start()].lower()
    leads = re.search(r"\b(?:employ\w*|held|hold|holds|employment|number of jobs)\b[^.;]*$", before)
    is_year = re.fullmatch(r"(?:19|20)\d\d", printed)
    if value < 100 or not (noun or leads) or is_year or re.search(r"[$#]\s?$", before):
        return None
    is_more = re.search(r"\b(?:new|additional|more)\b", whole)
    kind: NumberKind = "jobs"
    if noun in ("openings", "vacancies"):
        kind = "openings"
    elif is_more or re.search(r"\badd\w*\b[^.;]*$", before):
        kind = "new_jobs"
    return Number(
        hit.start(), hit.start() + len(printed), printed, value, kind, _relation(text, hit.start())
    )


def _relation(text: str, start: int) -> Relation:
    before = text[max(0, start - 20) : start]
    if ABOVE.search(before):
        return "above"
    return "below" if BELOW.search(before) else "is"


def _trouble(text: str, start: int, end: int) -> str:
    before, after = text[:start], text[end:]
    if MOST.search(before[-24:]):
        return "no statistic here is a highest pay"
    is_span = SPAN_BEFORE.search(before[-30:]) and BEGUN.search(before[-60:])
    is_span = is_span or re.search(r"\d[kK]?\s*[-–—]\s*$", before[-10:])
    is_begun = BETWEEN.search(before[-30:]) and re.search(r"^[^.;]{0,30}\b(?:and|to)\s+\$", after)
    if SPAN_AFTER.search(after[:30]) or is_span or is_begun:
        return "it is a range that does not say of what statistics"
    if DIFFERENCE_AFTER.search(after[:40]) or DIFFERENCE_BEFORE.search(before[-40:]):
        return "it is a difference, and the audit holds levels against the statistics"
    return ""
