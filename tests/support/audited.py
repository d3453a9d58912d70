"""The vocabulary of the shipped releases, once a session."""

from functools import cache

from pipeline.archive.releases import newest_good
from pipeline.archive.source import Release
from pipeline.audit import audit
from pipeline.audit.understand.vocabulary import Vocabulary
from pipeline.core.paths import Paths
from pipeline.sources.parse import parse
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse import warehouse
from pipeline.warehouse.run import opened
from tests.support.marts import warehouse_of_all


@cache
def names() -> Vocabulary:
    """Read the audit's vocabulary."""
    roles = parse([newest_good(Paths().raw, ROLES)], [ROLES])
    with opened(warehouse_of_all()) as connection:
        return audit.names(connection, held(), roles)


def held() -> list[Release]:
    return warehouse.held(Paths().raw)
