"""Publishers, and the inbox → the archive: what is new of every source, or why there is nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.acquire.acquire import acquire
from pipeline.acquire.assembly import Dropped
from pipeline.acquire.client import Visitor
from pipeline.acquire.download import Progress as Received
from pipeline.acquire.inbox import clear, inbox
from pipeline.archive.publisher import PublisherAnswer, load_state, save_state
from pipeline.archive.receipt import Acquired
from pipeline.archive.releases import all_revisions
from pipeline.archive.source import Source
from pipeline.archive.store import Archived, archive
from pipeline.core import formats
from pipeline.core.errors import PipelineError, UsageError
from pipeline.core.log import Say
from pipeline.refresh.outcome import RefreshRequest
from pipeline.sources.register import BY_NAME, FETCHED


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is asked for, where it goes, and what failed so far: one source stops no other.

    incoming: a temporary folder on the archive's file system. left: the files of the inbox that
    stay there, each with the reason.
    """

    order: RefreshRequest
    raw: Path
    incoming: Path
    say: Say
    received: Received
    failures: list[PipelineError] = field(default_factory=list)
    left: dict[Path, str] = field(default_factory=dict)

    @property
    def sources(self) -> list[Source]:
        """Give the sources asked for, in the order of FETCHED."""
        chosen = self.order.sources
        return [source for source in FETCHED if not chosen or source.name in chosen]


def newer(gathering: Gathering, visitor: Visitor) -> tuple[str, ...]:
    """Ask alone; name the sources whose publisher has something newer than is held."""
    found = []
    for source in gathering.sources:
        with failing(gathering, source):
            answer = _asked(gathering, visitor, source, gathering.incoming)
            save_state(gathering.raw, source.name, answer.asked)
            if answer.is_new:
                gathering.say(f"newer      {source.name} {answer.asked.newest}")
                found.append(source.name)
    return tuple(found)


def collect(gathering: Gathering, visitor: Visitor | None) -> list[Archived]:
    """Fetch what is new, if anybody is asked, and take in what lies in the inbox."""
    kept = []
    if visitor:
        for source in gathering.sources:
            with failing(gathering, source):
                kept += _fetched(gathering, visitor, source)
    return kept + _dropped(gathering, gathering.incoming / "inbox")


@contextmanager
def failing(gathering: Gathering, source: Source) -> Iterator[None]:
    """Note what fails of one source, and go on to the next. Raises UsageError."""
    try:
        yield
    except UsageError:
        raise
    except PipelineError as error:
        gathering.failures.append(error)
        gathering.say(f"failed     {source.name}  {error}")


def _asked(gathering: Gathering, visitor: Visitor, source: Source, into: Path) -> PublisherAnswer:
    order = gathering.order
    return acquire(
        source,
        visitor,
        load_state(gathering.raw, source.name),
        all_revisions(gathering.raw, [source], is_verified=False),
        into,
        release=order.release,
        only_ask=order.is_check,
        progress=gathering.received,
    )


def _fetched(gathering: Gathering, visitor: Visitor, source: Source) -> list[Archived]:
    into = gathering.incoming / source.name
    into.mkdir()
    answer = _asked(gathering, visitor, source, into)
    kept = [_kept(gathering, source, answer.acquired)] if answer.acquired else []
    save_state(gathering.raw, source.name, answer.asked)
    if not kept:
        gathering.say(f"asked      {source.name}  nothing newer than {answer.asked.newest}")
    return kept


def _kept(gathering: Gathering, source: Source, acquired: Acquired) -> Archived:
    kept = archive(acquired, source, gathering.raw)
    said = "known     " if kept.outcome == "held" else "archived  "
    largest = max(kept.release.receipt.files, key=lambda file: file.bytes)
    about = f"{formats.size(largest.bytes)}  sha256 {largest.sha256[:8]}"
    gathering.say(f"{said} {kept.release}  {about}")
    return kept


def _dropped(gathering: Gathering, into: Path) -> list[Archived]:
    """Take in what lies in the inbox; a file is removed once all that it holds is archived."""
    into.mkdir()
    found, kept, done = inbox(gathering.raw, FETCHED, into), [], list[Dropped]()
    for each in found.dropped:
        source = BY_NAME[each.acquired.source]
        with failing(gathering, source):
            kept.append(_kept(gathering, source, each.acquired))
            done.append(each)
    staying = [found.left, *(each.origins for each in found.dropped if each not in done)]
    for path in {path for each in done for path in each.origins}.difference(*staying):
        clear(path)
    left = {path.relative_to(gathering.raw): said for path, said in found.left.items()}
    gathering.left.update(left)
    return kept
