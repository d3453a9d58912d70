"""Another program's words → what it answered; a program that is not there answers nothing."""

import os
import subprocess
from collections.abc import Sequence
from subprocess import CompletedProcess

SECONDS = 60
NOT_THERE = 127  # as a shell says it


def answer(words: Sequence[str], given: bytes = b"") -> CompletedProcess[bytes]:
    """Run a program in English with `given` on its standard input; returncode 127: not there."""
    try:
        return subprocess.run(
            words, input=given, capture_output=True, timeout=SECONDS, check=False,
            env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return CompletedProcess(words, NOT_THERE, b"", str(error).encode())


def complaint(answered: CompletedProcess[bytes]) -> str:
    """Give what a program said of its failure, in one line."""
    said = " ".join(answered.stderr.decode(errors="replace").split())
    return said or f"exit code {answered.returncode}"
