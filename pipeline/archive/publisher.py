"""What a publisher answered when it was last asked: data/raw/<source>/.asked.json."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.receipt import Acquired
from pipeline.core.errors import AcquireError, failing_as
from pipeline.core.files import write_whole
from pipeline.core.record import from_json, to_json

NAME = ".asked.json"


@dataclass(frozen=True, slots=True)
class Validator:
    """What a publisher said of a file at an address, and the bytes that came with it."""

    address: str
    etag: str
    last_modified: str
    bytes: int
    sha256: str

    @property
    def stamps(self) -> tuple[str, str]:
        """Give what changes when the publisher posts again."""
        return self.etag, self.last_modified


@dataclass(frozen=True, slots=True)
class PublisherState:
    """A source's state. asked: UTC time, 2026-05-15T09:30:00Z. newest: the release that it named.

    posted: when that was posted, YYYY-MM-DD. Each is "" when unknown.
    """

    asked: str = ""
    newest: str = ""
    posted: str = ""
    validators: tuple[Validator, ...] = ()

    def validator(self, address: str) -> Validator | None:
        """Give what was remembered of an address."""
        return next((known for known in self.validators if known.address == address), None)


@dataclass(frozen=True, slots=True)
class PublisherAnswer:
    """What asking came to: the new state; whether there is news; the files, where they were taken.

    is_new without `acquired` is the answer to a question alone.
    """

    asked: PublisherState
    is_new: bool
    acquired: Acquired | None = None


def load_state(raw: Path, source: str) -> PublisherState:
    """Give a source's state; an empty one when there is none, or it cannot be read."""
    with contextlib.suppress(OSError, ValueError):
        return from_json((raw / source / NAME).read_text(), PublisherState)
    return PublisherState()


def save_state(raw: Path, source: str, asked: PublisherState) -> None:
    """Keep a source's state, whole or not at all. Raises AcquireError when it cannot be written."""
    path = raw / source / NAME
    todo = "Make the folder writable and free some space; nothing else was lost."
    with failing_as(AcquireError, "the publisher's answer cannot be kept", path, todo):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, to_json(asked))
