"""A studio opens once a project, and closing it leaves nothing behind."""

import signal

import pytest

from tests.cli.test_cli import all_gone
from tests.support.studios import address, begin, closed, make_root, opened_studio, until


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return make_root(tmp_path_factory.mktemp("project"))


def left(root):
    """Name what a studio leaves in data/out, but for documents that are kept."""
    return sorted(path.name for path in (root / "data/out").iterdir()) == ["store", "warehouse"]


def test_a_second_studio_finds_the_first(root):
    with opened_studio(root) as first:
        second = begin(root)

        assert address(second) == first.url
        second.communicate(timeout=20)
        assert second.returncode == 0
        assert (root / "data/out/.studio").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("how", ["^C", "button", "SIGTERM"])
def test_closing_leaves_no_process_no_folder_and_no_lock(root, how):
    with opened_studio(root) as studio:
        page = studio.get("/preview", first="phlebotomist", second="pharmacist", place="boise")
        assert page.status_code == 200
        if how == "button":
            assert "The studio is closed." in studio.post("/close").text
        else:
            kind = signal.SIGINT if how == "^C" else signal.SIGTERM
            studio.process.send_signal(kind)
        said = studio.process.communicate(timeout=20)[1]

    assert "closed     the studio" in said
    assert "Traceback" not in said
    assert left(root)
    assert all_gone(studio.process.pid)


def test_a_studio_that_is_killed_is_followed_by_another(root):
    with opened_studio(root) as first:
        first.process.kill()
        assert all_gone(first.process.pid)
    with opened_studio(root) as second:
        assert second.url != first.url
        assert second.get("/check").status_code == 200
    assert left(root)


def test_closing_while_an_edition_is_made_stops_it(root):
    with opened_studio(root) as studio:
        studio.post("/editions/make")
        until(lambda: studio.get("/editions/progress").json()["line"])
        said = closed(studio.process)

    assert "Traceback" not in said
    assert all_gone(studio.process.pid)
    assert not [*(root / "data/out").glob(".build-*")]
    assert not (root / "data/out/latest").exists()


def test_a_port_that_is_taken_is_one_plain_message(root, tmp_path):
    with opened_studio(root) as studio:
        other = begin(make_root(tmp_path / "other"), "--port", str(studio.port))

        assert f"port {studio.port} cannot be listened on" in other.communicate(timeout=30)[1]
        assert other.returncode == 2
