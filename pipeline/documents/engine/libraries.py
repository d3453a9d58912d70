"""WeasyPrint, imported here alone, with the system's libraries by the names that Linux gives them.

It tries the names of every system in turn, and for each that does not exist a compiler and a linker
are asked: a third of a second a process. On Linux the last of its names is the one that exists.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def _nowhere(name: str) -> str | None:  # noqa: ARG001
    return None


@contextmanager
def _by_their_own_names() -> Iterator[None]:
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = search


with _by_their_own_names():
    import weasyprint as weasyprint  # noqa: PLC0414
