"""The worked examples of docs/ are carried out, step by step, on a copy of the project."""

import json
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from pipeline.core.paths import ROOT
from tests.support import small_archive

BLOCK = re.compile(r"^```(sh|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


MEASURES = "oe.datatype"


def copied(folder):
    """Copy the project, with a small archive and what the oracle reads of the project's own."""
    root = folder / "copy"
    listed = (ROOT / "pipeline/sources/bls_oews/sample/2025A01" / MEASURES).read_text()
    small_archive.build(root, {**small_archive.oews_files(), MEASURES: listed})
    for name in ("edd_projections", "state_projections"):
        shutil.rmtree(root / "data/raw" / name)
        shutil.copytree(ROOT / "data/raw" / name, root / "data/raw" / name)
    for name in ("pipeline", "sql", "reports", "docs", "tests"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def by_hand(document):
    """Count the files that a page writes or changes by hand, data apart, and their lines."""
    text = (ROOT / "docs" / document).read_text()
    changes = [change for kind, change in BLOCK.findall(text) if kind == "diff"]
    changes = [change for change in changes if ".csv\n" not in change]
    lines = [line for change in changes for line in change.splitlines() if line[0] in "+-"]
    named = {line for line in lines if line.startswith("+++ ")}
    return len(named), sum(line[0] == "+" for line in lines) - len(named)


def carry_out(document, root):
    """Type a page's commands and make its changes, in order; give the last command's lines."""
    said = ""
    for kind, text in BLOCK.findall((ROOT / "docs" / document).read_text()):
        if kind == "diff":
            run(["git", "apply", "-p1", "--unidiff-zero", "-"], root, text)
        else:
            for line in text.splitlines():
                said = run(typed(line), root)
    return said.splitlines()


def typed(line):
    """Give the words that a line of the page comes to."""
    name, *words = shlex.split(line)
    if name != "make":
        return [sys.executable, *words]
    verb, *settings = words
    asked = [setting.removeprefix("ARGS=") for setting in settings]
    return [sys.executable, "-m", "pipeline", verb, *shlex.split(" ".join(asked))]


def run(words, root, text=None):
    done = subprocess.run(
        words, cwd=root, input=text, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, (words, done.stderr[-2000:])
    return done.stdout


def test_a_layout_is_added_in_one_folder(tmp_path):
    copy = copied(tmp_path)
    before = {path for name in ("pipeline", "reports", "sql") for path in (copy / name).rglob("*")}

    documents = carry_out("add-a-layout.md", copy)

    after = {path for name in ("pipeline", "reports", "sql") for path in (copy / name).rglob("*")}
    new = {p.relative_to(copy).as_posix() for p in after - before if "__pycache__" not in p.parts}
    folder = "reports/templates/flyer"
    assert new == {
        folder,
        *(f"{folder}/{name}" for name in ("layout.toml", "flyer.html.j2", "flyer.css")),
    }
    assert [line.rpartition("/")[2] for line in documents] == ["flyer.pdf"]
    (figures,) = (copy / "data/out/latest").glob("*/*/flyer.figures.json")
    assert {one["source"] for one in json.loads(figures.read_text())} >= {
        "bls_oews", "edd_projections"
    }  # fmt: skip
    assert "Flyer" in (copy / "data/out/latest/index.html").read_text()


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """Give a copy to which the page's source was added, and what the page's last command said."""
    root = copied(tmp_path_factory.mktemp("source"))
    return root, carry_out("add-a-source.md", root)


def test_a_source_takes_few_files_and_lines_by_hand():
    files, lines = by_hand("add-a-source.md")

    print(f"a source with a figure on the guide, by hand: {files} files, {lines} lines")
    assert files <= 6
    assert lines <= 100


def test_its_figure_is_printed_with_its_cell_and_its_citation(source):
    root, _ = source

    figure, text = printed(root)
    assert figure == {
        **figure, "id": "tuition.06.usd_per_year", "printed": "$1,440", "source": "tuition",
        "release": "2025", "mart": "tuition", "row": {"release": "2025", "state_code": "06"},
    }  # fmt: skip
    assert {
        "Community college tuition, 2025 | $1,440 | $1,440",
        "U.S. Department of Education, Community College Tuition, 2025.",
    } <= set(text)


def test_it_is_explained_through_the_sql_to_its_line(source):
    _, said = source

    assert [line.strip() for line in said if "tuition" in line][:8] == [
        "$1,440  tuition.06.usd_per_year",
        "Community college tuition, 2025 | $1,440 | $1,440",
        "through    marts.tuition.usd_per_year = 1440.0  (state_code 06)",
        "sql/3_marts/tuition.sql:7  usd_per_year",
        "sql/1_staging/stg_tuition.sql:7  usd_per_year",
        "from raw.tuition.usd_per_year",
        "stands in  data/raw/tuition/2025/tuition-2025.csv, line 2, usd_per_year",
        "key        tuition, 06, usd_per_year",
    ]


def test_status_and_its_own_tests_know_it(source):
    root, _ = source

    status = run([sys.executable, "-m", "pipeline", "status"], root)
    assert ["tuition", "2025", "2025"] in [line.split()[:3] for line in status.splitlines()]
    own = ("sql/test_tuition.py", "sources/test_samples.py", "test_architecture.py")
    chosen = ["-n", "0", "-p", "no:cacheprovider", "-k", "tuition or grain"]
    run([sys.executable, "-m", "pytest", *chosen, *(f"tests/{name}" for name in own)], root)


def test_its_next_release_is_proved_and_its_change_is_told(source):
    root, _ = source
    oracle = [sys.executable, "-m", "tests.oracle", "data/out/latest"]
    before = run(oracle, root)
    later = root / "data/raw/tuition/2026/tuition-2026.csv"
    later.parent.mkdir()
    later.write_text((root / "tuition-2025.csv").read_text().replace("1440", "1500"))

    run(typed("make report ARGS='--layout guide --area 0023420'"), root)

    assert printed(root)[0]["printed"] == "$1,500"
    changes = (root / "data/out/latest/changes.md").read_text()
    assert "- Community College Tuition: 2026 replaces 2025." in changes
    assert "| California, Community college tuition | $1,440 | $1,500 | +$60 (+4.2%) |" in changes
    for proof in (before, run(oracle, root)):
        assert re.search(r"2  published, tuition\n +\d+  figures, 0 differ", proof)


def printed(root):
    """Give the one figure of the new source that a guide prints, and the guide's text."""
    (file,) = (root / "data/out/latest").glob("*/*/guide.figures.json")
    (figure,) = (one for one in json.loads(file.read_text()) if one["mart"] == "tuition")
    return figure, file.with_name("guide.txt").read_text().splitlines()
