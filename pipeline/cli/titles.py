"""`python -m pipeline titles`."""

from pathlib import Path

import click

from pipeline.cli.speech import answer, json_option, root_option, say
from pipeline.core.paths import Paths
from pipeline.lookup.titles import title_lines, title_record, title_warnings


@click.command("titles")
@click.argument("words", nargs=-1, required=True, metavar="TITLE")
@json_option
@root_option
def titles_command(words: tuple[str, ...], as_json: bool, root: Path) -> None:
    """Say under which occupations O*NET lists a job title, or one near it."""
    from pipeline.lookup.titles import titles  # noqa: PLC0415

    found = titles(" ".join(words), Paths(root))
    answer(title_record(found), title_lines(found), as_json=as_json)
    for warning in title_warnings(found):
        say(f"warning    {warning}")
