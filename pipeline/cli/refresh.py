"""`python -m pipeline refresh`."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from pipeline.archive.gate_record import Override
from pipeline.cli import speech
from pipeline.cli.commands import was_interrupted
from pipeline.cli.speech import say
from pipeline.core.errors import PipelineError, UsageError, cause
from pipeline.core.log import roll
from pipeline.core.paths import Paths
from pipeline.refresh.notify import notify, write_failure
from pipeline.refresh.outcome import Refreshed, RefreshRequest
from pipeline.settings.brochures import read_brochures
from pipeline.settings.request import Request
from pipeline.sources.names import folders

FETCHED = [folder.name for folder in folders() if folder.is_fetched]


@click.command("refresh")
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Choice(FETCHED),
    metavar="NAME",
    help=f"Ask for this one alone: {', '.join(FETCHED)}.",
)
@click.option(
    "--release",
    default="",
    metavar="NAME",
    help="Fetch an older release, such as 2023A01, of the --source named.",
)
@click.option("--check", "is_check", is_flag=True, help="Only ask; exit code 3 tells of news.")
@click.option(
    "--inbox-only",
    "is_inbox_only",
    is_flag=True,
    help="Ask nobody; take in what lies in data/raw/inbox.",
)
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="GATE=REASON",
    help="Let a refused release through this gate; the manifest will say so.",
)
@speech.json_option
@speech.root_option
def refresh_command(  # noqa: PLR0917  (click passes them by name)
    sources: tuple[str, ...], release: str, is_check: bool, is_inbox_only: bool,
    accepted: tuple[str, ...], as_json: bool, root: Path,
) -> int:  # fmt: skip
    """Ask the publishers for new statistics; archive, check and publish what came."""
    order = RefreshRequest(
        sources, release, is_check, is_inbox_only, tuple(map(_acceptance, accepted))
    )
    if is_inbox_only and (sources or release or is_check):
        raise UsageError("--inbox-only asks nobody", todo="Leave out what says whom to ask.")
    if release and len(sources) != 1:
        raise UsageError("--release needs one --source", todo="For example: --source bls_oews")
    speech.warn_of_python()
    paths = Paths(root)
    try:
        refreshed = _refreshed(order, paths)
    except BaseException as error:  # a panic in Rust is no Exception
        if not was_interrupted():
            with suppress(UsageError):  # of a brochures.toml that cannot be read
                _tell_failure(paths, Refreshed(failures=(_told(error),)))
        raise
    if refreshed.exit_code == 1:
        _tell_failure(paths, refreshed)
    if refreshed.edition:
        command = read_brochures(paths.matrix).refreshing.on_change
        _tell(command, refreshed.edition.folder / "changes.html")
    return _answer(refreshed, as_json=as_json)


def _told(error: BaseException) -> PipelineError:
    if isinstance(error, PipelineError):
        return error
    todo = "This is a fault of Wagefold itself: data/out/logs/refresh.log says where."
    return PipelineError("the refresh broke off", found=cause(error), todo=todo)


def _acceptance(text: str) -> Override:
    gate, _, reason = text.partition("=")
    if not (gate.strip() and reason.strip()):
        raise UsageError(
            "the reason is missing",
            where="--accept",
            expected="a gate and why it may be passed",
            found=text,
            todo="For example: --accept 'rows=BLS dropped an area type'",
        )
    return Override(gate.strip(), reason.strip())


def _refreshed(order: RefreshRequest, paths: Paths) -> Refreshed:
    from pipeline.refresh.refresh import refresh  # noqa: PLC0415

    roll(paths.logs / "refresh.log")
    request, progress = Request(jobs=os.cpu_count() or 1), speech.progress
    with speech.Received() as received:
        return refresh(order, request, paths, say=say, progress=progress, received=received)


def _tell_failure(paths: Paths, refreshed: Refreshed) -> None:
    try:
        report = write_failure(paths.logs, refreshed.faults, refreshed.findings)
    except OSError as error:
        say(f"not told   {error}")
    else:
        _tell(read_brochures(paths.matrix).refreshing.on_failure, report)


def _tell(command: Sequence[str], report: Path) -> None:
    if trouble := notify(command, report):
        say(f"not told   {trouble}")


def _answer(refreshed: Refreshed, *, as_json: bool) -> int:
    """Print what came of it; gives the exit code."""
    edition = refreshed.edition
    if as_json:
        record = {
            "edition": edition.folder.name if edition else None,
            "newer": refreshed.newer,
            "archived": refreshed.archived,
            "findings": refreshed.findings,
            "failures": [str(error) for error in refreshed.failures],
            "left": {str(path): reason for path, reason in refreshed.left.items()},
        }
        speech.print_json(record)
    elif edition:
        speech.name_documents(edition)
    elif not (refreshed.newer or refreshed.archived or refreshed.exit_code):
        say("current    nothing is new")
    failed = speech.name_failures(edition) if edition else 0
    for path, reason in refreshed.left.items():
        say(f"left       {path}  {reason}")
    return refreshed.exit_code or failed
