"""One studio that the tests of its rooms share."""

import signal

import pytest

from tests.cli.test_cli import all_gone
from tests.support.studios import make_root, opened_studio


@pytest.fixture(scope="package")
def studio(tmp_path_factory):
    """Give a studio that is open; about four seconds."""
    root = make_root(tmp_path_factory.mktemp("project"))
    with opened_studio(root) as opened:
        yield opened
        opened.process.send_signal(signal.SIGINT)
        said = opened.process.communicate(timeout=30)[1]
    assert "closed     the studio" in said
    assert all_gone(opened.process.pid)
    assert not [*(root / "data/out").glob(".[bs]*")]
