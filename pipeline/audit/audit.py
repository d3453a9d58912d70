"""Claims and pages → an audit against every release that is held; no network. `make audit`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from pipeline.archive.citation import cite
from pipeline.archive.releases import newest_held
from pipeline.archive.source import Frame, Release
from pipeline.audit.judge.instead import with_sentence
from pipeline.audit.judge.judge import judge
from pipeline.audit.judge.statistics import Statistics, read_statistics
from pipeline.audit.model import CITED, Audit, AuditedPage, Claim, NoClaim
from pipeline.audit.page.file import page_blocks
from pipeline.audit.understand.claims import claims_in
from pipeline.audit.understand.records import records
from pipeline.audit.understand.vocabulary import Vocabulary, vocabulary
from pipeline.core.errors import PageError
from pipeline.core.formats import how_many
from pipeline.core.language import SOURCE
from pipeline.core.log import Say
from pipeline.core.paths import Paths
from pipeline.sources.claims import claims_of
from pipeline.sources.names import OEWS
from pipeline.sources.parse import parse
from pipeline.sources.register import BY_NAME
from pipeline.sources.roles.names import NAMES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.warehouse.marts import read
from pipeline.warehouse.rows import Area, Occupation
from pipeline.warehouse.run import opened
from pipeline.warehouse.warehouse import find_or_build, held

Read = tuple[AuditedPage, tuple[Claim, ...]]  # a page without verdicts, and its claims


def audit(pages: Sequence[Path], paths: Paths, say: Say) -> Audit:
    """Hold pages, or without any the files of data/raw/claims, against the held statistics.

    pages: .html, .md, .txt or .pdf, or a .toml of claims. One that has no text that can be read
    is said so in its place. Raises UsageError for a page that is not there or is of another kind,
    ParseError for a file of claims that is not as it should be.
    """
    used = held(paths.raw)
    roles = parse(newest_held(paths.raw, [ROLES]), [ROLES])
    with opened(find_or_build(used, paths.out).path) as connection:
        known = names(connection, used, roles)
        pages = pages or sorted((paths.raw / "claims").glob("*.toml"))
        found = [read_page(page, known) for page in pages]
        count = sum(len(claims) for _, claims in found)
        say(f"read       {how_many(count, 'claim')} of {how_many(len(found), 'page')}")
        statistics = statistics_of(connection, used, [c for _, claims in found for c in claims])
    judged = [
        [with_sentence(one, statistics, known.plurals) for one in judge(claims, statistics)]
        for _, claims in found
    ]
    cited = [release for release in used if release.source in CITED]
    return Audit(
        pages=tuple(
            replace(page, claims=tuple(claims))
            for (page, _), claims in zip(found, judged, strict=True)
        ),
        citations=tuple(cite(cited, BY_NAME.values()).values()),
        areas={code: area.area_name for code, area in statistics.areas.items()},
        occupations=known.occupation_names,
    )


def read_page(path: Path, names: Vocabulary) -> Read:
    """Read a page, or a .toml of claims: what it claims, and the amounts that are no claims.

    Raises UsageError and ParseError as audit does.
    """
    if path.suffix == ".toml":
        school = claims_of(path)
        return AuditedPage(school.name, school.taken_from, ()), records(school.claims)
    others: tuple[NoClaim, ...]
    try:
        claims, others = claims_in(page_blocks(path), names)
    except PageError as error:
        return AuditedPage(path.name, str(path), (), trouble=str(error)), ()
    return AuditedPage(path.name, str(path), (), others), claims


def statistics_of(
    connection: DuckDBPyConnection, used: Sequence[Release], claims: Iterable[Claim]
) -> Statistics:
    """Read what the marts hold of the occupations and areas that claims speak of."""
    spoken = [part for claim in claims for part in (claim.role, claim.area, *claim.against)]
    codes = {part.value for part in spoken if "-" in part.value}
    areas = {part.value for part in spoken if part.value and "-" not in part.value}
    return read_statistics(connection, used, codes, areas)


def names(
    connection: DuckDBPyConnection, used: Sequence[Release], roles: Sequence[Frame]
) -> Vocabulary:
    """Collect the names that a page in English may use, of the newest pay and of the roles."""
    newest = {"release": [max(one.name for one in used if one.source == OEWS)]}
    english = [(one.table.name, one.rows.filter(language=SOURCE)) for one in roles]
    told = {name: rows.rows(named=True) for name, rows in english}
    occupations, areas = read(connection, Occupation, newest), read(connection, Area, newest)
    return vocabulary(occupations, areas, told[NAMES.name], told["roles"])
