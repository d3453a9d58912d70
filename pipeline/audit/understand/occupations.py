"""An amount in its sentence → the occupation that it is of, or why none is."""

import re
from collections.abc import Sequence
from functools import partial

from pipeline.audit.model import UNKNOWN, Part
from pipeline.audit.understand import mentions
from pipeline.audit.understand.context import SAME, THEY, Context, finders, own
from pipeline.audit.understand.lexicon import Mention
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS

JOINED = re.compile(r"^\s*(?:,|and|or|/|&|,\s*and|and/or)\s*$")
PEOPLE = re.compile(  # that an amount may be of, with the word before them
    rf"(?:\b(?P<before>[A-Za-z-]+) )?\b(?P<many>{pattern('people').pattern})(?![’'])"
    rf"|\ban? (?:(?P<kind>[a-z-]+) )?(?P<one>{pattern('person').pattern}) (?:earn|make)s\b"
)
PLAIN, GENERIC, NOBODY, THAN_ALL = map(pattern, ("plain", "generic", "nobody", "than_all"))
AGAINST, AGAINST_ALL, VERSUS = map(pattern, ("held_against", "against_all", "versus"))
JOBS, ANOTHER_TIME, OWNED = map(pattern, ("jobs_of", "another_time", "owned"))
SUBJECT, PLACED = map(pattern, ("subject", "placed"))
ORDINALS = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2}
LABEL = re.compile(r":\s*$")
GOING_ON = re.compile(r"^\s*(?:and|or) [a-z]+")  # HVAC mechanics | and installers
AT_ONCE = 14  # characters between what an amount is compared with and the amount


def role_of(n: int, context: Context, names: Vocabulary, *, is_part: bool = False) -> Part | str:
    """Give the occupation that an amount is of, or say in words why none is.

    is_part: words say that it is a part of one, and may name what part.
    """
    begin, end = context.spans[n]
    start = context.amounts[n].start

    def find(text: str) -> Sequence[Mention]:
        named = mentions.roles(text, names)
        return [m for m in named if text != context.text or not _is_beside(m, n, context)]

    hit = THAN_ALL.search(context.text, begin, end + 20)
    if hit and hit.end() >= start - AT_ONCE and not find(context.text[hit.end() : start]):
        assumed = f"“{hit[0]}” is taken to be of all occupations"
        before = [one.value for one in find(context.text[:start]) if one.value[:1] != UNKNOWN]
        return Part(ALL_OCCUPATIONS, "", assumed, "".join(before[-1:]))
    is_own = any(begin <= one.start < end for one in find(context.text))
    lead = PLACED.sub("", context.text[begin:start])
    if not (is_own or is_part) and (people := _strangers(lead)):
        return f"“{people}” names no occupation that is known here"
    if meant := _meant(n, context, names):
        return meant
    one = own(n, context, find)
    if not is_own and _is_of_nothing(n, context, names):
        return "what the figure before is held against is not said"
    if one:
        return _named(one, n, context, find(context.text))
    return _governing(n, context, names)


def _meant(n: int, context: Context, names: Vocabulary) -> Part | str:
    """Give whom “the techs had” means: the one named before that ends so, else nobody; or ""."""
    one, alike, text = context.amounts[n], context.alike(n), context.text
    named = mentions.roles(text, names)
    if hit := PLACED.match(text, one.end):
        is_told = len({m.value for m in named}) == len(alike) > 1
        is_told = is_told and ORDINALS.get(hit[1].lower()) == alike.index(one)
        return "" if is_told else f"“the {hit[1]}” names no one occupation"
    hits = SUBJECT.finditer(text, context.spans[n][0], one.start)
    new = [h for h in hits if not any(m.start < h.end(1) and h.start(1) < m.end for m in named)]
    if not new:
        return ""
    before = [Part(m.value, m.said, "sentence") for m in named if m.end <= new[-1].start()]
    for said in context.earlier:
        before += [Part(m.value, m.said, "paragraph") for m in mentions.roles(said, names)]
    noun = new[-1][1].lower().removesuffix("s")
    meant = {p.value: p for p in before if p.said.lower().removesuffix("s").endswith(noun)}
    is_one = len(meant) == 1 and not next(iter(meant)).startswith(UNKNOWN)
    return meant.popitem()[1] if is_one else f"“the {new[-1][1]}” names no one occupation"


def _is_of_nothing(n: int, context: Context, names: Vocabulary) -> bool:
    """Tell the second of two figures of which only one thing is said: growth of 5% versus 3%."""
    begin = context.spans[n][0]
    if not n or not VERSUS.search(context.text[begin : context.amounts[n].start]):
        return False
    if ANOTHER_TIME.search(context.told(n)):
        return False
    pairs = {it: (own(n, context, it), own(n - 1, context, it)) for it in finders(names)}
    is_one_round = None in pairs.pop(mentions.rounds)
    return is_one_round and all(one == before for one, before in pairs.values())


def _is_beside(one: Mention, n: int, context: Context) -> bool:
    """Tell all occupations that something else is held against: 5%, compared with 3% for all."""
    if one.value != ALL_OCCUPATIONS or not AGAINST.search(context.text[: one.start]):
        return False
    text, own, begin = context.text, context.amounts[n], context.spans[n][0]
    has_amount = any(OWNED.fullmatch(text[one.end : a.start]) for a in context.amounts)
    if AGAINST_ALL.search(text[: one.start]) and not has_amount:
        return True
    is_behind = bool(n) and context.amounts[0].end <= one.start and one.end <= begin
    return is_behind and context.amounts[n - 1].amount.kind != own.amount.kind


def _named(one: Mention, n: int, context: Context, named: Sequence[Mention]) -> Part | str:
    """Take the occupation named in the sentence, unless it is a group, or one of two alike."""
    if one.value.startswith(UNKNOWN):
        return f"“{one.said}” is no one occupation"
    before = named[max(named.index(one) - 1, 0)]
    is_of_two = before.value != one.value and JOINED.match(context.text[before.end : one.start])
    if is_of_two and len({mention.value for mention in named}) != len(context.alike(n)):
        return "which of the occupations is meant is not said"
    return Part(one.value, one.said, "sentence")


def _governing(n: int, context: Context, names: Vocabulary) -> Part | str:
    """Take the one occupation of what governs the sentence, the nearest first."""
    for where, text, named in context.governing(partial(mentions.roles, names=names)):
        found = [
            one
            for one in named
            if one.value[:1] != UNKNOWN and (one.value != ALL_OCCUPATIONS or where == "head")
        ]
        is_note = where == "introduction" and text is not context.block.introduction
        if is_note and not text.endswith(":"):
            continue
        if len({one.value for one in found}) > 1:
            in_order = _in_order(n, context, found) if where == "paragraph" else None
            return in_order or "which of the occupations is meant is not said"
        if found:
            is_nearest = where == "above" and text == context.above[0]
            is_meant = is_nearest and (THEY.search(context.text) or SAME.search(context.text))
            return Part(found[0].value, found[0].said, "paragraph" if is_meant else where)
    if context.only and context.only.value[:1] != UNKNOWN:
        return Part(context.only.value, "", "the page names no other occupation")
    return "no occupation that is known here is named"


def _strangers(lead: str) -> str:
    """Name the people that the words before an amount speak of, if no name here is theirs."""
    for hit in PEOPLE.finditer("" if LABEL.search(lead) else GOING_ON.sub("", lead)):
        before, people = hit["before"] or hit["kind"] or "", (hit["many"] or hit["one"]).lower()
        is_plain = GENERIC.fullmatch(people) and (not before or PLAIN.fullmatch(before))
        if not (NOBODY.fullmatch(people) or is_plain):
            return hit[0]
    jobs = JOBS.search(lead)
    return jobs[0] if jobs else ""


def _in_order(n: int, context: Context, found: Sequence[Mention]) -> Part | None:
    """Give each of several amounts the occupation in its place among as many."""
    alike, named = context.alike(n), dict[str, Mention]()
    for one in found:
        named.setdefault(one.value, one)
    if len(alike) < 2 or len(named) != len(alike):
        return None
    own_one = [*named.values()][alike.index(context.amounts[n])]
    return Part(own_one.value, own_one.said, "paragraph")
