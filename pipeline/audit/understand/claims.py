"""A page → the claims in it, part by part, and the amounts that are none, with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.audit.model import PUBLISHER, Claim, NoClaim, Outcome, Part
from pipeline.audit.page.blocks import Block
from pipeline.audit.understand import parts, reasons
from pipeline.audit.understand.assertions import Answer, asserted, listed
from pipeline.audit.understand.context import Context, contexts
from pipeline.audit.understand.occupations import role_of
from pipeline.audit.understand.phrases import pattern
from pipeline.audit.understand.topics import OF_PAY, topic_of
from pipeline.audit.understand.vocabulary import Vocabulary

PER_YEAR = pattern("per_year")
CLAIMED = ("pay", "growth", "employment", "openings", "new_jobs")


def claims_in(
    blocks: Sequence[Block], names: Vocabulary
) -> tuple[tuple[Claim, ...], tuple[NoClaim, ...]]:
    """Find what a page claims, numbered in its order, and the amounts that are no claim."""
    found = [one for context in contexts(blocks, names) for one in _answers(context, names)]
    numbered = [replace(one, id=str(n)) for n, one in enumerate(listed(found), start=1)]
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

    topic = topic_of(n, context)
    source, whole = parts.source(n, context), parts.whole(n, context, names)
    role = role_of(n, context, names, is_part=bool(whole.value))
    is_others = source.value != PUBLISHER and topic in OF_PAY
    is_parts = bool(whole.value) and topic == "pay_share"
    if not (topic in CLAIMED or is_others or is_parts):
        return none(*reasons.no_topic(topic, n, role, context, names))
    if isinstance(role, str):
        if not is_others:
            is_count = one.amount.kind == "jobs"
            return none("not_about_a_role" if is_count else "not_understood", role)
        role = Part("", "", role)
    claim = replace(_claim(n, topic, role, context, names), source=source, whole=whole)
    if is_others or source.value != PUBLISHER or whole.value:
        return claim
    if claim.statistic.value == "unnamed" and (said := parts.promised(n, context)):
        return replace(claim, whole=Part("you_will_earn", said, "sentence"))
    label, is_parted = reasons.strange_label(n, context, names)
    if is_parted:
        return replace(claim, whole=Part("industry", label, "head"))
    trouble = f"“{label}” is not known here" if label else reasons.trouble(n, claim, context)
    return none("not_understood", trouble) if trouble else claim


def _claim(n: int, topic: str, role: Part, context: Context, names: Vocabulary) -> Claim:
    """Put the parts of a claim together, each from where it is said."""
    amount, ends = context.amounts[n].amount, context.amounts[n].ends
    period = parts.period(n, context, topic)
    statistic, unit = Part(topic, amount.printed, "sentence"), Part("jobs")
    if topic in OF_PAY:
        statistic, unit = parts.statistic(n, context), parts.unit(n, context)
        amount = replace(amount, kind="usd") if topic == "pay" else amount
        if statistic.value == "median" and "median" not in statistic.said.lower():
            amount = replace(amount, relation="is")  # half earn less than it
    elif topic == "growth":
        statistic, unit = replace(statistic, value="change_pct"), Part("pct")
    elif topic == "openings" and not any(PER_YEAR.search(one) for one in context.told):
        statistic = replace(statistic, said="", where="a year is not said")
    elif ends and topic == "employment" and "-" in period.value:
        statistic = replace(statistic, value="jobs_start" if ends == "low" else "jobs_end")
    return Claim(
        "", amount, context.block.place, context.quote, role, statistic, unit,
        parts.area(n, context, names, is_projected=topic == "growth"), period,
        group=context.group,
    )  # fmt: skip
