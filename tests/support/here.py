"""The command line in this process, which has imported what it needs: it takes moments."""

import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from pipeline.cli.commands import main


def here(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as `python -m pipeline` does, and give what a process would have given."""
    before = sys.argv, signal.getsignal(signal.SIGINT)
    sys.argv = ["pipeline", *words]
    try:
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = main()
    finally:
        sys.argv = before[0]
        signal.signal(signal.SIGINT, before[1])
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())
