"""`python -m pipeline schedule`."""

from pathlib import Path

import click

from pipeline.cli.speech import json_option, print_json, root_option, say, write
from pipeline.core.paths import Paths
from pipeline.schedule import schedule

ACTIONS = ("install", "remove", "show")


@click.command("schedule")
@click.argument("action", metavar="|".join(ACTIONS), type=click.Choice(ACTIONS))
@json_option
@root_option
def schedule_command(action: str, as_json: bool, root: Path) -> None:
    """Have this checkout refresh itself every day, or no longer, or say whether it does."""
    acts = {"install": schedule.install, "remove": schedule.remove, "show": schedule.show}
    found = acts[action](Paths(root))
    if as_json:
        print_json({"scheduled": found})
    elif found is None:
        say("scheduled  nothing for this checkout")
    elif action == "remove":
        say(f"removed    {found.by}  {found.name}")
    else:
        write("\n".join(schedule.scheduled_lines(found)))
