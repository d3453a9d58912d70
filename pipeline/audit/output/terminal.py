"""The page of an audit → lines for a terminal, the summary first."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from pipeline.audit.output.page import AuditPage, PageShown, ShownFinding
from pipeline.core import formats

INDENT = "   "
MOST = 100  # findings, or amounts that are not understood, of a page


def audit_lines(audit: AuditPage, width: int) -> list[str]:
    """Give the summary, then each page's findings, in lines no wider than the terminal."""
    longest = max(len(number) for number, *_ in audit.counts)
    rows = formats.in_columns([(n.rjust(longest), *said) for n, *said in audit.counts])
    lines = [line for text in (audit.lede, *rows) for line in _wrapped(text, width)]
    for page in audit.pages:
        lines += ["", *_page(page, width)]
    return lines


def _page(page: PageShown, width: int) -> Iterator[str]:
    read, missed = page.read, page.read.not_understood
    told = f"not readable. {read.trouble}" if read.trouble else page.coverage
    yield from _wrapped(f"{read.name}: {told}", width)
    for group, found in groupby(page.findings[:MOST], lambda one: one.group):
        yield from ("", group.upper())
        for one in found:
            yield from _finding(one, width)
    if missed:
        yield from ("", "NOT UNDERSTOOD")
    for none in missed[:MOST]:
        yield from _wrapped(
            f"{none.id}  {none.amount.printed} ({none.place}): {none.reason}", width
        )
    if more := sum(max(len(told) - MOST, 0) for told in (page.findings, missed)):
        yield from ("", *_wrapped(f"{more:,} more are in audit.html and audit.json.", width))


def _finding(one: ShownFinding, width: int) -> Iterator[str]:
    """Tell a finding; what is right needs one line."""
    head = f"{one.id}  {one.printed}  {one.label}"
    if one.group == "right":
        yield from _wrapped(f"{head}. {one.found}", width)
        return
    yield from _wrapped(f"{head} ({one.place})", width)
    read = [said for _, said, how in one.taken if how.startswith("read")]
    assumed = [f"{said} ({how[9:]})" for _, said, how in one.taken if how.startswith("assumed")]
    for text in (
        f"“{one.quote}”",
        one.found,
        f"Read: {'; '.join(read)}." * bool(read),
        f"Assumed: {'; '.join(assumed)}." * bool(assumed),
        f"Write: {one.instead}" * bool(one.instead),
    ):
        yield from wrap(text, width, initial_indent=INDENT, subsequent_indent=INDENT)


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, subsequent_indent=INDENT)
