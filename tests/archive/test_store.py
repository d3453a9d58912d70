"""What was fetched is kept for ever, whole or not at all, and never written over."""

import os
from hashlib import sha256

import pytest

from pipeline.archive.gate_record import PASSED, Finding, GateRecord, write_gate_record
from pipeline.archive.receipt import Acquired, Fetched, Receipt, ReceiptFile
from pipeline.archive.releases import all_revisions, releases
from pipeline.archive.source import Release, Source
from pipeline.archive.store import archive
from pipeline.core.errors import ArchiveError
from tests.support.small_archive import everything_in

SOURCE = Source(
    "letters", "Letters", "The publisher", "public domain", "https://example.org/", (), dict,
    use="report",
)  # fmt: skip
UNCHECKED = Finding("unchecked", "refuse", "letters", "2025", "it has not been checked yet")


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


@pytest.fixture
def incoming(raw):
    (raw / ".incoming").mkdir()
    return raw / ".incoming"


def fetched(incoming, name="letters.txt", content=b"letters"):
    path = incoming / f"{name}.part"
    path.write_bytes(content)
    digest = sha256(content).hexdigest()
    return Fetched(path, ReceiptFile(name, name, len(content), digest, digest))


def acquired(*files):
    return Acquired("letters", "2025", "https://example.org/2025", "2026-11-23", files, "a note")


def passed(archived):
    write_gate_record(archived.release.folder, PASSED)


def test_a_release_is_kept_with_its_receipt_and_is_not_built_from_before_it_is_checked(
    raw, incoming
):
    files = fetched(incoming), fetched(incoming, "other.txt", b"other")

    archived = archive(acquired(*files), SOURCE, raw)

    receipt = Receipt(
        "letters", "2025", "Letters, 2025", "The publisher", "public domain",
        "https://example.org/2025", "2026-11-23", tuple(f.file for f in files), "a note",
    )  # fmt: skip
    mark = GateRecord("unchecked", (UNCHECKED,), ())
    assert archived.outcome == "new"
    assert archived.release == Release("letters", "2025", raw / "letters/2025", receipt, 1, mark)
    assert all_revisions(raw, [SOURCE]) == [archived.release]
    assert {*everything_in(raw)} == {
        "letters/2025.gates.json", "letters/2025/letters.txt", "letters/2025/other.txt",
        "letters/2025/receipt.json",
    }  # fmt: skip
    with pytest.raises(ArchiveError, match="no release of Letters is held"):
        releases(raw, [SOURCE])


def test_the_same_bytes_are_recognised(raw, incoming):
    first = archive(acquired(fetched(incoming)), SOURCE, raw)
    before = everything_in(raw / "letters")

    again = archive(acquired(fetched(incoming)), SOURCE, raw)

    assert (again.outcome, again.release) == ("held", first.release)
    assert everything_in(raw / "letters") == before


def test_other_bytes_become_a_revision_beside_the_first(raw, incoming):
    first = archive(acquired(fetched(incoming)), SOURCE, raw)
    passed(first)
    before = everything_in(raw / "letters/2025")

    second = archive(acquired(fetched(incoming, content=b"corrected")), SOURCE, raw)
    third = archive(acquired(fetched(incoming, content=b"corrected again")), SOURCE, raw)
    back = archive(acquired(fetched(incoming)), SOURCE, raw)

    assert (second.outcome, second.release.folder) == ("revised", raw / "letters/2025.r2")
    assert (third.outcome, third.release.folder) == ("revised", raw / "letters/2025.r3")
    assert (back.outcome, back.release.folder) == ("held", raw / "letters/2025")
    assert everything_in(raw / "letters/2025") == before
    assert [r.folder for r in releases(raw, [SOURCE])] == [raw / "letters/2025"]
    assert (raw / "letters/2025.r2/letters.txt").read_bytes() == b"corrected"


def test_a_set_with_a_file_more_is_a_revision(raw, incoming):
    archive(acquired(fetched(incoming)), SOURCE, raw)

    more = archive(acquired(fetched(incoming), fetched(incoming, "b.txt")), SOURCE, raw)

    assert more.outcome == "revised"


def test_a_release_that_cannot_be_kept_leaves_nothing(raw, incoming):
    (raw / "letters").write_text("a file where a folder should be")

    with pytest.raises(ArchiveError, match="the release cannot be archived") as caught:
        archive(acquired(fetched(incoming)), SOURCE, raw)

    assert caught.value.where == str(raw / "letters/2025")


def test_a_mark_that_a_killed_run_left_does_not_hinder_the_next(raw, incoming):
    (raw / "letters").mkdir()
    write_gate_record(raw / "letters/2025", GateRecord("unchecked", (UNCHECKED,), ()))

    assert all_revisions(raw, [SOURCE]) == []
    assert archive(acquired(fetched(incoming)), SOURCE, raw).outcome == "new"


def test_files_keep_the_bytes_that_were_hashed(raw, incoming):
    content = os.urandom(100_000)

    archived = archive(acquired(fetched(incoming, content=content)), SOURCE, raw)

    assert (archived.release.folder / "letters.txt").read_bytes() == content
