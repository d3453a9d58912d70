"""What an edition holds, by the codes and by the names that its readers know."""

import re
from collections.abc import Iterable

from pipeline.archive.source import Source
from pipeline.changes.model import Names
from pipeline.editions.catalogue.model import Entry
from pipeline.warehouse.rows import Area

SOC = re.compile(r"[0-9]{2}-[0-9]{4}")


def naming(entries: Iterable[Entry], areas: Iterable[Area], sources: Iterable[Source]) -> Names:
    """Collect the names of pairs, areas and sources."""
    by_pair = {entry.pair: entry for entry in entries}
    by_name = {source.name: source for source in sources}
    return Names(
        pairs={pair: entry.names for pair, entry in by_pair.items()},
        codes={pair: _codes(entry) for pair, entry in by_pair.items()},
        areas={area.area_code: (area.area_name, area.area_kind) for area in areas},
        titles={name: source.title for name, source in by_name.items()},
        period=lambda source, release: by_name[source].period(release),
    )


def _codes(entry: Entry) -> tuple[str, str]:
    first, second = (SOC.findall(text)[-1] for text in entry.occupations)
    return first, second
