"""A comparison → the sentences that no figure in it carries, each with the reason."""

from collections.abc import Iterator
from typing import Any

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.direction import OF_MEANS, gap_direction
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.quotable.model import Refusal
from pipeline.brochures.sentences import pay_unit
from pipeline.core.words import say

ALWAYS = (
    "starting-pay", "promise", "average", "no-place", "shortage", "vacancies", "no-years", "trend",
)  # fmt: skip
OF_ROLES = "as-title"


def refusals(facts: Comparison, ledger: Ledger) -> tuple[Refusal, ...]:
    """Give what must not be said: what no statistic carries, and what is not published here."""
    names = (*ALWAYS, OF_ROLES) if facts.is_editorial else ALWAYS
    side = facts.first
    standing = (_refusal(name, many=side.many, one=side.one) for name in names)
    return (*_here(facts, ledger), *standing)


def _here(facts: Comparison, ledger: Ledger) -> Iterator[Refusal]:
    """Refuse what this area's own figures do not carry."""
    for side in facts.sides:
        if not ledger.cite(side.here, f"{pay_unit(facts)}_median", side.side):
            yield _refusal("withheld", side.side, many=side.many)
    if not facts.is_nation and facts.area.price_parity_index is None:
        yield _refusal("no-parity")
    verdict = facts.gap.annual_mean_verdict if facts.gap else ""
    is_told = gap_direction(facts.gap, pay_unit(facts)) in ("first", "second")
    if not is_told and (verdict == "too close" or verdict in OF_MEANS):
        why = "at-odds" if verdict in OF_MEANS else "too-close"
        first, second = facts.sides
        yield _refusal("too-close", why=why, first=first.many, second=second.many)


def _refusal(name: str, of: str = "", why: str = "", **places: Any) -> Refusal:
    """Refuse a sentence by its name. of: the side that it is of; why: another reason's name."""
    id = ".".join(filter(None, (name.replace("-", "_"), of)))
    return Refusal(id, say(f"quotable-not-{name}", **places), say(f"quotable-why-{why or name}"))
