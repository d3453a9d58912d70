"""`python -m pipeline doctor`, `list`, `status` and `titles`."""

from dataclasses import astuple
from datetime import date
from pathlib import Path

import click

from pipeline.cli.speech import answer, json_option, root_option, say, warn_of_python, write
from pipeline.core.formats import in_columns
from pipeline.core.paths import Paths

THINGS = ("pairs", "areas", "occupations")
STALE = 3
BACK = ".venv/bin/python -m pipeline rollback "


@click.command("doctor")
@root_option
def doctor_command(root: Path) -> int:
    """Say what a source, mart, column, layout or kind of figure still lacks (exit code 1)."""
    from pipeline.lookup.doctor import gaps  # noqa: PLC0415

    found = gaps(root)
    write("\n".join(found or ["nothing is missing"]))
    warn_of_python()
    return 1 if found else 0


@click.command("list")
@click.argument("things", metavar="pairs|areas|occupations", type=click.Choice(THINGS))
@click.argument("words", nargs=-1, metavar="[TEXT]")
@json_option
@root_option
def list_command(things: str, words: tuple[str, ...], as_json: bool, root: Path) -> None:
    """Find what can be asked for, by code, title or part of one; a typing error is forgiven."""
    from pipeline.lookup.list import find  # noqa: PLC0415

    found = find(things, " ".join(words), Paths(root))
    answer({things: found}, in_columns([astuple(entry) for entry in found]), as_json=as_json)


@click.command("status")
@json_option
@root_option
def status_command(as_json: bool, root: Path) -> int:
    """Say what is held of each source, whether something newer exists (exit code 3); editions."""
    from pipeline.editions.read import editions  # noqa: PLC0415
    from pipeline.lookup.status import standing_lines, status  # noqa: PLC0415

    paths = Paths(root)
    standings, made = status(paths.raw, date.today()), editions(paths.out)
    rows = [("current: " if one.is_current else BACK) + one.edition for one in made]
    lines = in_columns(list(zip((one.label for one in made), rows, strict=True))) if made else []
    answer(
        {"sources": standings, "editions": made},
        [*standing_lines(standings), *lines],
        as_json=as_json,
    )
    stale = [one for one in standings if one.is_stale]
    for one in stale:
        is_here = any(back.release == one.newest for back in one.held_back)
        todo = "it is in the archive and held back" if is_here else "`make refresh` fetches it"
        say(f"newer      {one.source} {one.newest}  {todo}")
    return STALE if stale else 0


@click.command("titles")
@click.argument("words", nargs=-1, required=True, metavar="TITLE")
@json_option
@root_option
def titles_command(words: tuple[str, ...], as_json: bool, root: Path) -> None:
    """Say under which occupations O*NET lists a job title, or one near it."""
    from pipeline.lookup import titles  # noqa: PLC0415

    found = titles.titles(" ".join(words), Paths(root))
    answer(titles.title_record(found), titles.title_lines(found), as_json=as_json)
    for warning in titles.title_warnings(found):
        say(f"warning    {warning}")
