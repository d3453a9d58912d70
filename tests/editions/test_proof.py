"""An edition proves itself by its name, wherever it is asked for, and whatever disk it lies on."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest

from pipeline.core.files import sha256_of
from pipeline.core.paths import Paths
from pipeline.core.record import to_json
from pipeline.editions.current import current, damage
from pipeline.editions.read import manifest_of
from pipeline.settings.request import Request
from tests.support.world import run_here

MEMORY = Path("/dev/shm")  # another disk than /tmp, on most Linux systems
FIRST = "medical-assistant_vs_medical-office-assistant/0000000/trifold"
NAMED = (f"{FIRST}.pdf", f"{FIRST}.figures.json", f"{FIRST}.txt", f"{FIRST}.preview.png")
TABLES = ("edition.xlsx", "edition.figures.json")
PAGES = ("index.html", "changes.html", "changes.md", "changes.json", *TABLES)


@pytest.fixture
def edition(root):
    return (root / "data/out/latest").resolve()


def append(path):
    path.write_bytes(path.read_bytes() + b"\n")


def test_an_edition_that_nobody_touched_proves_itself(root, edition):
    manifest = manifest_of(edition)

    assert damage(edition) == ""
    assert {*manifest.checksums} == {
        path.relative_to(edition).as_posix() for path in edition.rglob("*.*")
    } - {"manifest.json"}
    assert {*manifest.pages} == {*PAGES}
    assert run_here(root, "check").stderr.splitlines()[-1].split(maxsplit=1)[1] == (
        "1 editions are as published, 0 are not"
    )


@pytest.mark.parametrize("hurt", [append, Path.unlink], ids=["changed", "gone"])
@pytest.mark.parametrize("name", [*NAMED, *PAGES])
def test_whatever_was_touched_is_told_and_never_made_current(root, edition, name, hurt):
    hurt(edition / name)

    checked = run_here(root, "check")
    back = run_here(root, "rollback", edition.name)

    assert (checked.code, back.code) == (1, 1)
    assert all(name in said for said in (checked.stderr, back.stderr))
    assert current(Request(), Paths(root)) is None


def test_a_file_and_its_checksum_changed_together_are_told_by_the_name(root, edition):
    append(edition / NAMED[1])
    manifest = manifest_of(edition)
    files = manifest.files | {NAMED[1]: "0" * 64}
    for forged in (replace(manifest, files=files), replace(manifest, files={})):
        (edition / "manifest.json").write_text(to_json(forged))

        assert "manifest.json is not that of its name" in run_here(root, "check").stderr


def test_an_edition_that_is_called_otherwise_is_told(root, edition):
    shutil.copytree(edition, edition.with_name("2025A01-0123456789ab"))

    assert run_here(root, "rollback", "2025A01-0123456789ab").code == 1


def test_what_was_packed_is_proved_too(root, edition):
    run_here(root, "report", "--bundle")
    assert damage(edition) == ""
    append(edition / "bundle.zip")

    assert damage(edition) == "bundle.zip is not the one that was published"


@pytest.mark.parametrize("how", ["w", "a"], ids=["other documents", "one more"])
def test_a_bundle_and_its_checksum_changed_together_are_told_by_its_documents(root, edition, how):
    run_here(root, "report", "--bundle")
    with ZipFile(edition / "bundle.zip", how) as packed:
        packed.writestr("forged.pdf", b"%PDF")
    manifest = manifest_of(edition)
    pages = manifest.pages | {"bundle.zip": sha256_of(edition / "bundle.zip")}
    (edition / "manifest.json").write_text(to_json(replace(manifest, pages=pages)))

    assert damage(edition) == "bundle.zip does not hold the edition's documents"


@pytest.mark.skipif(not MEMORY.is_mount(), reason="there is one disk only")
def test_editions_and_databases_may_lie_on_another_disk(root, edition):
    out = root / "data/out"
    with TemporaryDirectory(dir=MEMORY) as other:
        for name in ("editions", "databases"):
            shutil.move(out / name, other)
            (out / name).symlink_to(Path(other) / name)

        made = run_here(root, "report", "--area", "Fresno")
        again = run_here(root, "report", "--area", "Fresno")
        told = run_here(root, "explain", "oews.0023420.31-9092.annual_median")
        back = run_here(root, "rollback", edition.name)

        assert [one.code for one in (made, again, told, back)] == [0, 0, 0, 0]
        assert made.stdout == again.stdout
        assert "current" in again.stderr
        assert (out / "latest").readlink() == Path("editions") / edition.name
        assert run_here(root, "check").code == 0
        assert sorted(path.name[0] for path in Path(other, "editions").iterdir()) == ["2", "2"]
