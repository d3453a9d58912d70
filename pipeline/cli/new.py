"""`python -m pipeline new layout`, `new source`, `new release`, `pair new` and `role new`."""

from pathlib import Path

import click

from pipeline.cli.speech import root_option, say, shown, write
from pipeline.core.paths import Paths
from pipeline.sources.names import folders


@click.group("new")
def new_command() -> None:
    """Begin a layout or a source, ready to be made and changed, or ship a release."""


@new_command.command("layout")
@click.argument("name")
def new_layout_command(name: str) -> None:
    """Write the folder of a layout, such as flyer: description, template and style."""
    from pipeline.editorial.layout import draft_layout  # noqa: PLC0415

    write(shown(draft_layout(name)))
    say(f"wrote      a layout of one page  report --layout makes it by its name, {name}")


@new_command.command("source")
@click.argument("name")
@click.option(
    "--from", "file", type=click.Path(dir_okay=False, path_type=Path), required=True,
    help="A release of it as a tidy table, its release in its name: tuition-2025.csv.",
)  # fmt: skip
def new_source_command(name: str, file: Path) -> None:
    """Write a source around a CSV file: its folder, record, SQL, check and test, and archive it."""
    from pipeline.editorial.source import draft_source  # noqa: PLC0415

    for path in draft_source(name, file):
        write(shown(path))
    say("wrote      a source  put your own words in place of each TODO, and a figure for null")


@new_command.command("release")
@click.argument("source", type=click.Choice([folder.name for folder in folders()]))
@click.argument("release")
@click.option(
    "--from",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The publisher's file, or the .zip that has all of them.",
)
@click.option("--address", required=True, help="Where it was had.")
@click.option("--retrieved", default="", metavar="YYYY-MM-DD", help="When, as far as is known.")
@root_option
def new_release_command(  # noqa: PLR0917  (click passes them by name)
    source: str, release: str, file: Path, address: str, retrieved: str, root: Path
) -> None:
    """Keep a release as small tidy tables, which say what a publisher's file says."""
    from pipeline.editorial.release import draft_release  # noqa: PLC0415
    from pipeline.sources.register import BY_NAME  # noqa: PLC0415

    raw = Paths(root).raw
    folder = draft_release(
        BY_NAME[source], release, file, raw, address=address, retrieved=retrieved
    )
    write(shown(folder))
    say("wrote      a release  say in its receipt what else a reader should know")


@click.group("pair")
def pair_command() -> None:
    """Begin a pair: two roles that are compared."""


@pair_command.command("new")
@click.argument("first")
@click.argument("second")
@root_option
def pair_new_command(first: str, second: str, root: Path) -> None:
    """Declare a pair of two roles in brochures.toml, its texts to be written out."""
    from pipeline.editorial.pair import draft_pair  # noqa: PLC0415

    slug = draft_pair(first, second, Paths(root))
    write(slug)
    say(f"declared   a pair  make report ARGS='--pair {slug}' makes it")


@click.group("role")
def role_command() -> None:
    """Begin a role, the text behind one side of a pair."""


@role_command.command("new")
@click.argument("occupation", metavar="OCCUPATION")
@click.option("--slug", help="The file's name; else made of the occupation's.")
@root_option
def role_new_command(occupation: str, slug: str | None, root: Path) -> None:
    """Write an outline of a role for an occupation, a SOC code or title, ready to edit."""
    from pipeline.editorial.role import draft  # noqa: PLC0415

    path = draft(occupation.strip(), slug, Paths(root))
    write(shown(path))
    say("wrote      an outline  put your own words in place of each TODO")
