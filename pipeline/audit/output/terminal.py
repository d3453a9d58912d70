"""An audit → the table for a terminal."""

from textwrap import wrap

from pipeline.audit.model import Audit, Audited, AuditedPage
from pipeline.audit.output.rules import LABELS
from pipeline.audit.output.words import finding
from pipeline.core import formats
from pipeline.sources.claims import SchoolClaim as Claim

GAP = "  "
NARROW = 60  # columns of a terminal: below, what was found stands on its own line


def audit_lines(audit: Audit, width: int) -> list[str]:
    """Give each page's claims with their verdicts, in lines no wider than the terminal."""
    lines: list[str] = []
    for page in audit.pages:
        lines += [*wrap(f"{page.name}: {told(page)}", width), ""]
        for audited in page.claims:
            lines += _claim_lines(audited, page, audit, width)
        for one in page.not_understood:
            text = f"not understood  {one.where}: “{one.text}” ({one.reason})"
            lines += [*wrap(text, width, subsequent_indent=GAP), ""]
    return lines[:-1]


def _claim_lines(audited: Audited, page: AuditedPage, audit: Audit, width: int) -> list[str]:
    head = f"{audited.claim.id}  {place_of(audited.claim, page)}: “{audited.claim.text}”"
    label = max(map(len, LABELS.values())) + 2 * len(GAP)
    lines = wrap(head, width)
    for verdict in audited.verdicts:
        text = finding(verdict, audited.claim, page, audit)
        if width < NARROW:
            lines += wrap(f"{GAP}{LABELS[verdict.kind]}: {text}", width, subsequent_indent=GAP * 2)
        else:
            first = f"{GAP}{LABELS[verdict.kind]}".ljust(label)
            lines += wrap(first + text, width, subsequent_indent=" " * label)
    if not audited.verdicts:
        lines.append(f"{GAP}nothing to hold against the statistics")
    return [*lines, ""]


def place_of(claim: Claim, page: AuditedPage) -> str:
    """Say where a claim stands, and which figure it is where its sentence makes several claims."""
    place = " and ".join(claim.where)
    alike = [one for one in page.claims if one.claim.text == claim.text]
    figures = formats.listing([said.printed for said in claim.statements])
    return f"{place}, {figures}" if len(alike) > 1 and figures else place


def told(page: AuditedPage) -> str:
    """Count what was found on a page: 8 claims, 19 verdicts of 9 kinds."""
    claims, verdicts, kinds, missed = map(
        formats.how_many,
        map(len, (page.claims, page.kinds, set(page.kinds), page.not_understood)),
        ("claim", "verdict", "kind", "sentence"),
    )
    text = f"{claims}, {verdicts} of {kinds}"
    return f"{text}, {missed} not understood" if page.not_understood else text
