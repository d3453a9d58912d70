"""The command line: `python -m pipeline report`."""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from pipeline.errors import PipelineError
from pipeline.model.matrix import LAYOUTS, VARIANTS
from pipeline.paths import ROOT, Paths
from pipeline.report import Edition, Request, report

INTERRUPTED = 130  # as a shell says it


@click.group()
def cli() -> None:
    """Official labor statistics as printable career-comparison brochures."""


def _choices(names: tuple[str, ...]) -> click.Choice[str]:
    return click.Choice([*names, "all"])


def _all(chosen: str | None, names: tuple[str, ...]) -> tuple[str, ...]:
    return () if chosen is None else names if chosen == "all" else (chosen,)


@cli.command("report")
@click.option(
    "--pair",
    "pairs",
    multiple=True,
    metavar="SLUG",
    help="A pair of brochures.toml, or two SOC codes: 31-1131:29-2061.",
)
@click.option(
    "--area",
    "areas",
    multiple=True,
    metavar="AREA",
    help="A code, a name, or nation, states, metros, all.",
)
@click.option("--layout", type=_choices(LAYOUTS))
@click.option("--variant", type=_choices(VARIANTS))
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help="Processes at once.",
    show_default=True,
)
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, hidden=True)
def report_command(  # noqa: PLR0917  (click passes them by name)
    pairs: tuple[str, ...], areas: tuple[str, ...], layout: str | None, variant: str | None,
    jobs: int, as_json: bool, root: Path,
) -> None:  # fmt: skip
    """Build the brochures from the archived statistics; no network."""
    request = Request(pairs, areas, _all(layout, LAYOUTS), _all(variant, VARIANTS), jobs)
    edition = report(request, Paths(root), _say, _progress)
    if as_json:
        click.echo(json.dumps(asdict(edition.manifest) | {"edition": edition.folder.name}))
    else:
        _name_documents(edition)


def _name_documents(edition: Edition) -> None:
    latest = edition.folder.parent.parent / "latest"
    shown = latest.relative_to(Path.cwd()) if latest.is_relative_to(Path.cwd()) else latest
    for document in edition.manifest.documents:
        click.echo(f"{shown}/{document.path}")


def _say(line: str) -> None:
    click.echo(line, err=True)


def _progress(items: Iterable, total: int) -> Iterable:  # type: ignore[type-arg]
    return tqdm(items, total=total, unit="document", disable=not sys.stderr.isatty(), leave=False)


def main() -> int:
    """Run the command line; a PipelineError ends in one plain message, never a traceback."""
    try:
        cli(standalone_mode=False)
    except PipelineError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; the last edition is untouched", err=True)
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
