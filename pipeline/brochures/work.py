"""Two roles' own texts → what both do, what only one does, where, when, and after what training."""

from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.own_texts import of_pair, of_role
from pipeline.brochures.panels import Duty, Row, WorkPanel
from pipeline.core.words import say
from pipeline.warehouse.rows import Role

LAW = "*"  # ends a duty that the law of a state must allow
SHORT = {"where": "where_short", "when": "when_short", "training": "training_short"}


def work(facts: Comparison, ledger: Ledger) -> WorkPanel | None:
    """Set the two roles' work side by side; None where a side has no role."""
    first, second = facts.first.role, facts.second.role
    if not (first and second):
        return None
    duties = _duties(first, second, ledger)
    return WorkPanel(
        heading=of_pair(facts.pair, "headline", ledger),
        duties=duties,
        has_law=any(str(duty.text).endswith(LAW) for duty in duties),
        rows=tuple(
            Row(
                say(f"work-{name}"),
                tuple(
                    of_role(role, getattr(role, f"{name}_text"), field, ledger)
                    for role in (first, second)
                ),
            )
            for name, field in SHORT.items()
        ),
    )


def _duties(first: Role, second: Role, ledger: Ledger) -> tuple[Duty, ...]:
    """List what both do, then what the first alone does, then what the second alone does."""
    both = [text for text in first.day_texts if text in second.day_texts]
    found = []
    for text in dict.fromkeys([*both, *first.day_texts, *second.day_texts]):
        role = first if text in first.day_texts else second
        said = of_role(role, text, f"day.{role.day_texts.index(text) + 1}", ledger)
        found.append(Duty(said, (text in first.day_texts, text in second.day_texts)))
    return tuple(found)
