"""Sentences from the same releases → a group: how to cite it, and until when it is good."""

from collections.abc import Iterable, Sequence

from pipeline.archive.citation import Citation
from pipeline.brochures.ledger import Ledger
from pipeline.brochures.quotable.model import Quote, QuoteGroup
from pipeline.brochures.small_print import cited
from pipeline.core.figure import Sentence, joined, sentence
from pipeline.core.formats import opened


def quote_group(heading: str, quotes: Iterable[Quote], ledger: Ledger) -> QuoteGroup:
    """Put sentences together with agency, program, period and retrieval date of their sources."""
    made = tuple(quotes)
    used = {named for quote in made for figure in quote.figures for named in figure.releases}
    names = [name for name, citation in ledger.citations.items() if citation.named in used]
    return QuoteGroup(
        heading=heading,
        quotes=made,
        cited=joined("; ", [cited(name, ledger) for name in names]),
        valid=_valid(names, ledger),
        valid_until=_valid_until(names, ledger),
    )


def _valid(names: Sequence[str], ledger: Ledger) -> Sentence:
    """Say until when sentences from these sources are good; one that is overdue, first of all."""
    said = []
    for number, name in enumerate(names):
        citation = ledger.citations[name]
        release = f"the next release{f' of {citation.short}' if len(names) > 1 else ''}"
        good = f"good until {release}{_expected(citation)}"
        due = f"{release} was due {citation.next_expected}: look for it before you quote"
        text = due if citation.is_overdue else good
        said.append(ledger.of_release(name, "next expected", text if number else opened(text)))
    return sentence(joined("; ", said), "." if said else "")


def _valid_until(names: Sequence[str], ledger: Ledger) -> str:
    """Say the same for a table: next release, expected about May 2027."""
    return "; ".join(
        f"{f'{ledger.citations[name].short}: ' if len(names) > 1 else ''}next release"
        f"{_expected(ledger.citations[name])}"
        for name in names
    )


def _expected(citation: Citation) -> str:
    if citation.is_overdue:
        return f", which was due {citation.next_expected}"
    return f", expected {citation.next_expected}" if citation.next_expected else ""
