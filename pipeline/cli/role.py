"""`python -m pipeline role new`."""

from pathlib import Path

import click

from pipeline.cli.speech import root_option, say, shown
from pipeline.core.paths import Paths


@click.group("role")
def role_command() -> None:
    """Begin a role, the text behind one side of a pair."""


@role_command.command("new")
@click.argument("code", metavar="SOC")
@click.option("--slug", help="The file's name; else made of the occupation's.")
@root_option
def role_new_command(code: str, slug: str | None, root: Path) -> None:
    """Write an outline of a role for an occupation, such as 31-1131, ready to edit."""
    from pipeline.editorial.role import draft  # noqa: PLC0415

    path = draft(code.strip(), slug, Paths(root))
    click.echo(shown(path))
    say("wrote      an outline  put your own words in place of each TODO")
