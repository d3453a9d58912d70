"""A studio of a project of its own, served by its command, and a client that has its key."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from pipeline.core.paths import ROOT, Paths
from tests.support.marts import warehouse_of_all

COPIED = ("roles", "claims")  # what the studio writes; the rest of the archive is linked
SECONDS = 60.0
TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')


@dataclass(frozen=True)
class OpenStudio:
    """A studio that is open: its root, its process, and what has its cookie."""

    root: Path
    process: subprocess.Popen[str]
    url: str
    client: httpx.Client

    @property
    def base(self) -> str:
        return self.url.partition("/?")[0]

    @property
    def port(self) -> int:
        return int(self.base.rpartition(":")[2])

    @property
    def token(self) -> str:
        found = TOKEN.search(self.get("/check").text)
        assert found
        return found[1]

    def get(self, path: str, **query: str) -> httpx.Response:
        """Ask for a page."""
        return self.client.get(path, params=query or None)

    def post(self, path: str, **fields: Any) -> httpx.Response:
        """Send a form of the studio's own; files by their names."""
        files = {name: fields.pop(name) for name in [*fields] if isinstance(fields[name], tuple)}
        return self.client.post(path, data={"token": self.token, **fields}, files=files or None)


def make_root(root: Path) -> Path:
    """Make a project with the archive and the warehouse of this one, and texts of its own."""
    raw = root / "data/raw"
    raw.mkdir(parents=True)
    for place in sorted(Paths().raw.glob("[!.]*")):
        if place.name in COPIED:
            shutil.copytree(place, raw / place.name)
        else:
            (raw / place.name).symlink_to(place, target_is_directory=place.is_dir())
    (root / "data/out").mkdir()
    (root / "data/out/warehouse").symlink_to(warehouse_of_all().parent, target_is_directory=True)
    shutil.copy2(Paths().matrix, root)
    return root


def begin(root: Path, *words: str) -> subprocess.Popen[str]:
    """Start the studio of a root."""
    command = [sys.executable, "-m", "pipeline", "studio", "--no-browser", "--root", str(root)]
    return subprocess.Popen(
        [*command, *words], cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def address(process: subprocess.Popen[str]) -> str:
    """Read what a studio says until it has said its address."""
    assert process.stderr
    for line in process.stderr:
        if found := re.search(r"http\S+key=\S+", line):
            return found[0]
    raise AssertionError("it did not open")


@contextmanager
def opened_studio(root: Path, *words: str) -> Iterator[OpenStudio]:
    """Give the studio of a root, and close it as ^C does."""
    process = begin(root, *words)
    url = address(process)
    client = httpx.Client(base_url=url.partition("/?")[0], timeout=SECONDS)
    try:
        client.get("/", params={"key": url.partition("=")[2]})
        yield OpenStudio(root, process, url, client)
    finally:
        client.close()
        closed(process)


def closed(process: subprocess.Popen[str]) -> str:
    """Close a studio as ^C does; gives what it said since."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=20)[1]
    finally:
        process.kill()


def until(found: Callable[[], Any], seconds: float = SECONDS) -> Any:
    """Wait until something is so, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if it := found():
            return it
        time.sleep(0.05)
    raise AssertionError("it did not come to be")
