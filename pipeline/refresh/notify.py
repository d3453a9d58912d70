"""A report's path → the organization's own command, which tells whom it likes."""

import os
import signal
import tempfile
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, STDOUT, Popen, TimeoutExpired
from typing import IO

from pipeline.archive.gate_record import Finding
from pipeline.core.errors import PipelineError
from pipeline.core.log import legible, now

SECONDS = 60
FACTS = ("What", "Where", "Expected", "Found", "What to do")
HEAD = "Wagefold could not take in new statistics on {when}.\nThe last good edition stays current."
HELD_BACK = (
    "It stays in the archive and out of every brochure. If the publisher meant it, say so:\n"
    "    make refresh ARGS='--accept {gate}=\"why it is right\"'"
)
MORE = (
    "What is held, and what is newer:  .venv/bin/python -m pipeline status\n"
    "To try again:                     make refresh\n"
    "What each step said:              data/out/logs/refresh.log"
)


def notify(command: Sequence[str], report: Path, *, seconds: float = SECONDS) -> str | None:
    """Run a command, no shell, with a report's path as its last word; for [] nothing.

    Gives None, or what went wrong in one line: that nobody was told fails no refresh. What the
    command started is ended with it when the time is up.
    """
    if not command:
        return None
    with tempfile.TemporaryFile() as said:
        try:
            process = Popen(
                [*command, str(report.absolute())], stdin=DEVNULL, stdout=said, stderr=STDOUT,
                start_new_session=True,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            return f"{command[0]} cannot be run: {error}"
        return _outcome(command[0], process, said, seconds)


def _outcome(name: str, process: Popen[bytes], said: IO[bytes], seconds: float) -> str | None:
    try:
        code = process.wait(seconds)
    except TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return f"{name} took longer than {seconds:g} seconds and was stopped"
    except BaseException:  # an interrupt leaves nothing running
        os.killpg(process.pid, signal.SIGKILL)
        raise
    if code == 0:
        return None
    said.seek(0)
    last = said.read().decode(errors="replace").strip().rpartition("\n")[2]
    return f"{name} ended with exit code {code}" + (f": {last}" if last else "")


def write_failure(
    logs: Path, errors: Sequence[PipelineError], findings: Sequence[Finding] = ()
) -> Path:
    """Write failure.txt in the folder `logs`: what, where, what to do. Raises OSError."""
    logs.mkdir(parents=True, exist_ok=True)
    path = logs / "failure.txt"
    path.write_text(legible(failure_text(now(), errors, findings)))
    return path


def failure_text(when: str, errors: Sequence[PipelineError], findings: Sequence[Finding]) -> str:
    """Tell each error with its place and remedy, and each release that a gate refused."""
    refused = [_refusal(finding) for finding in findings if finding.level == "refuse"]
    parts = map(_facts, [*errors, *refused])
    return "\n\n".join([HEAD.format(when=when), *parts, MORE]) + "\n"


def _facts(error: PipelineError) -> str:
    facts = (error.what, error.where, error.expected, error.found, error.todo)
    lines = zip(FACTS, facts, strict=True)
    return "\n".join(f"{name + ':':<12}{fact}" for name, fact in lines if fact)


def _refusal(finding: Finding) -> PipelineError:
    where = f"{finding.source} {finding.release}, gate {finding.gate}"
    return PipelineError(finding.reason, where=where, todo=HELD_BACK.format(gate=finding.gate))
