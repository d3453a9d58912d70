"""An amount in its sentence → what it is an amount of: pay, growth, jobs, or something else."""

import re
from collections.abc import Iterator

from pipeline.audit.understand.context import Context

COST = re.compile(
    r"\b(?:tuition|costs?|costo|fees?|scholarships?|loans?|grants?|aid|prices?|books|deposit|payments?"
    r"|installments?|kit|tools?|uniforms?|scrubs|exams?|save|discounts?|off|rents?|apartment|bedroom"
    r"|registration|credits?|voucher|card|charge|refund|class|seats?|per course|course is|materials"
    r"|program (?:is|costs?)|supplies|instruments|boards:|inscripci\w+|background check|gift|raffle"
    r"|prizes?|budget|donat\w+|invest\w*|debt|laptop|equipment|application)\b", re.IGNORECASE,
)  # fmt: skip
EXTRA = re.compile(
    r"\b(?:bonus\w*|extras|tips|differentials?|commission|stipend|benefits|overtime|sign-on"
    r"|reimburse\w*|allowance)\b", re.IGNORECASE,
)  # fmt: skip
PAY = re.compile(
    r"\b(?:earn\w*|pa(?:y|id|ys|ying)|salar\w+|wages?|incomes?|compensation|makes?|made|making"
    r"|medians?|means?|percentiles?|pct|hourly|annual)\b"
    r"|\b(?:an|per) hour\b|\b(?:a|per) year\b|/ ?h(?:ou)?r\b", re.IGNORECASE,
)  # fmt: skip
GROWTH = re.compile(
    r"\b(?:gr(?:ow|ew|own|owth)\w*|increas\w*|expan\w+|ris(?:e|es|ing|en)|declin\w+|decreas\w+|shrink\w*"
    r"|outlook|project(?:ed|s|ion|ions)|fall(?:s|ing)?|expect\w*|gain\w*|change|forecast\w*|drop\w*"
    r"|more (?:\w+ ){0,4}(?:jobs|in 20\d\d|from 20\d\d|between 20\d\d|over 20\d\d))\b", re.IGNORECASE,
)  # fmt: skip
SHARE = re.compile(
    r"^\s*(?:of (?!growth|jobs)\w+|placement|pass\w*|retention|discount|off|less|higher|lower|job"
    r" placement|graduation|increase in (?:pay|wages)|raise|more (?:than|money|pay)|above|below)\b"
    r"|^\s*(?:more)\s*(?:[.,;]|$|than)", re.IGNORECASE,
)  # fmt: skip
OPENINGS = re.compile(
    r"\b(?:openings?|vacanc\w+|open (?:each|every|up)|(?:each|a|per) year\b(?=.{0,20}\bopen))",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\b(?:employment change|new jobs?|additional|add\w*|more jobs|change in (?:jobs|employment)"
    r"|(?:per ?cent|%),? or)\b|%,? or\b", re.IGNORECASE,
)  # fmt: skip
JOBS = re.compile(
    r"\b(?:jobs?|employ(?:ed|ees|ment|s)?|workers?|positions|number of|held|holds?|working|counted"
    r"|workforce)\b", re.IGNORECASE,
)  # fmt: skip
UNCOUNTED = re.compile(
    r"^[-\s]*(?:out of|hours?|hrs|weeks?|days?|months?|years?|minutes?|students?|credits?|points?|seats?"
    r"|sticks|units?|clock|people (?:applied|asked)|graduates|alumni|visitors|reviews|clinics|schools"
    r"|square|miles|feet|°|★|live|of \d|colleges|campuses|programs|words|partners|employers|to 1\b"
    r"|[A-Z][a-z]+ (?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Blvd))", re.IGNORECASE,
)  # fmt: skip
NEAR = 60  # characters between a count and the word that says what it counts


def topic_of(n: int, context: Context) -> str:
    """Say what an amount is of: pay, growth, employment, openings, new_jobs, extra, cost or ""."""
    kind = context.amounts[n].amount.kind
    if kind == "usd":
        return _money(n, context)
    if kind == "jobs":
        return _count(n, context)
    return _percent(n, context)


def _told(n: int, context: Context) -> Iterator[str]:
    """Give the words that say what an amount is, the nearest first: its own, the sentence, heads."""
    begin, end = context.spans[n]
    one = context.amounts[n]
    is_last = n == len(context.amounts) - 1
    yield f"{context.text[begin : one.start]} … {context.text[one.end : None if is_last else end]}"
    yield from context.block.heads
    yield context.text
    if context.intro:
        yield context.intro


def _money(n: int, context: Context) -> str:
    for text in _told(n, context):
        found = [
            (hit.end(), topic)
            for topic, pattern in (("pay", PAY), ("cost", COST), ("extra", EXTRA))
            for hit in pattern.finditer(text)
        ]
        if found:
            named = {topic for _, topic in found}
            return "cost" if named == {"pay", "cost"} and not _is_earned(text) else max(found)[1]
    notes = [*context.section.notes[:2], *context.block.headings[::-1], *context.earlier[:1]]
    for text in notes:
        if COST.search(text) and not PAY.search(text):
            return "cost"
        if PAY.search(text):
            return "pay"
    return ""


def _is_earned(text: str) -> bool:
    return bool(re.search(r"\bearn|\bwages?\b|\bsalar|\bmedian\b|\bpay of\b", text, re.IGNORECASE))


def _percent(n: int, context: Context) -> str:
    one = context.amounts[n]
    if SHARE.search(context.text[one.end : one.end + NEAR]):
        return "share"
    own, *rest = _told(n, context)
    for text in (own, *rest):
        hits = [hit.end() for hit in GROWTH.finditer(text)]
        if hits:
            is_of_pay = re.search(r"\b(?:pay|salar\w+|wages?|tuition|earnings)\b[^,;]*$",
                                  text[: hits[0]], re.IGNORECASE)  # fmt: skip
            return "pay_change" if is_of_pay else "growth"
        if text is own and COST.search(text):
            return "cost"
    is_led = any(GROWTH.search(text) for text in (*context.earlier[:1], *context.block.headings[-1:]))
    return "growth" if is_led and not re.search(r"\b(?:pass|financial)\b", context.text) else ""


def _count(n: int, context: Context) -> str:
    one = context.amounts[n]
    after = context.text[one.end : one.end + NEAR]
    if UNCOUNTED.match(after):
        return ""
    for text in (*_told(n, context), *context.earlier[:1], *context.section.notes[:1],
                 *context.block.headings[-1:]):  # fmt: skip
        if OPENINGS.search(text):
            return "openings"
        if context.block.group or context.block.heads or text is not context.text:
            if re.search(r"\bpercentile|\bpct\b|\bmedian\b|\bmean\b|\bwages?\b|\bsalar", text, re.I):
                return "pay"
        if NEW.search(text):
            return "new_jobs"
        if JOBS.search(text):
            return "employment"
    return "role"
