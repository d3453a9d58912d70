"""What is done beside the pages, each in a process of its own: an edition, a refresh, an audit."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.audit.audit import audit
from pipeline.audit.output.page import AuditPage, audit_page
from pipeline.core.formats import how_many
from pipeline.core.paths import Paths
from pipeline.editions.current import current
from pipeline.refresh.outcome import RefreshRequest
from pipeline.refresh.refresh import refresh
from pipeline.report import report
from pipeline.settings.organisation import Organisation
from pipeline.settings.request import Request, Words
from pipeline.studio.errand import Progress

JOBS = os.cpu_count() or 1


def make_edition(progress: Progress, words: Words, is_added: bool, paths: Paths) -> str:
    """Make an edition, unless it is there; gives what came of it in words."""
    request = Request(
        words.pairs, words.areas, words.layouts, words.variants, jobs=JOBS, is_added=is_added
    )
    if found := current(request, paths):
        return f"Nothing has changed: the current edition has it all, {found.manifest.label}."
    edition = report(request, paths, progress.say, progress.count)
    failures = [f"{one.document}: {one.error}" for one in edition.manifest.failures]
    made = f"It is made, and is now the current edition: {edition.manifest.label}."
    return "\n".join([made, *failures])


def refresh_sources(progress: Progress, paths: Paths) -> str:
    """Ask the publishers, and publish what is new; gives what came of it in words."""
    done = refresh(
        RefreshRequest(), Request(jobs=JOBS), paths,
        say=progress.say, progress=progress.count, received=progress.received,
    )  # fmt: skip
    came = [f"{how_many(len(done.archived), 'release')} came: {', '.join(done.archived)}."]
    told = came if done.archived else ["Nothing is new."]
    told += [f"A new edition is made: {done.edition.manifest.label}."] if done.edition else []
    told += [f"{one.gate}: {one.reason}" for one in done.findings]
    return "\n".join([*told, *(error.args[0] for error in done.faults)])


def audited(
    progress: Progress, page: Path, called: tuple[str, str], organisation: Organisation,
    paths: Paths,
) -> AuditPage:  # fmt: skip
    """Hold a page against the statistics; called: its name, and where it was had."""
    name, said = called
    found = audit([page], paths, progress.say)
    pages = tuple(replace(one, name=name, taken_from=said) for one in found.pages)
    return audit_page(replace(found, pages=pages), organisation)


def words_of(pair: Sequence[str], area: str) -> Words:
    """Ask for two jobs in a place, in every layout and variant that brochures.toml asks for."""
    return Words((":".join(pair),), (area,)) if area else Words()
