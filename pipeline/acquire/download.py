"""One address → a whole file in a temporary folder, or the word that it has not changed."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import httpx

from pipeline.acquire.client import Visitor
from pipeline.acquire.replies import BY_HAND, Patience, TemporaryError
from pipeline.acquire.sink import Sink
from pipeline.archive.publisher import Validator
from pipeline.archive.receipt import Fetched
from pipeline.core.errors import AcquireError, ParseError
from pipeline.sources.formats.bytes import is_zip, prove_ended, prove_whole, start

Progress = Callable[[str, int, int], None]  # a file's name, its bytes so far and in all; 0: unknown
PAGE = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<!--")
ZIPPED = (".zip", ".xlsx")
RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken, and what to remember of it."""

    fetched: Fetched
    validator: Validator


@dataclass(slots=True)
class Transfer:
    """A file on its way, over several tries: what was said of it, and the bytes so far.

    known: what is remembered of the address.
    """

    address: str
    known: Validator | None
    is_page: bool
    sink: Sink
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
            raise _temporary(self.address, "the server contradicts itself", f"304, {said}")
        return True

    def begin(self, response: httpx.Response) -> bytes:
        """Go on where the answer begins, in the middle only when all agrees; give the overlap.

        Raises TemporaryError.
        """
        stamps = (response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        if response.headers.get("content-encoding", "identity") != "identity":
            raise _temporary(self.address, "the file comes encoded", "a Content-Encoding")
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
            raise _temporary(self.address, "the rest of the file does not fit", found)
        return self.sink.end

    def prove_length(self) -> None:
        """Raise TemporaryError unless there is a file, as long as was said."""
        had, total = self.sink.count, self.total
        if not had or (total and had != total):
            self.restart()
            found = f"{had:,} of {total:,} bytes"
            raise _temporary(self.address, "the file is empty or of another length", found)


def stream(visitor: Visitor, transfer: Transfer, progress: Progress) -> Taken | None:
    """Take a file; None when it has not changed since it was remembered.

    A transfer that breaks goes on where it broke, if the ETag promises the same bytes. Raises
    AcquireError; nothing is then left of the file.
    """
    taken = None
    try:
        for attempt in visitor.tries():
            with attempt:
                is_new = _attempt(visitor, transfer, progress)
        taken = _taken(transfer) if is_new else None
    finally:
        if taken is None:
            transfer.sink.remove()
    return taken


def _attempt(visitor: Visitor, transfer: Transfer, progress: Progress) -> bool:
    """Take what is left of a file; False when it has not changed."""
    address = transfer.address
    with visitor.opened(address, transfer.headers()) as response:
        if transfer.is_unchanged(response):
            return False
        had = transfer.begin(response)
        for block in _after(had, _paced(response.iter_raw(), visitor.patience, address), transfer):
            if not transfer.sink.count:
                _refuse_page(response, block, transfer)
            transfer.sink.write(block)
            progress(transfer.sink.name, transfer.sink.count, transfer.total)
    transfer.prove_length()
    return True


def _after(had: bytes, blocks: Iterable[bytes], transfer: Transfer) -> Iterator[bytes]:
    """Pass on what follows the bytes that are had already, once they prove to be the same."""
    for block in blocks:
        if not block.startswith(had[: len(block)]):
            transfer.restart()
            found = "other bytes under the same ETag"
            raise _temporary(transfer.address, "the rest of the file does not fit", found)
        if fresh := block[len(had) :]:
            yield fresh
        had = had[len(block) :]


def _paced(blocks: Iterable[bytes], patience: Patience, address: str) -> Iterator[bytes]:
    """Pass blocks on; give up on a server that sends, but next to nothing."""
    since, seen = time.monotonic(), 0
    for block in blocks:
        yield block
        seen += len(block)
        if (now := time.monotonic()) - since >= patience.slow_seconds:
            if seen < patience.slow_bytes:
                found = f"{seen:,} bytes in {now - since:.0f} seconds"
                raise _temporary(address, "the file comes too slowly", found)
            since, seen = now, 0


def _refuse_page(response: httpx.Response, block: bytes, transfer: Transfer) -> None:
    begin = block[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    is_page = "text/html" in response.headers.get("content-type", "") or begin.startswith(PAGE)
    if is_page and not transfer.is_page:
        found = begin[:60].decode(errors="replace")
        raise _temporary(transfer.address, "a web page stands where data should be", found)


def _taken(transfer: Transfer) -> Taken:
    """Give the file and its stamps; refuse a broken .zip, and a table that ends within a line."""
    address, sink = transfer.address, transfer.sink
    fetched = sink.close(address)
    try:
        if sink.name.lower().endswith(ZIPPED) or is_zip(start(sink.path)):
            prove_whole(sink.path)
        elif not transfer.is_page:
            prove_ended(sink.end)
    except ParseError as error:
        todo = "The publisher may just be posting; the next refresh tries again. " + BY_HAND
        raise AcquireError(
            error.what, where=address, expected="a whole file", found=error.found, todo=todo
        ) from error
    stamps, file = (transfer.etag, transfer.last_modified), fetched.file
    return Taken(fetched, Validator(address, *stamps, file.bytes, file.sha256))


def _temporary(address: str, what: str, found: str) -> TemporaryError:
    """Say what a second try may mend."""
    todo = "It may be maintenance: the next refresh tries again. " + BY_HAND
    return TemporaryError(
        AcquireError(what, where=address, expected="the file itself", found=found, todo=todo)
    )
