"""What was moved into its place outlasts a power cut; what was copied stays apart."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.core.files import copy, move, write_whole
from tests.support.power import watched

MEMORY = Path("/dev/shm")  # another disk than /tmp, on most Linux systems


def folder(path):
    (path / "a/b").mkdir(parents=True)
    (path / "a/b/c").write_text("c")
    (path / "d").write_text("d")
    return path


def contents(path):
    files = (one for one in path.rglob("*") if one.is_file())
    return {one.relative_to(path).as_posix(): one.read_text() for one in files}


def test_all_of_a_folder_is_on_the_disk_before_it_moves_and_its_names_after(tmp_path, monkeypatch):
    made = folder(tmp_path / "made")

    with watched(monkeypatch) as lost:
        move(made, tmp_path / "out/editions/one")

    assert lost == []
    assert contents(tmp_path) == {"out/editions/one/a/b/c": "c", "out/editions/one/d": "d"}


def test_what_was_not_on_the_disk_in_time_is_noticed(tmp_path, monkeypatch):
    (tmp_path / "flushed").write_text("old")

    with watched(monkeypatch) as lost:
        write_whole(tmp_path / "whole", "text")
        folder(tmp_path / "made").rename(tmp_path / "place")
        os.replace(tmp_path / "flushed", tmp_path / "other")  # noqa: PTH105

    assert sorted({Path(line.split()[0]).name for line in lost}) == [
        "a", "b", "c", "d", "flushed", "made", "the",
    ]  # fmt: skip


def test_a_file_takes_the_place_of_an_older_one(tmp_path, monkeypatch):
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")

    with watched(monkeypatch) as lost:
        move(tmp_path / "new", tmp_path / "old")

    assert (lost, contents(tmp_path)) == ([], {"old": "new"})


@pytest.mark.skipif(not MEMORY.is_mount(), reason="there is one disk only")
def test_another_disk_is_given_a_copy_in_one_step(tmp_path, monkeypatch):
    made = folder(tmp_path / "made")
    (tmp_path / "file").write_text("file")

    with TemporaryDirectory(dir=MEMORY) as other:
        place = Path(other)
        (place / ".one.new/left").mkdir(parents=True)  # by a run that was killed
        with watched(monkeypatch) as lost:
            move(made, place / "one")
            move(tmp_path / "file", place / "e")

        assert contents(place) == {"one/a/b/c": "c", "one/d": "d", "e": "file"}
        assert sorted(path.name for path in place.iterdir()) == ["e", "one"]
        assert lost == []


@pytest.mark.parametrize("bytes_", [b"", b"a PDF", os.urandom(3_000_001)], ids=len)
def test_a_copy_is_the_same_and_stays_so(tmp_path, bytes_):
    (tmp_path / "kept").write_bytes(bytes_)

    copy(tmp_path / "kept", tmp_path / "copied")
    (tmp_path / "kept").write_bytes(b"edited in place")

    assert (tmp_path / "copied").read_bytes() == bytes_


def test_a_copy_to_another_disk_is_the_same(tmp_path):
    (tmp_path / "kept").write_bytes(b"a PDF")
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_mount() else tmp_path) as other:
        copy(tmp_path / "kept", Path(other) / "copied")

        assert (Path(other) / "copied").read_bytes() == b"a PDF"
