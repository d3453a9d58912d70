"""`python -m pipeline report`."""

import os
from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli import speech
from pipeline.cli.speech import say
from pipeline.core.formats import how_many
from pipeline.core.language import languages, unreviewed
from pipeline.core.paths import Paths
from pipeline.editions.current import current
from pipeline.settings.layouts import VARIANTS, layouts
from pipeline.settings.request import Request


def _all(chosen: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    return names if "all" in chosen else tuple(dict.fromkeys(chosen))


@click.command("report")
@speech.pair_option
@speech.area_option
@click.option(
    "--layout",
    "chosen_layouts",
    multiple=True,
    type=click.Choice([*layouts(), "all"]),
    help="How a document is laid out; repeatable.",
)
@click.option(
    "--variant",
    "variants",
    multiple=True,
    type=click.Choice([*VARIANTS, "all"]),
    help="For the web, or for the print shop; repeatable.",
)
@click.option(
    "--language",
    "chosen_languages",
    multiple=True,
    type=click.Choice([*languages(), "all"]),
    help="What a document is written in; repeatable.",
)
@click.option(
    "--check", "is_check", is_flag=True, help="Say what would be made, or all that is wrong."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help="Processes at once.",
    show_default=True,
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="A Dask scheduler that spreads the documents over machines: tcp://host:8786.",
)
@click.option(
    "--trend",
    "is_trend",
    is_flag=True,
    help="Add pay over time to guides, in constant dollars, for the nation and the states.",
)
@click.option("--add", "is_added", is_flag=True, help="Keep what the current edition holds, too.")
@click.option(
    "--bundle",
    "is_bundled",
    is_flag=True,
    help="Pack all files as bundle.zip, by names to mail.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
@speech.root_option
def report_command(  # noqa: PLR0917  (click passes them by name)
    pairs: tuple[str, ...], areas: tuple[str, ...], chosen_layouts: tuple[str, ...],
    variants: tuple[str, ...], chosen_languages: tuple[str, ...], is_check: bool, jobs: int,
    scheduler: str, is_trend: bool, is_added: bool, is_bundled: bool, as_json: bool, root: Path,
) -> int:  # fmt: skip
    """Build the brochures from the archived statistics; no network."""
    kinds = _all(chosen_layouts, tuple(layouts())), _all(variants, VARIANTS)
    spoken = _all(chosen_languages, tuple(languages()))
    request = Request(pairs, areas, *kinds, is_trend, spoken, jobs, scheduler, is_added)
    if is_check:
        from pipeline.documents.order import order_of  # noqa: PLC0415
        from pipeline.sources.roles.staleness import stale_reasons  # noqa: PLC0415

        order = order_of(request, Paths(root))
        count = order.count
        for line in (*stale_reasons(Paths(root).raw), *unreviewed(order.languages)):
            say(f"warning    {line}")
        speech.answer(
            {"documents": count}, [f"{how_many(count, 'document')} would be made"], as_json=as_json
        )
        return 0
    if not (edition := current(request, Paths(root))):
        from pipeline.report import report  # noqa: PLC0415

        speech.warn_of_engine()
        edition = report(request, Paths(root), say, speech.progress)
    if not edition.is_new:
        say(f"current    edition {edition.folder.name}: nothing has changed")
    if is_bundled:
        from pipeline.editions.bundle import bundle  # noqa: PLC0415

        name = bundle(edition).name
        say(f"bundled    {speech.shown(Paths(root).out / 'latest' / name)}")
    if as_json:
        speech.print_json(replace(edition.manifest, edition=edition.folder.name))
    else:
        speech.name_documents(edition)
    return speech.name_failures(edition)
