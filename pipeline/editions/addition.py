"""A request and the current edition → what the next one is to be made for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.core.errors import UsageError
from pipeline.editions.manifest import BuiltFrom, Manifest, built_from
from pipeline.editions.read import manifest_of
from pipeline.settings.request import Request, Words

if TYPE_CHECKING:  # a run with nothing to do needs no frames
    from pathlib import Path

    from pipeline.archive.source import Release


def joined(request: Request, used: Sequence["Release"], out: "Path") -> tuple[Words, ...]:
    """Give what is asked for, and with it what the current edition holds, where that is to stay.

    Raises UsageError where that was built from another release than those used, or by a version
    that did not write down what for.
    """
    latest = out / "latest"
    if not (request.is_added and latest.exists()):
        return (request.words,)
    manifest = manifest_of(latest.resolve())
    todo = "Leave --add out, and ask for all that the edition is to hold."
    if not manifest.asked:
        what = "the current edition does not say what it was made for"
        raise UsageError(what, where="--add", todo=todo)
    was = manifest.built_from
    now = {release.source: built_from(release) for release in used}
    for source in sorted({*was, *now}):
        is_own = source in now and now[source].release == source  # the project's own texts
        if not is_own and was.get(source) != now.get(source):
            raise UsageError(
                "the current edition was built from another release, and nothing can be added",
                where="--add",
                expected=_named(source, was),
                found=_named(source, now),
                todo=todo,
            )
    return together(request, manifest)


def together(request: Request, current: Manifest) -> tuple[Words, ...]:
    """Give what the current edition was made for, where it is to stay, and what is asked for."""
    before = current.asked if request.is_added else ()
    return tuple(dict.fromkeys((*before, request.words)))


def _named(source: str, built: dict[str, BuiltFrom]) -> str:
    if source not in built:
        return f"no {source}"
    files = ", ".join(f"{name} {digest[:8]}" for name, digest in built[source].files.items())
    return f"{source} {built[source].release}: {files}"
