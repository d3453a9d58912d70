"""A web server on this machine that stands in for every publisher; support/faults.py has it fail.

Each publisher is a path prefix: http://127.0.0.1:PORT/download.bls.gov/pub/time.series/oe/oe.release
is what the setting `addresses` makes of https://download.bls.gov/pub/time.series/oe/oe.release.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import formatdate, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from socket import MSG_DONTWAIT, MSG_PEEK, socket
from threading import Event, Lock, Thread
from urllib.parse import urlsplit

from pipeline.sources.register import FETCHED

HOSTS = sorted(
    {urlsplit(address).netloc for one in FETCHED if one.feed for address in one.feed.first}
)
FIRST_POSTED = 1_747_310_400  # 2025-05-15 12:00 UTC; each later posting is a minute newer
BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Posted:
    """A file as it stands at the publisher: bytes, or a path that is streamed from disk."""

    content: bytes | Path
    etag: str
    modified: str

    def __len__(self) -> int:
        content = self.content
        return content.stat().st_size if isinstance(content, Path) else len(content)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. number: the how many-th it is of its path since the publisher stands there."""

    method: str
    path: str
    headers: dict[str, str]  # names in lower case
    number: int

    def without(self, *names: str) -> "Asked":
        kept = {name: value for name, value in self.headers.items() if name not in names}
        return replace(self, headers=kept)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent, and how badly: all of the file, or the bytes from `start` up to `stop`."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes | Path = b""
    start: int = 0
    stop: int | None = None
    hurt: Callable[[int], float | None] | None = None  # bytes sent → seconds to wait, None: cut

    @property
    def size(self) -> int:
        content = self.content
        whole = content.stat().st_size if isinstance(content, Path) else len(content)
        return (whole if self.stop is None else self.stop) - self.start


@dataclass(slots=True)
class Logged:
    """A request: began and ended in seconds of a clock that only goes on; 0.0 while under way."""

    asked: Asked
    began: float
    status: int = 0
    bytes: int = 0
    ended: float = 0.0

    @property
    def path(self) -> str:
        return self.asked.path

    @property
    def host(self) -> str:
        return _host(self.path)


Respond = Callable[[Asked], Answer]
Fault = Callable[[Asked, Respond], Answer]
Which = Callable[[int], bool]


class Publisher:
    """The files that are posted, the faults that are on order, and the log of what was asked."""

    def __init__(self) -> None:
        self.log: list[Logged] = []
        self.most_at_once: Counter[str] = Counter()  # requests under way at one time, by host
        self.ended = Event()
        self._posted: dict[str, Posted] = {}
        self._faults: list[tuple[str, Which, Fault]] = []
        self._asked: Counter[str] = Counter()
        self._under_way: list[tuple[Logged, socket]] = []
        self._numbers = count(1)
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.publisher = self
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def elsewhere(self) -> str:
        """The same server under another host's name: where an off-site redirect leads."""
        return self.address.replace("127.0.0.1", "localhost")

    @property
    def addresses(self) -> dict[str, str]:
        """What `addresses` of [refresh] is set to, for all the publishers to stand here."""
        return {f"https://{host}": f"{self.address}/{host}" for host in HOSTS}

    def post(self, path: str, content: bytes | Path) -> Posted:
        """Post a file, "download.bls.gov/pub/…": it has a new ETag and Last-Modified each time."""
        number = next(self._numbers)
        posted = Posted(content, "", "")
        etag, modified = (
            f'"{number:x}-{len(posted):x}"',
            formatdate(FIRST_POSTED + 60 * number, usegmt=True),
        )
        self._posted[_path(path)] = replace(posted, etag=etag, modified=modified)
        return self._posted[_path(path)]

    def posted(self, path: str) -> Posted:
        return self._posted[_path(path)]

    def state(self) -> dict[str, Posted]:
        """Give all that is posted, for `restore` to put back, its validators too."""
        return dict(self._posted)

    def restore(self, state: dict[str, Posted]) -> None:
        """Take back every fault and everything posted since."""
        self.heal()
        self._posted = dict(state)

    def withdraw(self, path: str) -> None:
        del self._posted[_path(path)]

    def fault(self, path: str, fault: Fault, *numbers: int) -> None:
        """Order a fault for a path, or for those below one that ends in a slash.

        numbers: for the n-th requests of that path from now on, 1 the next; without any, for all.
        """
        before = self._asked[_path(path)]
        wanted = {before + number for number in numbers}
        self._faults.append((_path(path), lambda number: not wanted or number in wanted, fault))

    def heal(self) -> None:
        """Take back every fault."""
        self._faults.clear()

    def forget(self) -> None:
        """Begin a new log."""
        with self._lock:
            self.log.clear()
            self.most_at_once.clear()

    def requests(self, host: str = "") -> list[str]:
        """Give the paths asked for, in order: of one publisher or of all."""
        return [logged.path for logged in list(self.log) if host in ("", logged.host)]

    def close(self) -> None:
        self.ended.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def genuine(self, asked: Asked) -> Answer:
        """Answer as a web server that does all it should."""
        posted = self._posted.get(asked.path)
        if posted is None:
            return Answer(404, {"Content-Type": "text/html"}, b"<html><h1>Not Found</h1></html>")
        headers = {"ETag": posted.etag, "Last-Modified": posted.modified, "Accept-Ranges": "bytes"}
        if _is_unchanged(asked, posted):
            return Answer(304, headers)
        headers["Content-Type"] = _content_type(asked.path)
        if "range" in asked.headers and _is_same(asked, posted):
            return _part(asked.headers["range"], posted, headers)
        return Answer(200, headers, posted.content)

    def _respond(self, asked: Asked) -> Answer:
        respond: Respond = self.genuine
        for path, is_wanted, fault in self._faults:
            if _is_of(asked.path, path) and is_wanted(asked.number):
                respond = _faulty(fault, respond)
        return respond(asked)

    def _begin(self, method: str, path: str, headers: dict[str, str], connection: socket) -> Logged:
        host = _host(path)
        with self._lock:
            self._asked[path] += 1
            logged = Logged(Asked(method, path, headers, self._asked[path]), time.monotonic())
            self.log.append(logged)
            still = [(one, its) for one, its in self._under_way if not _has_left(its)]
            self._under_way = [*still, (logged, connection)]
            at_once = sum(one.host == host for one, _ in self._under_way)
            self.most_at_once[host] = max(self.most_at_once[host], at_once)
        return logged

    def _end(self, logged: Logged) -> None:
        with self._lock:
            if not logged.ended:
                logged.ended = time.monotonic()
            self._under_way = [pair for pair in self._under_way if pair[0] is not logged]


def _has_left(connection: socket) -> bool:
    """Tell whether the other side has closed a connection, or we have."""
    try:
        return connection.recv(1, MSG_PEEK | MSG_DONTWAIT) == b""
    except BlockingIOError:  # nothing to read: it is still there
        return False
    except (OSError, ValueError):
        return True


def _faulty(fault: Fault, respond: Respond) -> Respond:
    return lambda asked: fault(asked, respond)


def _path(path: str) -> str:
    return "/" + path.removeprefix("https://").removeprefix("/")


def _host(path: str) -> str:
    return path.split("/")[1]


def _is_of(path: str, fault: str) -> bool:
    return path == fault or (fault.endswith("/") and path.startswith(fault))


def _is_unchanged(asked: Asked, posted: Posted) -> bool:
    if held := asked.headers.get("if-none-match"):
        return posted.etag in [one.strip().removeprefix("W/") for one in held.split(",")]
    since = asked.headers.get("if-modified-since")
    if not since:
        return False
    return parsedate_to_datetime(posted.modified) <= parsedate_to_datetime(since)


def _is_same(asked: Asked, posted: Posted) -> bool:
    """If-Range: a weak ETag never is the same."""
    return asked.headers.get("if-range", posted.etag) in (posted.etag, posted.modified)


def _part(wanted: str, posted: Posted, headers: dict[str, str]) -> Answer:
    size = len(posted)
    first, _, last = wanted.removeprefix("bytes=").partition("-")
    start, stop = int(first), min(int(last) + 1, size) if last else size
    if start >= size:
        return Answer(416, {"Content-Range": f"bytes */{size}"})
    headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return Answer(206, headers, posted.content, start, stop)


def _content_type(path: str) -> str:
    ending = path.rpartition(".")[2]
    return {"zip": "application/zip", "html": "text/html"}.get(ending, "application/octet-stream")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    publisher: Publisher

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that is killed, or leaves, is what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        publisher = self.server.publisher
        headers = {name.lower(): value for name, value in self.headers.items()}
        path = self.path.partition("?")[0]
        logged = publisher._begin(self.command, path, headers, self.connection)
        try:
            answer = publisher._respond(logged.asked)
            logged.status = answer.status
            self._send(answer, logged)
        except OSError:
            self.close_connection = True  # the other side has gone
        finally:
            publisher._end(logged)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, answer: Answer, logged: Logged) -> None:
        if answer.status == 0:
            return self._cut()
        length = answer.headers.get("Content-Length", str(answer.size))
        self.send_response(answer.status)
        if answer.status != 304 and "Transfer-Encoding" not in answer.headers:
            self.send_header("Content-Length", length)
        for name, value in answer.headers.items():
            if name != "Content-Length":
                self.send_header(name, value)
        if answer.size == 0 or self.command == "HEAD":
            self.server.publisher._end(logged)
        self.end_headers()
        if self.command != "HEAD":
            self._send_body(answer, logged)
        return self._cut() if length != str(answer.size) else None

    def _send_body(self, answer: Answer, logged: Logged) -> None:
        for block in _blocks(answer):
            wait = answer.hurt(logged.bytes) if answer.hurt else 0
            if wait is None or not self._outwaits(wait):
                return self._cut()
            logged.bytes += len(block)
            if logged.bytes == answer.size:  # before the client can know it, and ask again
                self.server.publisher._end(logged)
            self.wfile.write(block)
        return None

    def _outwaits(self, seconds: float) -> bool:
        """Wait, and tell whether there is still somebody to send to."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self.server.publisher.ended.wait(min(left, 0.2)) or _has_left(self.connection):
                return False
        return True

    def _cut(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.wfile.flush()
            self.connection.shutdown(2)

    def log_message(self, *_: object) -> None:
        """Keep standard error for the tests."""


def _blocks(answer: Answer) -> Iterator[bytes]:
    """Give the content in blocks: small ones when it is to be hurt between them."""
    step = BLOCK if answer.hurt is None else max(1, min(BLOCK, answer.size // 20))
    left = answer.size
    if isinstance(answer.content, bytes):
        for place in range(answer.start, answer.start + left, step):
            yield answer.content[place : min(place + step, answer.start + left)]
        return
    with answer.content.open("rb") as file:
        file.seek(answer.start)
        while left > 0 and (block := file.read(min(step, left))):
            left -= len(block)
            yield block
