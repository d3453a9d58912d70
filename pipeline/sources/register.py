"""The publications that Wagefold reads: every folder here that has one."""

from collections.abc import Sequence
from importlib import import_module

from pipeline.archive.source import Source
from pipeline.core.errors import FindError, failing_as
from pipeline.sources.names import SourceFolder, folders

BROKEN = (ImportError, NameError, TypeError)


def sources(found: Sequence[SourceFolder]) -> tuple[Source, ...]:
    """Import the publications of folders.

    Raises FindError, also for two tables of one name; one whose key names the source is shared.
    """
    read = {folder: _source(folder) for folder in found}
    first: dict[str, str] = {}
    for folder, source in read.items():
        for table in source.tables:
            other = first.setdefault(table.name, folder.where)
            if other != folder.where and "source_name" not in table.key:
                raise FindError(
                    f"two sources have a raw table {table.name}",
                    where=folder.where,
                    expected="a name of its own for each",
                    found=f"one of {other}",
                    todo="Rename the table, in its publication.py and in sql/1_staging.",
                )
    return tuple(read.values())


def _source(folder: SourceFolder) -> Source:
    todo = "Correct it, then run make test."
    what = "the publication cannot be imported"
    with failing_as(FindError, what, folder.where, todo, of=BROKEN, expected="a Source"):
        source: Source = import_module(f"pipeline.sources.{folder.name}.publication").SOURCE
    return source


EVERY = sources(folders())
# what a report is made from; what it needs only where a trend is asked for
SOURCES = tuple(source for source in EVERY if source.use in {"report", "held"})
TREND_SOURCES = tuple(source for source in EVERY if source.use == "trend")
# what a warehouse is made from: all but the project's own texts, and what is only looked up
DATA_SOURCES = tuple(one for one in EVERY if not one.is_editorial and one.use != "lookup")
FETCHED = tuple(source for source in EVERY if source.feed)
PUBLISHED = tuple(source for source in EVERY if not source.is_editorial)
BY_NAME = {source.name: source for source in EVERY}
