"""A revision of a release has all that the one it supersedes has, whatever its figures are now."""

from collections.abc import Iterator, Sequence

from pipeline.archive.source import RawTable
from pipeline.core.formats import listed
from pipeline.gates.candidate import Frames

GATE = "revision"


def less(frames: Frames, superseded: Frames, tables: Sequence[RawTable]) -> Iterator[str]:
    """Say which rows, which codes of a key (areas) and which measures a revision has no longer."""
    for table in tables:
        if table.name not in superseded:
            continue
        old = superseded[table.name]
        new = frames.get(table.name, old.clear())
        if new.height < old.height:
            yield f"{table.name} has {new.height:,} rows, {old.height:,} in the one it supersedes"
        for column in table.own_key:
            gone = old.select(column).unique().join(new, on=column, how="anti").sort(column)
            if not gone.is_empty():
                codes = listed([str(code) for code in gone[column]])
                yield f"{table.name} has no longer {gone.height:,} {column}: {codes}"
        measures = [name for name in table.numbers if new[name].count() < bool(old[name].count())]
        if measures:
            yield f"{table.name} has no figure any longer of {listed(measures)}"
