"""brochures.toml as it would be saved → all that is wrong with it, by field, and its pages."""

import re
import tempfile
import tomllib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.core.errors import PipelineError, PublishError, failing_as
from pipeline.core.formats import opened
from pipeline.core.paths import Paths
from pipeline.documents.order import order_of
from pipeline.settings.lines import field_at
from pipeline.settings.request import Words
from pipeline.settings.revision import written
from pipeline.studio.frame import Studio
from pipeline.studio.maker import Made, document_of
from pipeline.studio.uploads import FOLDER, place_of_picture

NAMING_FILES = {  # fields that name a file from the project's folder
    "organisation": ("logo",), "campus": ("logo",), "theme": ("photograph",),
    "theme.fonts": ("text", "bold", "display"), "print": ("icc_profile",),
}  # fmt: skip
MOST, MOST_LINES = 20_000, 200  # of a field that is checked
OF_THE_FILE = re.compile(r"brochures\.toml|^Correct the file")  # to be done by hand


Troubles = Mapping[str, tuple[str, ...]]  # by field


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a draft: what to say beside each field, "" being the form; the page, if any."""

    troubles: Troubles
    made: Made | None = None


def oversized(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Tell, by field, what is so long that it is not even checked."""
    said = f"This is far too long: {MOST:,} characters and {MOST_LINES} lines at most."
    return {
        field: (said,)
        for field, text in texts.items()
        if len(text) > MOST or text.count("\n") >= MOST_LINES
    }


def staged(studio: Studio) -> Path:
    """Say where pictures wait until they are saved."""
    return studio.maker.folder / FOLDER


def tried(studio: Studio, text: str, words: Words | None, fields: Collection[str]) -> Trial:
    """Check a text as `report --check` does, and make the page that words ask for.

    fields: those of the form, by their paths.
    """
    with _root(studio, text) as (paths, places):
        try:
            if words is None:
                order_of(Words(), paths)
                return Trial({})
            return Trial({}, document_of(studio.maker.make(words, paths)))
        except PipelineError as error:
            faults = error.faults or (error,)
            now = paths.matrix.read_text(encoding="utf-8")
            return Trial(told({one: _field(one, now, places, fields) for one in faults}))


def told(faults: Mapping[PipelineError, str]) -> dict[str, tuple[str, ...]]:
    """Say each fault, by the field that it is of, in words that stand beside it."""
    found = dict[str, tuple[str, ...]]()
    for fault, field in faults.items():
        said = _said(fault, field)
        found[field] = tuple(dict.fromkeys((*found.get(field, ()), said)))
    return found


def fault_of(error: PipelineError) -> str:
    """Say an error that is of no field."""
    return _said(error, "")


def named_in(text: str, fields: Collection[str]) -> str:
    """Give the longest of the fields' paths that stands in a text; "" where none does."""
    found = (one for one in fields if re.search(rf"(?<![\w.]){re.escape(one)}(?!\w)", text))
    return max(found, key=len, default="")


def _said(fault: PipelineError, field: str) -> str:
    what = re.sub(rf"^field {re.escape(field)}\S*", "This", fault.what) if field else fault.what
    facts = {"expected": fault.expected, "found": fault.found}
    pair = ", ".join(f"{word} {said}" for word, said in facts.items() if said)
    pair = pair.replace(' ""', " nothing")
    sentence = opened(f"{what} ({pair})." if pair else f"{what}.")
    todo = "" if OF_THE_FILE.search(fault.todo) else fault.todo
    place = "" if field or not fault.where else f"{fault.where}: "
    return f"{place}{sentence} {todo}".strip()


def _field(
    fault: PipelineError, text: str, places: Mapping[str, str], fields: Collection[str]
) -> str:
    """Find the field that a fault is of: it names it, its line or its file."""
    of_file = next((field for field, place in places.items() if place == fault.where), "")
    candidates = (fault.what, of_file, fault.where, field_at(text, fault.where))
    return next(filter(None, (named_in(one, fields) for one in candidates)), "")


@contextmanager
def draft_folder(studio: Studio) -> Iterator[Path]:
    """Give a folder for what is only tried. Raises PublishError where there is no room."""
    place, todo = studio.maker.folder, "Free some space. What you typed is still here."
    with (
        failing_as(PublishError, "it cannot be checked", place, todo),
        tempfile.TemporaryDirectory(dir=place) as folder,
    ):
        yield Path(folder)


@contextmanager
def _root(studio: Studio, text: str) -> Iterator[tuple[Paths, dict[str, str]]]:
    """Give a root that has the text for its brochures.toml; and where the files are it names."""
    content = tomllib.loads(text)
    places = dict[str, str]()
    for path, names in NAMING_FILES.items():
        for place, table in _tables(content, path):
            for name in (one for one in names if isinstance(table.get(one), str) and table[one]):
                found = place_of_picture(table[name], studio.paths.root, staged(studio))
                table[name] = places[f"{place}.{name}"] = str(found)
    with draft_folder(studio) as folder:
        paths = Paths(folder)
        paths.raw.parent.mkdir()
        paths.raw.symlink_to(studio.paths.raw.resolve(), target_is_directory=True)
        paths.matrix.write_text(written(content), encoding="utf-8")
        yield paths, places


def _tables(content: Mapping[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk the tables of a kind, with their paths."""
    first, _, rest = path.partition(".")
    value = content.get(first)
    numbered = enumerate(value) if isinstance(value, list) else ()
    each = [(f"{first}[{number}]", one) for number, one in numbered] or [(first, value)]
    for place, table in each:
        if isinstance(table, dict):
            inner = _tables(table, rest) if rest else ()
            yield from ((f"{place}.{name}", one) for name, one in inner)
            if not rest:
                yield place, table
