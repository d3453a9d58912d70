"""Publishers, and the inbox → the archive: what is new of every source, or why there is nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.acquire.acquire import acquire
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
from pipeline.core.log import Say, legible_line
from pipeline.refresh.outcome import RefreshRequest
from pipeline.sources.register import BY_NAME, FETCHED


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is asked for, where it goes, and what failed so far: one source stops no other.

    incoming: a temporary folder on the archive's file system.
    """

    order: RefreshRequest
    visitor: Visitor
    raw: Path
    incoming: Path
    say: Say
    received: Received
    failures: list[PipelineError] = field(default_factory=list)

    @property
    def sources(self) -> list[Source]:
        """Give the sources asked for, in the order of FETCHED."""
        chosen = self.order.sources
        return [source for source in FETCHED if not chosen or source.name in chosen]


def newer(gathering: Gathering) -> tuple[str, ...]:
    """Ask alone; name the sources whose publisher has something newer than is held."""
    found = []
    for source in gathering.sources:
        with failing(gathering, source):
            answer = _asked(gathering, source, gathering.incoming)
            save_state(gathering.raw, source.name, answer.asked)
            if answer.is_new:
                gathering.say(f"newer      {source.name} {answer.asked.newest}")
                found.append(source.name)
    return tuple(found)


def collect(gathering: Gathering) -> list[Archived]:
    """Fetch what is new and take in what lies in the inbox: all of it is in the archive then."""
    kept = []
    for source in gathering.sources:
        with failing(gathering, source):
            kept += _fetched(gathering, source, gathering.incoming / source.name)
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


def _asked(gathering: Gathering, source: Source, into: Path) -> PublisherAnswer:
    order = gathering.order
    return acquire(
        source,
        gathering.visitor,
        load_state(gathering.raw, source.name),
        all_revisions(gathering.raw, [source], is_verified=False),
        into,
        release=order.release,
        only_ask=order.is_check,
        progress=gathering.received,
    )


def _fetched(gathering: Gathering, source: Source, into: Path) -> list[Archived]:
    into.mkdir()
    answer = _asked(gathering, source, into)
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
    """Take in what lies in the inbox; what stays there is named, with the reason."""
    into.mkdir()
    found, kept = inbox(gathering.raw, FETCHED, into), []
    for path, reason in found.left.items():
        name = legible_line(str(path.relative_to(gathering.raw)))
        gathering.say(f"left       {name}  {reason}")
    for each in found.dropped:
        source = BY_NAME[each.acquired.source]
        with failing(gathering, source):
            kept.append(_kept(gathering, source, each.acquired))
            clear(each)
    return kept
