"""`python -m pipeline report`."""

import os
from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli import speech
from pipeline.cli.speech import say
from pipeline.core.paths import Paths
from pipeline.editions.current import current
from pipeline.settings.layouts import VARIANTS, layouts
from pipeline.settings.request import WORDS, Request


def _all(chosen: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    return () if chosen is None else names if chosen == "all" else (chosen,)


@click.command("report")
@click.option(
    "--pair",
    "pairs",
    multiple=True,
    metavar="SLUG",
    help="A pair of brochures.toml, all of them (all), or two SOC codes: 31-1131:29-2061.",
)
@click.option(
    "--area",
    "areas",
    multiple=True,
    metavar="AREA",
    help=f"A code, a name, or {WORDS}; state:CA is a state and its areas.",
)
@click.option(
    "--layout", type=click.Choice([*layouts(), "all"]), help="How a document is laid out."
)
@click.option(
    "--variant", type=click.Choice([*VARIANTS, "all"]), help="For the web, or for the print shop."
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
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
@speech.root_option
def report_command(  # noqa: PLR0917  (click passes them by name)
    pairs: tuple[str, ...], areas: tuple[str, ...], layout: str | None, variant: str | None,
    jobs: int, scheduler: str, is_trend: bool, as_json: bool, root: Path,
) -> int:  # fmt: skip
    """Build the brochures from the archived statistics; no network."""
    kinds = _all(layout, tuple(layouts())), _all(variant, VARIANTS)
    request = Request(pairs, areas, *kinds, jobs, scheduler, is_trend)
    if not (edition := current(request, Paths(root))):
        from pipeline.report import report  # noqa: PLC0415

        edition = report(request, Paths(root), say, speech.progress)
    if not edition.is_new:
        say(f"current    edition {edition.folder.name}: nothing has changed")
    if as_json:
        speech.print_json(replace(edition.manifest, edition=edition.folder.name))
    else:
        speech.name_documents(edition)
    return speech.name_failures(edition)
