"""`python -m pipeline explain`."""

from pathlib import Path

import click

from pipeline.cli.speech import answer, json_option, root_option, say
from pipeline.core.paths import Paths
from pipeline.explain.model import Explanation
from pipeline.explain.terminal import candidate_lines, explained_lines

SEVERAL = 2  # the question has to be put again, as with any words that mean several things


@click.command("explain")
@click.argument("figure")
@click.option(
    "--document",
    default="",
    metavar="PATH",
    help="A PDF of an edition, or pair/area/layout; else the current edition is searched.",
)
@json_option
@root_option
def explain_command(figure: str, document: str, as_json: bool, root: Path) -> int:
    """Lead a printed number back to its publisher's file: FIGURE is its id, or '$61,970'."""
    from pipeline.explain.explain import explain  # noqa: PLC0415

    found = explain(figure, document, Paths(root))
    if isinstance(found, Explanation):
        answer({"figure": found}, explained_lines(found), as_json=as_json)
        return 0
    answer({"several": found}, candidate_lines(found), as_json=as_json)
    say(f"several    {len(found)} figures are printed so; ask for one by its id")
    return SEVERAL
