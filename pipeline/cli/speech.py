"""What every command says, and how it is asked for another root."""

import json
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from io import StringIO
from pathlib import Path
from typing import Any, TextIO

import click
import msgspec

from pipeline.core.interpreter import holes
from pipeline.core.log import legible, stamped
from pipeline.core.paths import ROOT
from pipeline.documents.engine.known_version import strangeness
from pipeline.editions.manifest import Edition
from pipeline.settings.request import WORDS

SECONDS = 10  # between two lines
METER = "{desc}  {rate_fmt}  {n_fmt} of {total_fmt}  {remaining} left"

root_option = click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=ROOT, hidden=True
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
pair_option = click.option(
    "--pair",
    "pairs",
    multiple=True,
    metavar="SLUG",
    help="A pair of brochures.toml, all, or two roles or SOC codes: 31-1131:29-2061; repeatable.",
)
area_option = click.option(
    "--area",
    "areas",
    multiple=True,
    metavar="AREA",
    help=f"A code, a name, or {WORDS}; state:CA is a state and its areas, metros:CA those that lie "
    "in it; repeatable.",
)


def write(text: object, *, err: bool = False) -> None:
    """Print a text, where a file's name steers no terminal.

    Once whoever read it has gone, as `head` goes, the rest is said to nobody.
    """
    stream = sys.stderr if err else sys.stdout
    try:
        click.echo(legible(str(text)), err=err)
    except BrokenPipeError:
        hush(stream)


def hush(stream: TextIO) -> int:
    """Have what is still said to a stream go nowhere; gives the exit code of a closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return 128 + signal.SIGPIPE


def print_json(record: object) -> None:
    """Answer with one JSON object on standard output."""
    write(json.dumps(msgspec.to_builtins(record), ensure_ascii=False))


def answer(record: object, lines: Iterable[str], *, as_json: bool) -> None:
    """Answer with one JSON object, or with lines for a person."""
    if as_json:
        print_json(record)
    else:
        write("\n".join(lines))


def say(line: str) -> None:
    """Tell a person what was done, one line a step, on standard error; in a log with its time."""
    write(stamped(line, sys.stderr), err=True)


def warn_of_python() -> None:
    """Tell of the holes of the Python that runs this, which reads what others send."""
    _warn(holes(sys.version_info[:3]))


def warn_of_engine() -> None:
    """Tell of an engine that is not the one that this was written for."""
    _warn(strangeness())


def _warn(told: str) -> None:
    if told:
        say(f"warning    {told}")


def progress(items: Iterable[Any], total: int) -> Any:
    """Tell how many documents there are, how fast they come, and what time is left."""
    return _bar(iterable=items, total=total, unit=" document", desc="typeset")


def _bar(**how: Any) -> Any:
    """Give a bar for a terminal; elsewhere its words are a line every ten seconds."""
    from tqdm import tqdm  # noqa: PLC0415

    if not sys.stderr.isatty():
        how |= {"file": Lines(), "mininterval": SECONDS, "delay": SECONDS, "miniters": 1}
        how |= {"bar_format": METER if how["total"] else METER.partition(" of")[0]}
    return tqdm(leave=False, **how)


class Lines(StringIO):
    """What a bar writes, said line by line."""

    def write(self, text: str) -> int:
        """Say the words in it."""
        if words := text.strip():
            say(words)
        return len(text)


class Received(ExitStack):
    """A bar of bytes for each file that is on its way."""

    bar: Any = None
    name = ""

    def __call__(self, name: str, done: int, total: int) -> None:
        """Show how much of a file has come; total is 0 when unknown."""
        if name != self.name:
            self.close()
            bar = _bar(desc=name, total=total or None, unit="B", unit_scale=True)
            self.bar, self.name = self.enter_context(bar), name
        self.bar.update(done - self.bar.n)


def name_documents(edition: Edition) -> None:
    """Print the path of each document, in the edition that is current."""
    latest = edition.folder.parent.parent / "latest"
    for document in edition.manifest.documents:
        write(f"{shown(latest)}/{document.path}")


def name_failures(edition: Edition) -> int:
    """Tell what could not be made; gives the exit code."""
    failures = edition.manifest.failures
    for failure in failures:
        say(f"failed     {failure.document}  {failure.error}")
    return 1 if failures else 0


def shown(path: Path) -> Path:
    """Shorten a path to one from here, where it is within."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
