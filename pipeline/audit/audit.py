"""Claims and pages → an audit against every release that is held; no network. `make audit`."""

from collections.abc import Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection

from pipeline.archive.citation import Citation
from pipeline.archive.releases import newest_held
from pipeline.archive.source import Frame, Release
from pipeline.audit.judge.judge import judge
from pipeline.audit.judge.statistics import read_statistics
from pipeline.audit.model import CITED, Audit, AuditedPage
from pipeline.audit.understand.claims import read_page
from pipeline.audit.understand.vocabulary import Vocabulary, vocabulary
from pipeline.core.formats import how_many
from pipeline.core.log import Say
from pipeline.core.paths import Paths
from pipeline.sources.names import OEWS
from pipeline.sources.parse import parse
from pipeline.sources.register import BY_NAME
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.marts import read
from pipeline.warehouse.rows import Area, Occupation
from pipeline.warehouse.run import opened
from pipeline.warehouse.warehouse import find_or_build, held


def audit(pages: Sequence[Path], paths: Paths, say: Say) -> Audit:
    """Hold pages, or without any the files of data/raw/claims, against the held statistics.

    pages: .html, .md, .txt or .pdf, or a .toml of claims. Raises UsageError for a page that is not
    there or cannot be read, ParseError for a file of claims that is not as it should be.
    """
    used = held(paths.raw)
    roles = parse(newest_held(paths.raw, [ROLES]), [ROLES])
    warehouse = find_or_build(used, paths.out).path
    with opened(warehouse) as connection:
        known = names(connection, used, roles)
        pages = pages or sorted((paths.raw / "claims").glob("*.toml"))
        schools = [read_page(page, known) for page in pages]
        count = sum(len(one.claims) for one, _ in schools)
        say(f"read       {how_many(count, 'claim')} of {how_many(len(schools), 'page')}")
        codes = {claim.soc_code for one, _ in schools for claim in one.claims if claim.soc_code}
        statistics = read_statistics(connection, used, codes)
    found = tuple(
        AuditedPage(one.name, one.taken_from, judge(one.claims, statistics), missed)
        for one, missed in schools
    )
    return Audit(
        pages=found,
        citations=tuple(_citation(release) for release in used if release.source in CITED),
        areas={code: area.area_name for code, area in statistics.areas.items()},
        occupations=known.occupation_names,
    )


def names(
    connection: DuckDBPyConnection, used: Sequence[Release], roles: Sequence[Frame]
) -> Vocabulary:
    """Collect the names that a page may use, of the newest release of pay and of the roles."""
    newest = {"release": [max(one.name for one in used if one.source == OEWS)]}
    told = next(frame.rows for frame in roles if frame.table.name == "roles")
    occupations, areas = read(connection, Occupation, newest), read(connection, Area, newest)
    return vocabulary(occupations, areas, told.rows(named=True))


def _citation(release: Release) -> Citation:
    source = BY_NAME[release.source]
    data = max(release.receipt.files, key=lambda file: file.bytes)
    return Citation(
        release.source, release.name, source.period(release.name), source.title, source.publisher,
        release.receipt.retrieved, data.sha256, release.receipt.note,
    )  # fmt: skip
