"""What every command says, and how it is asked for another root."""

import json
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
import msgspec

from pipeline.core.log import stamped
from pipeline.core.paths import ROOT
from pipeline.editions.manifest import Edition

root_option = click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, hidden=True
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def print_json(record: object) -> None:
    """Answer with one JSON object on standard output."""
    click.echo(json.dumps(msgspec.to_builtins(record), ensure_ascii=False))


def answer(record: object, lines: Iterable[str], *, as_json: bool) -> None:
    """Answer with one JSON object, or with lines for a person."""
    if as_json:
        print_json(record)
    else:
        click.echo("\n".join(lines))


def say(line: str) -> None:
    """Tell a person what was done, one line a step, on standard error; in a log with its time."""
    click.echo(stamped(line, sys.stderr), err=True)


def progress(items: Iterable, total: int) -> Iterable:  # type: ignore[type-arg]
    """Show a bar of documents on a terminal."""
    from tqdm import tqdm  # noqa: PLC0415

    return tqdm(items, total=total, unit="document", disable=not sys.stderr.isatty(), leave=False)


class Received(ExitStack):
    """A bar of bytes for each file that is on its way, on a terminal."""

    bar: Any = None

    def __call__(self, name: str, done: int, total: int) -> None:
        """Show how much of a file has come; total is 0 when unknown."""
        if not sys.stderr.isatty():
            return
        if self.bar is None or name != self.bar.desc:
            from tqdm import tqdm  # noqa: PLC0415

            self.close()
            bar = tqdm(desc=name, total=total or None, unit="B", unit_scale=True, leave=False)
            self.bar = self.enter_context(bar)
        self.bar.update(done - self.bar.n)


def name_documents(edition: Edition) -> None:
    """Print the path of each document, in the edition that is current."""
    latest = edition.folder.parent.parent / "latest"
    for document in edition.manifest.documents:
        click.echo(f"{shown(latest)}/{document.path}")


def name_failures(edition: Edition) -> int:
    """Tell what could not be made; gives the exit code."""
    failures = edition.manifest.failures
    for failure in failures:
        say(f"failed     {failure.document}  {failure.error}")
    return 1 if failures else 0


def shown(path: Path) -> Path:
    """Shorten a path to one from here, where it is within."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
