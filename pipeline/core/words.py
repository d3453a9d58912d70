"""reports/words/<language>/*.ftl → sentences with figures in their places; imports fluent alone.

Fluent, not gettext: a sentence has a name, so that no English stands in the code, its places have
names too, and a language chooses its own forms (plural, order) without a change of code.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from pipeline.core.errors import RenderError
from pipeline.core.figure import Figure, Sentence, Word, sentence
from pipeline.core.formats import listing, opened
from pipeline.core.language import SOURCE, language, locale
from pipeline.core.paths import WORDS

BEGIN, END, OPENED = "\ue000", "\ue001", "\ue002"  # of a place; before one that opens a sentence
PLACE = re.compile(f"{OPENED}?{BEGIN}([0-9]+){END}")
Part = Word | Figure | Sentence


def say(name: str, /, *, is_missing: bool = False, **places: Part | str | int) -> Sentence:
    """Say a sentence by its name. A text or number may also choose among its forms.

    OPENED($place) in it begins a place with a capital. Raises RenderError for a name that the
    language has not, or a place that is not given.
    """
    bundle, where = _bundle(WORDS / language()), f"reports/words/{language()}: {name}"
    pattern = bundle.get_message(name).value if bundle.has_message(name) else None
    if pattern is None:
        raise RenderError("no sentence is called so", where=where, todo="Write it there.")
    parts = [part for part in places.values() if isinstance(part, Part)]
    numbers = iter(range(len(parts)))
    given = {
        place: f"{BEGIN}{next(numbers)}{END}" if isinstance(part, Part) else part
        for place, part in places.items()
    }
    text, faults = bundle.format_pattern(pattern, given)
    if faults:
        raise RenderError(
            "a sentence cannot be said", where=where, found=str(faults[0]),
            todo="Give each of its places, by its name.",
        )  # fmt: skip
    return sentence(*_pieces(" ".join(str(text).split("\n")), parts), is_missing=is_missing)


def listed(parts: Sequence[Part]) -> Sentence:
    """List words or sentences as the language does: a, b, and c."""
    places = [f"{BEGIN}{number}{END}" for number in range(len(parts))]
    return sentence(*_pieces(listing(places, str(parts[-1]) if parts else ""), parts))


def unsaid(code: str) -> list[str]:
    """Name the sentences that a language lacks; what an audit says is in the first one alone."""
    names = (name for name in _named(WORDS / SOURCE) if not name.startswith("audit-"))
    return sorted({*names} - _named(WORDS / code))


def _named(folder: Path) -> set[str]:
    files = (FluentResource(path.read_text()) for path in sorted(folder.glob("*.ftl")))
    return {one.id.name for file in files for one in file.body if isinstance(one, ast.Message)}


def _pieces(text: str, parts: Sequence[Part]) -> Iterator[str | Part]:
    """Put the parts back into their places."""
    reached = 0
    for place in PLACE.finditer(text):
        yield text[reached : place.start()]
        part = parts[int(place[1])]
        yield _opened(part) if place[0].startswith(OPENED) else part
        reached = place.end()
    yield text[reached:]


def _opened(part: Part) -> Part:
    """Begin a place with a capital, as a sentence does."""
    if isinstance(part, Word):
        return Word(opened(part.text), part.side)
    if isinstance(part, Sentence) and part and isinstance(part.parts[0], Word):
        return sentence(_opened(part.parts[0]), *part.parts[1:], is_missing=part.is_missing)
    return part


@cache
def _bundle(folder: Path) -> FluentBundle:
    """Read all words of a language once a process."""
    bundle = FluentBundle(
        [locale().replace("_", "-")], use_isolating=False, functions={"OPENED": _as_opening}
    )
    names = set[str]()
    for path in sorted(folder.glob("*.ftl")):
        resource = FluentResource(path.read_text())
        for entry in resource.body:
            _check(entry, names, path)
        bundle.add_resource(resource)
    return bundle


def _check(entry: Any, names: set[str], path: Path) -> None:
    """Refuse what is no sentence, and a second sentence of one name."""
    name = entry.id.name if isinstance(entry, ast.Message) else ""
    if isinstance(entry, ast.Junk) or (name and name in names):
        raise RenderError(
            "words cannot be read", where=str(path), expected="name = sentence, each name once",
            found=name or str(entry.content).splitlines()[0], todo="Correct the line.",
        )  # fmt: skip
    if name:  # a comment has none
        names.add(name)


def _as_opening(text: Any) -> Any:
    return f"{OPENED}{text}" if str(text).startswith(BEGIN) else opened(str(text))
