"""How a fetched source stands: what is held of it, what is newer, when to ask again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A release in the archive that no brochure is built from, and why.

    state: "unchecked" or "refused", as its mark says.
    """

    release: str
    revision: int
    state: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One source. Texts are "" and counts None for what is not known.

    held: the newest good release, in words `period`; retrieved and posted: its dates, YYYY-MM-DD,
    with the days since. newest: the newest release that the publisher is known to have, when it was
    `asked` (UTC, ISO 8601). next_expected: "about May 2027". is_stale: newest is newer than held.
    """

    source: str
    title: str
    held: str
    revision: int
    period: str
    retrieved: str
    retrieved_days: int | None
    posted: str
    posted_days: int | None
    held_back: tuple[HeldBack, ...]
    newest: str
    asked: str
    next_expected: str
    is_stale: bool
