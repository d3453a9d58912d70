"""An edition is published whole, and `latest` is swapped in one step."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from pipeline.core.errors import PublishError
from pipeline.core.record import from_json
from pipeline.documents.model import Document
from pipeline.editions.manifest import BuiltFrom, Failure, Manifest
from pipeline.editions.publish import publish
from pipeline.warehouse.transform import Check

DOCUMENT = Document("a/0000000/trifold.pdf", "a", "0000000", "trifold", "screen", 2, 9, "ab", "cd")
MANIFEST = Manifest(
    edition="",
    inputs="01",
    built_from={"bls_oews": BuiltFrom("2025A01", {"oe.area": "ef"})},
    documents=(DOCUMENT,),
    failures=(Failure("a/0600000/trifold.pdf", "TypesetError: it does not fit."),),
    checks=(Check("no_rows", 0),),
    warnings=("mind the gap",),
)
PAGE = "<!doctype html>"
PAGE_SHA256 = sha256(PAGE.encode()).hexdigest()


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def made(out, content=b"a PDF"):
    """Give a folder of one made document, as report hands it over."""
    folder = out / ".build/edition"
    (folder / DOCUMENT.path).parent.mkdir(parents=True)
    (folder / DOCUMENT.path).write_bytes(content)
    return folder


def database(out):
    path = out / ".build/made.duckdb"
    path.write_bytes(b"marts")
    return path


def issue(out, content=b"a PDF", digest="ab"):
    manifest = replace(MANIFEST, documents=(replace(DOCUMENT, sha256=digest),))
    return publish(made(out, content), database(out), manifest.named(), PAGE, out)


def latest_content(out):
    return (out / "latest" / DOCUMENT.path).read_bytes()


def test_an_edition_has_its_documents_and_its_manifest(out):
    folder = issue(out)

    assert folder.parent == out / "editions"
    assert folder.name.startswith("2025A01-")
    assert (folder / DOCUMENT.path).read_bytes() == b"a PDF"
    assert json.loads((folder / "manifest.json").read_text()) == {
        "edition": folder.name,
        "inputs": "01",
        "built_from": {"bls_oews": {"release": "2025A01", "files": {"oe.area": "ef"}}},
        "documents": [
            {
                "path": DOCUMENT.path,
                "pair": "a",
                "area": "0000000",
                "layout": "trifold",
                "variant": "screen",
                "pages": 2,
                "bytes": 9,
                "sha256": "ab",
                "content_digest": "cd",
                "reused": False,
                "language": "en",
            }
        ],
        "failures": [
            {"document": "a/0600000/trifold.pdf", "error": "TypesetError: it does not fit."}
        ],
        "checks": [{"name": "no_rows", "rows": 0}],
        "warnings": ["mind the gap"],
        "accepted": [],
        "compared_with": {},
        "warehouse": "",
        "asked": [],
        "pairs": {},
        "areas": {},
        "files": {},
        "pages": {"index.html": PAGE_SHA256},
    }
    assert not (out / ".build/edition").exists()


def test_latest_is_a_relative_link_that_survives_a_move(out):
    folder = issue(out)

    assert (out / "latest").readlink().as_posix() == f"editions/{folder.name}"
    moved = out.rename(out.with_name("elsewhere"))
    assert latest_content(moved) == b"a PDF"


def test_latest_moves_on_and_the_old_edition_stays(out):
    old = issue(out)
    new = issue(out, b"another PDF", digest="xy")

    assert sorted(path.name for path in out.iterdir()) == [
        ".build",
        "databases",
        "editions",
        "latest",
    ]
    assert sorted((out / "editions").iterdir()) == sorted([old, new])
    assert (old / DOCUMENT.path).read_bytes() == b"a PDF"
    assert latest_content(out) == b"another PDF"


def test_latest_is_replaced_in_one_step(out):
    issue(out)
    link = (out / "latest").lstat().st_ino

    issue(out, b"another PDF", digest="xy")

    assert (out / "latest").lstat().st_ino != link  # another link was renamed over it


def test_the_same_content_is_the_same_edition(out):
    first = issue(out)

    assert issue(out) == first
    assert list((out / "editions").iterdir()) == [first]
    assert latest_content(out) == b"a PDF"


def test_how_an_edition_came_to_be_does_not_name_it(out):
    first = issue(out)
    reused = replace(MANIFEST, inputs="02", documents=(replace(DOCUMENT, reused=True),))

    assert publish(made(out), database(out), reused.named(), PAGE, out) == first
    assert json.loads((first / "manifest.json").read_text())["inputs"] == "02"


def test_a_manifest_is_read_back_as_it_was_written(out):
    folder = issue(out)

    assert from_json((folder / "manifest.json").read_text(), Manifest) == replace(
        MANIFEST, edition=folder.name, pages={"index.html": PAGE_SHA256}
    )


def test_an_edition_that_someone_changed_is_made_good(out):
    folder = issue(out)
    (folder / DOCUMENT.path).write_bytes(b"scribbled over")

    issue(out)

    assert latest_content(out) == b"a PDF"


def test_what_an_interrupted_swap_left_is_cleared(out):
    out.mkdir()
    (out / ".latest.new").symlink_to("nowhere")

    issue(out)

    assert latest_content(out) == b"a PDF"
    assert not (out / ".latest.new").is_symlink()


def test_when_writing_fails_the_last_good_edition_stays(out):
    issue(out)
    folder = made(out, b"another PDF")
    (folder / "manifest.json").mkdir()

    with pytest.raises(PublishError, match="the edition cannot be written") as caught:
        publish(folder, database(out), replace(MANIFEST, warnings=()).named(), PAGE, out)

    assert caught.value.where == str(out)
    assert latest_content(out) == b"a PDF"


def test_when_an_edition_cannot_be_moved_the_last_one_stays(out):
    issue(out)
    folder = out.parent  # cannot be moved into itself

    with pytest.raises(PublishError, match="the edition cannot be written"):
        publish(folder, database(out), replace(MANIFEST, warnings=()).named(), PAGE, out)

    assert latest_content(out) == b"a PDF"


def test_a_latest_that_is_no_link_is_left_alone(out):
    (out / "latest").mkdir(parents=True)
    (out / "latest/mine.txt").write_text("keep me")

    with pytest.raises(PublishError, match="latest is no link") as caught:
        issue(out)

    assert caught.value.where == str(out / "latest")
    assert (out / "latest/mine.txt").read_text() == "keep me"
