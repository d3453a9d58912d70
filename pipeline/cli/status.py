"""`python -m pipeline status`."""

from datetime import date
from pathlib import Path

import click

from pipeline.cli.speech import answer, json_option, root_option, say
from pipeline.core.paths import Paths
from pipeline.lookup.status import Standing, standing_lines

STALE = 3


@click.command("status")
@json_option
@root_option
def status_command(as_json: bool, root: Path) -> int:
    """Say what is held of each source, and whether something newer exists (exit code 3)."""
    from pipeline.lookup.status import status  # noqa: PLC0415

    standings = status(Paths(root).raw, date.today())
    answer({"sources": standings}, standing_lines(standings), as_json=as_json)
    stale = [one for one in standings if one.is_stale]
    for one in stale:
        say(f"newer      {one.source} {one.newest}  {_todo(one)}")
    return STALE if stale else 0


def _todo(one: Standing) -> str:
    if any(back.release == one.newest for back in one.held_back):
        return "it is in the archive and held back"
    return "`make refresh` fetches it"
