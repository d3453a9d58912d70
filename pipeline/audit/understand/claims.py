"""A page → the claims in it, part by part, and the amounts that are none, with the reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.audit.model import (
    PAY_UNITS,
    PUBLISHER,
    UNKNOWN,
    Amount,
    Claim,
    NoClaim,
    Outcome,
    Part,
)
from pipeline.audit.page.blocks import Block
from pipeline.audit.understand import mentions, parts, periods
from pipeline.audit.understand.amounts import Found
from pipeline.audit.understand.context import Context, contexts, with_words
from pipeline.audit.understand.occupations import role as role_of
from pipeline.audit.understand.topics import COST, GROWTH, JOBS, OPENINGS, PAY, topic_of
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.audit.understand.wording import BESIDE, promises, worded
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS, NATION

LABEL = re.compile(r"^(.{2,60}?)\s*(?::|\s[–—-])\s*(?:about |over |around )?$")
LABEL_NOT = re.compile(r"^\W*\d*\W*$")
CROSSED = {"low": ("75th", "90th"), "high": ("10th", "25th")}  # ends of a range that are none
Answer = Claim | NoClaim


def claims_in(
    blocks: Sequence[Block], names: Vocabulary
) -> tuple[tuple[Claim, ...], tuple[NoClaim, ...]]:
    """Find what a page claims, numbered in its order, and the amounts that are no claim."""
    found = [one for context in contexts(blocks, names) for one in _answers(context, names)]
    numbered = [replace(one, id=str(n)) for n, one in enumerate(_listed(found), start=1)]
    return (
        tuple(one for one in numbered if isinstance(one, Claim)),
        tuple(one for one in numbered if isinstance(one, NoClaim)),
    )


def _answers(context: Context, names: Vocabulary) -> Iterator[Answer]:
    """Give what each amount of a sentence is, and what it says in words, in their order."""
    said = [(one.start, understand(n, context, names)) for n, one in enumerate(context.amounts)]
    for n, (at, first) in enumerate(said[:-1]):
        if beside := _beside(n, first, said[n + 1][1], context):
            said.append((at + 1, beside))
    for kind, one in worded(context.text):
        if answer := _worded(kind, one, context, names):
            said.append((one.start, answer))
    if not context.block.is_heading or context.amounts:
        for reason, words in promises(context.text):
            is_said = any(
                isinstance(one, Claim) and one.whole.value == "starting" for _, one in said
            )
            if not (reason == "starting_pay" and is_said):
                said.append((context.text.find(words), _promise(reason, words, context, names)))
    for _, answer in sorted(said, key=lambda one: one[0]):
        yield answer


def understand(n: int, context: Context, names: Vocabulary) -> Answer:
    """Understand an amount, or say in words why not."""
    one = context.amounts[n]

    def none(outcome: Outcome, reason: str) -> NoClaim:
        return NoClaim("", one.amount, context.block.place, context.quote, outcome, reason)

    topic = topic_of(n, context)
    source, whole = parts.source(n, context), parts.whole(n, context, names)
    role = role_of(n, context, names, is_part=bool(whole.value))
    is_pay = topic in ("pay", "extra", "pay_share")
    is_others = source.value != PUBLISHER and is_pay
    if (not is_others and topic in ("", "cost", "share", "extra", "role")) or (
        topic == "pay_share" and not whole.value and not is_others
    ):
        return none(*_no_topic(topic, role, n, context, names))
    if isinstance(role, str):
        if not is_others:
            is_figure = one.amount.kind != "jobs"
            return none("not_understood" if is_figure else "not_about_a_role", role)
        role = Part("", "", role)
    claim = replace(_claim(n, topic, context, names, role), source=source, whole=whole)
    if source.value != PUBLISHER:
        return claim
    if not whole.value and (label := _strange_label(n, context, names)):
        governs = [text for _, text in [*context.around()][:4]]
        if not any(
            mentions.PARTED.search(text) for text in (*governs, *context.block.headings[-1:])
        ):
            return none("not_understood", f"“{label}” is not known here")
        whole = Part("industry", label, "head")
    if whole.value:
        return replace(claim, whole=whole)
    if trouble := _trouble(n, claim, context):
        return none("not_understood", trouble)
    return claim


def _no_topic(
    topic: str, role: Part | str, n: int, context: Context, names: Vocabulary
) -> tuple[Outcome, str]:
    """Say why an amount is of nothing that is published, and whether it may be about a role."""
    is_named = isinstance(role, Part) and role.where in ("sentence", "head")
    if topic == "cost":
        return "not_about_a_role", "it is what something costs"
    if topic == "share" or (topic == "" and context.amounts[n].amount.kind == "pct"):
        return "not_about_a_role", "it is a share of something else"
    if topic == "pay_share":
        return "not_understood", "it is a change or a difference of pay, and no level"
    if topic == "extra":
        return "not_understood", "it is paid beside wages"
    if (
        topic == "role"
        and is_named
        and mentions.roles(context.text[context.amounts[n].end :][:60], names)
    ):
        return "not_understood", "what it counts is not said"
    if topic == "" and is_named and context.amounts[n].amount.kind == "usd":
        return "not_understood", "no word of pay stands with it"
    return "not_about_a_role", "no word of pay, growth or jobs stands with it"


def _claim(n: int, topic: str, context: Context, names: Vocabulary, role: Part) -> Claim:
    one = context.amounts[n]
    amount, begin = (
        one.amount,
        Claim("", one.amount, context.block.place, context.quote, role, Part()),
    )
    statistic, unit = Part(topic, one.amount.printed, "sentence"), Part("jobs")
    period = parts.period(n, context, topic)
    area = parts.area(n, context, names)
    if topic in ("pay", "extra", "pay_share"):
        statistic, unit = parts.statistic(n, context), parts.unit(n, context)
        amount = replace(amount, kind="usd") if topic == "pay" else amount
    elif topic == "growth":
        statistic, unit = Part("change_pct", one.amount.printed, "sentence"), Part("pct")
        if area.where in ("heading", "above", "introduction") and _is_national(n, context):
            area = Part(NATION, "", "the publisher’s projections are the nation’s")
    elif topic == "employment" and one.ends and re.fullmatch(r"20\d\d-\d\d", period.value):
        statistic = Part(
            "jobs_start" if one.ends == "low" else "jobs_end", amount.printed, "sentence"
        )
    group = f"{context.block.group} {context.block.heads[0] if context.block.heads else ''}"
    return replace(
        begin, amount=amount, statistic=statistic, unit=unit, area=area, period=period,
        group=group if context.block.group else f"{context.block.place}: {context.text}",
    )  # fmt: skip


def _is_national(n: int, context: Context) -> bool:
    named = mentions.sources(context.text)
    return any("BLS" in one.said or "Labor" in one.said for one in named)


def _trouble(n: int, claim: Claim, context: Context) -> str:
    """Say why an amount is no level that is published, "" where it may be one."""
    one = context.amounts[n]
    if re.search(r"\?[\W]*$", context.text):
        return "it stands in a question"
    if one.trouble:
        return one.trouble
    if claim.statistic.value == "change_pct":
        is_bound = one.amount.relation in ("above", "below")
        return "it is a bound of growth" if is_bound else ""
    if one.amount.kind == "usd":
        if claim.unit.value == "other":
            return "pay by another time than hour and year is not published"
        is_crossed = claim.statistic.value in CROSSED.get(one.ends, ())
        if is_crossed or (one.ends and claim.statistic.value in ("unnamed", "median", "mean")):
            return "it is a range that does not say of what statistics"
    return ""


def _strange_label(n: int, context: Context, names: Vocabulary) -> str:
    """Give what labels an amount, in its row's head or before a colon, if nothing of it is known."""
    one = context.amounts[n]
    is_labelled = n == 0 and one.amount.kind == "usd"
    hit = LABEL.match(context.text[: one.start]) if is_labelled else None
    label = hit[1] if hit else ""
    if not label and context.block.group and len(context.block.heads) > 1:
        label = context.block.heads[0]
    known = (
        mentions.roles(label, names), mentions.areas(label, names), mentions.statistics(label),
        mentions.units(label), periods.years(label), periods.rounds(label), mentions.sources(label),
        *(pattern.search(label) for pattern in (PAY, JOBS, GROWTH, OPENINGS, COST)),
    )  # fmt: skip
    return "" if not label or LABEL_NOT.match(label) or any(known) else label


def _worded(kind: str, one: Found, context: Context, names: Vocabulary) -> Claim | None:
    """Make a claim of what a sentence says in words: of a growth, a rank, or a comparison."""
    n, told = with_words(context, one, names)
    amount = one.amount
    role = role_of(n, told, names)
    if isinstance(role, str) or role.value == ALL_OCCUPATIONS or "?" in context.text[-3:]:
        return None
    claim = replace(_claim(n, "growth", told, names, role), statistic=Part(kind, amount.printed,
                    "sentence"), source=parts.source(n, told))  # fmt: skip
    if kind == "outlook":
        return claim
    is_growth = re.search(r"gr[oe]w", amount.printed) is not None
    if not is_growth:
        claim = replace(claim, period=parts.period(n, told, "pay"))
    stat = "change_pct" if is_growth else _level(n, told)
    found_areas = [m for m in mentions.areas(context.text, names) if m.value[:1] != UNKNOWN]
    found_roles = [m for m in mentions.roles(context.text, names) if m.value[:1] != UNKNOWN]
    sides = tuple(
        Part(m.value, m.said, "sentence")
        for m in (*found_roles, *found_areas)
        if kind == "compared" or m.value != NATION
    )
    return replace(claim, unit=Part(stat), against=sides)


def _beside(n: int, first: Answer, second: Answer, context: Context) -> Claim | None:
    """Make a claim of the words that call one amount of a sentence above or below the next."""
    if not (isinstance(first, Claim) and isinstance(second, Claim)):
        return None
    hit = BESIDE.match(context.text[context.amounts[n].end : context.amounts[n + 1].start])
    is_alike = (
        first.unit.value == second.unit.value and first.amount.kind == "usd" == second.amount.kind
    )
    if not hit or not is_alike or PUBLISHER not in (first.source.value, second.source.value):
        return None
    difference = first.amount.value - second.amount.value
    sides = tuple(
        Part(one.amount.printed, one.amount.printed, "sentence") for one in (first, second)
    )
    return replace(
        first, amount=Amount(hit["words"], difference), against=sides, unit=Part(),
        statistic=Part("beside", hit["words"], "sentence"),
    )  # fmt: skip


def _listed(found: Sequence[Answer]) -> Iterator[Answer]:
    """Give a rank that names no place those of the list behind it."""
    for number, one in enumerate(found):
        if (
            isinstance(one, Claim)
            and one.statistic.value == "ranked"
            and not any("-" not in part.value for part in one.against)
        ):
            listed = takewhile(
                lambda other, rank=one: isinstance(other, Claim) and other.role.value == rank.role.value
                and other.area.where in ("sentence", "head") and other.area.value != NATION
                and other.amount.kind != "words" and other.role.where != "sentence",
                found[number + 1 :],
            )  # fmt: skip
            areas = (other.area for other in listed)
            statistic = replace(one.statistic, where="introduction")
            one = replace(one, against=(*one.against, *areas), statistic=statistic)
        yield one


def _level(n: int, context: Context) -> str:
    if re.search(r"employ", context.amounts[n].amount.printed):
        return "employment"
    named = {m.value for m in mentions.statistics(context.text)} & {"median", "mean"}
    return f"{PAY_UNITS[0]}_{named.pop()}" if len(named) == 1 else ""


def _promise(reason: str, words: str, context: Context, names: Vocabulary) -> Claim:
    named = [m for m in mentions.roles(context.text, names) if m.value[:1] != UNKNOWN]
    role = (
        Part(named[0].value, named[0].said, "sentence") if named else Part("", "", "none is named")
    )
    return Claim(
        "", Amount(words), context.block.place, context.quote, role,
        Part("promise", reason, "sentence"), group=f"{context.block.place}: {context.text}",
    )  # fmt: skip
