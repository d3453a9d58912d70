"""An audit of made claims, one of each kind and reason, with letters that no font here has."""

from dataclasses import replace

from pipeline.archive.citation import Citation
from pipeline.audit.model import (
    Amount,
    Audit,
    Audited,
    AuditedPage,
    Claim,
    NoClaim,
    Note,
    Part,
    PublishedFigure,
    Verdict,
)
from pipeline.audit.output.page import AuditPage, audit_page
from tests.support.comparisons import ORGANISATION

WRONG = Claim(
    "1", Amount("$46,590", 46590, "usd"), "line 1, under “📈 医疗”",
    "In May 2025 medical assistants 👨‍👩‍👧 earned a median of $46,590 a year.",
    Part("31-9092", "medical assistants", "sentence"), Part("median", "median", "sentence"),
    Part("annual", "a year", "sentence"), Part("0000000", "", "no place is named"),
    Part("2025A01", "May 2025", "sentence"), Part("publisher", "", "no other is named"),
)  # fmt: skip
NEWEST = PublishedFigure(
    "bls_oews", "2025A01", "0000000", "31-9092", "annual_median", 45690, "OEUN31909213"
)
OLDER = replace(NEWEST, release="2023A01", value=42000, key="OEUN2023")
MEAN = replace(NEWEST, measure="annual_mean", value=46590)
INSTEAD = "In May 2025, the median was $45,690."


def claim(number: int, amount: Amount = WRONG.amount) -> Claim:
    return replace(WRONG, id=str(number), amount=amount)


HOUR, YEAR = Amount("$21", 21, "usd"), Amount("$50,000", 50000, "usd")
AUDITED = (
    Audited(WRONG, Verdict("contradicts", "differs", (NEWEST,), (MEAN,), (), INSTEAD)),
    Audited(
        replace(WRONG, id="2", place="line 9"),
        Verdict("contradicts", "differs", (NEWEST,), (MEAN,), (), INSTEAD),
    ),
    Audited(
        claim(3, Amount("$42,000", 42000, "usd")),
        Verdict("agrees", "agrees", (OLDER,), instead=INSTEAD),
        (Note("older", (NEWEST,)),),
    ),
    Audited(claim(4, HOUR), Verdict("contradicts_itself", "hours", (NEWEST,), others=("5",))),
    Audited(claim(5, YEAR), Verdict("contradicts_itself", "hours", (NEWEST,), others=("4",))),
    Audited(
        claim(6, Amount("guaranteed")),
        Verdict("beyond_statistics", "guarantee", others=("guaranteed",)),
    ),
    Audited(
        claim(7, Amount("$1", 1, "usd")),
        Verdict("cannot_be_checked", "release_not_held", (NEWEST,), others=("2018A01",)),
        (Note("undated"),),
    ),
)
OTHERS = (
    NoClaim("8", Amount("$9", 9, "usd"), "line 3", "Up to $9", "not_understood", "it is a bound"),
    NoClaim("9", Amount("$8", 8, "usd"), "line 4", "A fee, $8", "not_about_a_role", "it is a cost"),
)
AUDIT = Audit(
    (
        AuditedPage("page.html", "page.html", AUDITED, OTHERS),
        AuditedPage("bad\udcff.txt", "bad\udcff.txt", (), trouble="PageError: bad.txt: no text."),
    ),
    (Citation("bls_oews", "2025A01", "May 2025", "OEWS", "BLS", "2026-07-01", "0" * 64, ""),),
    {"0000000": "United States"},
    {"31-9092": "Medical assistants"},
)


def page() -> AuditPage:
    """Give the page of the made audit."""
    return audit_page(AUDIT, ORGANISATION)
