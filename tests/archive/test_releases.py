"""The archive is read back only as it was written."""

import json
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest
import zstandard

from pipeline.archive.gate_record import GateRecord, write_gate_record
from pipeline.archive.receipt import Origin, Receipt, ReceiptFile
from pipeline.archive.releases import (
    BY_HAND,
    all_revisions,
    newest_good,
    newest_held,
    releases,
    verified,
)
from pipeline.archive.source import Release, Source
from pipeline.core.errors import ArchiveError
from pipeline.core.record import from_json, to_json

SOURCE = Source(
    "letters", "Letters", "The publisher", "public domain", "https://example.org/", (), dict,
    use="report",
)  # fmt: skip
TEXT = b"a\tb\r\n" * 1000


def digest(content):
    return sha256(content).hexdigest()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "raw/letters/2025"


def store(folder, name, content, *, compress=False):
    """Put a file in its release folder; gives its line of the receipt."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = zstandard.compress(content) if compress else content
    path = folder / (f"{name}.zst" if compress else name)
    path.write_bytes(stored)
    return ReceiptFile(name, path.name, len(content), digest(content), digest(stored))


def receipt(*files, release="2025"):
    return Receipt("letters", release, "Letters of 2025", "", "", "", "2026-01-02", tuple(files))


@pytest.fixture
def kept(folder):
    """Give the receipt of a release of two files, one compressed."""
    written = receipt(
        store(folder, "letters.txt", TEXT, compress=True), store(folder, "other.txt", b"other")
    )
    (folder / "receipt.json").write_text(to_json(written))
    return written


def read(folder):
    return releases(folder.parent.parent, [SOURCE])


def test_a_release_is_what_its_receipt_says(folder, kept):
    assert read(folder) == [Release("letters", "2025", folder, kept)]


def test_what_a_receipt_leaves_out_is_as_its_source_says(folder):
    file = store(folder, "letters.txt", TEXT)
    (folder / "receipt.json").write_text(to_json(replace(receipt(file), title="")))

    (found,) = read(folder)

    assert found.receipt == replace(
        receipt(file), title="Letters, 2025", publisher="The publisher", licence="public domain",
        address="https://example.org/",
    )  # fmt: skip


@pytest.mark.usefixtures("kept")
def test_releases_come_by_source_and_then_oldest_first(folder):
    raw = folder.parent.parent
    for other in ("letters/2023", "letters/2024", "digits/2022"):
        (raw / other).mkdir(parents=True)
        (raw / other / "a.txt").write_bytes(b"a")
    (raw / "letters/README").write_text("no release")
    (raw / "letters/.hidden").mkdir()

    found = releases(raw, [SOURCE, replace(SOURCE, name="digits")])

    assert list(map(str, found)) == ["letters 2023", "letters 2024", "letters 2025", "digits 2022"]


def remove(folder):
    (folder / "letters.txt.zst").unlink()


def change(folder):
    path = folder / "letters.txt.zst"
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def empty(folder):
    (folder / "letters.txt.zst").write_bytes(b"")


@pytest.mark.parametrize(
    ("spoil", "what", "expected", "found"),
    [
        (remove, "a file that the receipt names is missing", "5,000 bytes, sha256 ", ""),
        (change, "the file is not the one that was archived", "sha256 ", " bytes"),
        (empty, "the file is not the one that was archived", "sha256 ", "0 bytes (empty)"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_a_file_that_is_not_what_was_archived_is_told(folder, spoil, what, expected, found):
    spoil(folder)

    with pytest.raises(ArchiveError) as caught:
        read(folder)

    error = caught.value
    assert (error.what, error.where) == (what, str(folder / "letters.txt.zst"))
    assert error.expected.startswith(expected)
    assert error.found.endswith(found)
    assert error.todo


def of(**changes):
    return lambda written: replace(written, **changes)


def of_first(**changes):
    return lambda written: replace(
        written, files=(replace(written.files[0], **changes), *written.files[1:])
    )


@pytest.mark.parametrize(
    ("lie", "what"),
    [
        (of(source="digits"), "the receipt is of another release"),
        (of(release="2024"), "the receipt is of another release"),
        (of_first(stored_as="../2024/letters.txt"), "the receipt names what is no plain file"),
        (of_first(name="/etc/passwd"), "the receipt names what is no plain file"),
        (
            of_first(name="a\x1b[2J", stored_as="a\x1b[2J.zst"),
            "the receipt names what is no plain file",
        ),
        (of_first(name="", stored_as=".zst"), "the receipt names what is no plain file"),
        (
            lambda written: replace(written, files=written.files * 2),
            "the receipt names a file twice",
        ),
        (of_first(bytes=4_999), "the receipt is not true of the file"),
        (of_first(sha256="0" * 64), "the receipt is not true of the file"),
        (of_first(stored_sha256="0" * 64), "the file is not the one that was archived"),
    ],
)
def test_a_receipt_that_lies_is_refused(folder, kept, lie, what):
    (folder / "receipt.json").write_text(to_json(lie(kept)))

    with pytest.raises(ArchiveError) as caught:
        read(folder)

    assert caught.value.what == what
    assert caught.value.todo


@pytest.mark.parametrize("taken_in", [of(note=BY_HAND), of_first(address="https://example.org/a")])
def test_a_release_that_was_taken_in_and_lost_its_mark_is_unchecked(folder, kept, taken_in):
    (folder / "receipt.json").write_text(to_json(taken_in(kept)))

    (found,) = all_revisions(folder.parent.parent, [SOURCE])

    assert (found.mark.state, [finding.reason for finding in found.mark.findings]) == (
        "unchecked", ["what its gates found is gone"],
    )  # fmt: skip
    with pytest.raises(ArchiveError, match="no release of Letters is held"):
        read(folder)


@pytest.mark.usefixtures("kept")
def test_a_file_that_the_receipt_does_not_name_is_told(folder):
    (folder / "letters2.txt").write_bytes(b"mine")
    (folder / "~lock").touch()

    with pytest.raises(ArchiveError) as caught:
        read(folder)

    error = caught.value
    assert (error.what, error.where, error.expected) == (
        "letters2.txt is not in the release's receipt",
        str(folder),
        "letters.txt.zst, other.txt",
    )


def test_a_receipt_for_an_empty_file_is_refused(folder):
    folder.mkdir(parents=True)
    (folder / "other.txt").write_bytes(b"")
    nothing = ReceiptFile("other.txt", "other.txt", 0, digest(b""), digest(b""))
    (folder / "receipt.json").write_text(to_json(receipt(nothing)))

    with pytest.raises(ArchiveError, match="the file is empty"):
        read(folder)


RECORD = json.loads(to_json(receipt()))


@pytest.mark.parametrize(
    "text",
    [
        "", "no json", "null", "5", "[]", "{}",
        '{"files": 1}',
        '{"files": [1]}',
        json.dumps({**RECORD, "signed_by": "someone"}),
        json.dumps({key: value for key, value in RECORD.items() if key != "retrieved"}),
        json.dumps({**RECORD, "files": [{"name": "a"}]}),
        b"\xff\xfe",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("kept")
def test_a_bad_receipt_is_told(folder, text):
    (folder / "receipt.json").write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(ArchiveError, match="the receipt cannot be read") as caught:
        read(folder)

    assert caught.value.where == str(folder / "receipt.json")


def test_a_receipt_reads_back_as_it_was_written():
    origin = Origin("a.xlsx", "https://example.org/", "Table 1", 9, "ab")
    file = ReceiptFile("a", "a.zst", 1, "ab", "cd", "a note — with a dash", (origin,))

    assert from_json(to_json(receipt(file)), Receipt) == receipt(file)


def test_an_empty_folder_is_told(folder):
    folder.mkdir(parents=True)
    (folder / ".DS_Store").touch()
    (folder / "~lock").touch()

    with pytest.raises(ArchiveError, match="the release folder is empty") as caught:
        read(folder)

    assert (caught.value.where, caught.value.expected) == (str(folder), "files of Letters")


@pytest.mark.parametrize("makes_top", [True, False])
def test_a_source_without_a_release_is_told(folder, makes_top):
    if makes_top:
        folder.parent.mkdir(parents=True)

    with pytest.raises(ArchiveError, match="no release of Letters is held") as caught:
        read(folder)

    assert caught.value.where == str(folder.parent)
    assert "https://example.org/" in caught.value.todo


def by_hand(*files, note=BY_HAND):
    return Receipt(
        source="letters",
        release="2025",
        title="Letters, 2025",
        publisher="The publisher",
        licence="public domain",
        address="https://example.org/",
        retrieved="",
        files=tuple(files),
        note=note,
    )


def test_files_dropped_in_by_hand_are_taken_as_they_are(folder):
    folder.mkdir(parents=True)
    packed = zstandard.compress(TEXT[:2000]) + zstandard.compress(TEXT[2000:])
    (folder / "letters.txt.zst").write_bytes(packed)
    (folder / "a.txt").write_bytes(b"a")
    (folder / ".hidden").touch()

    assert read(folder) == [
        Release(
            "letters",
            "2025",
            folder,
            by_hand(
                ReceiptFile("a.txt", "a.txt", 1, digest(b"a"), digest(b"a")),
                ReceiptFile("letters.txt", "letters.txt.zst", 5000, digest(TEXT), digest(packed)),
            ),
        )
    ]
    assert not (folder / "receipt.json").exists()


@pytest.mark.parametrize("name", ["a.txt", "a.txt.zst"])
@pytest.mark.parametrize("content", [b"", zstandard.compress(b"")])
def test_an_empty_file_dropped_in_by_hand_is_refused(folder, name, content):
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content if name.endswith(".zst") else b"")

    with pytest.raises(ArchiveError) as caught:
        read(folder)

    assert caught.value.where == str(folder / name)


LONG = Random(1).randbytes(400_000)  # several blocks: a reader may stop between two of them


@pytest.mark.parametrize("kept_bytes", [1, 200_000, 300_000, len(zstandard.compress(LONG)) - 1])
def test_a_compressed_file_that_is_cut_short_is_refused(folder, kept_bytes):
    folder.mkdir(parents=True)
    (folder / "a.txt.zst").write_bytes(zstandard.compress(LONG)[:kept_bytes])

    with pytest.raises(ArchiveError, match="the compressed file cannot be unpacked") as caught:
        read(folder)

    assert (caught.value.where, caught.value.found) == (
        str(folder / "a.txt.zst"),
        "the last frame is cut short",
    )


@pytest.mark.parametrize("junk", [b"no zst file", zstandard.compress(TEXT) + b"more"])
def test_a_file_that_is_only_called_compressed_is_refused(folder, junk):
    folder.mkdir(parents=True)
    (folder / "a.txt.zst").write_bytes(junk)

    with pytest.raises(ArchiveError, match="the compressed file cannot be unpacked"):
        read(folder)


def test_editorial_files_have_no_releases_and_no_note(tmp_path):
    top = tmp_path / "letters"
    top.mkdir()
    (top / "a.toml").write_bytes(b"a")
    (top / "drafts").mkdir()

    (found,) = releases(tmp_path, [replace(SOURCE, is_editorial=True)])

    kept = ReceiptFile("a.toml", "a.toml", 1, digest(b"a"), digest(b"a"))
    expected = replace(by_hand(kept, note=""), release="letters", title="Letters, letters")
    assert found == Release("letters", "letters", top, expected)


def test_the_newest_release_is_what_its_receipt_says(folder, kept):
    older = folder.with_name("2024")
    older.mkdir()

    assert newest_good(folder.parent.parent, SOURCE) == Release("letters", "2025", folder, kept)


def test_the_newest_release_dropped_in_by_hand_is_taken_without_its_checksums(folder):
    folder.mkdir(parents=True)
    (folder / "a.txt.zst").write_bytes(b"not unpacked")

    found = newest_good(folder.parent.parent, SOURCE)

    assert found.receipt == by_hand(ReceiptFile("a.txt", "a.txt.zst", 12, "", ""))


@pytest.mark.usefixtures("kept")
def test_the_newest_release_without_a_file_of_its_receipt_is_told(folder):
    remove(folder)

    with pytest.raises(ArchiveError) as caught:
        newest_good(folder.parent.parent, SOURCE)

    assert caught.value.where == str(folder / "letters.txt.zst")


# Revisions, and releases that are kept but not built from


@pytest.fixture
def revised(folder, kept):
    """Give a second revision of a release, beside the first."""
    revision = folder.with_name("2025.r2")
    written = replace(kept, files=(store(revision, "letters.txt", b"other letters"),))
    (revision / "receipt.json").write_text(to_json(written))
    return Release("letters", "2025", revision, written, 2)


def test_a_release_is_its_newest_revision(folder, kept, revised):
    raw = folder.parent.parent

    assert read(folder) == [revised]
    assert newest_good(raw, SOURCE) == verified(revised, SOURCE) == revised
    assert all_revisions(raw, [SOURCE]) == [Release("letters", "2025", folder, kept), revised]
    assert str(revised) == "letters 2025, revision 2"


@pytest.mark.parametrize("state", ["unchecked", "refused"])
def test_a_revision_that_did_not_pass_is_kept_and_not_built_from(folder, kept, revised, state):
    write_gate_record(revised.folder, GateRecord(state, (), ()))

    assert read(folder) == [Release("letters", "2025", folder, kept)]
    assert all_revisions(folder.parent.parent, [SOURCE])[1] == replace(
        revised, mark=GateRecord(state, (), ())
    )


def test_a_source_whose_only_release_was_refused_has_none(folder, kept):
    write_gate_record(folder, GateRecord("refused", (), ()))

    with pytest.raises(ArchiveError, match="no release of Letters is held"):
        read(folder)
    assert len(all_revisions(folder.parent.parent, [SOURCE])) == len([kept])


def test_release_names_are_ordered_by_their_numbers(folder):
    for name in ("9.1", "10.0", "9.1.r2", "9.1.r10", "31.0"):
        store(folder.with_name(name), "a.txt", b"a")

    found = all_revisions(folder.parent.parent, [SOURCE])

    assert [(r.name, r.revision) for r in found] == [
        ("9.1", 1), ("9.1", 2), ("9.1", 10), ("10.0", 1), ("31.0", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"state": "passed", "findings": [1]}'])
def test_a_mark_that_cannot_be_read_is_told(folder, kept, text):
    (folder.parent / "2025.gates.json").write_text(text)

    with pytest.raises(ArchiveError, match="the release's mark cannot be read") as caught:
        read(folder)

    assert caught.value.where == str(folder.parent / "2025.gates.json")
    assert kept


def test_a_source_that_no_report_needs_is_read_where_it_is_held(folder):
    store(folder, "letters.txt", TEXT)
    raw, optional = folder.parent.parent, replace(SOURCE, use="held")

    assert newest_held(raw, [optional]) == releases(raw, [optional]) == read(folder)
    assert newest_held(raw / "elsewhere", [optional]) == releases(raw / "elsewhere", [optional])
    assert newest_held(raw / "elsewhere", [optional]) == []
    with pytest.raises(ArchiveError, match="no release of Letters is held"):
        newest_held(raw / "elsewhere", [SOURCE])
