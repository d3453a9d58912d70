"""A studio opens once a project, and closing it, however it is closed, leaves nothing behind."""

import signal
import socket

import pytest

from tests.cli.test_cli import all_gone
from tests.support.studios import address, begin, make_root, opened_studio, until


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return make_root(tmp_path_factory.mktemp("project"))


def left(root):
    """Tell whether data/out has no more than what is kept: no lock, no folder half made."""
    return {path.name for path in (root / "data/out").iterdir()} <= {"store", "warehouse"}


def ended(studio):
    """Wait for its end; gives what it said since it opened."""
    said = studio.process.communicate(timeout=30)[1]
    assert all_gone(studio.process.pid)
    return said.splitlines()


def test_a_second_studio_finds_the_first_and_the_button_closes_it(root):
    with opened_studio(root) as first:
        assert (root / "data/out/.studio").stat().st_mode & 0o077 == 0
        second = begin(root)
        assert address(second) == first.url
        second.communicate(timeout=30)
        page = first.get("/preview", first="phlebotomist", second="pharmacist", place="boise")
        assert page.status_code == 200
        assert "The studio is closed." in first.post("/close").text

        assert "closed     the studio" in ended(first)[-1]

    assert second.returncode == first.process.returncode == 0
    assert left(root)


def test_a_signal_closes_it_and_stops_the_edition_that_is_made(root):
    with opened_studio(root) as studio:
        studio.post("/editions/make")
        until(lambda: studio.get("/editions/progress").json()["line"])
        studio.process.send_signal(signal.SIGTERM)

        assert "closed     the studio" in ended(studio)[-1]

    assert left(root)


def test_a_studio_that_is_killed_is_followed_by_another(root):
    with opened_studio(root) as first:
        first.process.kill()
        assert all_gone(first.process.pid)
    with opened_studio(root) as second:
        assert second.url != first.url
        assert second.get("/check").status_code == 200
    assert left(root)


def test_a_port_that_is_taken_is_one_plain_message(root):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        other = begin(root, "--port", str(port))

        assert f"port {port} cannot be listened on" in other.communicate(timeout=30)[1]
    assert other.returncode == 2
    assert left(root)
