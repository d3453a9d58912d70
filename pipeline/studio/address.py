"""A project → the one studio that is open in it: where it listens, and the key that opens it."""

import fcntl
import os
import re
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.errors import PublishError, UsageError, failing_as
from pipeline.core.files import make_folder

FILE = ".studio"  # in data/out, for its owner's eyes: it has the key
HOME = "127.0.0.1"
LOCAL = (HOME, "localhost")  # as a browser may call this machine
WIDE = "0.0.0.0"  # of a container, whose ports reach nobody until they are published


@dataclass(frozen=True, slots=True)
class Address:
    """Where a studio listens, and the key that only whoever started it knows."""

    port: int
    key: str
    is_wide: bool = False

    @property
    def url(self) -> str:
        """What opens it in a browser, once."""
        return f"http://{HOME}:{self.port}/?key={self.key}"

    def is_of(self, host: str) -> bool:
        """Tell whether a Host header names this studio, and no other site that leads here.

        A container's port may be published under another number.
        """
        name, _, port = host.partition(":")
        return name in LOCAL and (port == str(self.port) or (self.is_wide and port.isdigit()))


@contextmanager
def only_studio(out: Path) -> Iterator[Path | str]:
    """Give the file that will name this studio, or the address of the one that is open already.

    The system takes the lock back when a studio is killed. Raises PublishError.
    """
    path, todo = out / FILE, "Make data/out writable."
    with failing_as(PublishError, "the studio cannot be opened", path, todo):
        make_folder(out)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        found = re.search(r"http\S+", path.read_text())
        os.close(descriptor)
        yield found[0] if found else ""
        return
    try:
        yield path
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def listening(port: int, host: str) -> tuple[socket.socket, Address]:
    """Listen on a port, 0 for any that is free. Raises UsageError where it is taken."""
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    todo = "Leave --port out for any that is free."
    with failing_as(UsageError, f"port {port} cannot be listened on", "--port", todo):
        found.bind((host, port))
        found.listen()
    return found, Address(found.getsockname()[1], secrets.token_urlsafe(32), host != HOME)
