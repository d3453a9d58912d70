"""The command line: `python -m pipeline report`, `list`, `role new`.

A command imports its verb itself: what `report` imports takes longer than all that `list` does.
"""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict, astuple
from pathlib import Path

import click

from pipeline.current import current
from pipeline.display.listing import listing
from pipeline.errors import PipelineError
from pipeline.model.manifest import Edition
from pipeline.model.matrix import LAYOUTS, VARIANTS
from pipeline.model.request import Request
from pipeline.model.selection import WORDS
from pipeline.paths import ROOT, Paths

THINGS = ("pairs", "areas", "occupations")
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
    help="A pair of brochures.toml, all of them (all), or two SOC codes: 31-1131:29-2061.",
)
@click.option(
    "--area",
    "areas",
    multiple=True,
    metavar="AREA",
    help=f"A code, a name, or {WORDS}; state:CA is a state and its areas.",
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
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="A Dask scheduler that spreads the documents over machines: tcp://host:8786.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, hidden=True)
def report_command(  # noqa: PLR0917  (click passes them by name)
    pairs: tuple[str, ...], areas: tuple[str, ...], layout: str | None, variant: str | None,
    jobs: int, scheduler: str, as_json: bool, root: Path,
) -> int:  # fmt: skip
    """Build the brochures from the archived statistics; no network."""
    request = Request(pairs, areas, _all(layout, LAYOUTS), _all(variant, VARIANTS), jobs, scheduler)
    edition = current(request, Paths(root)) or _built(request, Paths(root))
    if not edition.is_new:
        _say(f"current    edition {edition.folder.name}: nothing has changed")
    if as_json:
        click.echo(json.dumps(asdict(edition.manifest) | {"edition": edition.folder.name}))
    else:
        _name_documents(edition)
    return _name_failures(edition)


def _built(request: Request, paths: Paths) -> Edition:
    from pipeline.report import report  # noqa: PLC0415

    return report(request, paths, _say, _progress)


def _name_documents(edition: Edition) -> None:
    latest = edition.folder.parent.parent / "latest"
    for document in edition.manifest.documents:
        click.echo(f"{_shown(latest)}/{document.path}")


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _name_failures(edition: Edition) -> int:
    failures = edition.manifest.failures
    for failure in failures:
        _say(f"failed     {failure.document}  {failure.error}")
    return 1 if failures else 0


def _say(line: str) -> None:
    click.echo(line, err=True)


def _progress(items: Iterable, total: int) -> Iterable:  # type: ignore[type-arg]
    from tqdm import tqdm  # noqa: PLC0415

    return tqdm(items, total=total, unit="document", disable=not sys.stderr.isatty(), leave=False)


@cli.command("list")
@click.argument("things", metavar="pairs|areas|occupations", type=click.Choice(THINGS))
@click.argument("words", nargs=-1, metavar="[TEXT]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, hidden=True)
def list_command(things: str, words: tuple[str, ...], as_json: bool, root: Path) -> None:
    """Find what can be asked for, by code, title or part of one; a typing error is forgiven."""
    from pipeline.find import find  # noqa: PLC0415

    found = find(things, " ".join(words), Paths(root))
    if as_json:
        click.echo(json.dumps({things: [asdict(entry) for entry in found]}, ensure_ascii=False))
    else:
        click.echo("\n".join(listing([astuple(entry) for entry in found])))


@cli.group("role")
def role_group() -> None:
    """Begin a role, the text behind one side of a pair."""


@role_group.command("new")
@click.argument("code", metavar="SOC")
@click.option("--slug", help="The file's name; else made of the occupation's.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, hidden=True)
def role_new_command(code: str, slug: str | None, root: Path) -> None:
    """Write an outline of a role for an occupation, such as 31-1131, ready to edit."""
    from pipeline.draft import draft  # noqa: PLC0415

    path = draft(code.strip(), slug, Paths(root))
    click.echo(_shown(path))
    _say("wrote      an outline  put your own words in place of each TODO")


def main() -> int:
    """Run the command line; a PipelineError ends in one plain message, never a traceback."""
    try:
        return cli(standalone_mode=False) or 0
    except PipelineError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _stopped()
    except RuntimeError as error:
        if str(error) == "Query interrupted":  # what DuckDB makes of ^C
            return _stopped()
        raise


def _stopped() -> int:
    click.echo("stopped; the last edition is untouched", err=True)
    return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
