"""parse … publish in order, from the newest good release of each source; no network."""

from collections.abc import Callable, Iterable, Sequence

from pipeline.archive.citation import cite
from pipeline.archive.releases import newest_held
from pipeline.archive.source import Release
from pipeline.brochures.present import present
from pipeline.changes.model import Changes, naming
from pipeline.changes.page import changes_summary, write_changes
from pipeline.core.errors import TypesetError, UsageError
from pipeline.core.log import Say
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.core.scratch import scratch
from pipeline.documents.cache import Store
from pipeline.documents.make import documents, jobs_of, press_profile
from pipeline.documents.model import DocumentResult
from pipeline.documents.render import render_page
from pipeline.documents.workers import workers_of
from pipeline.editions.catalogue.page import catalogue
from pipeline.editions.current import inputs_digest
from pipeline.editions.manifest import Edition, Manifest, manifest_from
from pipeline.editions.publish import publish
from pipeline.settings.brochures import Matrix, read_brochures
from pipeline.settings.layouts import that_show
from pipeline.settings.request import Request, narrow
from pipeline.sources.onet.title_book import title_book, titles_release
from pipeline.sources.register import EVERY, SOURCES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import drafts
from pipeline.warehouse.build import past, refusals
from pipeline.warehouse.run import begin
from pipeline.warehouse.warehouse import Warehouse, find_or_build, held

Progress = Callable[[Iterable[DocumentResult], int], Iterable[DocumentResult]]
DATABASE, STORE = "wagefold.duckdb", "store"


def report(request: Request, paths: Paths, say: Say, progress: Progress) -> Edition:
    """Build and publish the documents asked for, or raise a PipelineError and publish nothing.

    A document that cannot be typeset is named in the manifest and does not stop the others.
    """
    order = narrow(read_brochures(paths.matrix), request)
    profile = press_profile(order, paths)
    newest = newest_held(paths.raw, SOURCES)
    roles = next(release for release in newest if release.source == ROLES.name)
    book = titles_release(paths.raw)  # where it is held
    used = [*newest, *([book] if book else [])]
    older = _older(request, order, paths, say)
    releases = [*used, *older]
    citations = cite(releases, EVERY)
    inputs = inputs_digest(request, paths, [release.folder for release in releases])
    with scratch(paths.out) as folder:
        kept = warehouse(paths, say)
        with begin(kept.path, order.pairs, roles, folder / DATABASE) as connection:
            presented = present(
                connection, order.pairs, order.areas, order.organisation, citations,
                with_quotes=not {*that_show("quotable")}.isdisjoint(order.layouts),
                titles=title_book(book, paths) if book else None,
            )  # fmt: skip
        say(f"presented  {presented.count} brochures")
        jobs, store = jobs_of(presented.brochures, order, profile), Store(paths.out / STORE)
        with workers_of(request) as workers:
            made = documents(jobs, workers, store, folder / "edition")
            results = _proved(progress(made, presented.count * len(order.kinds)))
        say(_summary(results))
        manifest = manifest_from(inputs, used, older, results, kept)
        entries = [result.entry for result in results]
        names = naming(entries, presented.areas, EVERY)
        found = write_changes(folder / "edition", manifest, names, order.organisation, paths)
        _tell(found, newest, manifest, paths, say)
        page = catalogue(manifest, entries, order.organisation, citations, releases)
        text = render_page("catalogue", page, TEMPLATES)
        published = publish(folder / "edition", folder / DATABASE, manifest, text, paths.out)
    say(f"published  edition {published.name}")
    return Edition(published, manifest)


def warehouse(paths: Paths, say: Say) -> Warehouse:
    """Find the warehouse of all that is held, or build it."""
    kept = find_or_build(held(paths.raw), paths.out)
    if kept.is_new:
        say(f"built      the warehouse  {len(kept.checks)} checks passed")
    return kept


def _older(request: Request, order: Matrix, paths: Paths, say: Say) -> list[Release]:
    if not request.is_trend:
        return []
    showing = that_show("trend")
    if not {*showing}.intersection(order.layouts):
        named = " or ".join(showing)
        raise UsageError(
            f"pay over time is shown on a {named} only",
            where="--trend",
            expected=f"the {named} among the layouts",
            found=", ".join(order.layouts),
            todo=f"Add --layout {showing[0]}.",
        )
    for line in refusals(paths.raw):
        say(line)
    return past(paths.raw)


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


def _tell(
    found: Changes | None, held: Iterable[Release], manifest: Manifest, paths: Paths, say: Say
) -> None:
    """Say what is to be minded of an edition, and how it differs from the one before."""
    left_out = (f"{one.where} is left out: {one.what}" for one in drafts(held).values())
    for warning in (*left_out, *manifest.warnings):
        say(f"warning    {warning}")
    if found and found.was:
        say(f"compared   {changes_summary(found)}")
    elif found and (paths.out / "latest").exists():
        say("compared   with nothing: the edition before is damaged")
