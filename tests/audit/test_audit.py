"""`audit` as a person runs it: a table, three files, and an exit code that tells."""

import json
import subprocess
import sys

import pypdfium2
import pytest

from pipeline.core.paths import ROOT
from tests.support import small_archive

WRONG = (
    "<h1>Careers 📈 医疗</h1>"
    "<p>In May 2025 medical assistants earned a median of $46,590 a year.</p>"
)
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


def test_a_contradiction_ends_with_1_and_is_told_before_anything_is_written(accused):
    assert accused.returncode == 1
    assert accused.stdout.splitlines()[8:] == [
        "page.html: 1 amount = 1 claim + 0 not understood + 0 not about a role",
        "",
        "WRONG NOW",
        "1  $46,590  contradicts (line 1, under “Careers 📈 医疗”)",
        "   “In May 2025 medical assistants earned a median of $46,590 a year.”",
        "   May 2025: median $45,690 a year.",
        "   Read: Medical Assistants; median; a year; May 2025.",
        "   Assumed: the United States (no place is named: the nation is taken); the",
        "   publisher (no other is named).",
        "   Write: In May 2025, the median annual wage of medical assistants in the",
        "   United States was $45,690. Source: U.S. Bureau of Labor Statistics.",
    ]
    steps = accused.stderr.splitlines()
    assert [line.split("/")[-1] for line in steps[-3:]] == [
        "audit.html", "audit.json", "audit.pdf",
    ]  # fmt: skip


@pytest.mark.usefixtures("accused")
def test_the_page_the_sheet_and_the_record_say_the_same(small):
    folder = small / "data/out/audit"
    record = json.loads((folder / "audit.json").read_text())
    (finding,) = record["pages"][0]["findings"]
    html = (folder / "audit.html").read_text()
    with pypdfium2.PdfDocument(folder / "audit.pdf") as pdf:
        sheet = " ".join(pdf[0].get_textpage().get_text_range().split())

    assert record["is_contradicted"]
    assert all(finding[name] in text for name in ("found", "instead") for text in (html, sheet))
    assert finding["keys"] == "OEUN000000000000031909213"


def test_what_agrees_ends_with_0_as_one_json_object_that_is_the_record(small):
    (small / "claims.toml").write_text(CLAIMS)
    (small / "right.md").write_text(RIGHT.replace("<h1>", "# ").replace("</h1>", "\n\n"))

    ended = audit(small, small / "claims.toml", small / "right.md", "--json")

    record = json.loads(ended.stdout)
    assert (ended.returncode, record["is_contradicted"], record["is_read"]) == (0, False, True)
    assert [page["name"] for page in record["pages"]] == ["A School", "right.md"]
    assert record == json.loads((small / "data/out/audit/audit.json").read_text())


@pytest.mark.parametrize(("beside", "code"), [(RIGHT, 4), (WRONG, 1)])
def test_a_page_that_cannot_be_read_ends_with_4_unless_another_contradicts(small, beside, code):
    (small / "beside.html").write_text(beside)
    (small / "bad.txt").write_bytes(b"\0\1\2")

    ended = audit(small, small / "bad.txt", small / "beside.html", columns="200")

    assert ended.returncode == code
    lines = ended.stdout.splitlines()
    assert "1  not readable    pages" in lines
    assert any(line.startswith("bad.txt: not readable. PageError: ") for line in lines)
    assert "beside.html: 1 amount = 1 claim + 0 not understood + 0 not about a role" in lines


def test_a_page_that_is_not_there_is_bad_usage(small):
    ended = audit(small, small / "gone.html")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "there is no such page" in ended.stderr
