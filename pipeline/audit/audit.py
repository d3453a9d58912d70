"""Claims and pages → an audit against every release that is held; no network. `make audit`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.archive.citation import Citation
from pipeline.archive.releases import releases
from pipeline.archive.source import Frame, Release
from pipeline.audit.judge.judge import judge
from pipeline.audit.judge.statistics import Statistics, read_statistics
from pipeline.audit.model import Audit, AuditedPage
from pipeline.audit.understand.claims import Read, read_page
from pipeline.audit.understand.vocabulary import Vocabulary, vocabulary
from pipeline.core.formats import how_many
from pipeline.core.paths import SQL, Paths
from pipeline.core.scratch import scratch
from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES, ALL_OCCUPATIONS
from pipeline.sources.bls_oews.publication import ESTIMATES
from pipeline.sources.claims import School, claims, claims_of
from pipeline.sources.names import OEWS, PROJECTIONS
from pipeline.sources.parse import parse
from pipeline.sources.register import SOURCES
from pipeline.warehouse.build import pairs_frame
from pipeline.warehouse.load import load
from pipeline.warehouse.transform import transform
from pipeline.warehouse.trend import past_frames

Say = Callable[[str], None]
CITED = (OEWS, PROJECTIONS)


def audit(pages: Sequence[Path], paths: Paths, say: Say) -> Audit:
    """Hold pages, or without any the files of data/raw/claims, against the held statistics.

    pages: .html, .md, .txt or .pdf, or a .toml of claims. Raises UsageError for a page that is not
    there or cannot be read, ParseError for a file of claims that is not as it should be.
    """
    held = releases(paths.raw, SOURCES)
    frames = parse(held, SOURCES)
    known = vocabulary(frames)
    read = [_of_page(page, known) for page in pages]
    read = read or [_of_school(school) for school in claims(paths.raw / "claims")]
    count = sum(len(one.claims) for one in read)
    say(f"read       {how_many(count, 'claim')} of {how_many(len(read), 'page')}")
    statistics = _statistics(held, frames, read, paths)
    found = tuple(
        AuditedPage(one.name, one.taken_from, judge(one.claims, statistics), one.not_understood)
        for one in read
    )
    return _audit(found, statistics, held, frames)


def _of_page(page: Path, known: Vocabulary) -> Read:
    return _of_school(claims_of(page)) if page.suffix == ".toml" else read_page(page, known)


def _of_school(school: School) -> Read:
    return Read(school.name, school.taken_from, school.claims, ())


def _statistics(
    held: Sequence[Release], frames: Sequence[Frame], read: Sequence[Read], paths: Paths
) -> Statistics:
    """Build the marts of the occupations that are spoken of alone: it takes a second, not ten."""
    codes = {claim.soc_code for one in read for claim in one.claims if claim.soc_code}
    spoken = [_narrowed(frame, {*codes, ALL_OCCUPATIONS}) for frame in frames]
    with (
        scratch(paths.out) as folder,
        load(
            [*spoken, pairs_frame((), frames), *past_frames((), ())], folder / "audit.duckdb"
        ) as connection,
    ):
        # lenient: what holds for a whole release need not hold for a few occupations of it
        transform(connection, SQL, is_lenient=True)
        return read_statistics(connection, held, codes)


def _narrowed(frame: Frame, codes: Iterable[str]) -> Frame:
    if frame.table.name != ESTIMATES.name:
        return frame
    wanted = [code.replace("-", "") for code in codes]
    return replace(
        frame,
        rows=frame.rows.filter(
            pl.col("industry_code") == ALL_INDUSTRIES, pl.col("occupation_code").is_in(wanted)
        ),
    )


def _audit(
    pages: tuple[AuditedPage, ...],
    statistics: Statistics,
    held: Sequence[Release],
    frames: Sequence[Frame],
) -> Audit:
    by_name = {source.name: source for source in SOURCES}
    spoken = {
        (audited.claim.source, audited.claim.release)
        for page in pages
        for audited in page.claims
        if audited.claim.source and audited.claim.release
    }
    cited = [release for release in held if release.source in CITED]
    names = {release.source: release.name for release in cited}
    return Audit(
        pages=pages,
        citations=tuple(_citation(release) for release in cited),
        areas={code: area.area_name for code, area in statistics.areas.items()},
        occupations=vocabulary(frames).occupation_names,
        periods={
            (source, release): by_name[source].period(release)
            for source, release in spoken | {(one.source, one.name) for one in cited}
            if source in names
        },
    )


def _citation(release: Release) -> Citation:
    source = next(one for one in SOURCES if one.name == release.source)
    return Citation(
        source=release.source,
        release=release.name,
        period=source.period(release.name),
        title=source.title,
        publisher=source.publisher,
        retrieved=release.receipt.retrieved,
        file_sha256=max(release.receipt.files, key=lambda file: file.bytes).sha256,
        note=release.receipt.note,
    )
