"""What may be said and what may not → a table for a spreadsheet."""

import csv
from io import StringIO

from pipeline.brochures.quotable.model import Quotable, Quote, QuoteGroup

HEAD = (
    "id", "may_be_said", "sentence", "cite_as", "valid_until", "why_not", "figure_ids", "source",
    "release", "series",
)  # fmt: skip


def quoted_csv(quotable: Quotable) -> str:
    """Give a line a sentence under a header: those that may be said, then those that may not.

    Several figures, series or releases of one sentence stand in one cell, parted by "; ".
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(_quoted(group, quote) for group in quotable.groups for quote in group.quotes)
    writer.writerows(
        (refusal.id, "no", refusal.text, "", "", refusal.why, "", "", "", "")
        for refusal in quotable.refusals
    )
    return text.getvalue()


def _quoted(group: QuoteGroup, quote: Quote) -> tuple[object, ...]:
    figures = quote.figures
    return (
        quote.id, "yes", quote.text, group.cited, quote.until, "",
        _listed([f.id for f in figures]),
        _listed([name for f in figures for name in f.source.split(", ")]),
        _listed([name for f in figures for name in f.release.split(", ")]),
        quote.series,
    )  # fmt: skip


def _listed(texts: list[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
