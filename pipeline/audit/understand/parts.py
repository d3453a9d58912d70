"""An amount in its sentence → the parts of its claim, each read or assumed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from pipeline.audit.model import NO_PLACE, NO_YEAR, PUBLISHER, UNKNOWN, Part, Relation
from pipeline.audit.understand import mentions
from pipeline.audit.understand.amounts import is_moved
from pipeline.audit.understand.areas import STATE, areas
from pipeline.audit.understand.context import ASKED, SAME, STATED, THEY, Context, Find, own
from pipeline.audit.understand.lexicon import Mention
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.core.states import POSTAL_CODES
from pipeline.sources.bls_oews.codes import NATION

HOURLY_MOST, ANNUAL_LEAST = 250.0, 10_000.0
FAR = 160  # characters between two amounts
NEXT = ("", "(", "or", "cents")  # between an amount and its unit
NATIONS = re.compile(r"BLS|Labor|Bureau")  # publishes projections of the nation
NOW, ANOTHER_TIME, BACK, THERE, MAY = map(pattern, ("now", "another_time", "back", "there", "may"))
NOT_AN_EMPLOYER, SOMEWHERE = map(pattern, ("not_an_employer", "somewhere"))
OR = re.compile(r"\bor\b|\(")
WORKPLACE = pattern("workplace")
PAYER = re.compile(rf"\b([\w’'.-]+) {pattern('paying').pattern}")
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
    is_there = THERE.search(context.text[: context.amounts[n].start]) is not None
    one = own(n, context, find, is_behind=not is_there)
    is_state = one is not None and STATE.fullmatch(one.said) is not None
    if one and one.value[:1] == UNKNOWN and not is_state:
        one = _settled(one, context, names)
    if one and not is_state:
        return Part(one.value, one.said, "sentence")
    if is_projected and any(NATIONS.search(m.said) for m in mentions.sources(context.text)):
        return Part(NATION, "", NO_PLACE)
    own_text = [("sentence", "", find(context.text[: one.start]))] if one and is_state else []
    for where, _, found in (*own_text, *context.governing(find)):
        known = _known(found, where, names, is_state=is_state)
        several = {m.value for m in known}
        if where == "paragraph" and several and len(several) > is_state:
            if is_state:
                break
            return _before(
                known[-is_there:], n, context, is_meant=is_there or _goes_back(context, names)
            )
        if len(several) == 1:
            return Part(known[-1].value, known[-1].said, where)
        if several and not is_state:
            return Part(NATION, "", f"several places are named in the {where}: the nation is taken")
    return Part(one.value, one.said, "sentence") if one else Part(NATION, "", NO_PLACE)


def _goes_back(context: Context, names: Vocabulary) -> bool:
    """Tell whether a sentence is of what the one before is of."""
    said = BACK.search(context.text) or THEY.search(context.text)
    return said is not None or context.goes_on(names)


def _known(
    found: Sequence[Mention], where: str, names: Vocabulary, *, is_state: bool
) -> list[Mention]:
    """Give the areas that are known, or the states that they lie in."""
    known = [m for m in found if m.value[:1] != UNKNOWN]
    if is_state:
        return [replace(m, value=code) for m in known if (code := _state(m.value, names))]
    return known or [*found] * (where in ("head", "introduction", "paragraph"))


def _before(known: Sequence[Mention], n: int, context: Context, *, is_meant: bool) -> Part:
    """Give the area that the sentence before names, or that in its place of as many."""
    told, alike = list(dict.fromkeys(m.value for m in known)), context.alike(n)
    if not is_meant and told[-1] != NATION:
        return Part(told[-1], "", "the sentence before names it")
    if len(told) > 1 and len(told) != len(alike):
        return Part(told[-1], "", "the sentence before names several")
    at = alike.index(context.amounts[n]) if len(told) > 1 else -1
    return Part(told[at], known[at].said, "paragraph")


def _state(code: str, names: Vocabulary) -> str:
    """Give the state that an area is, or that it lies in, "" where that is none or several."""
    postal = names.area_names.get(code, "").rpartition(", ")[2]
    return (
        code
        if code in names.states.values()
        else names.states.get(POSTAL_CODES.get(postal, ""), "")
    )


def _settled(one: Mention, context: Context, names: Vocabulary) -> Mention:
    """Take of several cities of a name the one in the state that governs it: Ohio: Columbus."""
    for _, _, found in context.governing(partial(areas, names=names)):
        if states := {code for m in found if (code := _state(m.value, names))}:
            postal = next(
                (p for p, n in POSTAL_CODES.items() if {names.states.get(n)} == states), ""
            )
            named = areas(f"in {one.said}, {postal}", names)
            return replace(one, value=named[0].value) if postal and named else one
    return one


def period(n: int, context: Context, topic: str) -> Part:
    """Give the release or round that an amount is of; of jobs a year may be either."""
    is_pay, is_count = topic == "pay", topic == "employment"
    find: Find = mentions.releases if is_pay else mentions.rounds
    if is_count:
        if one := own(n, context, mentions.years_or_rounds, is_compared=True):
            return Part(one.value, one.said, "sentence")
        for text in context.block.heads:
            for one in mentions.years(text):
                return Part(one.value, one.said, "head")
    told = context.told(n)
    if not find(told):
        if hit := ANOTHER_TIME.search(told):
            return Part("", "", f"“{hit[0]}” names no release")
        if NOW.search(told):
            return Part("", "", NO_YEAR)
    found = _named(n, context, find)
    if is_count and (not found or found.where not in ("sentence", "head")):
        found = _named(n, context, mentions.years) or found
    return found or Part("", "", NO_YEAR if is_pay else "no years are named")


def _named(n: int, context: Context, find: Find) -> Part | None:
    """Give the period that the sentence says, or the nearest thing that governs it."""
    if one := own(n, context, find, is_compared=True):
        return Part(one.value, one.said, "sentence")
    for where, text, found in context.governing(find):
        # a year alone is the page's own, in a title, or where nothing of pay or jobs is said
        is_own = where in ("heading", "title") or not (where == "head" or STATED.search(text))
        named = [one for one in found if not (is_own and one.said.isdigit())]
        if where == "paragraph" and len(several := sorted({one.value for one in named})) > 1:
            if len(several) == 2 and is_moved(
                n, context.amounts, context.text
            ):  # from 15% to 12.5%
                return Part(several[context.amounts[n].ends == "high"], text, where)
            return Part("", "", "the sentence before names several")
        if named:
            is_meant = where == "above" and SAME.search(context.text)
            return Part(named[-1].value, named[-1].said, "paragraph" if is_meant else where)
    return None


def statistic(n: int, context: Context, names: Vocabulary) -> Part:
    """Give the statistic that pay is; unnamed where none is said."""
    one, (begin, _) = context.amounts[n], context.spans[n]
    relation: Relation | str = one.ends or one.amount.relation
    found = own(n, context, mentions.statistics)
    if found and found.end <= begin and MAY.search(context.text, begin, one.start):
        return Part("unnamed", "", "it is what may be earned")
    # what is named for an amount before is not said of one that stands far behind
    between = context.text[context.amounts[n - 1].end : one.start] if n else ""
    is_far = len(between) >= FAR
    before = {m.value for m in mentions.statistics(context.text) if m.end <= begin}
    if found and found.end <= begin and len(before) > 1 and not OR.search(between):
        return Part("unnamed", "", "several are named before it")
    if found and not (found.end <= begin and is_far):
        return _directed(found, relation, "sentence")
    for where, _, named in context.governing(mentions.statistics):
        is_plain = len({m.value for m in named}) == 1 or where in ("paragraph", "head")
        is_going_on = len({m.value for m in named}) == 1 and context.goes_on(names)
        if where == "paragraph" and not (BACK.search(context.text) or is_going_on):
            return Part("unnamed", "", "the sentence before names one")
        if where in ("head", "introduction", "heading", "paragraph") and is_plain:
            return _directed(named[-1], relation, where)
    return Part("unnamed", "", "no statistic is named")


def _directed(found: Mention, relation: str, where: str) -> Part:
    if " " not in found.value:
        return Part(found.value, found.said, where)
    value = DIRECTED.get((found.value, relation))
    return Part(value, found.said, where) if value else Part("unnamed", "", where)


def unit(n: int, context: Context) -> Part:
    """Say by what time pay is counted: what stands next to it, else what its size tells."""
    one = context.amounts[n]
    value = one.amount.value
    size = "hourly" if value < HOURLY_MOST else "annual" if value >= ANNUAL_LEAST else "other"
    for found in mentions.units(context.text):
        if one.end <= found.start and context.text[one.end : found.start].strip() in NEXT:
            return Part(found.value, found.said, "sentence")
    spoken = own(n, context, mentions.units)
    is_alone = len(context.amounts) == 1
    if spoken and (spoken.value == size or (is_alone and spoken.value != "other")):
        return Part(spoken.value, spoken.said, "sentence")
    for text in context.block.heads:
        for found in mentions.units(text):
            return Part(found.value, found.said, "head")
    return Part(size, one.amount.printed, "size")


def source(n: int, context: Context) -> Part:
    """Say who gives an amount, where another than the publisher is named."""
    if one := own(n, context, mentions.sources, is_behind=len(context.amounts) == 1 or n == 0):
        return Part(one.value, one.said, "sentence")
    others = [hit for hit in mentions.sources(context.text) if hit.value != PUBLISHER]
    if others and n == len(context.amounts) - 1:
        return Part("other", others[0].said, "sentence")
    for where, text, found in context.governing(mentions.sources):
        if ASKED.search(text):
            continue  # What will I earn?
        if found[-1].value == PUBLISHER or where in ("head", "introduction", "heading"):
            return Part(found[-1].value, found[-1].said, where)
    return Part(PUBLISHER, "", "no other is named")


def whole(n: int, context: Context, names: Vocabulary) -> Part:
    """Say what part of the occupation an amount is of, "" for the whole of it."""
    (begin, end), at = context.spans[n], context.amounts[n].start
    is_last = n == len(context.amounts) - 1
    stop = len(context.text) if is_last else end + 2  # what begins right behind is its own, too
    taken = [(m.start, m.end) for m in mentions.roles(context.text, names)]
    for one in mentions.wholes(context.text):
        is_name = any(start < one.end and one.start < close for start, close in taken)
        if begin <= one.start < stop and not is_name:
            return Part(one.value, one.said, "sentence")
    is_named = any(begin <= start < at for start, _ in taken)
    if n and not is_named and (hit := WORKPLACE.search(context.text, begin, at)):
        return Part("industry", hit[0], "sentence")  # …, and clinics $40,000
    for start, close in taken:
        if begin <= start < stop and (hit := SOMEWHERE.match(context.text, close)):
            return Part("industry", hit[0].strip(), "sentence")
    ends = {close for _, close in taken} | {m.end for m in areas(context.text, names)}
    for hit in PAYER.finditer(context.text, begin, stop):  # neither a place nor the occupation
        if hit.end(1) not in ends and not NOT_AN_EMPLOYER.fullmatch(hit[1]):
            return Part("industry", hit[0], "sentence")
    for text in context.block.heads:
        for one in mentions.wholes(text):
            return Part(one.value, one.said, "head")
    return Part()
