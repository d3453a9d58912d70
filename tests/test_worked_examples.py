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


@pytest.fixture
def copy(tmp_path):
    """Give a copy of the project with a small archive."""
    root = tmp_path / "copy"
    small_archive.build(root)
    for name in ("pipeline", "sql", "reports", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


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


def test_a_layout_is_added_in_one_folder(copy):
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
        "bls_oews", "bls_projections"
    }  # fmt: skip
    assert "Flyer" in (copy / "data/out/latest/index.html").read_text()
