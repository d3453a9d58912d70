"""`python -m pipeline studio`."""

from pathlib import Path

import click

from pipeline.cli.speech import root_option, say, warn_of_engine, warn_of_python
from pipeline.core.paths import Paths

HOSTS = ("127.0.0.1", "0.0.0.0")


@click.command("studio")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A port; any that is free.")
@click.option("--no-browser", "is_quiet", is_flag=True, help="Only say the address.")
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    default=HOSTS[0],
    help="0.0.0.0 is for a container alone, whose port is published on this machine.",
)
@root_option
def studio_command(port: int, is_quiet: bool, host: str, root: Path) -> None:
    """Open a page in the browser in which all of this is done without a terminal."""
    from pipeline.studio.studio import studio  # noqa: PLC0415

    warn_of_python()
    warn_of_engine()
    studio(Paths(root), port, host, say, opens=not is_quiet)
