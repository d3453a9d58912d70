"""What every command says, and how it is asked for another root."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import click
import msgspec

from pipeline.core.log import stamped
from pipeline.core.paths import ROOT
from pipeline.editions.manifest import Edition

SECONDS_UNTOLD = 10
METER, OF_NO_TOTAL = "{n_fmt} of {total_fmt}  {rate_fmt}  {remaining} left", "{n_fmt}  {rate_fmt}"
T = TypeVar("T")

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


def progress(items: Iterable[T], total: int) -> Iterator[T]:
    """Tell how many documents there are, how fast they come, and what time is left."""
    with Pace(" document") as pace:
        pace("typeset", 0, total)
        for done, item in enumerate(items, start=1):
            yield item
            pace("typeset", done, total)


class Pace(ExitStack):
    """How far something long has come: a bar on a terminal, elsewhere a line every ten seconds."""

    def __init__(self, unit: str = "B") -> None:
        super().__init__()
        self.name, self.began, self.told = "", 0.0, 0.0
        self.bar: Any = None
        self.counted: dict[str, Any] = {"unit": unit, "unit_scale": unit == "B"}

    def __call__(self, name: str, done: int, total: int) -> None:
        """Tell how much of what is called so has come; total is 0 when unknown."""
        from tqdm import tqdm  # noqa: PLC0415

        now = monotonic()
        if name != self.name:
            self.close()
            self.name, self.began, self.told = name, now, now
            if sys.stderr.isatty():
                bar = tqdm(desc=name, total=total or None, leave=False, **self.counted)
                self.bar = self.enter_context(bar)
        if self.bar is not None:
            self.bar.update(done - self.bar.n)
        elif now - self.told >= SECONDS_UNTOLD:
            self.told = now
            far: dict[str, Any] = {"n": done, "total": total or None, "elapsed": now - self.began}
            far["bar_format"] = METER if total else OF_NO_TOTAL
            say(f"{name:<10} {tqdm.format_meter(**far, **self.counted)}")


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
