"""An amount in its sentence → what it is an amount of: pay, growth, jobs, or something else."""

import re
from collections.abc import Iterator, Sequence

from pipeline.audit.understand import mentions
from pipeline.audit.understand.context import Context
from pipeline.audit.understand.lexicon import Mention
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.vocabulary import Vocabulary

PAY, COST = pattern("pay", "money"), pattern("cost", "money")
GROWTH, NOT_GROWN, NOT_JOBS, THERE_ARE = map(
    pattern, ("growth", "not_grown", "not_jobs", "there_are")
)
OF_COST, OF_SHARE, OF_WAGES, OF_JOBS, VACANT = map(
    pattern, ("cost_behind", "share_behind", "wages_before", "of_jobs", "vacant")
)
OF_PAY = ("pay", "extra", "pay_share")  # topics that are or hang on pay
COUNTED = ("openings", "new_jobs", "employment")  # the surest first
MORE = re.compile(r" (?:more|extra|additional)\b(?! than)", re.IGNORECASE)
RIGHT_BEHIND = re.compile(r" (?:(?:annual|yearly|projected|expected|job|new|net) )*")
NEAR = 60  # characters between a count and the word that says what it counts


def _nearest(found: Sequence[Mention], at: int) -> Mention:
    return min(found, key=lambda one: min(abs(one.start - at), abs(one.end - at)))


def topic_of(n: int, context: Context, names: Vocabulary) -> str:
    """Say what an amount is of: pay, growth, employment, openings, new_jobs; or else."""
    one = context.amounts[n]
    kind = one.amount.kind
    if one.is_rate:
        return "" if NOT_JOBS.match(context.text[one.end :].lstrip(" -")) else "rate"
    if kind == "usd":
        return _money(n, context, names)
    if kind == "jobs":
        return _count(n, context, names)
    return _percent(n, context, names)


def _told(n: int, context: Context) -> Iterator[tuple[str, int]]:
    """Give the words that say what an amount is, and where in them it stands, nearest first.

    Its own, its heads, the whole sentence, what introduces it.
    """
    one = context.amounts[n]
    yield context.told(n), one.start - context.spans[n][0]
    yield from ((text, 0) for text in context.block.heads)
    yield context.text, one.start
    if context.block.introduction:
        yield context.block.introduction, 0


def _money(n: int, context: Context, names: Vocabulary) -> str:
    """Tell pay from what something costs, by the word that stands nearest."""
    around = (*context.before(names), *context.notes[:2], *context.block.headings[::-1])
    for text, at in (*_told(n, context), *((text, -1) for text in around)):
        found = [one for one in mentions.money(text) if at >= 0 or one.value != "extra"]
        if found:
            return _nearest(found, at).value
        if mentions.statistics(text):
            return "pay"
    return "pay" if any(one.value != "other" for one in mentions.units(context.text)) else ""


def _percent(n: int, context: Context, names: Vocabulary) -> str:
    one = context.amounts[n]
    is_of_pay = PAY.search(context.text) is not None
    after = context.text[one.end : one.end + NEAR]
    if OF_COST.search(after):
        return "cost"
    is_of_jobs = any(hit.start() < one.start < hit.end() for hit in OF_JOBS.finditer(context.text))
    if OF_SHARE.search(after) and not is_of_jobs:
        return "pay_share" if is_of_pay else "share"
    own, *rest = _told(n, context)
    for text, _ in (own, *rest):
        if text is own[0] and NOT_GROWN.search(text):
            return ""
        if hit := GROWTH.search(text):
            return "pay_share" if OF_WAGES.search(text[: hit.start()]) else "growth"
        if COST.search(text):
            return "cost"
    led = (*context.before(names), *context.block.headings[-1:])
    is_led = mentions.rounds(context.text) or any(GROWTH.search(text) for text in led)
    return "growth" if is_led and not NOT_GROWN.search(context.text) else ""


def _said_at_once(n: int, context: Context) -> str:
    """Give what the words at a count say: vacant jobs, 10,700 openings a year, or 101,200 jobs."""
    text, end = context.text, context.amounts[n].end
    after = min((one.start for one in context.amounts[n + 1 :]), default=end + NEAR)
    if any(map(VACANT.search, (text[context.spans[n][0] : after], *context.block.heads))):
        return "vacant"
    behind = [one for one in mentions.counts(text) if RIGHT_BEHIND.fullmatch(text, end, one.start)]
    if behind and behind[0].value != "employment":
        return behind[0].value
    is_of_share = n and context.amounts[n - 1].amount.kind == "pct"
    is_or = re.match(r",? or | \(" if is_of_share else ",? or ", context.told(n))
    return "new_jobs" if is_or or MORE.match(text, end) else ""


def _count(n: int, context: Context, names: Vocabulary) -> str:
    one = context.amounts[n]
    if NOT_JOBS.match(context.text[one.end : one.end + NEAR].lstrip(" -")):
        return ""
    if said := _said_at_once(n, context):
        return said
    told = [*_told(n, context)]
    if THERE_ARE.search(told[0][0][: told[0][1]]) and not mentions.counts(told[0][0]):
        return "employment"
    around = (*context.before(names), *context.notes[:1], *context.block.headings[-1:])
    for number, (text, at) in enumerate((*told, *((text, -1) for text in around))):
        is_sentence = number and text == context.text
        is_pay = any(m.value != "unnamed" for m in mentions.statistics(text))
        found = () if is_pay and not is_sentence else mentions.counts(text)
        if found:
            first = min(found, key=lambda one: COUNTED.index(one.value))
            return (_nearest(found, at) if is_sentence else first).value
        if not is_sentence and (is_pay or PAY.search(text)):
            return "pay" if context.block.heads else ""
    is_next = n > 0 and context.amounts[n - 1].amount.kind == "jobs"
    return _count(n - 1, context, names) if is_next else "role"
