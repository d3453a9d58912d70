"""A page → the claims in it, part by part, and the amounts that are none, with the reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from pipeline.audit.model import PUBLISHER, Claim, NoClaim, Outcome, Part
from pipeline.audit.page.blocks import Block
from pipeline.audit.understand import mentions, parts
from pipeline.audit.understand.areas import areas
from pipeline.audit.understand.assertions import Answer, asserted
from pipeline.audit.understand.context import ASKED, Context, contexts, own
from pipeline.audit.understand.occupations import role_of
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.topics import GROWTH, OF_PAY, topic_of
from pipeline.audit.understand.vocabulary import Vocabulary

PER_YEAR, PARTED = pattern("per_year"), pattern("parted")
CLAIMED = ("pay", "growth", "employment", "openings", "new_jobs")
OF_NO_ROLE = {"cost": "it is what something costs", "share": "it is a share of something else"}
NOT_A_LEVEL = {
    "pay_share": "it is a change or a difference of pay, and no level",
    "extra": "it is paid beside wages",
    "vacant": "it counts jobs that nobody holds, which no statistic here does",
    "rate": "it is a quotient or a rate, which is not held here",
}
LABEL = re.compile(r"^(.{2,60}?)\s*(?::|\s[–—-])\s*(?:about |over |around )?$")
NUMBERED = re.compile(r"^\W*(?:\d*|range)\W*$", re.IGNORECASE)
CROSSED = {"low": ("75th", "90th"), "high": ("10th", "25th")}  # ends of a range that are none
LEVELS = ("unnamed", "median", "mean")
BY = re.compile(r"by 20\d\d", re.IGNORECASE)
AFTER = 60  # characters behind a count, in which an occupation is what it counts
NEAREST = 4  # texts that govern a label


def claims_in(
    blocks: Sequence[Block], names: Vocabulary
) -> tuple[tuple[Claim, ...], tuple[NoClaim, ...]]:
    """Find what a page claims, numbered in its order, and the amounts that are no claim."""
    found = [one for context in contexts(blocks, names) for one in _answers(context, names)]
    numbered = [replace(one, id=str(n)) for n, one in enumerate(found, start=1)]
    return (
        tuple(one for one in numbered if isinstance(one, Claim)),
        tuple(one for one in numbered if isinstance(one, NoClaim)),
    )


def _answers(context: Context, names: Vocabulary) -> Iterator[Answer]:
    """Give what each amount of a sentence is, and what it says in words, in their order."""
    said = [(one.start, understand(n, context, names)) for n, one in enumerate(context.amounts)]
    said += asserted(context, [answer for _, answer in said], names)
    yield from (answer for _, answer in sorted(said, key=lambda one: one[0]))


def understand(n: int, context: Context, names: Vocabulary) -> Answer:
    """Understand an amount, or say in words why not.

    What another says, or is of a part of the occupation, needs no more than that to be known.
    """
    one = context.amounts[n]

    def none(outcome: Outcome, reason: str) -> NoClaim:
        return NoClaim("", one.amount, context.block.place, context.quote, outcome, reason)

    topic = topic_of(n, context, names)
    source, whole = parts.source(n, context), parts.whole(n, context, names)
    role = role_of(n, context, names, is_part=bool(whole.value))
    is_others = source.value != PUBLISHER and topic in OF_PAY
    is_parts = bool(whole.value) and topic == "pay_share"
    if not (topic in CLAIMED or is_others or is_parts):
        return none(*_no_topic(topic, n, role, context, names))
    if isinstance(role, str):
        if not is_others:
            is_count = one.amount.kind == "jobs"
            return none("not_about_a_role" if is_count else "not_understood", role)
        role = Part("", "", role)
    claim = replace(_claim(n, topic, role, context, names), source=source, whole=whole)
    if source.value != PUBLISHER or whole.value:
        return claim
    if label := _strange_label(n, context, names):
        governing = [
            *[text for _, text in context.around()][:NEAREST],
            *context.block.headings[-1:],
        ]
        if any(PARTED.search(text) for text in governing):
            return replace(claim, whole=Part("industry", label, "head"))
        return none("not_understood", f"“{label}” is not known here")
    trouble = _trouble(n, claim, context, names)
    return none("not_understood", trouble) if trouble else claim


def _no_topic(
    topic: str, n: int, role: Part | str, context: Context, names: Vocabulary
) -> tuple[Outcome, str]:
    """Say why an amount is of nothing that is published, and whether it may be about a role."""
    one = context.amounts[n]
    is_named = isinstance(role, Part) and role.where in ("sentence", "head")
    if topic in NOT_A_LEVEL:
        return "not_understood", NOT_A_LEVEL[topic]
    if topic in OF_NO_ROLE or one.amount.kind == "pct":
        return "not_about_a_role", OF_NO_ROLE[topic or "share"]
    if topic == "role" and is_named and mentions.roles(context.text[one.end :][:AFTER], names):
        return "not_understood", "what it counts is not said"
    if is_named and one.amount.kind == "usd":
        return "not_understood", "no word of pay stands with it"
    return "not_about_a_role", "no word of pay, growth or jobs stands with it"


def _claim(n: int, topic: str, role: Part, context: Context, names: Vocabulary) -> Claim:
    """Put the parts of a claim together, each from where it is said."""
    amount, ends = context.amounts[n].amount, context.amounts[n].ends
    period = parts.period(n, context, topic)
    statistic, unit = Part(topic, amount.printed, "sentence"), Part("jobs")
    told = context.earlier[: role.where == "sentence" and not areas(context.text, names)]
    if topic in OF_PAY:
        statistic, unit = parts.statistic(n, context, names), parts.unit(n, context)
        amount = replace(amount, kind="usd") if topic == "pay" else amount
        if statistic.value == "median" and "median" not in statistic.said.lower():
            amount = replace(amount, relation="is")  # half earn less than it
    elif topic == "growth":
        statistic, unit = replace(statistic, value="change_pct"), Part("pct")
    elif topic == "openings" and not any(
        PER_YEAR.search(one) for one in (context.text, *context.block.heads, *told)
    ):
        statistic = replace(statistic, said="", where="a year is not said")
    elif ends and topic == "employment" and "-" in period.value:
        statistic = replace(statistic, value="jobs_start" if ends == "low" else "jobs_end")
    elif topic == "employment" and n and BY.match(period.said):
        before = context.amounts[n - 1].amount
        if before.kind == "jobs" and before.value / 2 < amount.value < before.value * 2:
            statistic = replace(statistic, value="jobs_end")
    return Claim(
        "", amount, context.block.place, context.quote, role, statistic, unit,
        parts.area(n, context, names, is_projected=topic == "growth"), period,
        group=context.group,
    )  # fmt: skip


def _strange_label(n: int, context: Context, names: Vocabulary) -> str:
    """Give the label of an amount if nothing of it is known: its row's head, or before a colon."""
    one = context.amounts[n]
    hit = LABEL.match(context.text[: one.start]) if n == 0 and one.amount.kind == "usd" else None
    label = hit[1] if hit else "".join(context.block.heads[:1])
    known = (
        NUMBERED.match(label), mentions.roles(label, names), areas(f"{label}: $0", names),
        mentions.statistics(label), mentions.units(label), mentions.years_or_rounds(label),
        mentions.sources(label), mentions.money(label), mentions.counts(label),
        GROWTH.search(label),
    )  # fmt: skip
    return "" if any(known) else label


def _trouble(n: int, claim: Claim, context: Context, names: Vocabulary) -> str:
    """Say why an amount is no level that is published, "" where it may be one."""
    one, statistic = context.amounts[n], claim.statistic.value
    if ASKED.search(context.text):
        return "it stands in a question"
    if one.trouble:
        return one.trouble
    beside = n + (1 if one.ends == "low" else -1)
    if statistic == "change_pct":
        is_moved = one.ends and parts.period(beside, context, "growth") != claim.period
        is_bound = (one.ends and not is_moved) or one.amount.relation in ("above", "below")
        return "it is a bound of growth" if is_bound else ""
    if one.amount.kind == "usd" and claim.unit.value == "other":
        return "pay by another time than hour and year is not published"
    is_range = one.ends and (statistic in LEVELS or statistic in CROSSED[one.ends])
    if one.ends and (role := own(beside, context, partial(mentions.roles, names=names))):
        is_range = is_range or role.value != claim.role.value  # of two occupations, one each
    if one.amount.kind == "usd" and is_range:
        return "it is a range that does not say of what statistics"
    return ""
