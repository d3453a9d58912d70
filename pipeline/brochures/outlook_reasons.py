"""The publisher's reasons → one plain sentence on why a job's share of staff is to change."""

from pipeline.brochures.comparison import SideFacts
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.own_texts import of_role
from pipeline.core.figure import Sentence, sentence
from pipeline.core.words import say
from pipeline.sources.bls_projections.publication import checksum_of
from pipeline.warehouse.facts.outlook_reasons import OutlookReason

CLAUSES = {
    ("capital/labor substitution", "decreases"): "capital-less",
    ("demand change", "decreases"): "demand-less",
    ("demand change", "increases"): "demand-more",
    ("occupational substitution", "decreases"): "tasks-less",
    ("occupational substitution", "increases"): "tasks-more",
    ("productivity change", "decreases"): "productivity-less",
    ("sourcing change", "decreases"): "sourcing-less",
    ("sourcing change", "increases"): "sourcing-more",
}  # fmt: skip


def reason(side: SideFacts, ledger: Ledger) -> Sentence:
    """Say why: in the words of the role's file, else by the kind of change; cites the reason.

    Nothing is said without a reason, nor where industries differ, or by a kind without words.
    """
    if (row := _of_role(side)) and side.role:
        own = of_role(side.role, side.role.outlook_reason_text, "outlook_reason", ledger)
        return _cited(own, row, side, ledger)
    kinds = {_kind(row) for row in side.reasons}
    clause = CLAUSES.get(kinds.pop()) if len(kinds) == 1 else None
    if clause is None:
        return sentence()
    row = min(side.reasons, key=lambda one: one.source_row_number)
    because = say(f"outlook-reason-{clause}")
    way = row.share_direction or ""
    where = "all" if row.is_all_industries else "some"
    said = say("outlook-reason", where=where, way=way, many=side.many, because=because)
    return _cited(said, row, side, ledger)


def _of_role(side: SideFacts) -> OutlookReason | None:
    """Find the reason that the role's own sentence is of; None where it has changed since."""
    checksum = side.role.outlook_reason_checksum if side.role else ""
    return next((row for row in side.reasons if checksum_of(row.reason_text) == checksum), None)


def _kind(row: OutlookReason) -> tuple[str, str]:
    return (row.change_kinds or "").partition(",")[0], row.share_direction or ""


def _cited(said: Sentence, row: OutlookReason, side: SideFacts, ledger: Ledger) -> Sentence:
    table = ledger.cite(row, "reason", side.side)
    return say("outlook-reason-cited", said=said, table=table) if table else said
