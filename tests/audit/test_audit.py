"""`audit` as a person runs it: a table, three files, and an exit code that tells."""

import json
import re
import subprocess
import sys
from itertools import pairwise

import outloud
import pikepdf
import pypdfium2
import pytest

from pipeline.audit.model import Audit, Audited, AuditedPage, NoClaim, Verdict
from pipeline.audit.output.rules import LABELS, RULES
from pipeline.audit.output.terminal import audit_lines
from pipeline.core.paths import ROOT
from pipeline.sources.claims import SchoolClaim as Claim
from tests.support import small_archive

WRONG = "<h1>Careers</h1><p>In May 2025 medical assistants earned a median of $46,590 a year.</p>"
RIGHT = WRONG.replace("46,590", "45,690")
CLAIMS = """\
name = "A School"
taken_from = "its page"

[[claim]]
id = "ma"
text = "Medical assistants earn $45,690"
where = ["table"]
role = "medical-assistant"
soc_code = "31-9092"
area = "0000000"
source = "bls_oews"
release = "2025A01"
statistic = "median"
statements = [{ measure = "annual_median", value = 45690, unit = "usd_per_year", printed = "$45,690" }]
"""  # noqa: E501


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    root = tmp_path_factory.mktemp("audit") / "root"
    small_archive.build(root)
    return root


def audit(root, *words, columns="80"):
    return subprocess.run(
        [sys.executable, "-m", "pipeline", "audit", "--root", str(root), *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        env={"COLUMNS": columns, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def accused(small):
    (small / "page.html").write_text(WRONG)
    return audit(small, small / "page.html")


def test_a_contradiction_ends_with_1_and_gives_the_right_figure(accused):
    assert accused.returncode == 1
    assert accused.stdout.splitlines() == [
        "page.html: 1 claim, 1 verdict of 1 kind",
        "",
        "1  line 1, under “Careers”: “In May 2025 medical assistants earned a median of",
        "$46,590 a year.”",
        "  contradicts                  May 2025 says median $45,690 a year.",
    ]


@pytest.mark.usefixtures("accused")
def test_the_page_the_sheet_and_the_record_say_the_same(small):
    folder = small / "data/out/audit"
    record = json.loads((folder / "audit.json").read_text())
    html = (folder / "audit.html").read_text()
    with pypdfium2.PdfDocument(folder / "audit.pdf") as pdf:
        sheet = pdf[0].get_textpage().get_text_range()

    ((verdict,),) = [claim["verdicts"] for claim in record["pages"][0]["claims"]]
    assert record["is_contradicted"]
    assert verdict["finding"] == "May 2025 says median $45,690 a year."
    assert all(
        verdict["finding"] in text and verdict["rule"] in text
        for text in (html, " ".join(sheet.split()))
    )
    assert verdict["known"][0]["key"] == "OEUN000000000000031909213"
    assert "668.71" in html


@pytest.mark.usefixtures("accused")
def test_the_page_needs_nothing_beside_itself_and_its_headings_descend(small):
    html = (small / "data/out/audit/audit.html").read_text()
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]

    assert re.findall(r"<link [^>]*stylesheet|<script|@import|url\(", html) == []
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.usefixtures("accused")
def test_the_sheet_is_tagged(small):
    with pikepdf.open(small / "data/out/audit/audit.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-US"
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()


@pytest.mark.usefixtures("accused")
def test_outloud_finds_no_fault_in_the_sheet(small):
    assert outloud.check(str(small / "data/out/audit/audit.pdf")).findings == []


def test_what_agrees_ends_with_0_as_one_json_object(small):
    (small / "claims.toml").write_text(CLAIMS)
    (small / "right.md").write_text(RIGHT.replace("<h1>", "# ").replace("</h1>", "\n\n"))

    ended = audit(small, small / "claims.toml", small / "right.md", "--json")

    record = json.loads(ended.stdout)
    assert (ended.returncode, record["is_contradicted"]) == (0, False)
    assert [page["name"] for page in record["pages"]] == ["A School", "right.md"]


def test_a_page_that_is_not_there_is_bad_usage(small):
    ended = audit(small, small / "gone.html")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "there is no such page" in ended.stderr


def test_a_narrow_terminal_gets_narrow_lines():
    claim = Claim("ma", "Medical assistants are guaranteed a job", ("text",), *("",) * 5, "", ())
    verdict = Verdict("beyond_statistics", "guarantee", others=("guaranteed",))
    missed = NoClaim("Up to $60,000 a year", "line 3", "no statistic is a highest pay")
    page = AuditedPage("A School", "its page", (Audited(claim, (verdict,)),), (missed,))

    lines = audit_lines(Audit((page,), (), {}, {}), 44)

    assert max(map(len, lines)) <= 44
    assert lines[3:7] == [
        "ma  text: “Medical assistants are guaranteed",
        "a job”",
        "  says what statistics cannot: Says",
        "    “guaranteed”.",
    ]


def test_every_verdict_has_a_name_and_every_rule_is_one_of_a_verdict():
    assert {kind for kind, _ in RULES} == set(LABELS)
