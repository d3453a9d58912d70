"""A sentence → the claims that it makes in words: of a growth, a rank, a comparison, a promise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.audit.model import PUBLISHER, UNKNOWN, Amount, Claim, NoClaim, Part
from pipeline.audit.understand import mentions, parts
from pipeline.audit.understand.amounts import FoundAmount
from pipeline.audit.understand.areas import areas
from pipeline.audit.understand.context import ASKED, Context, with_words
from pipeline.audit.understand.occupations import role_of
from pipeline.audit.understand.phrases import pattern, patterns
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION

Answer = Claim | NoClaim
STATEMENTS, PROMISES = patterns("statement"), patterns("promise")
DENIED, ASKING, WORK, BESIDE = map(pattern, ("denied", "asked", "work", "beside"))
REACH = 45  # characters before a word in which a denial is of it


def asserted(
    context: Context, answers: Sequence[Answer], names: Vocabulary
) -> Iterator[tuple[int, Answer]]:
    """Give what a sentence says in words, and where; answers: what its amounts are."""
    for first, second in pairwise(zip(context.amounts, answers, strict=True)):
        if hit := BESIDE.match(context.text[first[0].end : second[0].start]):
            yield from ((first[0].end, one) for one in _beside(hit[1], first[1], second[1]))
    for kind, one in STATEMENTS.items():
        for hit in one.finditer(context.text):
            words = FoundAmount(hit.start(), hit.end(), Amount(hit[0]))
            yield from ((words.start, claim) for claim in _worded(kind, words, context, names))
    told = {one.whole.value for one in answers if isinstance(one, Claim)}
    for reason, said in promises(context.text):
        if reason not in told:
            yield context.text.find(said), _promise(reason, said, context, names)


def _beside(words: str, first: Answer, second: Answer) -> Iterator[Claim]:
    """Make a claim of the words that call one pay of a sentence above or below the next."""
    if not (isinstance(first, Claim) and isinstance(second, Claim)):
        return
    is_alike = first.unit.value == second.unit.value and first.source == second.source
    if is_alike and first.amount.kind in ("usd", "pct") and first.source.value == PUBLISHER:
        printed = (first.amount.printed, second.amount.printed)
        yield replace(
            first, amount=Amount(words, first.amount.value - second.amount.value), unit=Part(),
            against=tuple(Part(one, one, "sentence") for one in printed),
            statistic=Part("beside", words, "sentence"),
        )  # fmt: skip


def _worded(kind: str, words: FoundAmount, context: Context, names: Vocabulary) -> Iterator[Claim]:
    """Make a claim of what a sentence says in words: of a growth, a rank, or a comparison."""
    n, told = with_words(context, words, names)
    role, printed = role_of(n, told, names), words.amount.printed
    if isinstance(role, str) or role.value == ALL_OCCUPATIONS or ASKED.search(context.text):
        return
    is_growth = kind == "outlook" or re.search(r"gr[oe]w", printed) is not None
    sides = [*mentions.roles(context.text, names), *areas(context.text, names)]
    yield Claim(
        "", words.amount, context.block.place, context.quote, role,
        Part(kind, printed, "sentence"),
        Part("change_pct" if is_growth else _level(printed, context.text)),
        parts.area(n, told, names, is_projected=is_growth),
        parts.period(n, told, "growth" if is_growth else "pay"),
        parts.source(n, told),
        against=tuple(
            Part(one.value, one.said, "sentence")
            for one in sides
            if one.value[:1] != UNKNOWN and (kind == "compared" or one.value != NATION)
        ),
        group=context.group,
    )  # fmt: skip


def _level(words: str, text: str) -> str:
    """Name what is compared or ranked, "" where the sentence names no one statistic."""
    if re.search(r"employ", words):
        return "employment"
    named = {one.value for one in mentions.statistics(text)} & {"median", "mean"}
    return f"annual_{named.pop()}" if len(named) == 1 else ""


def promises(text: str) -> list[tuple[str, str]]:
    """Find the words in a sentence that no statistic carries, unless denied or asked; once a rule.

    “In demand” is let pass where demand is said to be higher than ever.
    """
    found: dict[str, str] = {}
    if ASKING.search(text) or not WORK.search(text):
        return []
    for name, one in PROMISES.items():
        for hit in one.finditer(text):
            # its own “never” denies nothing
            before = text[max(0, hit.start() - REACH) : hit.start()]
            if name not in found and (name == "never_higher" or not DENIED.search(before)):
                found[name] = " ".join(hit[0].split())
    if "never_higher" in found:
        found.pop("in_demand", "")
    return [*found.items()]


def _promise(reason: str, words: str, context: Context, names: Vocabulary) -> Claim:
    named = [m for m in mentions.roles(context.text, names) if m.value[:1] != UNKNOWN]
    role = [Part(one.value, one.said, "sentence") for one in named[:1]]
    return Claim(
        "", Amount(words), context.block.place, context.quote, role[0] if role else Part(),
        Part("promise", reason, "sentence"), group=context.group,
    )  # fmt: skip
