"""The marts of everything in data/raw: the kept warehouse, and a run's database."""

from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

import duckdb

from pipeline.archive.releases import newest_good
from pipeline.core.paths import Paths
from pipeline.settings.brochures import read_brochures
from pipeline.settings.request import choose_pairs
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.run import begin, opened
from pipeline.warehouse.warehouse import find_or_build, held

PAIR_WITHOUT_ROLES = "31-1131:29-2061"


def make(folder: Path) -> Path:
    """Build a run's database in a folder; its pairs are the declared and one without roles."""
    paths = Paths()
    declared = read_brochures(paths.matrix).pairs
    pairs = [*declared, *choose_pairs([PAIR_WITHOUT_ROLES], declared)]
    database = folder / "run.duckdb"
    with begin(warehouse_of_all(), pairs, newest_good(paths.raw, ROLES), database):
        return database


def open_marts(database: Path) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """Open what make has built, to be read."""
    return opened(database, warehouse_of_all())


@cache
def warehouse_of_all() -> Path:
    """Find the warehouse of everything in data/raw, kept in data/out as any run keeps it."""
    return find_or_build(held(Paths().raw), Paths().out).path
