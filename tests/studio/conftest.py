"""One studio that the tests of its rooms share."""

import pytest

from tests.support.studios import make_root, opened_studio


@pytest.fixture(scope="package")
def studio(tmp_path_factory):
    """Give a studio that is open; about four seconds."""
    root = make_root(tmp_path_factory.mktemp("project"))
    with opened_studio(root) as opened:
        yield opened
