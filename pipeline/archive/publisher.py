"""What a publisher answered when it was last asked, and what is to be sent back to it."""

import json
import re
from dataclasses import asdict, dataclass

from pipeline.archive.acquired import Acquired


@dataclass(frozen=True, slots=True)
class Validator:
    """What a publisher said of a file at an address, and the bytes that came with it."""

    address: str
    etag: str
    last_modified: str
    bytes: int
    sha256: str

    @property
    def is_strong(self) -> bool:
        """Tell an ETag that promises the same bytes."""
        return self.etag.startswith('"')

    @property
    def stamps(self) -> tuple[str, str]:
        """Give what changes when the publisher posts again."""
        return self.etag, self.last_modified


@dataclass(frozen=True, slots=True)
class Asked:
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

    def to_json(self) -> str:
        """Give the state as JSON text with a final newline."""
        return json.dumps(asdict(self), indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Asked":
        """Read a state; raises KeyError, TypeError or ValueError when it is not one."""
        record = json.loads(text)
        validators = tuple(Validator(**one) for one in record.pop("validators"))
        return cls(validators=validators, **record)


@dataclass(frozen=True, slots=True)
class Answer:
    """What asking came to: the new state; whether there is news; the files, where they were taken.

    is_new without `acquired` is the answer to a question alone.
    """

    asked: Asked
    is_new: bool
    acquired: Acquired | None = None


def order(release: str) -> tuple[int, ...]:
    """Give what a source's releases sort by: 2025A01, 2024-34, 2026-08, 9.0 before 31.0."""
    return tuple(int(number) for number in re.findall(r"\d+", release))
