"""`python -m pipeline check` and `rollback`."""

from pathlib import Path

import click

from pipeline.cli.speech import json_option, print_json, root_option, say, shown, write
from pipeline.core.paths import Paths


@click.command("check")
@json_option
@root_option
def check_command(as_json: bool, root: Path) -> int:
    """Hash the whole archive again and hold it against its receipts."""
    from pipeline.archive.releases import check  # noqa: PLC0415
    from pipeline.sources.register import EVERY  # noqa: PLC0415

    sound, errors = check(Paths(root).raw, EVERY)
    for error in errors:
        say(str(error))
    if as_json:
        print_json({"releases": [*map(str, sound)], "errors": [*map(str, errors)]})
    say(f"checked    {len(sound)} releases are as archived, {len(errors)} are not")
    return 1 if errors else 0


@click.command("rollback")
@click.argument("edition")
@root_option
def rollback_command(edition: str, root: Path) -> None:
    """Make an earlier edition the current one; no refresh undoes it before something new comes."""
    from pipeline.editions.current import rollback  # noqa: PLC0415

    write(shown(rollback(edition, Paths(root).out)))
    say(f"current    edition {edition}")
