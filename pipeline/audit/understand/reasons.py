"""An amount → why it is no claim, in words."""

import re

from pipeline.audit.model import Claim, Outcome, Part
from pipeline.audit.understand import mentions
from pipeline.audit.understand.areas import areas
from pipeline.audit.understand.context import ASKED, Context
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.topics import COUNTS, GROWTH, MONEY
from pipeline.audit.understand.vocabulary import Vocabulary

LABEL = re.compile(r"^(.{2,60}?)\s*(?::|\s[–—-])\s*(?:about |over |around )?$")
NUMBERED = re.compile(r"^\W*\d*\W*$")
CROSSED = {"low": ("75th", "90th"), "high": ("10th", "25th")}  # ends of a range that are none
PARTED = pattern("parted")
LEVELS = ("unnamed", "median", "mean")
AFTER = 60  # characters behind a count, in which an occupation is what it counts
NEAREST = 4  # texts that govern a label
OF_NO_ROLE = {
    "cost": "it is what something costs",
    "share": "it is a share of something else",
}
NOT_A_LEVEL = {
    "pay_share": "it is a change or a difference of pay, and no level",
    "extra": "it is paid beside wages",
    "rate": "it is a quotient or a rate, which is not held here",
}


def no_topic(
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


def trouble(n: int, claim: Claim, context: Context) -> str:
    """Say why an amount is no level that is published, "" where it may be one."""
    one, statistic = context.amounts[n], claim.statistic.value
    if ASKED.search(context.text):
        return "it stands in a question"
    if one.trouble:
        return one.trouble
    if statistic == "change_pct":
        is_bound = one.ends or one.amount.relation in ("above", "below")
        return "it is a bound of growth" if is_bound else ""
    if one.amount.kind == "usd" and claim.unit.value == "other":
        return "pay by another time than hour and year is not published"
    is_range = one.ends and (statistic in LEVELS or statistic in CROSSED[one.ends])
    if one.amount.kind == "usd" and is_range:
        return "it is a range that does not say of what statistics"
    return ""


def strange_label(n: int, context: Context, names: Vocabulary) -> tuple[str, bool]:
    """Give the label of an amount if nothing of it is known, and whether it is of a part.

    The label: its row's head, or what stands before a colon.
    """
    one, block = context.amounts[n], context.block
    hit = LABEL.match(context.text[: one.start]) if n == 0 and one.amount.kind == "usd" else None
    label = hit[1] if hit else "".join(block.heads[:1])
    known = (
        mentions.roles(label, names), areas(label, names), mentions.statistics(label),
        mentions.units(label), mentions.years_or_rounds(label), mentions.sources(label),
        *(pattern.search(label) for pattern in (GROWTH, *MONEY.values(), *COUNTS.values())),
    )  # fmt: skip
    if NUMBERED.match(label) or any(known):
        return "", False
    governing = [*[text for _, text in context.around()][:NEAREST], *block.headings[-1:]]
    return label, any(PARTED.search(text) for text in governing)
