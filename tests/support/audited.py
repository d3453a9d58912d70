"""The vocabulary and the statistics of the shipped releases, once a session."""

from functools import cache

from pipeline.archive.releases import newest_good, releases
from pipeline.archive.source import Frame, Release
from pipeline.audit.understand.vocabulary import Vocabulary, vocabulary
from pipeline.core.paths import Paths
from pipeline.sources.bls_oews import publication as bls_oews
from pipeline.sources.register import SOURCES
from pipeline.sources.roles import publication as role_files


@cache
def names() -> Vocabulary:
    """Read what the audit's vocabulary is made of, without the release's six million lines."""
    raw = Paths().raw
    lists = bls_oews.read_lists(newest_good(raw, bls_oews.SOURCE))
    tables = (bls_oews.AREAS, bls_oews.OCCUPATIONS)
    (held,) = releases(raw, [role_files.SOURCE])
    roles = Frame(role_files.ROLES, role_files.read(held)[role_files.ROLES.name])
    return vocabulary([*(Frame(table, lists[table.name]) for table in tables), roles])


def held() -> list[Release]:
    return releases(Paths().raw, SOURCES)
