"""The ways in which a publisher fails, each a Fault to order of tests/support/publisher.py."""

import gzip
import io
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate
from typing import Any

from tests.support.publisher import Answer, Asked, Fault, Respond

PAGE = b"<!DOCTYPE html>\n<html><head><title>Scheduled maintenance</title></head></html>\n"
CONDITIONS = ("if-none-match", "if-modified-since")
RANGE = ("range", "if-range")


def status(code: int, **headers: str) -> Fault:
    """Answer with a status and a page: headers as retry_after="2"."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return lambda _asked, _respond: Answer(code, {"Content-Type": "text/html", **named}, PAGE)


def too_many(seconds: int, *, as_date: bool = False) -> Fault:
    """Answer 429 with a Retry-After in seconds, or as a date."""

    def fault(asked: Asked, respond: Respond) -> Answer:
        after = formatdate(time.time() + seconds, usegmt=True) if as_date else str(seconds)
        return status(429, retry_after=after)(asked, respond)

    return fault


def drip(seconds: float) -> Fault:
    """Send a body in twenty drops, each after a wait."""
    return _hurt(lambda _done: seconds)


def stall(after: int = 1, seconds: float = 3600) -> Fault:
    """Send some of a body, then no more for so long."""
    return _hurt(lambda done: seconds if done >= after else 0)


def cut(after: int = 1) -> Fault:
    """Send some of a body, then end the connection."""
    return _hurt(lambda done: None if done >= after else 0)


def cut_before_headers() -> Fault:
    """End the connection without a word."""
    return lambda _asked, _respond: Answer(0)


def _hurt(when: Callable[[int], float | None]) -> Fault:
    return lambda asked, respond: replace(respond(asked), hurt=when)


def wrong_length(by: int) -> Fault:
    """Promise more bytes than are sent, or fewer; the connection ends after them."""

    def fault(asked: Asked, respond: Respond) -> Answer:
        answer = respond(asked)
        return _with(answer, **{"Content-Length": str(answer.size + by)})

    return fault


def instead(content: bytes, **headers: str) -> Fault:
    """Answer with other bytes and status 200, whatever was asked."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return lambda _asked, _respond: Answer(200, named, content)


def maintenance() -> Fault:
    """Answer with a page, as a publisher does that is down for an evening."""
    return instead(PAGE, content_type="text/html")


def redirect(to: str, code: int = 302) -> Fault:
    """Send the client to another address; to a path of its own, it goes round for ever."""
    return lambda _asked, _respond: Answer(code, {"Location": to})


def etag(value: str) -> Fault:
    """Call whatever is posted by this ETag: one that says 'the same' of other bytes."""

    def fault(asked: Asked, respond: Respond) -> Answer:
        if asked.headers.get("if-none-match") == value:
            return Answer(304, {"ETag": value})
        wanted = asked.without(*CONDITIONS)
        if asked.headers.get("if-range") == value:
            wanted = wanted.without("if-range")
        return _with(respond(wanted), ETag=value)

    return fault


def never_changed() -> Fault:
    """Answer 304 to every conditional request."""

    def fault(asked: Asked, respond: Respond) -> Answer:
        return Answer(304) if asked.headers.keys() & {*CONDITIONS} else respond(asked)

    return fault


def weak_etag() -> Fault:
    """Make the ETag a weak one, W/"…"."""

    def fault(asked: Asked, respond: Respond) -> Answer:
        answer = respond(asked)
        return (
            _with(answer, ETag=f"W/{answer.headers['ETag']}")
            if "ETag" in answer.headers
            else answer
        )

    return fault


def no_validators() -> Fault:
    """Say neither ETag nor Last-Modified."""
    return lambda asked, respond: _lacking(respond(asked), "ETag", "Last-Modified")


def range_ignored() -> Fault:
    """Send the whole file with 200 to whoever asks for a part."""
    return lambda asked, respond: respond(asked.without(*RANGE))


def no_length() -> Fault:
    """Send a body in chunks, its length unsaid."""

    def fault(asked: Asked, respond: Respond) -> Answer:
        answer = respond(asked)
        body = _bytes(answer)
        half = len(body) // 2 or len(body)
        parts = [part for part in (body[:half], body[half:]) if part]
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        headers = {**answer.headers, "Transfer-Encoding": "chunked"}
        return answer if answer.status == 304 else Answer(answer.status, headers, chunks)

    return fault


def gzipped() -> Fault:
    """Encode a body as gzip, asked or not."""

    def fault(asked: Asked, respond: Respond) -> Answer:
        answer = respond(asked.without(*RANGE))
        if answer.status != 200:
            return answer
        body = gzip.compress(_bytes(answer), mtime=0)
        return Answer(200, {**answer.headers, "Content-Encoding": "gzip"}, body)

    return fault


def after(action: Callable[[], object], fault: Fault | None = None) -> Fault:
    """Answer (with a fault), and then have something happen: a file that changes in between."""

    def both(asked: Asked, respond: Respond) -> Answer:
        answer = fault(asked, respond) if fault else respond(asked)
        action()
        return answer

    return both


def _with(answer: Answer, **headers: str) -> Answer:
    return replace(answer, headers={**answer.headers, **headers})


def _lacking(answer: Answer, *names: str) -> Answer:
    kept = {name: value for name, value in answer.headers.items() if name not in names}
    return replace(answer, headers=kept)


def _bytes(answer: Answer) -> bytes:
    content = answer.content
    whole = content if isinstance(content, bytes) else content.read_bytes()
    return whole[answer.start : answer.stop]


# Zips that are no honest zips


def zipped(files: dict[str, bytes], **how: Any) -> bytes:
    """Pack files as a publisher does; the same files are the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 2, 19, 8, 30, 0)), content,
                             zipfile.ZIP_DEFLATED)  # fmt: skip
    return packed.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def truncated(content: bytes) -> bytes:
    """Cut a file off in its middle; its length is said as it then is."""
    return content[: len(content) // 2]


def bomb(name: str, gigabytes: float = 4) -> bytes:
    """Make a zip of some MB with one member that unpacks to gigabytes of one line, said truly."""
    return _bomb(name, int(gigabytes * 1000), said=None)


def lying_bomb(name: str, gigabytes: float = 4) -> bytes:
    """Make the same bomb with a member that says it is a thousand bytes long."""
    return _bomb(name, int(gigabytes * 1000), said=1000)


def nested_bomb(name: str, gigabytes: float = 4) -> bytes:
    """Make a zip whose members are zips that are bombs, ten of them."""
    inner = bomb(name, gigabytes)
    return zipped({f"{number}/{name}.zip": inner for number in range(10)})


def traversal(content: bytes, *outside: str) -> bytes:
    """Add members to a zip whose names lead out of the folder it is unpacked in."""
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a") as archive:
        for name in outside or ("../../escaped.csv", "/tmp/escaped.csv", "..\\..\\escaped.csv"):
            archive.writestr(zipfile.ZipInfo(name), b"escaped\n")
    return packed.getvalue()


def linked(content: bytes, name: str = "link.csv", to: str = "/etc/passwd") -> bytes:
    """Add a member to a zip that is a symbolic link out of the folder."""
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, to)
    return packed.getvalue()


def _bomb(name: str, megabytes: int, said: int | None) -> bytes:
    """Repeat one deflated megabyte: making the bomb takes no longer than a small file."""
    megabyte, packer = b"0" * 1_000_000, zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    body = block * megabytes + packer.flush(zlib.Z_FINISH)
    crc = 0
    for _ in range(megabytes if said is None else 1):
        crc = zlib.crc32(megabyte, crc)
    return _zip_of(name.encode(), body, crc, megabytes * len(megabyte) if said is None else said)


def _zip_of(name: bytes, body: bytes, crc: int, size: int) -> bytes:
    def number(value: int, width: int) -> bytes:
        return value.to_bytes(width, "little")

    sizes = number(crc, 4) + number(len(body), 4) + number(size, 4) + number(len(name), 2)
    shared = number(20, 2) + number(0, 2) + number(8, 2) + bytes(4) + sizes + bytes(2)
    local = b"PK\x03\x04" + shared + name + body
    entry = b"PK\x01\x02" + number(20, 2) + shared + bytes(14) + name
    ends = number(1, 2) * 2 + number(len(entry), 4) + number(len(local), 4) + bytes(2)
    return local + entry + b"PK\x05\x06" + bytes(4) + ends
