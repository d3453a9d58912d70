"""What several test files share: the marts of the real archive, built once a session."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.archive.releases import releases
from pipeline.core.paths import SQL, Paths
from pipeline.settings.brochures import read_brochures
from pipeline.settings.request import choose_pairs
from pipeline.sources.register import SOURCES, TREND_SOURCES
from pipeline.warehouse.build import build
from pipeline.warehouse.transform import transform
from tests.support import small_archive
from tests.support.once import once
from tests.support.publisher import Publisher

PAIR_WITHOUT_ROLES = "31-1131:29-2061"


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """Give a folder that all processes of the session share; under xdist each has one below it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def marts(shared) -> Path:
    """Give the DuckDB file of everything in data/raw, raw tables to marts; about six seconds.

    Its pairs are those of brochures.toml and 31-1131:29-2061, whose sides have no role. Open it
    with `duckdb.connect(marts, read_only=True)`: every test of the session reads the same file.
    """
    return once(shared, "marts", _marts)


def _marts(folder: Path) -> Path:
    paths = Paths()
    pairs = read_brochures(paths.matrix).pairs
    pairs = [*pairs, *choose_pairs([PAIR_WITHOUT_ROLES], pairs)]
    database = folder / "wagefold.duckdb"
    held, prices = releases(paths.raw, SOURCES), releases(paths.raw, TREND_SOURCES)
    with build(pairs, held, database, prices) as connection:
        transform(connection, SQL)
    return database


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


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Give a publisher that has posted nothing yet."""
    publisher = Publisher()
    yield publisher
    publisher.close()
