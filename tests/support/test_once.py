"""What several processes of a session share is made by one of them, whole."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.once import once


def test_what_two_ask_for_is_made_once_and_given_to_both(tmp_path):
    made = []

    def make(folder):
        made.append(folder)
        (folder / "file").write_text("made")
        return folder / "file"

    with ThreadPoolExecutor(2) as askers:
        given = [*askers.map(lambda _: once(tmp_path, "thing", make), range(2))]

    assert made == [tmp_path / "thing"]
    assert given == [tmp_path / "thing/file"] * 2


def test_what_could_not_be_made_is_made_anew(tmp_path):
    def fail(folder):
        (folder / "half").touch()
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        once(tmp_path, "thing", fail)

    assert once(tmp_path, "thing", lambda folder: list(folder.iterdir())) == []
