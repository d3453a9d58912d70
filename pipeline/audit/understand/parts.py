"""An amount in its sentence → the parts of its claim, each read or assumed."""

import re
from functools import partial

from pipeline.audit.model import NO_PLACE, NO_YEAR, PUBLISHER, UNKNOWN, Part, Relation
from pipeline.audit.understand import mentions
from pipeline.audit.understand.areas import STATE, areas
from pipeline.audit.understand.context import THEY, Context, own, part
from pipeline.audit.understand.lexicon import Mention
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.sources.bls_oews.codes import NATION

HOURLY_MOST, ANNUAL_LEAST = 250.0, 10_000.0
NATIONS = re.compile(r"BLS|Labor|Bureau")  # publishes projections of the nation
NOW, ANOTHER_TIME, BACK, THERE, MAY = map(pattern, ("now", "another_time", "back", "there", "may"))
NOT_AN_EMPLOYER, NOT_A_WORKPLACE = map(pattern, ("not_an_employer", "not_a_workplace"))
PAYER = re.compile(rf"\b([\w’'.-]+) {pattern('paying').pattern}")
SOMEWHERE = re.compile(  # behind an occupation: in union shops, at dealers
    r" (?:in|at|with|who work in|employed in|working in) (?:(?:the|our|this|that|your|each|every"
    rf"|any|all|both|most|an?) )?+(?!{NOT_A_WORKPLACE.pattern})[a-z][a-z-]+\b"
)
DIRECTED = {  # what “10 percent earned less than” is
    ("10 of", "below"): "10th", ("10 of", "above"): "90th", ("25 of", "below"): "25th",
    ("25 of", "above"): "75th", ("50 of", "below"): "median", ("50 of", "above"): "median",
    ("middle 80", "low"): "10th", ("middle 80", "high"): "90th", ("middle 50", "low"): "25th",
    ("middle 50", "high"): "75th", ("50 of", "low"): "25th", ("50 of", "high"): "75th",
}  # fmt: skip


def area(n: int, context: Context, names: Vocabulary, *, is_projected: bool = False) -> Part:
    """Give the area that an amount is of; the nation where none is named.

    is_projected: the publisher projects the nation's jobs alone, so one that names it means those.
    """
    find = partial(areas, names=names)
    is_back = THERE.search(context.text[: context.amounts[n].start]) is not None
    one = own(n, context, find, is_behind=not is_back)
    is_state = one is not None and STATE.fullmatch(one.said) is not None
    if one and not is_state:
        return Part(one.value, one.said, "sentence")
    if is_projected and any(NATIONS.search(m.said) for m in mentions.sources(context.text)):
        return Part(NATION, "", NO_PLACE)
    for where, text in context.around():
        found = find(text)
        known = [
            each
            for each in found
            if not each.value.startswith(UNKNOWN)
            and (not is_state or each.value in names.states.values())
        ]
        if not is_state and where in ("head", "introduction", "paragraph") and found and not known:
            known = list(found)
        is_meant = is_back or BACK.search(context.text) or THEY.search(context.text)
        if known and where == "paragraph" and not is_meant and known[-1].value != NATION:
            return Part(known[-1].value, "", "the sentence before names it")
        if len({one.value for one in known}) == 1 or (known and where == "paragraph"):
            return Part(known[-1].value, known[-1].said, where)
        if known and not is_state:
            return Part(NATION, "", f"several places are named in the {where}: the nation is taken")
    return Part(one.value, one.said, "sentence") if one else Part(NATION, "", NO_PLACE)


def period(n: int, context: Context, topic: str) -> Part:
    """Give the release or round that an amount is of; of jobs a year may be either."""
    is_pay, is_count = topic == "pay", topic == "employment"
    find = mentions.releases if is_pay else mentions.rounds
    spoken = own(n, context, mentions.years_or_rounds, is_compared=True) if is_count else None
    if spoken:
        return Part(spoken.value, spoken.said, "sentence")
    if is_count:
        heads = [one for text in context.block.heads for one in mentions.years(text)]
        if heads:
            return Part(heads[0].value, heads[0].said, "head")
    begin, end = context.spans[n]
    is_last = n == len(context.amounts) - 1
    told = context.text[begin : None if is_last else end]
    if not find(told) and (hit := ANOTHER_TIME.search(told)):
        return Part("", "", f"“{hit[0]}” names no release")
    if not find(told) and NOW.search(told):
        return Part("", "", NO_YEAR)
    found = part(n, context, find)
    if is_count and (not found or found.where not in ("sentence", "head")):
        found = part(n, context, mentions.years) or found
    return found or Part("", "", NO_YEAR if is_pay else "no years are named")


def statistic(n: int, context: Context) -> Part:
    """Give the statistic that pay is; unnamed where none is said."""
    one = context.amounts[n]
    relation: Relation | str = one.ends or one.amount.relation
    found = own(n, context, mentions.statistics)
    begin, _ = context.spans[n]
    if found and found.end <= begin and MAY.search(context.text, begin, one.start):
        return Part("unnamed", "", "it is what may be earned")
    if found and not _is_own(n, context, found):
        found = None
    if found:
        return _directed(found, relation, "sentence")
    for where, text in context.around():
        if named := mentions.statistics(text):
            values = {m.value for m in named}
            is_plain = len(values) == 1 or where in ("paragraph", "head")
            if where == "paragraph" and not BACK.search(context.text):
                return Part("unnamed", "", "the sentence before names one")
            if where in ("head", "introduction", "heading", "paragraph") and is_plain:
                return _directed(named[-1], relation, where)
    return Part("unnamed", "", "no statistic is named")


def _is_own(n: int, context: Context, found: Mention) -> bool:
    """Tell whether a statistic named in a sentence is that of an amount and not of another."""
    begin, _ = context.spans[n]
    if found.end > begin or n == 0:
        return True
    between = context.text[context.amounts[n - 1].end : context.amounts[n].start]
    return len(between) < 160


def _directed(found: Mention, relation: str, where: str) -> Part:
    is_open = " " in found.value
    value = DIRECTED.get((found.value, relation), "unnamed") if is_open else found.value
    return Part(value, found.said if value != "unnamed" or not is_open else "", where)


def unit(n: int, context: Context) -> Part:
    """Say by what time pay is counted: what stands next to it, else what its size tells."""
    one = context.amounts[n]
    value = one.amount.value
    size = "hourly" if value < HOURLY_MOST else "annual" if value >= ANNUAL_LEAST else "other"
    for found in mentions.units(context.text):
        if one.end <= found.start and context.text[one.end : found.start].strip() in (
            "",
            "(",
            "or",
            "cents",
        ):
            return Part(found.value, found.said, "sentence")
    spoken = own(n, context, mentions.units)
    is_alone = len(context.amounts) == 1
    if spoken and (spoken.value == size or (is_alone and spoken.value != "other")):
        return Part(spoken.value, spoken.said, "sentence")
    heads = [found for text in context.block.heads for found in mentions.units(text)]
    if heads:
        return Part(heads[0].value, heads[0].said, "head")
    return Part(size, one.amount.printed, "size")


def source(n: int, context: Context) -> Part:
    """Say who gives an amount, where another than the publisher is named."""
    if one := own(n, context, mentions.sources, is_behind=len(context.amounts) == 1 or n == 0):
        return Part(one.value, one.said, "sentence")
    others = [hit for hit in mentions.sources(context.text) if hit.value != PUBLISHER]
    if others and n == len(context.amounts) - 1:
        return Part("other", others[0].said, "sentence")
    for where, text in context.around():
        if found := mentions.sources(text):
            is_near = where in ("head", "introduction", "heading")
            if found[-1].value == PUBLISHER or is_near:
                return Part(found[-1].value, found[-1].said, where)
    return Part(PUBLISHER, "", "no other is named")


def whole(n: int, context: Context, names: Vocabulary) -> Part:
    """Say what part of the occupation an amount is of, "" for the whole of it."""
    begin, end = context.spans[n]
    is_last = n == len(context.amounts) - 1
    stop = len(context.text) if is_last else end + 2  # what begins right behind is its own, too
    taken = [(m.start, m.end) for m in mentions.roles(context.text, names)]
    for one in mentions.wholes(context.text):
        is_name = any(start < one.end and one.start < close for start, close in taken)
        if begin <= one.start < stop and not is_name:
            return Part(one.value, one.said, "sentence")
    for start, close in taken:
        if begin <= start < stop and (hit := SOMEWHERE.match(context.text, close)):
            return Part("industry", hit[0].strip(), "sentence")
    if payer := _payer(context.text, begin, stop, names):
        return Part("industry", payer, "sentence")
    for where, text in context.around():
        if where == "head" and (found := mentions.wholes(text)):
            return Part(found[0].value, found[0].said, where)
    return Part("", "", "")


def _payer(text: str, begin: int, stop: int, names: Vocabulary) -> str:
    """Name who employs or pays, where that is neither a place nor the occupation itself."""
    ends = {one.end for one in (*areas(text, names), *mentions.roles(text, names))}
    for hit in PAYER.finditer(text, begin, stop):
        if hit.end(1) not in ends and not NOT_AN_EMPLOYER.fullmatch(hit[1]):
            return hit[0]
    return ""
