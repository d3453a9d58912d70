"""`python -m pipeline check` and `rollback`."""

from pathlib import Path

import click

from pipeline.cli.speech import json_option, print_json, root_option, say, shown, write
from pipeline.core.paths import Paths


@click.command("check")
@json_option
@root_option
def check_command(as_json: bool, root: Path) -> int:
    """Hash the archive and the editions again; hold them against their receipts and names."""
    from pipeline.archive.releases import check  # noqa: PLC0415
    from pipeline.editions.current import check_editions  # noqa: PLC0415
    from pipeline.sources.register import EVERY  # noqa: PLC0415

    paths = Paths(root)
    (sound, errors), (whole, damaged) = check(paths.raw, EVERY), check_editions(paths.out)
    for error in (*errors, *damaged):
        say(str(error))
    if as_json:
        told = [str(error) for error in (*errors, *damaged)]
        print_json({"releases": [*map(str, sound)], "editions": whole, "errors": told})
    say(f"checked    {len(sound)} releases are as archived, {len(errors)} are not")
    say(f"checked    {len(whole)} editions are as published, {len(damaged)} are not")
    return 1 if errors or damaged else 0


@click.command("rollback")
@click.argument("edition")
@root_option
def rollback_command(edition: str, root: Path) -> None:
    """Make an earlier edition the current one; no refresh undoes it before something new comes."""
    from pipeline.editions.current import rollback  # noqa: PLC0415

    write(shown(rollback(edition, Paths(root).out)))
    say(f"current    edition {edition}")
