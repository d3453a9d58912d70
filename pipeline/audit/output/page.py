"""An audit → the page that shows it, on screen and on paper."""

from dataclasses import dataclass

from pipeline.archive.citation import Citation
from pipeline.audit.model import WRONG, Audit, Audited, AuditedPage, Kind, NotUnderstood, Verdict
from pipeline.audit.output.rules import LABELS, SMALL_PRINT, rule
from pipeline.audit.output.terminal import place_of, told
from pipeline.audit.output.words import finding
from pipeline.core import formats
from pipeline.settings.brochures import Organisation

MARKS: dict[Kind, str] = {
    "contradicts": "wrong",
    "contradicts_itself": "wrong",
    "agrees": "right",
    "rounds": "right",
    "consistent": "quiet",
    "cannot_be_checked": "quiet",
    "mixes": "doubtful",
    "stale": "doubtful",
    "names_no_statistic": "doubtful",
    "beyond_statistics": "doubtful",
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
    missed: tuple[NotUnderstood, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many verdicts of a kind there are, and what the kind is called."""

    label: str
    mark: str
    number: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The page of an audit, its templates' only context.

    wrong: the claims that contradict, as anchor and text.
    """

    title: str
    lede: str
    organisation: Organisation
    counts: tuple[Count, ...]
    wrong: tuple[tuple[str, str], ...]
    pages: tuple[PageShown, ...]
    sources: tuple[str, ...]
    method: tuple[str, ...]
    small_print: str


def audit_page(audit: Audit, organisation: Organisation) -> AuditPage:
    """Write the page of an audit."""
    wrong = [
        (_anchor(number, audited), audited.claim.text)
        for number, page in enumerate(audit.pages, start=1)
        for audited in page.claims
        if any(verdict.kind in WRONG for verdict in audited.verdicts)
    ]
    return AuditPage(
        title="What is claimed, and what the statistics say",
        lede=_lede(audit, len(wrong)),
        organisation=organisation,
        counts=tuple(
            Count(LABELS[kind], MARKS[kind], formats.count(audit.kinds.count(kind)))
            for kind in LABELS
            if kind in audit.kinds
        ),
        wrong=tuple(wrong),
        pages=tuple(_page(number, page, audit) for number, page in enumerate(audit.pages, start=1)),
        sources=tuple(map(_source, audit.citations)),
        method=METHOD,
        small_print=SMALL_PRINT,
    )


def _lede(audit: Audit, wrong: int) -> str:
    claims = sum(len(page.claims) for page in audit.pages)
    missed = sum(len(page.not_understood) for page in audit.pages)
    if not claims:
        return "No claim was found that the statistics can be held against."
    says = f"{formats.how_many(claims, 'claim')} held against the published statistics: "
    found = (
        f"{formats.count(wrong)} contradict{'s' * (wrong == 1)} them or "
        f"{'itself' if wrong == 1 else 'themselves'}"
        if wrong
        else "none contradicts them"
    )
    left = f"; {formats.how_many(missed, 'sentence')} not understood" if missed else ""
    return f"{says}{found}{left}."


def _page(number: int, page: AuditedPage, audit: Audit) -> PageShown:
    return PageShown(
        page.name,
        page.taken_from,
        told(page),
        tuple(_claim(number, audited, page, audit) for audited in page.claims),
        page.not_understood,
    )


def _anchor(number: int, audited: Audited) -> str:
    return f"claim-{number}-{audited.claim.id}"


def _claim(number: int, audited: Audited, page: AuditedPage, audit: Audit) -> ClaimShown:
    claim = audited.claim
    place, assumed = place_of(claim, page), "; ".join(claim.assumed)
    return ClaimShown(
        anchor=_anchor(number, audited),
        text=claim.text,
        place=place[:1].upper() + place[1:],
        assumed=f"{assumed[:1].upper()}{assumed[1:]}." if assumed else "",
        verdicts=tuple(_verdict(verdict, audited, page, audit) for verdict in audited.verdicts),
    )


def _verdict(verdict: Verdict, audited: Audited, page: AuditedPage, audit: Audit) -> VerdictShown:
    return VerdictShown(
        label=LABELS[verdict.kind],
        mark=MARKS[verdict.kind],
        finding=finding(verdict, audited.claim, page, audit),
        rule=rule(verdict.kind, verdict.reason),
        keys="; ".join(dict.fromkeys(known.key for known in verdict.known)),
    )


def _source(citation: Citation) -> str:
    retrieved = f", retrieved {formats.day(citation.retrieved)}" if citation.retrieved else ""
    return f"{citation.publisher}, {citation.title}, {citation.period}{retrieved}."
