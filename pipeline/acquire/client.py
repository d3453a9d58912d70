"""A publisher's server, asked politely: who asks, one connection a host, pauses, second tries."""

import functools
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import tenacity

from pipeline.acquire import replies
from pipeline.acquire.replies import Patience, TemporaryError
from pipeline.core.errors import UsageError
from pipeline.settings.publishers import Refreshing

REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 3
trusted_authorities = functools.cache(httpx.create_ssl_context)  # a tenth of a second, once


@dataclass(slots=True)
class Visitor:
    """One run's visit to all publishers."""

    client: httpx.Client
    settings: Refreshing
    patience: Patience
    left: dict[str, float] = field(default_factory=dict)  # when each host was last left

    def tries(self) -> Iterator[tenacity.AttemptManager]:
        """Give attempts, with growing pauses, until one does not raise TemporaryError.

        Raises the error of the last one.
        """
        retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.patience.tries),
            wait=self._wait,
            retry=tenacity.retry_if_exception_type(TemporaryError),
            reraise=True,
        )
        try:
            yield from retrying
        except TemporaryError as last:
            raise last.error from last

    def _wait(self, state: tenacity.RetryCallState) -> float:
        raised = state.outcome.exception() if state.outcome else None
        if isinstance(raised, TemporaryError) and raised.wait is not None:
            return raised.wait
        pause = self.settings.pause_seconds
        growing = tenacity.wait_exponential(multiplier=pause, max=self.patience.longest_wait)
        return (growing + tenacity.wait_random(0, pause))(state)

    @contextmanager
    def opened(self, address: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """Ask for an address: an answer of status 200, 206, 304 or 416, its body still unread.

        Raises TemporaryError for what may mend, AcquireError for what will not by itself.
        """
        response = None
        try:
            response = self._followed(self._url(address), headers)
            replies.judge(response, address, self.settings.pause_seconds, self.patience)
            yield response
        except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise replies.no_address(address, self._url(address), error) from error
        except httpx.TransportError as error:
            raise TemporaryError(replies.unreached(address, error)) from error
        finally:
            if response is not None:
                response.close()
                self.left[response.url.host] = time.monotonic()

    def _url(self, address: str) -> str:
        """Give the address that stands in for another: the longest beginning that is declared."""
        addresses = self.settings.addresses
        known = max(filter(address.startswith, addresses), key=len, default="")
        return addresses.get(known, "") + address.removeprefix(known)

    def _followed(self, url: str, headers: Mapping[str, str]) -> httpx.Response:
        for _ in range(MOST_REDIRECTS):
            response = self._sent(httpx.URL(url), headers)
            if response.status_code not in REDIRECTS:
                return response
            response.close()
            location = response.headers.get("location", "")
            target = httpx.URL(self._url(str(response.url.join(location))))
            if not _is_same_place(response.url, target):
                raise replies.led_away(url, "another host", str(target))
            url = str(target)
        raise replies.led_away(url, "ever on", f"{MOST_REDIRECTS} redirects")

    def _sent(self, url: httpx.URL, headers: Mapping[str, str]) -> httpx.Response:
        since = time.monotonic() - self.left.get(url.host, -self.settings.pause_seconds)
        time.sleep(max(0.0, self.settings.pause_seconds - since))
        try:
            request = self.client.build_request("GET", url, headers=dict(headers))
            return self.client.send(request, stream=True)
        finally:
            self.left[url.host] = time.monotonic()


@contextmanager
def visiting(
    settings: Refreshing, name: str, mail: str, patience: Patience | None = None
) -> Iterator[Visitor]:
    """Visit publishers for the organisation `name`, whose e-mail address is `mail` or "".

    Raises UsageError when neither it nor the settings give a contact.
    """
    patience, contact = patience or Patience(), settings.contact or mail
    if "@" not in contact:
        raise UsageError(
            "publishers are not told who asks",
            where="brochures.toml [refresh] contact",
            expected="an e-mail address of yours, in quotation marks",
            found=repr(contact),
            todo="Publishers block robots that give no way to reach their owner. Write it there; "
            "it is printed nowhere.",
        )
    headers = {
        "User-Agent": settings.user_agent or f"Wagefold/0.1 ({_ascii(name)}; {_ascii(contact)})",
        "From": _ascii(contact),
        "Accept-Encoding": "identity",  # the bytes as they are published, so that lengths hold
    }
    with httpx.Client(
        headers=headers,
        verify=trusted_authorities(),
        limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
        timeout=httpx.Timeout(patience.read, connect=patience.connect),
    ) as client:
        yield Visitor(client, settings, patience)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(plain.translate({ord(sign): None for sign in "()\\;"}).split())


def _is_same_place(here: httpx.URL, there: httpx.URL) -> bool:
    one, other = ((url.scheme, url.port) for url in (here, there))  # None: the scheme's own port
    is_upgrade = (one, other) == (("http", None), ("https", None))
    return here.host == there.host and (one == other or is_upgrade)
