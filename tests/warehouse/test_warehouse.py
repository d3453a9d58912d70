"""A warehouse is built once, whole or not at all, and found again by what it was made from."""

import random
import secrets
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from pipeline.core.errors import ArchiveError, CheckError, LoadError
from pipeline.core.paths import ROOT
from pipeline.warehouse import warehouse
from pipeline.warehouse.run import opened
from pipeline.warehouse.warehouse import (
    are_enough,
    digest_of,
    find_or_build,
    held,
    held_so_far,
    is_whole,
)
from tests.support import small_archive
from tests.support.once import once

MEDIAN = "OEUM004090000000031909213"
BUILD = """
import sys
from pathlib import Path
from pipeline.warehouse.build import build
from pipeline.warehouse.warehouse import find_or_build, held
used = held(Path(sys.argv[1]) / "data/raw")
print("began", flush=True)
print(find_or_build(used, Path(sys.argv[1]) / "out").is_new)
"""


@pytest.fixture(scope="module")
def made(shared):
    """Give a small root with its warehouse, built undisturbed, what is in it, and the seconds."""
    return once(shared, "small-warehouse", _made)


def _made(folder):
    root = folder / "root"
    small_archive.build(root)
    began = time.monotonic()
    path = find_or_build(held(root / "data/raw"), root / "out").path
    return root, contents(path), time.monotonic() - began


@pytest.fixture
def root(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "root")


@pytest.fixture
def used(root):
    return held(root / "data/raw")


def contents(path):
    """Give each table and view of a warehouse with its rows' number and their digest."""
    with opened(path) as connection:
        tables = connection.execute("select schema, name from (show all tables)").fetchall()
        return {
            f"{schema}.{name}": connection.execute(
                f"select count(*), sum(hash(one)::hugeint) from {schema}.{name} as one"
            ).fetchone()
            for schema, name in tables
        }


def kept(root):
    return sorted(path.name for path in (root / "out/warehouse").iterdir())


def start(root):
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(root)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_a_warehouse_is_named_by_what_it_is_made_from_and_stands_there_with_its_seal(root, used):
    digest = digest_of(used)

    assert kept(root) == [f"{digest}.duckdb", f"{digest}.sha256"]
    assert is_whole(root / f"out/warehouse/{digest}.duckdb")


def test_where_nothing_changed_it_is_not_built_again(root, used):
    before = small_archive.everything_in(root / "out")

    found = find_or_build(used, root / "out")

    assert (found.is_new, small_archive.everything_in(root / "out")) == (False, before)
    assert found.digest == digest_of(used)


def halve(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def unseal(path):
    path.with_suffix(".sha256").unlink()


def mistake(path):
    path.with_suffix(".sha256").write_text("0" * 64)


@pytest.mark.parametrize("hurt", [halve, damage, unseal, mistake])
def test_one_that_is_not_whole_is_noticed(root, used, hurt):
    path = find_or_build(used, root / "out").path
    assert is_whole(path)

    hurt(path)

    assert not is_whole(path)


def test_one_that_is_not_whole_is_built_anew(made, root, used):
    path = find_or_build(used, root / "out").path
    halve(path)

    found = find_or_build(used, root / "out")

    assert (found.path, found.is_new, is_whole(path)) == (path, True, True)
    assert contents(path) == made[1]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Have a copy of the code digested, which a test may change."""
    for folder in ("pipeline", "sql"):
        shutil.copytree(ROOT / folder, tmp_path / "project" / folder)
    monkeypatch.setattr(warehouse, "ROOT", tmp_path / "project")
    return tmp_path / "project"


@pytest.mark.usefixtures("project")
def test_a_copy_of_the_code_gives_the_same_digest(made, used):
    assert f"{digest_of(used)}.duckdb" in kept(made[0])


@pytest.mark.parametrize(
    "path",
    [
        "sql/0_macros/verdict.sql", "sql/1_staging/stg_bls_oews__areas.sql",
        "sql/4_checks/keys_are_known.sql", "sql/columns.toml",
        "pipeline/sources/bls_oews/flat_files.py", "pipeline/warehouse/load.py",
        "pipeline/core/states.py",
    ],
)  # fmt: skip
def test_another_line_of_sql_or_of_a_reader_gives_another_digest(project, used, path):
    before = digest_of(used)
    with (project / path).open("a") as file:
        file.write("\n")

    assert digest_of(used) != before


@pytest.mark.parametrize("path", ["sql/5_run/role_gaps.sql", "pipeline/brochures/compose.py"])
def test_what_a_run_alone_uses_leaves_the_digest(project, used, path):
    before = digest_of(used)
    (project / path).unlink()

    assert digest_of(used) == before


def test_another_receipt_or_another_release_gives_another_digest(used):
    changed = retrieved("2026-11-24", used)

    assert len({digest_of(releases) for releases in (used, used[::-1], changed, used[1:])}) == 3


def retrieved(day, releases):
    """Have the first of some releases be retrieved on another day."""
    one, *others = releases
    return [replace(one, receipt=replace(one.receipt, retrieved=day)), *others]


@pytest.mark.parametrize("tool", warehouse.TOOLS)
def test_another_version_of_a_tool_gives_another_digest(monkeypatch, used, tool):
    before, version = digest_of(used), warehouse.version
    newer = {tool: "99.0"}
    monkeypatch.setattr(warehouse, "version", lambda name: newer.get(name) or version(name))

    assert digest_of(used) != before


def test_the_two_that_were_used_last_are_kept(root, used):
    other, third = (retrieved(day, used) for day in ("2026-11-24", "2026-11-25"))
    for releases in (other, used, third):
        find_or_build(releases, root / "out")

    digests = sorted(map(digest_of, (used, third)))
    assert kept(root) == [f"{digest}{end}" for digest in digests for end in (".duckdb", ".sha256")]


def test_two_that_build_at_once_take_turns(made, root):
    shutil.rmtree(root / "out")

    both = [start(root) for _ in range(2)]
    said = sorted(process.communicate()[0].split()[-1] for process in both)

    assert ([process.returncode for process in both], said) == ([0, 0], ["False", "True"])
    (path,) = (root / "out/warehouse").glob("*.duckdb")
    assert is_whole(path)
    assert contents(path) == made[1]


def test_a_failed_check_leaves_nothing_behind(root):
    shutil.rmtree(root / "out")
    small_archive.revise(root, MEDIAN, "71970")

    with pytest.raises(CheckError, match="annual_pay_equals_2080_hours: 1 rows"):
        find_or_build(held(root / "data/raw"), root / "out")

    assert kept(root) == []


@pytest.mark.parametrize("source", ["bls_oews", "bls_projections", "bea_rpp"])
def test_a_source_that_every_report_needs_is_missed(root, source):
    shutil.rmtree(root / "data/raw" / source)

    with pytest.raises(ArchiveError, match=f"{source}: no release of .* is held"):
        held(root / "data/raw")
    so_far = held_so_far(root / "data/raw")
    assert source not in {release.source for release in so_far}
    assert not are_enough(so_far)


def test_a_folder_that_cannot_be_made_is_told(root, used):
    shutil.rmtree(root / "out")
    (root / "out").touch()

    with pytest.raises(LoadError, match="the warehouse cannot be kept"):
        find_or_build(used, root / "out")


@pytest.mark.parametrize("kills", [5, pytest.param(30, marks=pytest.mark.slow)])
def test_a_build_that_is_killed_leaves_none_that_is_used_and_wrong(made, root, used, kills):
    _, whole, seconds = made
    path = find_or_build(used, root / "out").path
    seed = secrets.randbelow(1_000_000)
    print(f"seed {seed}")
    moments = random.Random(seed)
    problems = []
    for _ in range(kills):
        path.with_suffix(".sha256").unlink(missing_ok=True)  # so that each builds
        moment = moments.uniform(0, 1.5 * seconds)
        with start(root) as process:
            process.stdout.readline()
            time.sleep(moment)
            process.kill()
        if is_whole(path) and contents(path) != whole:
            problems.append(f"after {moment:.2f} of {seconds:.2f} s")

    found = find_or_build(used, root / "out")

    assert problems == []
    assert contents(found.path) == whole
    assert kept(root) == [path.name, path.with_suffix(".sha256").name]


def test_a_release_of_an_older_classification_is_not_loaded(tmp_path):
    for name in ("2013A01", "2019A01", "2021A01", "2025A01"):
        (tmp_path / "bls_oews" / name).mkdir(parents=True)
        (tmp_path / "bls_oews" / name / "national.csv").write_text("a\n")

    assert [release.name for release in held_so_far(tmp_path)] == [
        "2019A01", "2021A01", "2025A01",
    ]  # fmt: skip
