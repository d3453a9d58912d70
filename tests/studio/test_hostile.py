"""What another site, another user or a broken program sends does no harm: a list of requests."""

import hashlib
import re
import socket

import pytest

CRLF = "\r\n"
MINE = object()  # stands for the studio's own
BIG = 13 << 20
TRAVERSALS = (
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
    "/edition/../../brochures.toml", "/edition/..%2f..%2f/brochures.toml",
    "/edition/latest/manifest.json", "/edition/x/../../../../etc/passwd",
    "/page/../../../../etc/passwd/1.png", "/page/" + "a" * 64 + "/1.png",
    "/page/" + "a" * 63 + "/1.png", "/page/" + "a" * 64 + "/0.png",
    "/page/" + "a" * 64 + "/99999999999999999999.png", "/page/" + "é" * 64 + "/1.png",
    "/studio.css/../../brochures.toml", "/studio.js%00.toml", "/data/out/.studio", "/.studio",
    "/static/studio.js", "/\x7f",
)  # fmt: skip
FOREIGN_HOSTS = (
    "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost:1",
    "localhost.evil.example:{port}", "127.0.0.1.evil.example:{port}", "[::1]:{port}", "",
    "127.0.0.1:{port}@evil.example", "0.0.0.0:{port}",
)  # fmt: skip
FOREIGN_ORIGINS = (
    "http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1",
    "http://127.0.0.1:{port}.evil.example", "file://", "chrome-extension://abc",
)  # fmt: skip
WRITES = (
    "/check", "/editions/make", "/editions/refresh", "/editions/stop", "/editions/back", "/close",
    "/school", "/texts/roles", "/texts/pairs", "/texts/role/pharmacist",
    "/texts/pair/pharmacy-technician_vs_pharmacist",
)  # fmt: skip
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "PROPFIND")
BODIES = {  # of a form with the token: what it says it is, and what it sends
    "no form": ("text/plain", b"token"),
    "a boundary that never comes": ("multipart/form-data; boundary=x", b"--y\r\n\r\n"),
    "no boundary": ("multipart/form-data", b"--x\r\n"),
    "letters that are none": ("application/x-www-form-urlencoded", b"token=%ff%fe&text=\xff\xfe"),
    "a thousand fields": ("application/x-www-form-urlencoded", b"a=1&" * 1001),
    "JSON": ("application/json", b'{"token": "x"}'),
}


def request(method, path, headers, body=b""):
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {said}" for name, said in headers)]
    return CRLF.join([*lines, "Connection: close", "", ""]).encode("latin-1", "replace") + body


def answered(studio, raw):
    """Send bytes as they are; gives the status, 0 where the door is shut without a word."""
    with socket.create_connection(("127.0.0.1", studio.port), timeout=20) as line:
        line.settimeout(3)
        try:
            line.sendall(raw)
            came = line.recv(1 << 16)
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            return 0
    return int(came.split()[1]) if came else 0


def mine(studio):
    host = f"127.0.0.1:{studio.port}"
    cookies = "; ".join(f"{name}={value}" for name, value in studio.client.cookies.items())
    return [("Host", host), ("Cookie", cookies)]


def requests(studio):
    """Give each hostile request by what it is: its bytes, and the statuses that refuse it."""
    port, own, no = studio.port, mine(studio), {400, 403, 404, 405, 413, 421, 422, 0}
    host, cookie = own
    for path in TRAVERSALS:
        yield f"path {path}", request("GET", path, own), no
    for name in FOREIGN_HOSTS:
        foreign = ("Host", name.format(port=port))
        yield f"host {name}", request("GET", "/", [foreign, cookie]), {400, 421}
    for name in FOREIGN_ORIGINS:
        foreign = ("Origin", name.format(port=port))
        yield f"origin {name}", request("POST", "/close", [*own, foreign]), {403}
    for path in WRITES:
        plain = [*own, ("Content-Length", "0")]
        yield f"no token {path}", request("POST", path, plain), {400, 403}
        yield f"no cookie {path}", request("POST", path, [host]), {403}
        yield f"read {path}", request("GET", path, own), {200, 404, 405}
    for method in METHODS:
        yield f"method {method}", request(method, "/", own), {400, 405}
    for name, (kind, body) in BODIES.items():
        said = [*own, ("Content-Type", kind), ("Content-Length", str(len(body)))]
        yield f"body: {name}", request("POST", "/check", said, body), {400, 403, 413}
    long = [*own, ("Content-Length", str(BIG))]
    yield "13 MB told", request("POST", "/check", long), {413}
    yield "a length that is none", request("POST", "/check", [*own, ("Content-Length", "-1")]), no
    chunk = b"%x\r\n" % BIG + b"x" * BIG + b"\r\n0\r\n\r\n"
    kind = ("Content-Type", "application/x-www-form-urlencoded")
    chunked = [*own, kind, ("Transfer-Encoding", "chunked")]
    yield "13 MB untold", request("POST", "/check", chunked, chunk), {413, 0}
    yield "two hosts", request("GET", "/", [host, ("Host", "evil.example"), cookie]), {400, 421}
    yield "a wrong key", request("GET", "/?key=x", [host]), {403}
    yield "a key in another's link", request("GET", "/studio.js?key=", own), {200}
    yield "a cookie that is none", request("GET", "/", [host, ("Cookie", "studio-0=;;=\x01")]), no
    yield "from another site", request("GET", "/", [*own, ("Sec-Fetch-Site", "cross-site")]), {403}
    yield "a head of 1 MB", request("GET", "/", [*own, ("X-Long", "x" * 1_000_000)]), {400, 431, 0}
    yield "no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {400, 0}
    both = [*own, ("Content-Length", "4"), ("Transfer-Encoding", "chunked")]
    yield "smuggled", request("POST", "/check", both, b"0\r\n\r\nGET /close"), no


def digest(root):
    """Digest every file of the project but the warehouse and what documents are kept in."""
    found = hashlib.sha256()
    passing = re.compile(r"/(warehouse|store|\.build-[^/]*)/")
    for path in sorted(root.rglob("*")):
        if path.is_file() and not passing.search(str(path)):
            found.update(f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return found.hexdigest()


def test_sixty_hostile_requests_harm_nothing(studio):
    before, secret = digest(studio.root), studio.url.partition("=")[2].encode()
    each = list(requests(studio))

    found = {name: answered(studio, raw) for name, raw, _ in each}

    assert len(each) >= 60
    assert {name: found[name] for name, _, fit in each if found[name] not in fit} == {}
    assert secret not in b"".join(raw for name, raw, _ in each if name == "a wrong key")
    assert digest(studio.root) == before
    assert studio.process.poll() is None
    assert studio.get("/check").status_code == 200


@pytest.mark.parametrize("path", ["/", "/check", "/editions", "/studio.css", "/nowhere"])
def test_every_answer_forbids_what_a_page_of_ours_does_not_do(studio, path):
    headers = studio.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")


def test_what_is_typed_is_text_and_never_markup(studio):
    wanted = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"

    page = studio.get("/", first=wanted, second=wanted, place=wanted).text

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_markup_that_is_pasted_is_shown_as_text(studio):
    text = "<p>Nurses earn $5 <script>alert(1)</script></p></textarea><script>alert(2)</script>"

    page = studio.post("/check", text=text).text

    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;" in page


def test_the_key_alone_opens_the_studio_and_is_kept_in_a_cookie_no_script_reads(studio):
    import httpx  # noqa: PLC0415

    without = httpx.get(f"{studio.base}/")
    opened = httpx.get(studio.url)

    assert (without.status_code, opened.status_code) == (403, 303)
    assert "make studio" in without.text
    cookie = opened.headers["set-cookie"]
    assert f"studio-{studio.port}=" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
