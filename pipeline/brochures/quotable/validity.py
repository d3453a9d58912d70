"""Sentences from the same releases → a group: how to cite it, and until when it is good."""

from collections.abc import Iterable, Sequence

from pipeline.archive.citation import Citation
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.quotable.model import Quote, QuoteGroup
from pipeline.brochures.small_print import cited
from pipeline.core.figure import Sentence, joined, sentence
from pipeline.core.formats import opened


def quote_group(
    heading: str, sources: Sequence[str], quotes: Iterable[Quote], ledger: Ledger
) -> QuoteGroup:
    """Put sentences together with agency, program, period and retrieval date of their sources.

    sources: those that there may be, in the order in which they are cited.
    """
    made = tuple(quotes)
    used = {name for quote in made for f in quote.figures for name in f.source.split(", ")}
    names = [name for name in sources if name in used]
    return QuoteGroup(
        heading=heading,
        quotes=made,
        cited=joined("; ", [cited(name, ledger) for name in names]),
        valid=_valid(names, ledger),
        valid_until=_valid_until(names, ledger),
    )


def _valid(names: Sequence[str], ledger: Ledger) -> Sentence:
    """Say until when sentences from these sources are good; one that is overdue, first of all."""
    clauses = [_clause(ledger.citations[name], is_one=len(names) == 1) for name in names]
    said = [
        ledger.of_release(name, "next expected", text)
        for name, text in zip(names, [*map(opened, clauses[:1]), *clauses[1:]], strict=True)
    ]
    return sentence(joined("; ", said), "." if said else "")


def _valid_until(names: Sequence[str], ledger: Ledger) -> str:
    """Say the same for a table: next release, expected about May 2027."""
    ends = [_end(ledger.citations[name]) for name in names]
    return "; ".join(
        f"{ledger.citations[name].short}: {end}" if len(names) > 1 else end
        for name, end in zip(names, ends, strict=True)
    )


def _clause(citation: Citation, *, is_one: bool) -> str:
    of = "" if is_one else f" of {citation.short}"
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
