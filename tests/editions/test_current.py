"""A second run finds that nothing has changed, and anything that has changed is noticed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.core.paths import ROOT, Paths
from pipeline.editions import current as module
from pipeline.editions.current import current
from pipeline.editions.publish import CATALOGUE
from pipeline.settings.request import Request
from tests.support.small_archive import OEWS, command

DATA = OEWS / "oe.data.0.Current.zst"
FIRST = "data/out/latest/medical-assistant_vs_medical-office-assistant/0000000/trifold.pdf"


@pytest.fixture
def whole(root):
    """Give a small root whose edition has its catalogue."""
    (root / "data/out/latest" / CATALOGUE).touch()
    return root


def edition(root, **asked_for):
    return current(Request(**asked_for), Paths(root))


def test_an_edition_is_current_until_something_changes(whole):
    found = edition(whole)

    assert found.is_new is False
    assert found.folder == (whole / "data/out/latest").resolve()
    assert len(found.manifest.documents) == 5


def test_where_documents_are_made_makes_no_other_edition(whole):
    assert edition(whole, jobs=7, scheduler="tcp://nowhere:1") == edition(whole)


def test_time_stamps_do_not_matter(whole):
    for path in whole.rglob("*"):
        os.utime(path, (0, 0), follow_symlinks=False)

    assert edition(whole)


def append(path):
    path.write_bytes(path.read_bytes() + b"\n")


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.unlink()
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (flip, DATA),
        (append, "data/raw/bea_rpp/2024/price_parities.csv"),
        (append, "data/raw/bls_projections/2024-34/receipt.json"),
        (append, "data/raw/roles/medical-assistant.toml"),
        (Path.unlink, "data/raw/roles/medical-assistant.toml"),
        (Path.touch, "data/raw/bls_oews/2025A01/oe.new"),
        (append, "brochures.toml"),
        (Path.unlink, "brochures.toml"),
        (flip, FIRST),
        (Path.unlink, FIRST),
        (Path.unlink, "data/out/latest/manifest.json"),
        (flip, "data/out/latest/manifest.json"),
        (Path.unlink, f"data/out/latest/{CATALOGUE}"),
        (Path.unlink, "data/out/latest"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_whatever_changes_is_noticed(whole, change, name):
    change(whole / name)

    assert edition(whole) is None


@pytest.mark.parametrize(
    ("name", "constant"), [("sql", "SQL"), ("templates", "TEMPLATES"), ("words", "WORDS")]
)
def test_a_byte_of_the_projects_own_files_is_noticed(whole, tmp_path, monkeypatch, name, constant):
    copied = shutil.copytree(getattr(module, constant), tmp_path / name)
    monkeypatch.setattr(module, constant, copied)
    assert edition(whole)
    append(next(path for path in sorted(copied.rglob("*.*")) if path.is_file()))

    assert edition(whole) is None


@pytest.mark.parametrize(
    "asked_for",
    [{"areas": ("nation",)}, {"pairs": ("31-1131:29-2061",)}, {"layouts": ("guide",)},
     {"variants": ("screen", "print")}],
    ids=str,
)  # fmt: skip
def test_another_request_is_another_edition(whole, asked_for):
    assert edition(whole, **asked_for) is None


def test_a_second_run_makes_nothing_and_imports_nothing_heavy(whole):
    words = command(whole, "--json")
    again = subprocess.run(
        [sys.executable, "-X", "importtime", *words[1:]], cwd=ROOT, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    lines = again.stderr.splitlines()
    imported = {line.split("|")[-1].strip() for line in lines if line.startswith("import time:")}
    said = [line for line in lines if not line.startswith("import time:")]

    assert again.returncode == 0
    assert json.loads(again.stdout)["edition"] == (whole / "data/out/latest").readlink().name
    assert [line.split()[0] for line in said] == ["current"]
    assert "click" in imported
    assert imported & {"weasyprint", "polars", "duckdb", "jinja2", "fluent", "tqdm"} == set()


def test_job_titles_that_came_make_another_edition(whole):
    shutil.copytree(ROOT / "data/raw/onet/27.0", whole / "data/raw/onet/27.0")

    assert edition(whole) is None
