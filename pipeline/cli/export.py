"""`python -m pipeline export`."""

from pathlib import Path

import click

from pipeline.cli.speech import (
    answer,
    area_option,
    json_option,
    pair_option,
    root_option,
    say,
    shown,
)
from pipeline.core.paths import Paths
from pipeline.settings.request import Words

FORMATS = ("xlsx", "csv", "parquet", "duckdb")


@click.command("export")
@pair_option
@area_option
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    default="xlsx",
    show_default=True,
    help="A workbook, a folder of files, or with --whole one database.",
)
@click.option(
    "--whole", "is_whole", is_flag=True, help="All the warehouse holds: parquet or duckdb."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Where to; a place that is taken is refused. Without it, in data/out/export.",
)
@json_option
@root_option
def export_command(  # noqa: PLR0917  (click passes them by name)
    pairs: tuple[str, ...], areas: tuple[str, ...], kind: str, is_whole: bool,
    output: Path | None, as_json: bool, root: Path,
) -> None:  # fmt: skip
    """Write the figures of comparisons as tables, or the whole warehouse."""
    from pipeline.export.export import ExportRequest, export  # noqa: PLC0415

    request = ExportRequest(Words(pairs, areas), kind, is_whole, output)
    place = shown(export(request, Paths(root), say))
    answer({"exported": str(place)}, [str(place)], as_json=as_json)
