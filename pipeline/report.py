"""parse … publish in order, from what is archived; no network. `make report`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from pipeline.archive.calendar import next_release
from pipeline.archive.citation import Citation
from pipeline.archive.releases import BY_HAND, newest_good, verified
from pipeline.archive.source import Release
from pipeline.brochures.present import Presented, present
from pipeline.changes.model import naming
from pipeline.changes.output import write_changes
from pipeline.changes.page import changes_summary
from pipeline.core.errors import TypesetError, UsageError
from pipeline.core.paths import SQL, TEMPLATES, Paths
from pipeline.core.scratch import scratch
from pipeline.documents.cache import Store
from pipeline.documents.make import QUOTED, DocumentResult, Job, documents
from pipeline.documents.pdf.inks import read_profile
from pipeline.documents.render import render_page
from pipeline.documents.workers import Workers, cluster, local
from pipeline.editions.catalogue.page import catalogue
from pipeline.editions.current import inputs_digest
from pipeline.editions.manifest import BuiltFrom, Edition, Failure, Manifest
from pipeline.editions.publish import publish
from pipeline.settings.brochures import Matrix, read_brochures
from pipeline.settings.request import Request, narrow
from pipeline.sources.onet import publication as onet
from pipeline.sources.onet.title_book import title_book, titles_release
from pipeline.sources.register import SOURCES, TREND_SOURCES
from pipeline.warehouse.build import build
from pipeline.warehouse.checks import Check
from pipeline.warehouse.transform import transform
from pipeline.warehouse.trend import past, refusals

Say = Callable[[str], None]
Progress = Callable[[Iterable[DocumentResult], int], Iterable[DocumentResult]]
READ = (*SOURCES, onet.SOURCE)  # the last where it is held
DATABASE, STORE = "wagefold.duckdb", "store"


def report(
    request: Request,
    paths: Paths,
    say: Say,
    progress: Progress,
) -> Edition:
    """Build and publish the documents asked for, or raise a PipelineError and publish nothing.

    It is built from the newest good release of each source. A document that cannot be typeset is
    named in the manifest and does not stop the others.
    """
    order = narrow(read_brochures(paths.matrix), request)
    profile = _profile(order, paths)
    held = [verified(newest_good(paths.raw, source), source) for source in SOURCES]
    book = titles_release(paths.raw)
    used = [*held, *([book] if book else [])]
    older = _older(request, order, paths, say)
    releases = [*used, *older]
    inputs = inputs_digest(request, paths, [release.folder for release in releases])
    with scratch(paths.out) as folder:
        with build(order.pairs, held, folder / DATABASE, older) as connection:
            say(f"loaded     {len(releases)} releases")
            checks = transform(connection, SQL)
            say(f"built      the marts  {len(checks)} checks passed")
            citations = _citations(used) | _citations(older, is_older=True)
            presented = present(
                connection, order.pairs, order.areas, order.organisation, citations,
                with_quotes=QUOTED in order.layouts,
                titles=title_book(book, paths) if book else None,
            )  # fmt: skip
        say(f"presented  {presented.count} brochures")
        jobs = _jobs(presented, order, profile)
        with _workers(request) as workers:
            made = documents(jobs, workers, Store(paths.out / STORE), folder / "edition")
            outcomes = _proved(progress(made, presented.count * len(order.kinds)))
        say(_summary(outcomes))
        manifest = _manifest(inputs, used, older, outcomes, checks).named()
        entries = [outcome.entry for outcome in outcomes]
        page = catalogue(manifest, entries, order.organisation, citations, releases)
        text = render_page("catalogue", replace(page, has_changes=True), TEMPLATES)
        names = naming(entries, presented.areas, (*READ, *TREND_SOURCES))
        found = write_changes(folder / "edition", manifest, names, order.organisation, paths)
        if found and found.was:
            say(f"compared   {changes_summary(found)}")
        elif found and (paths.out / "latest").exists():
            say("compared   with nothing: the edition before is damaged")
        published = publish(folder / "edition", folder / DATABASE, manifest, text, paths.out)
    say(f"published  edition {published.name}")
    return Edition(published, manifest)


def _older(request: Request, order: Matrix, paths: Paths, say: Say) -> list[Release]:
    if not request.is_trend:
        return []
    if "guide" not in order.layouts:
        raise UsageError(
            "pay over time is shown on a guide only",
            where="--trend",
            expected="the guide among the layouts",
            found=", ".join(order.layouts),
            todo="Add --layout guide.",
        )
    for line in refusals(paths.raw):
        say(line)
    return past(paths.raw)


def _citations(held: Sequence[Release], *, is_older: bool = False) -> dict[str, Citation]:
    """Cite each release by its source; an older one of OEWS as bls_oews/2021A01."""
    by_name = {source.name: source for source in (*READ, *TREND_SOURCES)}
    return {
        f"{release.source}/{release.name}"
        if is_older and release.source == "bls_oews"
        else release.source: Citation(
            source=release.source,
            release=release.name,
            period=by_name[release.source].period(release.name),
            title=by_name[release.source].title,
            publisher=by_name[release.source].publisher,
            retrieved=release.receipt.retrieved,
            file_sha256=max(release.receipt.files, key=lambda file: file.bytes).sha256,
            is_flat=any(file.name.startswith("oe.") for file in release.receipt.files),
            next_expected=expected,
            is_overdue=is_overdue,
            files=tuple((file.name, file.sha256) for file in release.receipt.files),
        )
        for release in held
        for expected, is_overdue in [next_release(release, by_name[release.source])]
    }


def _profile(order: Matrix, paths: Paths) -> Path | None:
    """Find the press's profile, and read it before anything else is done."""
    if not order.icc_profile:
        return None
    path = paths.root / order.icc_profile
    read_profile(path, f"{paths.matrix.name} [print]")
    return path


def _jobs(presented: Presented, order: Matrix, profile: Path | None) -> Iterator[Job]:
    for brochure in presented.brochures:
        for layout, variant in order.kinds:
            shown = brochure if layout == "guide" else replace(brochure, trend=None)
            yield Job(shown, layout, variant, profile if variant == "print" else None)


def _workers(request: Request) -> AbstractContextManager[Workers]:
    return cluster(request.scheduler) if request.scheduler else local(request.jobs)


def _proved(made: Iterable[DocumentResult]) -> list[DocumentResult]:
    """Put outcomes in the order of their paths. Raises TypesetError when not one is a document."""
    outcomes = sorted(made, key=lambda outcome: outcome.path)
    if not any(outcome.document for outcome in outcomes):
        raise TypesetError(
            f"not one of {len(outcomes)} documents could be made; nothing is published\n"
            + "\n".join(f"  {outcome.path}: {outcome.error}" for outcome in outcomes)
        )
    return outcomes


def _summary(outcomes: Sequence[DocumentResult]) -> str:
    documents = [outcome.document for outcome in outcomes if outcome.document]
    reused = sum(document.reused for document in documents)
    failed = len(outcomes) - len(documents)
    told = f"typeset    {len(documents) - reused} documents  {reused} reused"
    return f"{told}  {failed} failed" if failed else told


def _manifest(
    inputs: str,
    held: Sequence[Release],
    older: Sequence[Release],
    outcomes: Sequence[DocumentResult],
    checks: Sequence[Check],
) -> Manifest:
    return Manifest(
        edition="",
        inputs=inputs,
        built_from={release.source: _built_from(release) for release in held},
        compared_with={str(release): _built_from(release) for release in older},
        documents=tuple(outcome.document for outcome in outcomes if outcome.document),
        failures=tuple(
            Failure(outcome.path, outcome.error) for outcome in outcomes if outcome.error
        ),
        checks=tuple(checks),
        warnings=tuple(warning for release in held for warning in _warnings(release)),
        accepted=tuple(accepted for release in held for accepted in release.mark.accepted),
    )


def _built_from(release: Release) -> BuiltFrom:
    files = sorted(release.receipt.files, key=lambda file: file.name)
    return BuiltFrom(release.name, {file.name: file.sha256 for file in files})


def _warnings(release: Release) -> Iterator[str]:
    if release.receipt.note == BY_HAND:
        yield f"{release.source} {release.name}: {BY_HAND}"
    for finding in release.mark.findings:
        yield f"{release.source} {release.name}: {finding.reason}"
