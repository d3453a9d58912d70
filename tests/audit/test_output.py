"""What an audit found, as a person gets it: on a terminal, as three files, and as rules."""

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pypdfium2
import pytest

from pipeline.audit.audit import statistics_of
from pipeline.audit.judge.instead import with_sentence
from pipeline.audit.judge.judge import judge
from pipeline.audit.model import KINDS, Audit, AuditedPage, Outcome
from pipeline.audit.output import files
from pipeline.audit.output.page import audit_page, rules
from pipeline.audit.output.terminal import MOST, audit_lines
from pipeline.core.errors import TypesetError
from pipeline.core.paths import ROOT
from pipeline.warehouse.run import opened
from tests.audit.test_passages import FILES
from tests.support import audits
from tests.support.audited import held, names
from tests.support.comparisons import ORGANISATION
from tests.support.marts import warehouse_of_all
from tests.support.passages import passages, read

ON_A_TERMINAL = """\
5 findings: 2 contradict the publisher or the page itself.
2  wrong now       contradicts the publisher or itself
1  out of date     right once, or of no year
2  not supported   the statistics do not say it
0  right           the newest figure
1  not understood  amounts, each with the reason
1  not readable    pages

page.html: 8 amounts = 6 claims + 1 not understood + 1 not about a role, and 1
   claim in words

WRONG NOW
1  $46,590  contradicts (line 1, under “📈 医疗”; line 9)
   “In May 2025 medical assistants 👨‍👩‍👧 earned a median of $46,590 a year.”
   May 2025: median $45,690 a year. It is the mean $46,590 a year.
   Read: Medical assistants; median; a year; May 2025.
   Assumed: the United States (no place is named); the publisher (no other is
   named).
   Write: In May 2025, the median was $45,690.
4  $21  contradicts itself (line 1, under “📈 医疗”)
   “In May 2025 medical assistants 👨‍👩‍👧 earned a median of $46,590 a year.”
   $21 × 2,080 hours is $43,680 a year, and not $50,000. May 2025: median
   $45,690 a year.
   Read: Medical assistants; median; a year; May 2025.
   Assumed: the United States (no place is named); the publisher (no other is
   named).

OUT OF DATE
3  $42,000  agrees (line 1, under “📈 医疗”)
   “In May 2025 medical assistants 👨‍👩‍👧 earned a median of $46,590 a year.”
   May 2023: median $42,000 a year. May 2025: median $45,690 a year.
   Read: Medical assistants; median; a year; May 2025.
   Assumed: the United States (no place is named); the publisher (no other is
   named).
   Write: In May 2025, the median was $45,690.

NOT SUPPORTED
6  guaranteed  says what statistics cannot (line 1, under “📈 医疗”)
   “In May 2025 medical assistants 👨‍👩‍👧 earned a median of $46,590 a year.”
   “guaranteed”: the statistics describe an occupation; they promise nobody a
   job or pay.
   Read: Medical assistants; median; a year; May 2025.
   Assumed: the United States (no place is named); the publisher (no other is
   named).
7  $1  cannot be checked (line 1, under “📈 医疗”)
   “In May 2025 medical assistants 👨‍👩‍👧 earned a median of $46,590 a year.”
   May 2018 is not held. Fetch it: refresh --source bls_oews --release 2018A01.
   May 2025: median $45,690 a year. It names no year.
   Read: Medical assistants; median; a year; May 2025.
   Assumed: the United States (no place is named); the publisher (no other is
   named).

NOT UNDERSTOOD
8  $9 (line 3): it is a bound

bad\\udcff.txt: not readable. PageError: bad.txt: no text."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give the folder of an audit that was written where another lay."""
    folder = tmp_path_factory.mktemp("out") / "audit"
    folder.mkdir()
    (folder / "other.html").write_text("of the page before")
    page = audits.page()
    files.write_audit(files.record(audits.AUDIT, page), page, folder)
    return folder


def test_a_terminal_has_a_summary_then_each_error_once():
    assert audit_lines(audits.page(), 80) == ON_A_TERMINAL.split("\n")


def test_a_narrow_terminal_gets_narrow_lines():
    lines = audit_lines(audits.page(), 44)

    assert max(map(len, lines)) <= 44
    assert "".join("".join(lines).split()) == "".join(ON_A_TERMINAL.split())


def test_a_long_list_ends_with_how_many_more_there_are():
    missed = (audits.OTHERS[0],) * (MOST + 7)
    page = AuditedPage("page.html", "page.html", (), missed)
    lines = audit_lines(audit_page(Audit((page,), (), {}, {}), ORGANISATION), 80)

    assert lines[0] == (
        "No claim was found that the statistics can be held against: nothing was checked."
    )
    assert lines[-1] == "7 more are in audit.html and audit.json."


def test_a_quote_has_what_stands_around_its_amount_not_the_page():
    said = f"{'words ' * 9_000}earn $9 a year{' and more' * 9_000}"
    page = AuditedPage("page.html", "", (), (replace(audits.OTHERS[0], quote=said),))
    audit = Audit((page,), (), {}, {})
    (one,) = files.record(audit, audit_page(audit, ORGANISATION))["pages"][0]["others"]

    assert "words earn $9 a year and more" in one["quote"]
    assert (len(one["quote"]), one["quote"][0], one["quote"][-1]) == (404, "…", "…")


def test_an_audit_takes_the_place_of_the_one_before(folder):
    assert sorted(path.name for path in folder.parent.iterdir()) == ["audit"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "audit.html", "audit.json", "audit.pdf",
    ]  # fmt: skip


def test_letters_without_a_glyph_are_a_mark_in_the_sheet_and_stay_elsewhere(folder):
    with pypdfium2.PdfDocument(folder / "audit.pdf") as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_range().split())

    assert "In May 2025 medical assistants \ufffd earned a median of $46,590 a year." in text
    assert all("👨‍👩‍👧" in (folder / name).read_text() for name in ("audit.html", "audit.json"))


def test_a_sheet_that_cannot_be_set_costs_neither_page_nor_record(tmp_path, monkeypatch):
    def fail(*_, **__):
        raise TypesetError("a page came out wrong")

    monkeypatch.setattr(files, "typeset", fail)
    with pytest.raises(TypesetError):
        files.write_audit({"pages": []}, audits.page(), tmp_path / "audit")

    assert json.loads((tmp_path / "audit/audit.json").read_text()) == {"pages": []}
    assert "$46,590" in (tmp_path / "audit/audit.html").read_text()


def test_the_record_has_every_part_and_the_page_every_rule(folder):
    record = json.loads((folder / "audit.json").read_text())
    html = (folder / "audit.html").read_text()
    page, unread = record["pages"]

    assert (record["is_contradicted"], record["is_read"]) == (True, False)
    assert record["summary"] == {
        "wrong now": 2, "out of date": 1, "not supported": 2, "right": 0, "not understood": 1,
        "not readable": 1,
    }  # fmt: skip
    assert unread["trouble"] == "PageError: bad.txt: no text."
    assert page["findings"][0]["taken"] == [
        ["occupation", "Medical assistants", "read in the sentence: “medical assistants”"],
        ["statistic", "median", "read in the sentence"],
        ["unit", "a year", "read in the sentence: “a year”"],
        ["area", "the United States", "assumed: no place is named"],
        ["period", "May 2025", "read in the sentence: “May 2025”"],
        ["source", "the publisher", "assumed: no other is named"],
    ]
    assert [one["claim"]["id"] for one in page["claims"]] == list("1234567")
    assert [rule for _, rule in rules() if rule not in html] == []


def test_the_page_needs_nothing_beside_itself_and_its_headings_descend(folder):
    html = (folder / "audit.html").read_text()
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]

    assert re.findall(r"<link [^>]*stylesheet|<script|@import|url\(", html) == []
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_readme_has_the_rules_and_every_verdict_has_one():
    rows = [f"| *{label}* | {rule} |" for label, rule in rules()]

    assert len({rule for _, rule in rules()}) == len(KINDS) + len(get_args(Outcome))
    assert "\n".join(["| verdict | when |", "|---|---|", *rows]) in (ROOT / "README.md").read_text()


def test_every_verdict_on_real_manners_is_said_in_words(tmp_path):
    found = [read(one, names(), tmp_path) for file in FILES for one in passages(file)]
    with opened(warehouse_of_all()) as connection:
        claims = [claim for claims, _ in found for claim in claims]
        statistics = statistics_of(connection, held(), claims)
    judged = [
        AuditedPage("", "", tuple(
            with_sentence(one, statistics, names().plurals) for one in judge(claims, statistics)
        ), others)
        for claims, others in found
    ]  # fmt: skip
    areas = {code: area.area_name for code, area in statistics.areas.items()}
    page = audit_page(Audit(tuple(judged), (), areas, names().occupation_names), ORGANISATION)

    shown = [one for page in page.pages for one in page.findings]
    assert len(shown) > 100
    assert [one for one in shown if not re.search(r"\w.*\.$", one.found)] == []
    assert [one for one in shown if one.group == "wrong now" and "read" not in str(one.taken)] == []
    for read_page in judged:
        parts = (read_page.claims, read_page.not_understood, read_page.not_about_a_role)
        of_words = [one for one in read_page.claims if one.claim.amount.kind == "words"]
        assert read_page.amounts == sum(map(len, parts)) - len(of_words)
