"""How a publication is fetched, and how the release that was found is named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Known:
    """What a file proves to be by its content: a part, or several, of some release of a source.

    kind: files of one kind make a release together. parts: as `needs` calls them. said: the
    releases that the file may be of, none when it does not say. name: the publisher's name for it.
    is_kept_zipped: the source reads such files out of the .zip that they came in.
    """

    kind: str
    parts: frozenset[str]
    said: frozenset[str]
    name: str
    is_kept_zipped: bool = False


def _nothing_older(_: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A publisher's addresses, and what the files there say of themselves.

    every_months: how often the publisher posts. first: the addresses whose files name the newest
    release; the first of them is asked first, and small or asked conditionally. newest: the files
    of `first`, in order → the release's name; it raises ParseError. files: a release's name → the
    addresses of all its files. older: the same for a release that is no longer the newest, () when
    the publisher has taken it away. is_page: `first` is a web page that links to the files, none
    of them. packed: the names of big texts, which are stored compressed. recognise: a file, plain
    or .zst → what it is, None for nothing of this source. needs: the parts without which files of
    a kind are no release; files of another kind are one by themselves.
    """

    every_months: int
    first: tuple[str, ...]
    newest: Callable[[Sequence[Path]], str]
    files: Callable[[str], tuple[str, ...]]
    recognise: Callable[[Path], Known | None]
    older: Callable[[str], tuple[str, ...]] = _nothing_older
    is_page: bool = False
    packed: tuple[str, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
