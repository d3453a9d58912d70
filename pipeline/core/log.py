"""Lines for a log file: each with its time, in two files that do not grow for ever."""

import os
import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import TextIO

MOST_BYTES = 1_000_000
# what steers a terminal, turns the order of letters round or is no letter; a line may end
UNWRITABLE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
Say = Callable[[str], None]  # tells a person what was done, one line a step


def legible(text: str) -> str:
    """Write out, as Python does, each character of a message that a terminal would obey."""
    return UNWRITABLE.sub(lambda found: ascii(found[0])[1:-1], text)


def legible_line(text: str) -> str:
    """Make a text legible that may come from outside, such as a file's name, on one line."""
    return legible(text).replace("\n", r"\n")


def stamped(line: str, stream: TextIO) -> str:
    """Put the time before a line that goes to a file; at a terminal or in a pipe it needs none."""
    return f"{now()}  {line}" if _is_file(stream) else line


def now() -> str:
    """Give the time here, to the second: 2026-11-23 11:02:11-08:00."""
    return datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")


def roll(log: Path, most_bytes: int = MOST_BYTES) -> None:
    """Move a log that has grown past `most_bytes` to <name>.1, over the one before it.

    If standard output or error go to it, they go on in a new one. Raises OSError.
    """
    if not log.exists() or log.stat().st_size <= most_bytes:
        return
    joined = [stream for stream in (sys.stdout, sys.stderr) if _is_same(stream, log)]
    log.replace(log.with_name(f"{log.name}.1"))
    for stream in joined:
        stream.flush()
        fresh = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        os.dup2(fresh, stream.fileno())
        os.close(fresh)


def _is_file(stream: TextIO) -> bool:
    try:
        return S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # a stream that is closed, or held in memory
        return False


def _is_same(stream: TextIO, log: Path) -> bool:
    return _is_file(stream) and os.path.samestat(os.fstat(stream.fileno()), log.stat())
