"""A new source is a folder and its SQL: every command goes through it without another edit."""

import json
import shutil
import subprocess
import sys

import pytest

from pipeline.core.paths import ROOT, Paths
from pipeline.editions.databases import opened_again
from tests.support import posted

PUBLICATION = '''\
"""What tuition costs, made up."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.archive.source import Feed, RawTable, RecognisedFile, Release, Source
from pipeline.sources.formats.bytes import columns_of, stored
from pipeline.sources.formats.tidy import columns, read_tidy, texts

ADDRESS = "https://www.bls.gov/tuition/tuition.csv"
TUITION = RawTable(
    "tuition", {**texts("state_code"), "usd_per_year": pl.Float64}, ("release", "state_code")
)


def read(release: Release) -> Mapping[str, pl.DataFrame]:
    return {TUITION.name: read_tidy(*stored(release).values(), TUITION, release.name)}


def newest(paths: Sequence[Path]) -> str:
    return "2026"


def recognise(path: Path) -> RecognisedFile | None:
    if columns_of(path) != columns(TUITION):
        return None
    return RecognisedFile("tuition", frozenset(["tuition"]), frozenset(["2026"]), "tuition.csv")


SOURCE = Source(
    name="tuition",
    title="Tuition",
    publisher="A made up office",
    licence="public domain",
    address=ADDRESS,
    tables=(TUITION,),
    read=read,
    feed=Feed(12, (ADDRESS,), newest, lambda _: (ADDRESS,), recognise),
)
'''
STAGING = """\
-- What a year costs in a state.
-- grain: state_code
select
    state_code,
    usd_per_year,
from raw.tuition
"""
GLOSSARY = 'usd_per_year = "What a year costs, in dollars"\n'
ROWS = b"state_code,usd_per_year\n06,1440\n41,5420\n"


@pytest.fixture
def project(tmp_path):
    """Give a copy of the project with one source more."""
    copy = tmp_path / "project"
    for folder in ("pipeline", "sql", "reports"):
        shutil.copytree(ROOT / folder, copy / folder)
    source = copy / "pipeline/sources/tuition"
    source.mkdir()
    (source / "__init__.py").write_text('"""What tuition costs."""\n')
    (source / "publication.py").write_text(PUBLICATION)
    (copy / "sql/1_staging/stg_tuition.sql").write_text(STAGING)
    with (copy / "sql/columns.toml").open("a") as file:
        file.write(GLOSSARY)
    return copy


def run(project, *words):
    words = [sys.executable, "-m", "pipeline", *words]
    return subprocess.run(words, cwd=project, capture_output=True, text=True, check=False)


def staged(root):
    """Give the rows of the new source in the database of the last edition."""
    latest = (root / "data/out/latest").resolve()
    with opened_again(latest, Paths(root)) as connection:
        return connection.execute("from staging.stg_tuition order by all").fetchall()


def test_a_new_source_is_asked_loaded_and_told_by_its_folder_and_sql(project, root, publisher):
    posted.asks(root, publisher)
    publisher.post("www.bls.gov/tuition/tuition.csv", ROWS)
    where = ("--root", str(root))

    asked = run(project, "refresh", *where, "--source", "tuition")
    assert asked.returncode == 0, asked.stderr
    assert "admitted   tuition 2026" in asked.stderr
    assert staged(root) == [("06", 1440.0), ("41", 5420.0)]
    built_from = json.loads((root / "data/out/latest/manifest.json").read_text())["built_from"]
    assert built_from["tuition"]["release"] == "2026"

    (line,) = (
        line for line in run(project, "status", *where).stdout.splitlines() if "tuition" in line
    )
    assert line.split()[:3] == ["tuition", "2026", "2026"]
    assert run(project, "check", *where).returncode == 0
    assert "tuition" in run(project, "refresh", "--help").stdout


def test_a_folder_that_is_no_source_is_told_before_anything_is_built(project, root):
    (project / "pipeline/sources/tuition/publication.py").unlink()

    ended = run(project, "report", "--root", str(root))

    assert ended.returncode == 1
    assert ended.stderr.startswith(
        f"FindError: {project}/pipeline/sources/tuition: the folder of a source has no "
        "publication.py (expected publication.py, found __init__.py"
    )
