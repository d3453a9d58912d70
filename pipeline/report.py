"""parse … publish in order, from the newest good release of each source; no network."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from duckdb import DuckDBPyConnection

from pipeline.archive.citation import Citation, cite
from pipeline.archive.releases import newest_held
from pipeline.archive.source import Release
from pipeline.brochures.present import Presented, present
from pipeline.changes.model import Changes, naming
from pipeline.changes.page import changes_summary, write_changes
from pipeline.core.errors import TypesetError
from pipeline.core.language import SOURCE, unreviewed
from pipeline.core.log import Say
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.core.scratch import scratch
from pipeline.documents.cache import Store
from pipeline.documents.job import jobs_of
from pipeline.documents.make import documents
from pipeline.documents.model import DocumentResult, Entry
from pipeline.documents.order import order_of, press_profile
from pipeline.documents.render import render_page
from pipeline.documents.workers import workers_of
from pipeline.editions.addition import joined
from pipeline.editions.catalogue.page import catalogue
from pipeline.editions.current import inputs_digest
from pipeline.editions.manifest import Edition, Manifest, manifest_from
from pipeline.editions.publish import publish
from pipeline.editions.read import editions, manifest_of
from pipeline.export.edition import write_edition
from pipeline.settings.brochures import Matrix
from pipeline.settings.layouts import that_show
from pipeline.settings.request import Request, Words
from pipeline.sources.cip_soc.crosswalk import Crosswalk, crosswalk
from pipeline.sources.names import ONET
from pipeline.sources.onet.title_book import TitleBook, title_book
from pipeline.sources.register import EVERY, LOOKUPS, SOURCES
from pipeline.sources.roles.publication import SOURCE as ROLES
from pipeline.sources.roles.publication import drafts
from pipeline.sources.roles.staleness import stale_reasons
from pipeline.warehouse.build import past, refusals, rounds
from pipeline.warehouse.run import begin
from pipeline.warehouse.warehouse import Warehouse, find_or_build, held

Progress = Callable[[Iterable[DocumentResult], int], Iterable[DocumentResult]]
DATABASE, STORE = "wagefold.duckdb", "store"


def report(request: Request, paths: Paths, say: Say, progress: Progress) -> Edition:
    """Build and publish the documents asked for, or raise a PipelineError and publish nothing.

    A document that cannot be typeset is named in the manifest and does not stop the others.
    """
    order = order_of(request, paths)
    profile = press_profile(order, paths)
    used = newest_held(paths.raw, (*SOURCES, *LOOKUPS))
    by_source = {release.source: release for release in used}
    asked = joined(request, used, paths.out)
    orders = _orders(order, request, asked, paths)
    older = _older(paths, say, is_trend=any(words.is_trend for words in asked))
    releases = [*used, *older]
    citations = cite(releases, EVERY)
    inputs = inputs_digest(asked, paths, [release.folder for release in releases])
    with scratch(paths.out) as folder:
        kept = warehouse(paths, say)
        pairs = [*{pair.slug: pair for order in orders for pair in order.pairs}.values()]
        with begin(kept.path, pairs, by_source[ROLES.name], folder / DATABASE) as connection:
            titles = title_book(by_source[ONET], paths) if ONET in by_source else None
            shown = _present(connection, orders, citations, titles, crosswalk(paths.raw))
        say(f"presented  {len({place for _, one in shown for place in one.places})} brochures")
        jobs = jobs_of(((order, one.brochures) for order, one in shown), profile)
        with workers_of(request) as workers:
            made = documents(jobs, workers, Store(paths.out / STORE), folder / "edition")
            results = _proved(progress(made, _count(shown)))
        say(_summary(results))
        manifest = manifest_from(inputs, used, older, results, kept, folder / "edition", asked)
        entries = _entries(results)
        names = naming(entries, shown[0][1].areas, EVERY)
        found = write_changes(folder / "edition", manifest, names, order.organisation, paths)
        _tell(found, used, manifest, paths, say)
        write_edition(folder / "edition", manifest, _once(shown), citations, releases)
        there = editions(paths.out)
        page = catalogue(manifest, entries, order.organisation, citations, releases, there)
        text = render_page("catalogue", page, TEMPLATES)
        published = publish(folder / "edition", folder / DATABASE, manifest, text, paths.out)
    say(f"published  edition {published.name}")
    return Edition(published, manifest_of(published))


def warehouse(paths: Paths, say: Say) -> Warehouse:
    """Find the warehouse of all that is held, or build it."""
    kept = find_or_build(held(paths.raw), paths.out)
    if kept.is_new:
        say(f"built      the warehouse  {len(kept.checks)} checks passed")
    return kept


def _orders(order: Matrix, request: Request, asked: Iterable[Words], paths: Paths) -> list[Matrix]:
    """Give what is asked for, and what is to stay, in each of its languages."""
    whole = (order if words == request.words else order_of(words, paths) for words in asked)
    return [spoken for one in whole for spoken in one.spoken]


def _present(
    connection: DuckDBPyConnection,
    orders: Iterable[Matrix],
    citations: Mapping[str, Citation],
    titles: TitleBook | None,
    programs: Crosswalk | None,
) -> list[tuple[Matrix, Presented]]:
    told = that_show("quotable")
    return [
        (one, present(connection, one.pairs, one.areas, one.organisation, citations,
                      campuses=one.campuses, theme=one.theme,
                      with_quotes=not {*told}.isdisjoint(one.layouts), language=one.language,
                      titles=titles, crosswalk=programs))
        for one in orders
    ]  # fmt: skip


def _entries(results: Iterable[DocumentResult]) -> list[Entry]:
    """Name what was made; names of the first language are the last, and stay."""
    return sorted((one.entry for one in results), key=lambda one: one.language == SOURCE)


def _once(shown: Iterable[tuple[Matrix, Presented]]) -> list[Presented]:
    """Give what was presented once, whatever the languages: tables are in the first."""
    return [*{one.places: one for _, one in shown}.values()]


def _count(shown: Iterable[tuple[Matrix, Presented]]) -> int:
    """Count the documents: those that are part of several orders once."""
    each = (product(one.places, order.kinds, [order.language]) for order, one in shown)
    return len({document for made in each for document in made})


def _older(paths: Paths, say: Say, *, is_trend: bool) -> list[Release]:
    for line in refusals(paths.raw) if is_trend else ():
        say(line)
    return [*rounds(paths.raw), *(past(paths.raw) if is_trend else ())]


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
    read = unreviewed(one.language for one in manifest.documents)
    for warning in (*left_out, *stale_reasons(paths.raw), *read, *manifest.warnings):
        say(f"warning    {warning}")
    if found and found.was:
        say(f"compared   {changes_summary(found)}")
    elif found and (paths.out / "latest").exists():
        say("compared   with nothing: the edition before is damaged")
