"""One source's visit: what was answered last and what is held, beside what is taken now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from pipeline.acquire.client import Visitor
from pipeline.acquire.download import Progress, Taken, Wish, stream
from pipeline.archive.publisher import PublisherState, Validator
from pipeline.archive.revisions import by_number
from pipeline.archive.source import Feed, Release, Source


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks for which source, its last answer, what is held of it, and where files go."""

    source: Source
    feed: Feed
    visitor: Visitor
    asked: PublisherState
    held: tuple[Release, ...]
    into: Path
    progress: Progress

    def take(self, address: str, known: Validator | None = None) -> Taken | None:
        """Take the file at an address; None when `known` says it has not changed."""
        wish = Wish(address, known, self._is_page(address), self.feed.packed)
        return stream(self.visitor, wish, self.into, self.progress)

    def take_all(self, addresses: Iterable[str], known: Iterable[Validator] = ()) -> list[Taken]:
        """Take each file that is not as `known` of its address says."""
        remembered = {one.address: one for one in known}
        answers = [self.take(address, remembered.get(address)) for address in addresses]
        return [taken for taken in answers if taken]

    def take_again(self, taken: Taken) -> Taken | None:
        """Take a file once more, beside the first; None when it is still the same."""
        aside = self.into / "again"
        aside.mkdir()
        return replace(self, into=aside).take(taken.validator.address, taken.validator)

    def hashes(self, release: str) -> set[str]:
        """Give the checksums of a held release's newest revision, and of what it was taken from."""
        newest = [one.receipt.files for one in self.held if one.name == release][-1:]
        files = [file for many in newest for file in many]
        origins = [origin for file in files for origin in file.taken_from]
        return {file.sha256 for file in files} | {origin.sha256 for origin in origins}

    def newest_held(self) -> str:
        """Name the newest release that is held, "" for none.

        A refused one does not count: its files are asked for until the publisher has mended them.
        """
        counted = (one.name for one in self.held if one.mark.state != "refused")
        return max(counted, key=by_number, default="")

    def trusted(self, address: str) -> Validator | None:
        """Give what was remembered of an address, if the bytes that came with it are held."""
        known, had = self.asked.validator(address), self.hashes(self.asked.newest)
        if known is None:
            return None
        is_held = bool(had) if self._is_page(address) else known.sha256 in had
        return known if is_held else None

    def settled(self, address: str) -> Validator | None:
        """Give what `trusted` does, if the release that was named last is good.

        Of a refused one each file is asked about: a data file may be mended alone.
        """
        return self.trusted(address) if self.asked.newest == self.newest_held() else None

    def state(self, newest: str, taken: Sequence[Taken]) -> PublisherState:
        """Give what is to be remembered, once `newest` was named and files were taken."""
        seen = {one.validator.address: one.validator for one in taken}
        addresses = dict.fromkeys([*self.feed.first, *self.feed.files(newest)])
        known = [seen.get(address) or self.asked.validator(address) for address in addresses]
        dates = [_date(one) for one in seen.values() if not self._is_page(one.address)]
        posted = self.asked.posted if newest == self.asked.newest else ""
        return PublisherState(
            asked=now(),
            newest=newest,
            posted=max(dates, default="") or posted,
            validators=tuple(one for one in known if one),
        )

    def _is_page(self, address: str) -> bool:
        return self.feed.is_page and address in self.feed.first


def now() -> str:
    """Give the time, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _date(validator: Validator) -> str:
    try:
        return parsedate_to_datetime(validator.last_modified).date().isoformat()
    except ValueError:
        return ""
