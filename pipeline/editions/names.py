"""The documents of an edition → what their pairs and areas are called, shortly and apart."""

from collections import Counter
from collections.abc import Iterable

from pipeline.brochures.places import place_name
from pipeline.core.language import SOURCE
from pipeline.documents.model import Entry

KINDS = ("metropolitan area", "nonmetropolitan area", "state", "territory", "nation")


def names_of(entries: Iterable[Entry]) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Give the roles of each pair by its slug, and each area's name by its code.

    What has documents in the first language is called as there. An area has its short name,
    Sacramento, unless another of the edition has that, too.
    """
    each = sorted(
        entries,
        key=lambda one: (KINDS.index(one.area_kind), one.area_name, one.language == SOURCE),
    )
    whole = {one.area: one.area_name for one in each}
    short = {area: place_name(name) for area, name in whole.items()}
    counted = Counter(short.values())
    areas = {area: short[area] if counted[short[area]] == 1 else whole[area] for area in whole}
    by_pair = sorted(each, key=lambda one: (one.pair, one.language == SOURCE))
    return {one.pair: one.names for one in by_pair}, areas
