"""An audit → audit.html, audit.pdf and audit.json in one folder."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.archive.citation import Citation
from pipeline.audit.model import WRONG, Audit, Audited, AuditedPage, Kind, NoClaim, Verdict
from pipeline.audit.output.rules import LABELS, RULES, SMALL_PRINT
from pipeline.audit.output.terminal import place_of, told
from pipeline.audit.output.words import finding
from pipeline.core import formats
from pipeline.core.errors import PublishError, failing_as
from pipeline.core.files import write_whole
from pipeline.core.paths import TEMPLATES
from pipeline.documents.render import render_page
from pipeline.documents.typeset import typeset
from pipeline.settings.organisation import Organisation

SHEET = "audit_sheet"
UNTOLD = ("short", "said", "table_files")  # of a citation
MARKS: dict[Kind, str] = {  # any other is doubtful
    **dict.fromkeys(WRONG, "wrong"),
    "agrees": "right",
    "rounds": "right",
    "consistent": "quiet",
    "cannot_be_checked": "quiet",
}
METHOD = (
    "Each claim is held against the release, area, occupation and statistic that it names. "
    "Where it leaves one unsaid, the page says below it what was taken.",
    "Pay is that of employees, without overtime, benefits and the self-employed; each release "
    "pools three years of the survey. Growth and openings are projections for the whole nation.",
    "Beside a wrong number stands what else it is, if it is another published figure.",
)


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """One verdict in words. mark: wrong, doubtful, right or quiet; the label says the same.

    keys: the series, or tables and columns, that the figures were read from.
    """

    label: str
    mark: str
    finding: str
    rule: str
    keys: str


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """One claim. anchor: its place in the page. assumed: what was taken that it leaves unsaid."""

    anchor: str
    text: str
    place: str
    assumed: str
    verdicts: tuple[VerdictShown, ...]


@dataclass(frozen=True, slots=True)
class PageShown:
    """One audited page or school. told: counts in words."""

    name: str
    taken_from: str
    told: str
    claims: tuple[ClaimShown, ...]
    missed: tuple[NoClaim, ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The page of an audit, its templates' only context.

    counts: of the verdicts of a kind, with its label. wrong: the claims that contradict, as anchor
    and text.
    """

    lede: str
    organisation: Organisation
    counts: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    pages: tuple[PageShown, ...]
    sources: tuple[str, ...]
    title: str = "What is claimed, and what the statistics say"
    method: tuple[str, ...] = METHOD
    small_print: str = SMALL_PRINT


def write_audit(audit: Audit, organisation: Organisation, folder: Path) -> tuple[Path, ...]:
    """Write the audit in its three forms; gives their paths. Raises PublishError, TypesetError."""
    page = audit_page(audit, organisation)
    html, sheet = (render_page(name, page, TEMPLATES) for name in ("audit", SHEET))
    pdf = typeset(sheet, layout=SHEET, variant="screen", templates=TEMPLATES).pdf
    paths = tuple(folder / f"audit.{kind}" for kind in ("html", "pdf", "json"))
    todo = "Make the folder writable, or free some space."
    with failing_as(PublishError, "the audit cannot be written", folder, todo):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(paths[0], html)
        paths[1].write_bytes(pdf)
        write_whole(paths[2], json.dumps(record(audit), ensure_ascii=False, indent=1) + "\n")
    return paths


def record(audit: Audit) -> dict[str, Any]:
    """Give all that was found as plain values, for programs."""
    return {
        "is_contradicted": audit.is_contradicted,
        "releases": [
            {name: said for name, said in asdict(citation).items() if name not in UNTOLD}
            for citation in audit.citations
        ],
        "pages": [
            asdict(page) | {"claims": [_claim_record(one, page, audit) for one in page.claims]}
            for page in audit.pages
        ],
    }


def _claim_record(audited: Audited, page: AuditedPage, audit: Audit) -> dict[str, Any]:
    words = [_verdict(one, audited, page, audit) for one in audited.verdicts]
    verdicts = [
        {"verdict": said.label, **asdict(one), "finding": said.finding, "rule": said.rule}
        for one, said in zip(audited.verdicts, words, strict=True)
    ]
    return {**asdict(audited.claim), "verdicts": verdicts}


def audit_page(audit: Audit, organisation: Organisation) -> AuditPage:
    """Write the page of an audit."""
    pages = tuple(_page(number, page, audit) for number, page in enumerate(audit.pages, start=1))
    wrong = tuple(
        (claim.anchor, claim.text)
        for page in pages
        for claim in page.claims
        if any(verdict.mark == "wrong" for verdict in claim.verdicts)
    )
    return AuditPage(
        lede=_lede(audit, len(wrong)),
        organisation=organisation,
        counts=tuple(
            (formats.count(audit.kinds.count(kind)), LABELS[kind])
            for kind in LABELS
            if kind in audit.kinds
        ),
        wrong=wrong,
        pages=pages,
        sources=tuple(map(_source, audit.citations)),
    )


def _lede(audit: Audit, wrong: int) -> str:
    claims = sum(len(page.claims) for page in audit.pages)
    missed = sum(len(page.not_understood) for page in audit.pages)
    if not claims:
        return "No claim was found that the statistics can be held against."
    says = f"{formats.how_many(claims, 'claim')} held against the published statistics: "
    told = "contradicts them or itself" if wrong == 1 else "contradict them or themselves"
    found = f"{formats.count(wrong)} {told}" if wrong else "none contradicts them"
    left = f"; {formats.how_many(missed, 'sentence')} not understood" if missed else ""
    return f"{says}{found}{left}."


def _page(number: int, page: AuditedPage, audit: Audit) -> PageShown:
    claims = tuple(
        ClaimShown(
            anchor=f"claim-{number}-{audited.claim.id}",
            text=audited.claim.text,
            place=formats.opened(place_of(audited.claim, page)),
            assumed=formats.opened("; ".join(audited.claim.assumed))
            + "." * bool(audited.claim.assumed),
            verdicts=tuple(_verdict(verdict, audited, page, audit) for verdict in audited.verdicts),
        )
        for audited in page.claims
    )
    return PageShown(page.name, page.taken_from, told(page), claims, page.not_understood)


def _verdict(verdict: Verdict, audited: Audited, page: AuditedPage, audit: Audit) -> VerdictShown:
    return VerdictShown(
        label=LABELS[verdict.kind],
        mark=MARKS.get(verdict.kind, "doubtful"),
        finding=finding(verdict, audited.claim, page, audit),
        rule=RULES[verdict.kind, verdict.reason],
        keys="; ".join(dict.fromkeys(known.key for known in verdict.known)),
    )


def _source(citation: Citation) -> str:
    retrieved = f", retrieved {formats.day(citation.retrieved)}" if citation.retrieved else ""
    return f"{citation.publisher}, {citation.title}, {citation.period}{retrieved}."
