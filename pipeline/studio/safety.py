"""Requests → those of the person who opened the studio: no other site or user gets through."""

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.studio.address import Address

MOST_BYTES = 12 << 20  # of a body: a photograph, a page to be audited
WRITES = "POST"
METHODS = ("GET", "HEAD", WRITES)
TOKEN = "token"  # the header, or the field of a form, that says it is a page of ours that asks
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "frame-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"cross-origin-resource-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cache-control": b"no-store",
    b"referrer-policy": b"same-origin",  # without it, a browser sends a form's Origin as null
}
KEYLESS = (
    "This page opens with the address that stands in the terminal, the one with ?key= in it. "
    "Type make studio there again: it opens the studio that is running.\n"
)


class TooLargeError(Exception):
    """A body that goes on beyond what a request may have."""


class Safety:
    """Refuses what does not come from a page of this studio, and bounds what does."""

    def __init__(self, app: ASGIApp, address: Address) -> None:
        self.app = app
        self.address = address
        self.cookie = f"studio-{address.port}"  # cookies are of a host, whatever its port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            guarded = _with_headers(send)
            answer = self._refusal(Request(scope))
            bounded, app = _bounded(receive), answer or self.app
            try:
                await app(scope, bounded, guarded)
            except TooLargeError:
                await _said(413, "That is too large: 12 MB at most.")(scope, receive, guarded)

    def _refusal(self, request: Request) -> Response | None:
        """Say why a request is refused, or give it the session's cookie; None lets it through."""
        headers = request.headers
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self.address.is_of(host) or len(headers.getlist("host")) > 1:
            return _said(421, "This is another site's name: the studio answers to its own alone.")
        if origin not in {None, f"http://{host}"} or headers.get("sec-fetch-site") == "cross-site":
            return self._entered(request, origin) or _said(403, "Another site may not ask here.")
        if request.method not in METHODS:
            return _said(405, "Nothing is asked for in this way.")
        if not _is_short(headers.get("content-length", "0")):
            return _said(413, "That is too large: 12 MB at most.")
        return (
            None
            if self._is_known(headers)
            else self._entered(request, origin) or _said(403, KEYLESS)
        )

    def _entered(self, request: Request, origin: str | None) -> Response | None:
        """Take the key of the address that was opened, and keep it in a cookie."""
        key = request.query_params.get("key", "")
        if origin or request.url.path != "/" or not _is_same(key, self.address.key):
            return None
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.address.key, httponly=True, samesite="strict")
        return answer

    def _is_known(self, headers: Mapping[str, str]) -> bool:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return morsel is not None and _is_same(morsel.value, self.address.key)


def _is_same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def _is_short(length: str) -> bool:
    return length.isascii() and length.isdigit() and len(length) < 12 and int(length) <= MOST_BYTES


def _said(status: int, text: str) -> Response:
    return PlainTextResponse(text, status)


def _bounded(receive: Receive) -> Receive:
    """Count the bytes of a body that does not say how long it is."""
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > MOST_BYTES:
            raise TooLargeError
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            added = [(name, said) for name, said in HEADERS.items() if name not in given]
            message["headers"] = [*message["headers"], *added]
        await send(message)

    return sent
