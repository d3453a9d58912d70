"""A document once made is found again, whole, or not at all."""

import hashlib
import json
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.core.paths import ROOT
from pipeline.documents.cache import FIGURES, PDF, RECORD, Kept, Store, place

DIGEST = "ab" + "0" * 62
FILES = {PDF: b"a PDF", FIGURES: b"[]\n"}
CHECKSUMS = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def entry(store):
    return store.keep(DIGEST, 2, FILES)


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_what_is_kept_is_found_again(store, entry):
    assert entry == Kept(store.folder / "ab" / DIGEST, 2, CHECKSUMS)
    assert store.find(DIGEST) == entry
    assert (entry.folder / PDF).read_bytes() == b"a PDF"


def test_what_was_never_kept_is_not_found_and_leaves_no_trace(store):
    assert store.find(DIGEST) is None
    assert not store.folder.exists()


def test_only_whole_entries_lie_in_the_store(store):
    store.keep(DIGEST, 2, FILES)

    assert names(store.folder) == [
        "ab",
        f"ab/{DIGEST}",
        *(f"ab/{DIGEST}/{name}" for name in sorted([PDF, RECORD, FIGURES])),
    ]


def overwrite(path, content):
    path.chmod(0o644)
    path.write_bytes(content)


def without_checksums(folder):
    (folder / RECORD).write_text('{"pages": 2, "sha256": {}}')


SPOILED = {
    "a letter changed": lambda folder: overwrite(folder / PDF, b"a pdf"),
    "a file cut short": lambda folder: overwrite(folder / FIGURES, b"["),
    "a file emptied": lambda folder: overwrite(folder / PDF, b""),
    "a file gone": lambda folder: (folder / PDF).unlink(),
    "the entry gone": lambda folder: (folder / RECORD).unlink(),
    "the entry cut short": lambda folder: (folder / RECORD).write_text('{"pages": 2, "sha'),
    "the entry a list": lambda folder: (folder / RECORD).write_text("[]"),
    "the entry no UTF-8": lambda folder: (folder / RECORD).write_bytes(b"\xff\xfe"),
    "the entry of something else": lambda folder: (folder / RECORD).write_text('{"pages": 2}'),
    "an entry of pages only": without_checksums,
    "a checksum list": lambda folder: (folder / RECORD).write_text('{"pages": 2, "sha256": [1]}'),
    "pages in words": lambda folder: (folder / RECORD).write_text(
        json.dumps({"pages": "two", "sha256": CHECKSUMS})
    ),
    "a folder for a file": lambda folder: ((folder / PDF).unlink(), (folder / PDF).mkdir()),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_is_damaged_is_not_found_and_is_removed(store, entry, spoil):
    spoil(entry.folder)

    assert store.find(DIGEST) is None
    assert not entry.folder.exists()
    assert store.keep(DIGEST, 2, FILES) == store.find(DIGEST) == entry


def test_what_is_damaged_can_be_kept_over_without_being_looked_for(store, entry):
    overwrite(entry.folder / PDF, b"scribbled over")

    store.keep(DIGEST, 2, FILES)

    assert store.find(DIGEST) == entry


def test_other_documents_stay_when_one_is_damaged(store, entry):
    other = store.keep("ab" + "1" * 62, 4, {**FILES, PDF: b"another"})
    (entry.folder / PDF).unlink()

    assert store.find(DIGEST) is None
    assert store.find("ab" + "1" * 62) == other


def test_a_document_edited_in_its_place_is_edited_nowhere_else(store, entry, tmp_path):
    for edition in ("first", "second"):
        place(entry, PDF, tmp_path / edition / "pair/trifold.pdf")

    (tmp_path / "first/pair/trifold.pdf").write_bytes(b"edited")

    assert (tmp_path / "second/pair/trifold.pdf").read_bytes() == b"a PDF"
    assert store.find(DIGEST) == entry
    assert [(entry.folder / name).stat().st_mode & 0o777 for name in FILES] == [0o444, 0o444]


def test_a_document_takes_the_place_of_an_older_one_and_leaves_its_content(entry, store, tmp_path):
    older = store.keep("cd" + "0" * 62, 2, {**FILES, PDF: b"older"})
    path = tmp_path / "trifold.pdf"
    place(older, PDF, path)

    place(entry, PDF, path)

    assert path.read_bytes() == b"a PDF"
    assert (older.folder / PDF).read_bytes() == b"older"


def test_a_store_that_cannot_be_written_is_an_error(store):
    store.folder.write_text("a file where the folder should be")

    with pytest.raises(OSError, match="File exists"):
        store.keep(DIGEST, 2, FILES)


KILLED_AFTER_ONE_FILE = """
import os, signal, sys
from pathlib import Path
from pipeline.documents.cache import Store

class Files(dict):
    def items(self):
        yield "document.pdf", b"a PDF"
        if list(store.folder.glob(".part-*/document.pdf")):
            os.kill(os.getpid(), signal.SIGKILL)

store = Store(Path(sys.argv[1]))
store.keep(sys.argv[2], 2, Files())
"""


def test_a_kill_between_two_files_keeps_nothing(store):
    command = [sys.executable, "-c", KILLED_AFTER_ONE_FILE, store.folder, DIGEST]

    killed = subprocess.run(command, cwd=ROOT, check=False)

    assert killed.returncode == -signal.SIGKILL
    assert [path.name[:6] for path in store.folder.iterdir()] == [".part-"]
    assert store.find(DIGEST) is None
    assert store.keep(DIGEST, 2, FILES) == store.find(DIGEST)


def test_two_at_once_keep_one_and_both_find_it(store):
    digests = [f"{number:02x}" + "0" * 62 for number in range(40)]

    def keep(digest):
        found = store.find(digest) or store.keep(digest, 2, FILES)
        return (found.folder / PDF).read_bytes(), store.find(digest) == found

    with ThreadPoolExecutor(8) as threads:
        kept = list(threads.map(keep, [digest for digest in digests for _ in range(8)]))

    assert kept == [(b"a PDF", True)] * 320
    assert [name for name in names(store.folder) if ".part-" in name] == []
