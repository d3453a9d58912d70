"""`python -m pipeline explain`."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from pipeline.cli.speech import json_option, root_option, say
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
        lines = explained_lines(found)
        click.echo(_json("figure", asdict(found)) if as_json else "\n".join(lines))
        return 0
    listed = [asdict(one) for one in found]
    click.echo(_json("several", listed) if as_json else "\n".join(candidate_lines(found)))
    say(f"several    {len(found)} figures are printed so; ask for one by its id")
    return SEVERAL


def _json(name: str, value: object) -> str:
    return json.dumps({name: value}, ensure_ascii=False)
