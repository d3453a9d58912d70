"""A publisher's file on its way: what was asked, what was said of it, and what came so far."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from pipeline.acquire.replies import BY_HAND, TemporaryError
from pipeline.acquire.sink import Sink
from pipeline.archive.publisher import Validator
from pipeline.archive.receipt import Fetched
from pipeline.core.errors import AcquireError

RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: an address, what is remembered of it, and what it should be."""

    address: str
    known: Validator | None = None
    is_page: bool = False
    packed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return urlsplit(self.address).path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken, and what to remember of it."""

    fetched: Fetched
    validator: Validator


@dataclass(slots=True)
class Transfer:
    """A file on its way, over several tries: what was said of it, and the bytes so far."""

    wish: Wish
    sink: Sink
    known: Validator | None
    etag: str = ""
    last_modified: str = ""
    total: int = 0

    @property
    def offset(self) -> int:
        """Say where to go on: a little back, so that it shows whether the file is the same."""
        return self.sink.count - len(self.sink.end)

    def restart(self) -> None:
        """Forget what came of the file so far."""
        self.sink.restart()
        self.etag, self.last_modified, self.total = "", "", 0

    def headers(self) -> dict[str, str]:
        """Say what is had already: a part of the file, or the whole file of another day."""
        if self.sink.count and self.etag.startswith('"') and self.total:
            return {"Range": f"bytes={self.offset}-", "If-Range": self.etag}
        self.restart()
        known = self.known
        if known is None:
            return {}
        stamps = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: said for name, said in stamps.items() if said}

    def is_unchanged(self, response: httpx.Response) -> bool:
        """Believe a 304 only when it agrees with what is remembered. Raises TemporaryError."""
        if response.status_code != 304:
            return False
        known = self.known
        said = (response.headers.get("etag"), response.headers.get("content-length"))
        if known is None or said[0] not in {None, known.etag} or said[1] not in {
            None, "0", str(known.bytes),
        }:  # fmt: skip
            self.known = None
            raise temporary(self.wish.address, "the server contradicts itself", f"304, {said}")
        return True

    def begin(self, response: httpx.Response) -> bytes:
        """Go on where the answer begins, in the middle only when all agrees; give the overlap.

        Raises TemporaryError.
        """
        stamps = (response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        if response.headers.get("content-encoding", "identity") != "identity":
            raise temporary(self.wish.address, "the file comes encoded", "a Content-Encoding")
        if response.status_code == 200:
            self.restart()
            self.known = None
            self.etag, self.last_modified = stamps
            self.total = int(response.headers.get("content-length", 0))
            return b""
        part = RANGE.fullmatch(response.headers.get("content-range", ""))
        offered = tuple(map(int, part.groups())) if part else ()
        had = (self.offset, self.total - 1, self.total)
        if response.status_code != 206 or offered != had or stamps[0] not in {"", self.etag}:
            self.restart()
            found = f"status {response.status_code}, {response.headers.get('content-range', '')}"
            raise temporary(self.wish.address, "the rest of the file does not fit", found)
        return self.sink.end

    def prove_length(self) -> None:
        """Raise TemporaryError unless there is a file, as long as was said."""
        had, total = self.sink.count, self.total
        if not had or (total and had != total):
            self.restart()
            found = f"{had:,} of {total:,} bytes"
            raise temporary(self.wish.address, "the file is empty or of another length", found)


def temporary(address: str, what: str, found: str) -> TemporaryError:
    """Say what a second try may mend."""
    todo = "It may be maintenance: the next refresh tries again. " + BY_HAND
    return TemporaryError(
        AcquireError(what, where=address, expected="the file itself", found=found, todo=todo)
    )
