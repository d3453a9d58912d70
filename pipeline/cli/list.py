"""`python -m pipeline list`."""

import json
from dataclasses import asdict, astuple
from pathlib import Path

import click

from pipeline.cli.speech import json_option, root_option
from pipeline.core.formats import in_columns
from pipeline.core.paths import Paths

THINGS = ("pairs", "areas", "occupations")


@click.command("list")
@click.argument("things", metavar="pairs|areas|occupations", type=click.Choice(THINGS))
@click.argument("words", nargs=-1, metavar="[TEXT]")
@json_option
@root_option
def list_command(things: str, words: tuple[str, ...], as_json: bool, root: Path) -> None:
    """Find what can be asked for, by code, title or part of one; a typing error is forgiven."""
    from pipeline.lookup.list import find  # noqa: PLC0415

    found = find(things, " ".join(words), Paths(root))
    if as_json:
        click.echo(json.dumps({things: [asdict(entry) for entry in found]}, ensure_ascii=False))
    else:
        click.echo("\n".join(in_columns([astuple(entry) for entry in found])))
