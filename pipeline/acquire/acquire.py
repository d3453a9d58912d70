"""A source's address → the files of a release that is newer than what is held, or has changed."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.acquire.client import Visitor
from pipeline.acquire.download import Progress, Taken, Transfer, stream
from pipeline.acquire.replies import BY_HAND
from pipeline.acquire.sink import Sink
from pipeline.archive.publisher import PublisherAnswer, PublisherState, Validator
from pipeline.archive.receipt import Acquired
from pipeline.archive.revisions import by_number
from pipeline.archive.source import Feed, Release, Source
from pipeline.core.child import in_child
from pipeline.core.errors import AcquireError, ParseError, UsageError

Known = Callable[[str], Validator | None]


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
        name = urlsplit(address).path.rpartition("/")[2]
        sink = Sink(self.into, name, packed=name.endswith(self.feed.packed))
        transfer = Transfer(address, known, self._is_page(address), sink)
        return stream(self.visitor, transfer, self.progress)

    def take_all(self, addresses: Iterable[str], known: Known = lambda _: None) -> list[Taken]:
        """Take each file that is not as `known` of its address says."""
        answers = [self.take(address, known(address)) for address in addresses]
        return [taken for taken in answers if taken]

    def hashes(self, release: str) -> set[str]:
        """Give the checksums of a held release's newest revision, and of what it was taken from."""
        files = next((one.receipt.files for one in reversed(self.held) if one.name == release), ())
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
            asked=_now(),
            newest=newest,
            posted=max(dates, default="") or posted,
            validators=tuple(one for one in known if one),
        )

    def _is_page(self, address: str) -> bool:
        return self.feed.is_page and address in self.feed.first


def acquire(
    source: Source,
    visitor: Visitor,
    asked: PublisherState,
    held: Sequence[Release],
    into: Path,
    *,
    release: str = "",
    only_ask: bool = False,
    progress: Progress = lambda *_: None,
) -> PublisherAnswer:
    """Ask a publisher; take a newer release, or changed files of the one held, into `into`.

    `held`: every release of the source, oldest first, held back or not, revisions after what they
    revise. `release` takes that one, older or not. `only_ask` takes nothing beyond what names the
    release. With nothing new it is one request, and `into` stays as it was. Raises AcquireError,
    and UsageError for a release that cannot be had.
    """
    if source.feed is None:
        raise _cannot(source, "the source is not fetched", "the name of one that is")
    folder, answer = Path(tempfile.mkdtemp(prefix=f"{source.name}-", dir=into)), None
    try:
        visit = Visit(source, source.feed, visitor, asked, tuple(held), folder, progress)
        answer = _older(visit, release) if release else _newest(visit, only_ask=only_ask)
    finally:
        if answer is None or answer.acquired is None:
            shutil.rmtree(folder, ignore_errors=True)
    return answer


def _older(visit: Visit, release: str) -> PublisherAnswer:
    addresses = visit.feed.older(release)
    if not addresses:
        raise _cannot(visit.source, f"{release} cannot be fetched", "a release still posted there")
    taken = visit.take_all(addresses)
    folder = addresses[0].rpartition("/")[0] + "/"
    return _answer(visit, replace(visit.asked, asked=_now()), release, taken, folder)


def _newest(visit: Visit, *, only_ask: bool) -> PublisherAnswer:
    feed = visit.feed
    opening = visit.take(feed.first[0], visit.settled(feed.first[0]))
    if opening is None or _is_old_news(visit, opening):
        state = visit.state(visit.newest_held(), [opening] if opening else [])
        return PublisherAnswer(state, is_new=False)
    first = [opening, *visit.take_all(feed.first[1:])]
    release = _named(visit, first)
    had = visit.hashes(release)
    files = [] if feed.is_page else first
    if only_ask or (feed.is_page and had):
        return PublisherAnswer(visit.state(release, first), not had or _has_news(files, had))
    files = files + _rest(visit, release, files)
    if len(files) > 1:
        _refuse_posting(visit, opening)
    state = visit.state(release, [*first, *files])
    return _answer(visit, state, release, files, visit.source.address)


def _is_old_news(visit: Visit, opening: Taken) -> bool:
    """Tell bytes that are held. Posted again, under new stamps, other files may have changed."""
    new, known = opening.validator, visit.trusted(opening.validator.address)
    is_again = known and known.sha256 == new.sha256 and known.stamps != new.stamps
    return new.sha256 in visit.hashes(visit.newest_held()) and not is_again


def _named(visit: Visit, first: Sequence[Taken]) -> str:
    """Name the newest release; refuse one that is older than what is held."""
    where = first[0].validator.address
    try:
        paths = [taken.fetched.path for taken in first]
        release = in_child(where, newest_of, visit.source, paths)
    except ParseError as error:
        todo = f"It is not what it was: see pipeline/sources/{visit.source.name}. {BY_HAND}"
        raise AcquireError(
            error.what, where=where, expected=error.expected, found=error.found, todo=todo
        ) from error
    if by_number(release) < by_number(newest := visit.newest_held()):
        raise AcquireError(
            "the publisher names an older release than the one held",
            where=where,
            expected=f"{newest} or later",
            found=release,
            todo="Nothing was fetched. It may have taken a release back: see its site.",
        )
    return release


def newest_of(source: Source, paths: Sequence[Path]) -> str:
    """Name the newest release by the files that say it. Raises ParseError."""
    return source.feed.newest(paths) if source.feed else ""


def _rest(visit: Visit, release: str, first: Sequence[Taken]) -> list[Taken]:
    """Take the release's other files; of a release that is held none, when none has changed."""
    had = visit.hashes(release)
    addresses = [one for one in visit.feed.files(release) if one not in visit.feed.first]
    rest = visit.take_all(addresses, visit.trusted)
    if _has_news([*first, *rest], had):
        taken = {one.validator.address for one in rest}
        rest += visit.take_all(address for address in addresses if address not in taken)
    return rest


def _has_news(files: Iterable[Taken], had: set[str]) -> bool:
    return any(taken.validator.sha256 not in had for taken in files)


def _refuse_posting(visit: Visit, opening: Taken) -> None:
    """Ask again what was asked first: while a publisher posts, files of two releases lie there."""
    aside, first = visit.into / "again", opening.validator
    aside.mkdir()
    again = replace(visit, into=aside).take(first.address, first)
    if again and again.validator != first:
        raise AcquireError(
            "the publisher is posting just now",
            where=first.address,
            expected="the same answer after the last file as before the first",
            found="another one",
            todo="Nothing was archived. Refresh again in an hour or two.",
        )


def _answer(
    visit: Visit, state: PublisherState, release: str, files: Sequence[Taken], address: str
) -> PublisherAnswer:
    if not _has_news(files, visit.hashes(release)):
        return PublisherAnswer(state, is_new=False)
    fetched = tuple(taken.fetched for taken in files)
    acquired = Acquired(visit.source.name, release, address, state.asked[:10], fetched)
    return PublisherAnswer(state, is_new=True, acquired=acquired)


def _cannot(source: Source, what: str, expected: str) -> UsageError:
    return UsageError(
        what,
        where=source.name,
        expected=expected,
        todo=f"Leave out --release for the newest one. An older file of yours ({source.address}) "
        "can be put into data/raw/inbox/.",
    )


def _now() -> str:
    """Give the time, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _date(validator: Validator) -> str:
    try:
        return parsedate_to_datetime(validator.last_modified).date().isoformat()
    except ValueError:
        return ""
