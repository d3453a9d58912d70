"""One address → a whole file in a temporary folder, or the word that it has not changed."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import httpx

from pipeline.acquire.client import Visitor
from pipeline.acquire.replies import BY_HAND, Patience
from pipeline.acquire.sink import Sink
from pipeline.acquire.transfer import Taken, Transfer, Wish, temporary
from pipeline.archive.publisher import Validator
from pipeline.core.errors import AcquireError, ParseError
from pipeline.sources.formats.bytes import is_zip, prove_ended, prove_whole, start

Progress = Callable[[str, int, int], None]  # a file's name, its bytes so far and in all; 0: unknown
PAGE = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<!--")
ZIPPED = (".zip", ".xlsx")


def stream(visitor: Visitor, wish: Wish, into: Path, progress: Progress) -> Taken | None:
    """Take a file into the folder `into`; None when it has not changed since it was remembered.

    A transfer that breaks goes on where it broke, if the ETag promises the same bytes. Raises
    AcquireError; nothing is then left in `into`.
    """
    sink = Sink(into, wish.name, packed=wish.name.endswith(wish.packed) and bool(wish.packed))
    transfer, is_whole = Transfer(wish, sink, wish.known), False
    try:
        for attempt in visitor.tries():
            with attempt:
                is_whole = _attempt(visitor, transfer, progress)
        return _taken(transfer) if is_whole else None
    except BaseException:
        is_whole = False
        raise
    finally:
        if not is_whole:
            sink.remove()


def _attempt(visitor: Visitor, transfer: Transfer, progress: Progress) -> bool:
    """Take what is left of a file; False when it has not changed."""
    address = transfer.wish.address
    with visitor.opened(address, transfer.headers()) as response:
        if transfer.is_unchanged(response):
            return False
        had = transfer.begin(response)
        for block in _after(had, _paced(response.iter_raw(), visitor.patience, address), transfer):
            if not transfer.sink.count:
                _refuse_page(response, block, transfer.wish)
            transfer.sink.write(block)
            progress(transfer.wish.name, transfer.sink.count, transfer.total)
    transfer.prove_length()
    return True


def _after(had: bytes, blocks: Iterable[bytes], transfer: Transfer) -> Iterator[bytes]:
    """Pass on what follows the bytes that are had already, once they prove to be the same."""
    for block in blocks:
        if not block.startswith(had[: len(block)]):
            transfer.restart()
            found = "other bytes under the same ETag"
            raise temporary(transfer.wish.address, "the rest of the file does not fit", found)
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
                raise temporary(address, "the file comes too slowly", found)
            since, seen = now, 0


def _refuse_page(response: httpx.Response, block: bytes, wish: Wish) -> None:
    begin = block[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    is_page = "text/html" in response.headers.get("content-type", "") or begin.startswith(PAGE)
    if is_page and not wish.is_page:
        found = begin[:60].decode(errors="replace")
        raise temporary(wish.address, "a web page stands where data should be", found)


def _taken(transfer: Transfer) -> Taken:
    wish, sink = transfer.wish, transfer.sink
    try:
        fetched = sink.close(wish.address)
        _prove_whole(wish, sink)
    except BaseException:
        sink.remove()
        raise
    stamps = (transfer.etag, transfer.last_modified)
    return Taken(fetched, Validator(wish.address, *stamps, sink.count, sink.sha256()))


def _prove_whole(wish: Wish, sink: Sink) -> None:
    """Refuse a broken .zip, and a table that ends within a line."""
    try:
        if wish.name.lower().endswith(ZIPPED) or is_zip(start(sink.path)):
            prove_whole(sink.path)
        elif not wish.is_page:
            prove_ended(sink.end)
    except ParseError as error:
        raise AcquireError(
            error.what,
            where=wish.address,
            expected="a whole file",
            found=error.found,
            todo="The publisher may just be posting; the next refresh tries again. " + BY_HAND,
        ) from error
