"""What several test files share: the marts of the real archive, built once a session."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import small_archive
from tests.support.browser import launched
from tests.support.marts import make
from tests.support.once import once
from tests.support.publisher import Publisher


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """Give a folder that all processes of the session share; under xdist each has one below it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def marts(shared) -> Path:
    """Give the database of a run over everything in data/raw; about six seconds.

    Its pairs are those of brochures.toml and 31-1131:29-2061, whose sides have no role. Open it
    with `open_marts(marts)`: every test of the session reads the same file.
    """
    return once(shared, "marts", make)


@pytest.fixture(scope="session")
def first_run(shared):
    """Give a small root with its first edition, and what that run said. Nobody changes it."""
    return once(shared, "small", _first_run)


def _first_run(folder: Path):
    root = folder / "root"
    small_archive.build(root)
    return root, small_archive.run(root)


@pytest.fixture
def root(first_run, tmp_path) -> Path:
    """Give a copy of the small root that a test may change."""
    return shutil.copytree(first_run[0], tmp_path / "root", symlinks=True)


@pytest.fixture(scope="module")
def chromium():
    """Give a browser, where one is installed."""
    with launched() as browser:
        yield browser


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Give a publisher that has posted nothing yet."""
    publisher = Publisher()
    yield publisher
    publisher.close()
