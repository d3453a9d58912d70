"""What a publisher's server replies → the file, a second try, or the word on what to do."""

import email.utils
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx

from pipeline.core.errors import AcquireError, UsageError

BY_HAND = (
    "Or fetch it in a browser, put it into data/raw/inbox/ and run make refresh again: "
    "it is taken from there."
)
GONE = (
    "the publisher has no such file",
    f"It may have moved it: look on the publisher's site. {BY_HAND}",
)
MEANINGS = {  # of a status that no second try mends, and what to do
    403: (
        "the publisher refuses to answer",
        "It may have blocked this network for an hour or so, or the User-Agent: see contact and "
        f"user_agent in brochures.toml. Do not try again at once. {BY_HAND}",
    ),
    404: GONE,
    410: GONE,
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a publisher is waited for, and how often it is tried; seconds and bytes.

    A transfer of fewer than slow_bytes in slow_seconds is given up. A Retry-After of over
    longest_asked is not waited for. The first second try comes after the settings' pause.
    """

    connect: float = 10
    read: float = 30
    slow_seconds: float = 60
    slow_bytes: int = 60_000
    tries: int = 5
    longest_wait: float = 120
    longest_asked: float = 600


class TemporaryError(Exception):
    """Something that a second try may mend. error: what to say when it does not."""

    def __init__(self, error: AcquireError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error, self.wait = error, wait


def judge(response: httpx.Response, address: str, pause: float, patience: Patience) -> None:
    """Pass an answer that has a file, or says it is the same. Raises what else it means."""
    status = response.status_code
    if status in {200, 206, 304, 416}:
        return
    if status in {408, 425, 429} or status >= 500:
        raise _later(response, address, pause, patience)
    what, todo = MEANINGS.get(status, ("the publisher does not give the file", BY_HAND))
    raise AcquireError(what, where=address, found=f"status {status}", todo=todo)


def _later(response: httpx.Response, address: str, pause: float, patience: Patience) -> Exception:
    said = f"status {response.status_code}"
    asked = _retry_after(response.headers.get("retry-after", ""))
    if asked is not None and asked > patience.longest_asked:
        when = datetime.now(UTC) + timedelta(seconds=asked)
        return AcquireError(
            "the publisher asks to be left alone for a while",
            where=address,
            found=f"{said}, Retry-After {response.headers['retry-after']}",
            todo=f"Refresh again after {when:%Y-%m-%d %H:%M} UTC. {BY_HAND}",
        )
    todo = f"Nothing was archived; the next refresh tries again. {BY_HAND}"
    what = "the publisher's server is busy or broken"
    error = AcquireError(what, where=address, found=said, todo=todo)
    return TemporaryError(error, None if asked is None else max(asked, pause))


def _retry_after(said: str) -> float | None:
    """Read seconds, or a date; None for what is neither."""
    if said.strip().isdigit():
        return float(said)
    try:
        when = email.utils.parsedate_to_datetime(said)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def unreached(address: str, error: httpx.TransportError) -> AcquireError:
    """Say that the publisher could not be reached."""
    is_late = isinstance(error, httpx.TimeoutException)
    what = "the publisher's server does not answer in time" if is_late else "the connection broke"
    found = str(error) or type(error).__name__
    todo = f"Look at the network; the next refresh tries again. {BY_HAND}"
    return AcquireError(what, where=address, found=found, todo=todo)


def led_away(address: str, whither: str, found: str) -> AcquireError:
    """Say where a redirect would have led."""
    what, expected = f"the publisher's server leads {whither}", "the file itself"
    todo = (
        f"It was not followed. Look on the publisher's site whether the file has moved. {BY_HAND}"
    )
    return AcquireError(what, where=address, expected=expected, found=found, todo=todo)


def no_address(address: str, url: str, error: Exception) -> UsageError:
    """Say that an address cannot be asked at all."""
    what, todo = "there is no such address", "Correct addresses in brochures.toml [refresh]."
    return UsageError(what, where=address, found=f"{url}: {error}", todo=todo)
