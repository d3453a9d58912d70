"""Claims and pages → an audit against every release that is held; no network. `make audit`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.archive.citation import Citation
from pipeline.archive.releases import releases
from pipeline.archive.source import Frame, Release
from pipeline.audit.judge.judge import judge
from pipeline.audit.judge.statistics import Statistics, read_statistics
from pipeline.audit.model import CITED, Audit, AuditedPage
from pipeline.audit.understand.claims import read_page
from pipeline.audit.understand.vocabulary import vocabulary
from pipeline.core.formats import how_many
from pipeline.core.log import Say
from pipeline.core.paths import SQL, Paths
from pipeline.core.scratch import scratch
from pipeline.sources.bls_oews.codes import ALL_INDUSTRIES, ALL_OCCUPATIONS
from pipeline.sources.bls_oews.publication import ESTIMATES
from pipeline.sources.parse import parse
from pipeline.sources.register import BY_NAME, SOURCES
from pipeline.warehouse.build import frames_without_rows, pairs_frame
from pipeline.warehouse.load import load
from pipeline.warehouse.transform import transform


def audit(pages: Sequence[Path], paths: Paths, say: Say) -> Audit:
    """Hold pages, or without any the files of data/raw/claims, against the held statistics.

    pages: .html, .md, .txt or .pdf, or a .toml of claims. Raises UsageError for a page that is not
    there or cannot be read, ParseError for a file of claims that is not as it should be.
    """
    held = releases(paths.raw, SOURCES)
    frames = parse(held, SOURCES)
    known = vocabulary(frames)
    pages = pages or sorted((paths.raw / "claims").glob("*.toml"))
    read = [read_page(page, known) for page in pages]
    count = sum(len(one.claims) for one, _ in read)
    say(f"read       {how_many(count, 'claim')} of {how_many(len(read), 'page')}")
    codes = {claim.soc_code for one, _ in read for claim in one.claims if claim.soc_code}
    statistics = build_statistics(held, frames, codes, paths.out)
    found = tuple(
        AuditedPage(one.name, one.taken_from, judge(one.claims, statistics), missed)
        for one, missed in read
    )
    return Audit(
        pages=found,
        citations=tuple(_citation(release) for release in held if release.source in CITED),
        areas={code: area.area_name for code, area in statistics.areas.items()},
        occupations=known.occupation_names,
    )


def build_statistics(
    held: Sequence[Release], frames: Sequence[Frame], codes: Collection[str], out: Path
) -> Statistics:
    """Build the marts of some occupations alone, in `out`: it takes a second, not ten."""
    spoken = [_narrowed(frame, {*codes, ALL_OCCUPATIONS}) for frame in frames]
    tables = [*spoken, pairs_frame((), frames, held), *frames_without_rows(held)]
    with scratch(out) as folder, load(tables, folder / "audit.duckdb") as connection:
        # lenient: what holds for a whole release need not hold for a few occupations of it
        transform(connection, SQL, is_lenient=True)
        return read_statistics(connection, held, codes)


def _narrowed(frame: Frame, codes: Iterable[str]) -> Frame:
    if frame.table.name != ESTIMATES.name:
        return frame
    is_wanted = pl.col("occupation_code").is_in([code.replace("-", "") for code in codes])
    is_of_all = pl.col("industry_code") == ALL_INDUSTRIES
    return replace(frame, rows=frame.rows.filter(is_of_all, is_wanted))


def _citation(release: Release) -> Citation:
    source = BY_NAME[release.source]
    data = max(release.receipt.files, key=lambda file: file.bytes)
    return Citation(
        release.source, release.name, source.period(release.name), source.title, source.publisher,
        release.receipt.retrieved, data.sha256, release.receipt.note,
    )  # fmt: skip
