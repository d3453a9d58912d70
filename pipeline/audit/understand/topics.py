"""An amount in its sentence → what it is an amount of: pay, growth, jobs, or something else."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.audit.understand import mentions, periods
from pipeline.audit.understand.context import Context
from pipeline.audit.understand.lexicon import TEXTS_KEPT, Mention

COST = re.compile(
    r"\b(?:tuition|costs?|costo|fees?|scholarships?|loans?|grants?|aid|prices?|books|deposit|payments?"
    r"|installments?|kit|tools?|uniforms?|scrubs|exams?|save|discounts?|off|rents?|apartment|bedroom"
    r"|registration|credits?|voucher|card|charge|refund|seats?|per course|course is|materials"
    r"|program (?:is|costs?)|supplies|instruments|boards:|inscripci\w+|background check|gift|raffle"
    r"|prizes?|budget|donat\w+|invest\w*|debt|laptop|equipment|application)\b", re.IGNORECASE,
)  # fmt: skip
EXTRA = re.compile(
    r"\b(?:bonus\w*|extras|tips|differentials?|commission|stipend|benefits|overtime|sign-on"
    r"|reimburse\w*|allowance)\b", re.IGNORECASE,
)  # fmt: skip
PAY = re.compile(
    r"\b(?:earn\w*|pa(?:y|id|ys|ying)|salar\w+|wages?|incomes?|compensation|makes?|made|making"
    r"|medians?|means?|percentiles?|pct|hourly|annual)\b", re.IGNORECASE,
)  # fmt: skip
GROWTH = re.compile(
    r"\b(?:gr(?:ow|ew|own|owth)\w*|increas\w*|expan\w+|ris(?:e|es|ing|en)|declin\w+|decreas\w+|shrink\w*"
    r"|outlook|project(?:ed|s|ion|ions)|fall(?:s|ing)?|expect\w*|gain\w*|change|forecast\w*|drop\w*"
    r"|more (?:\w+ ){0,4}(?:jobs|in 20\d\d|from 20\d\d|between 20\d\d|over "
    r"20\d\d))\b", re.IGNORECASE,
)  # fmt: skip
SHARE = re.compile(
    r"^\s*(?:of (?!growth|jobs)\w+|placement|pass\w*|retention|discount|off|less|higher|lower|job"
    r" placement|graduation|increase in (?:pay|wages)|raise|more (?:than|money|pay)|above|below)\b"
    r"|^\s*(?:more)\s*(?:[.,;]|$|than)", re.IGNORECASE,
)  # fmt: skip
OF_COST = re.compile(r"^ of (?:your |the )?(?:tuition|costs?|prices?|fees?)\b", re.IGNORECASE)
OPENINGS = re.compile(
    r"\b(?:openings?|vacanc\w+|open (?:each|every|up)|(?:each|a|per) year\b(?=.{0,20}\bopen))",
    re.IGNORECASE,
)
NEW = re.compile(
    r"\b(?:employment change|new jobs?|additional|add\w*|more jobs|change in (?:jobs|employment)"
    r"|(?:per ?cent|%),? or)\b|%,? or\b", re.IGNORECASE,
)  # fmt: skip
OF_WAGES = re.compile(r"\b(?:pay|salar\w+|wages?|tuition|earnings)\b[^,;]*$", re.IGNORECASE)
THERE_ARE = re.compile(
    r"\b(?:there (?:are|were)|had|has|home to) (?:about |some |more than |over |nearly |around )?$",
    re.I,
)
UNGROWN = re.compile(
    r"\b(?:pass(?:ed|ing)?|enrol\w*|applications?|financial|students?|retention|graduat\w+)\b",
    re.IGNORECASE,
)
JOBS = re.compile(
    r"\b(?:jobs?|employ(?:ed|ees|ment|s)?|workers?|positions|number of|held|holds?|working|counted"
    r"|workforce)\b", re.IGNORECASE,
)  # fmt: skip
UNCOUNTED = re.compile(
    r"^[-\s]*(?:out of|hours?|hrs|weeks?|days?|months?|years?|minutes?|students?|credits?|points?"
    r"|seats?"
    r"|sticks|units?|clock|people (?:applied|asked)|graduates|alumni|visitors|reviews|clinics"
    r"|schools"
    r"|square|miles|feet|°|★|live|of \d|colleges|campuses|programs|words|partners|employers|to "
    r"1\b(?!,)"
    r"|[A-Z][a-z]+ (?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Blvd))", re.IGNORECASE,
)  # fmt: skip
OF_PAY = ("pay", "extra", "pay_share")  # topics that are or hang on pay
Topics = tuple[tuple[str, re.Pattern[str]], ...]
NEAR = 60  # characters between a count and the word that says what it counts


MONEY = (("pay", PAY), ("cost", COST), ("extra", EXTRA))
COUNTS = (("openings", OPENINGS), ("new_jobs", NEW), ("employment", JOBS))


@lru_cache(TEXTS_KEPT)
def _named(text: str, topics: Topics) -> tuple[Mention, ...]:
    """Find the words of a text that say what an amount is, by topic."""
    return tuple(
        Mention(*hit.span(), topic) for topic, pattern in topics for hit in pattern.finditer(text)
    )


def _nearest(found: Sequence[Mention], at: int) -> Mention:
    return min(found, key=lambda one: min(abs(one.start - at), abs(one.end - at)))


def topic_of(n: int, context: Context) -> str:
    """Say what an amount is of: pay, growth, employment, openings, new_jobs; or else."""
    one = context.amounts[n]
    kind = one.amount.kind
    if one.is_rate:
        return "" if UNCOUNTED.match(context.text[one.end :]) else "rate"
    if kind == "usd":
        return _money(n, context)
    if kind == "jobs":
        return _count(n, context)
    return _percent(n, context)


def _told(n: int, context: Context) -> Iterator[tuple[str, int]]:
    """Give the words that say what an amount is, and where in them it stands, nearest first.

    Its own, its heads, the whole sentence, what introduces it.
    """
    begin, end = context.spans[n]
    one = context.amounts[n]
    is_last = n == len(context.amounts) - 1
    yield context.text[begin : None if is_last else end], one.start - begin
    yield from ((text, 0) for text in context.block.heads)
    yield context.text, one.start
    if context.intro:
        yield context.intro, 0


def _money(n: int, context: Context) -> str:
    """Tell pay from what something costs, by the word that stands nearest."""
    around = (*context.earlier[:1], *context.section.notes[:2], *context.block.headings[::-1])
    for text, at in (*_told(n, context), *((text, -1) for text in around)):
        found = [one for one in _named(text, MONEY) if at >= 0 or one.value != "extra"]
        if found:
            return _nearest(found, at).value
        if mentions.statistics(text):
            return "pay"
    return "pay" if any(one.value != "other" for one in mentions.units(context.text)) else ""


def _percent(n: int, context: Context) -> str:
    one = context.amounts[n]
    is_of_pay = PAY.search(context.text) is not None
    after = context.text[one.end : one.end + NEAR]
    if OF_COST.search(after):
        return "cost"
    if SHARE.search(after):
        return "pay_share" if is_of_pay else "share"
    own, *rest = _told(n, context)
    for text, _ in (own, *rest):
        if text is own[0] and UNGROWN.search(text):
            return ""
        if hit := GROWTH.search(text):
            return "pay_share" if OF_WAGES.search(text[: hit.start()]) else "growth"
        if COST.search(text):
            return "cost"
    led = (*context.earlier[:1], *context.block.headings[-1:])
    is_led = periods.rounds(context.text) or any(GROWTH.search(text) for text in led)
    return "growth" if is_led and not UNGROWN.search(context.text) else ""


def _count(n: int, context: Context) -> str:
    one = context.amounts[n]
    if UNCOUNTED.match(context.text[one.end : one.end + NEAR]):
        return ""
    told = [*_told(n, context)]
    if re.match(r",? or ", told[0][0]):
        return "new_jobs"
    around = (*context.earlier[:1], *context.section.notes[:1], *context.block.headings[-1:])
    for number, (text, at) in enumerate((*told, *((text, -1) for text in around))):
        is_sentence = number and text == context.text
        is_pay = any(m.value != "unnamed" for m in mentions.statistics(text))
        found = () if is_pay and not is_sentence else _named(text, COUNTS)
        if found:
            return (_nearest(found, at) if is_sentence else found[0]).value
        if not is_sentence and (is_pay or PAY.search(text)):
            return "pay" if context.block.heads else ""
    if THERE_ARE.search(told[0][0][: told[0][1]]):
        return "employment"
    is_next = n > 0 and context.amounts[n - 1].amount.kind == "jobs"
    return _count(n - 1, context) if is_next else "role"
