"""`python -m pipeline list`."""

from dataclasses import astuple
from pathlib import Path

import click

from pipeline.cli.speech import answer, json_option, root_option
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
    lines = in_columns([astuple(entry) for entry in found])
    answer({things: found}, lines, as_json=as_json)
