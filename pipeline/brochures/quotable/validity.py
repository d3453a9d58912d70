"""Releases → how a quoted sentence cites them, and until when it is good."""

from collections.abc import Sequence

from pipeline.archive.citation import Citation
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.sentences import period
from pipeline.core.figure import Sentence, joined, sentence
from pipeline.core.formats import opened

SHORT = {"bls_oews": "pay", "bea_rpp": "prices", "bls_projections": "projections"}


def cited(names: Sequence[str], ledger: Ledger) -> Sentence:
    """Name agency, program, period and retrieval date of each source, as a figure is cited."""
    return joined("; ", [_cited(ledger.citations[name], ledger) for name in names])


def _cited(citation: Citation, ledger: Ledger) -> Sentence:
    name = citation.source
    return sentence(
        f"{citation.publisher}, {citation.title}, ", period(name, ledger), ledger.retrieved(name)
    )


def valid(names: Sequence[str], ledger: Ledger) -> Sentence:
    """Say until when sentences from these sources are good; one that is overdue, first of all."""
    clauses = [_clause(ledger.citations[name], is_one=len(names) == 1) for name in names]
    said = [
        ledger.of_release(name, "next expected", text)
        for name, text in zip(names, [*map(opened, clauses[:1]), *clauses[1:]], strict=True)
    ]
    return sentence(joined("; ", said), "." if said else "")


def valid_until(names: Sequence[str], ledger: Ledger) -> str:
    """Say the same for a table: next release, expected about May 2027."""
    ends = [_end(ledger.citations[name]) for name in names]
    return "; ".join(
        f"{SHORT[name]}: {end}" if len(names) > 1 else end
        for name, end in zip(names, ends, strict=True)
    )


def _clause(citation: Citation, *, is_one: bool) -> str:
    of = "" if is_one else f" of {SHORT[citation.source]}"
    if citation.is_overdue:
        return (
            f"the next release{of} was due {citation.next_expected}: look for it before you quote"
        )
    return f"good until the next release{of}{_expected(citation)}"


def _end(citation: Citation) -> str:
    if citation.is_overdue:
        return f"next release, which was due {citation.next_expected}"
    return f"next release{_expected(citation)}"


def _expected(citation: Citation) -> str:
    return f", expected {citation.next_expected}" if citation.next_expected else ""
