"""An audit → the page that the terminal, audit.html and audit.pdf show."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from pipeline.audit.model import KINDS, Audit, Audited, AuditedPage, Claim, Kind, NoClaim, Outcome
from pipeline.audit.output.words import finding, taken
from pipeline.core import formats
from pipeline.core.log import legible_line
from pipeline.core.words import say
from pipeline.settings.organisation import Organisation

REACH = 200  # characters of a quote on either side of its amount
Group = Literal["wrong now", "out of date", "not supported", "right"]
GROUPS: tuple[Group, ...] = get_args(Group)  # the most pressing first
GROUP_OF: dict[Kind, Group] = {
    "contradicts": "wrong now",
    "contradicts_itself": "wrong now",
    "not_the_newest_figure": "out of date",
    "agrees": "right",
    "rounds": "right",
}  # any other is not supported


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding. taken: the parts of the claim, each with how it is known.

    keys: the series, or tables and columns, that the figures were read from.
    """

    id: str
    anchor: str
    group: Group
    label: str
    printed: str
    place: str
    quote: str
    found: str
    instead: str
    taken: tuple[tuple[str, str, str], ...]
    keys: str


@dataclass(frozen=True, slots=True)
class PageShown:
    """One audited page or file of claims. coverage: how much of it was read, in words."""

    read: AuditedPage
    coverage: str
    findings: tuple[ShownFinding, ...]

    def of(self, group: Group) -> list[ShownFinding]:
        """Give the findings of a group."""
        return [one for one in self.findings if one.group == group]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The page of an audit, its templates' only context.

    counts: number, name and meaning. rules: of each verdict its name and what it takes.
    """

    lede: str
    organisation: Organisation
    counts: tuple[tuple[str, str, str], ...]
    pages: tuple[PageShown, ...]
    sources: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    title: str = "What is claimed, and what the statistics say"
    groups: tuple[Group, ...] = GROUPS


def audit_page(audit: Audit, organisation: Organisation) -> AuditPage:
    """Write the page of an audit."""
    pages = tuple(_page(number, page, audit) for number, page in enumerate(audit.pages, start=1))
    findings = [one.group for page in pages for one in page.findings]
    counts: dict[str, int] = {group: findings.count(group) for group in GROUPS}
    counts["not understood"] = sum(len(page.not_understood) for page in audit.pages)
    counts["not readable"] = sum(bool(page.trouble) for page in audit.pages)
    return AuditPage(
        _lede(len(findings), counts["wrong now"]),
        organisation,
        tuple(
            (formats.count(number), name, str(say("audit-group", group=name.replace(" ", "_"))))
            for name, number in counts.items()
        ),
        pages,
        tuple(
            f"{one.publisher}, {one.title}, {one.period}"
            f"{f', retrieved {formats.day(one.retrieved)}' * bool(one.retrieved)}."
            for one in audit.citations
        ),
        rules(),
    )


def rules() -> tuple[tuple[str, str], ...]:
    """Give each verdict as people read it, the gravest first, and what it takes to be given."""
    return tuple(
        (_label(kind), str(say("audit-rule", kind=kind))) for kind in (*KINDS, *get_args(Outcome))
    )


def _label(kind: Kind | Outcome) -> str:
    return str(say("audit-label", kind=kind))


def _lede(findings: int, wrong: int) -> str:
    if not findings:
        return "No claim was found that the statistics can be held against: nothing was checked."
    found = f"{formats.count(wrong) if wrong else 'none'} contradict{'s' * (wrong < 2)}"
    return f"{formats.how_many(findings, 'finding')}: {found} the publisher or the page itself."


def _page(number: int, page: AuditedPage, audit: Audit) -> PageShown:
    read = replace(
        page,
        name=legible_line(page.name),
        taken_from=legible_line(page.taken_from),
        claims=tuple(
            replace(one, claim=replace(one.claim, quote=_quote(one.claim), group=""))
            for one in page.claims
        ),
        others=tuple(replace(one, quote=_quote(one)) for one in page.others),
    )
    findings = sorted(_findings(number, read, audit), key=lambda one: GROUPS.index(one.group))
    return PageShown(read, _coverage(read), tuple(findings))


def _quote(one: Claim | NoClaim) -> str:
    """Quote what stands around an amount: a sentence may be as long as a page."""
    printed = one.amount.printed
    at = max(one.quote.find(printed), 0)
    start, end = max(at - REACH, 0), at + len(printed) + REACH
    return f"{'…' * (start > 0)}{one.quote[start:end]}{'…' * (end < len(one.quote))}"


def _coverage(page: AuditedPage) -> str:
    """Say how the amounts of a page add up; claims in words stand beside them."""
    claims = page.amounts - len(page.others)
    in_words = len(page.claims) - claims
    words = f", and {formats.how_many(in_words, 'claim')} in words" if in_words else ""
    return (
        f"{formats.how_many(page.amounts, 'amount')} = {formats.how_many(claims, 'claim')} + "
        f"{len(page.not_understood):,} not understood + "
        f"{len(page.not_about_a_role):,} not about a role{words}"
    )


def _findings(number: int, page: AuditedPage, audit: Audit) -> Iterator[ShownFinding]:
    """Give one finding an error: what is said twice, or of two claims, is told once."""
    by_id = {one.claim.id: one.claim for one in page.claims}
    alike: dict[object, list[Audited]] = {}
    for one in page.claims:
        ids = frozenset((one.claim.id, *one.verdict.others))
        parts = (one.claim.role, one.claim.area, one.claim.period)
        same = (one.verdict, one.claim.amount, one.claim.measure, *(part.value for part in parts))
        alike.setdefault(ids if one.verdict.kind == "contradicts_itself" else same, []).append(one)
    for first, *more in alike.values():
        claim, verdict = first.claim, first.verdict
        is_older = any(note.kind == "older" for note in first.notes)
        group = "out of date" if is_older else GROUP_OF.get(verdict.kind, "not supported")
        places = dict.fromkeys(one.claim.place for one in (first, *more))
        beside = [by_id[one] for one in verdict.others if one in by_id]
        yield ShownFinding(
            claim.id, f"{number}-{claim.id}", group, _label(verdict.kind),
            claim.amount.printed, "; ".join(places), claim.quote,
            finding(first, beside, audit), verdict.instead, tuple(taken(claim, audit)),
            "; ".join(dict.fromkeys(known.key for known in verdict.known)),
        )  # fmt: skip
