"""Brochures that were presented → all tables of them, in the order in which they are read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.archive.citation import Citation
from pipeline.archive.source import Release
from pipeline.brochures.comparison import Comparison
from pipeline.brochures.present import Presented
from pipeline.core.figure import Figure
from pipeline.core.formats import listed
from pipeline.export.about import about_sheet, sources_sheet
from pipeline.export.figures import Address, figures_of, figures_sheet
from pipeline.export.model import Sheet
from pipeline.export.sheets import sheets


@dataclass(frozen=True, slots=True)
class Tables:
    """What is exported together: its title, the day of its newest file, tables, their figures."""

    title: str
    day: str
    sheets: tuple[Sheet, ...]
    figures: tuple[Figure, ...]


def tables(  # noqa: PLR0917  (one of each)
    shown: Sequence[Presented], citations: Mapping[str, Citation], releases: Iterable[Release],
    address: Address, edition: str = "", beside: Iterable[Figure] = (),
) -> Tables:  # fmt: skip
    """Give what it is, the tables of the comparisons, their figures and those beside, the sources.

    edition: its name, where they are of one.
    """
    every = [*chain.from_iterable(one.comparisons for one in shown)]
    found = sheets(every, shown[0].ledger)
    figures = figures_of(found)
    found += figures_sheet(found, address, beside), sources_sheet(releases, citations)
    pairs, areas = _names(every)
    return Tables(
        title=f"Career comparisons: {listed(pairs)}",
        day=max(one.retrieved for one in citations.values()),
        sheets=(about_sheet(found, edition, citations, (listed(pairs), listed(areas))), *found),
        figures=tuple(figures),
    )


def _names(every: Iterable[Comparison]) -> tuple[list[str], list[str]]:
    pairs, areas = dict[str, None](), dict[str, None]()
    for facts in every:
        pairs[" vs. ".join(side.name.text for side in facts.sides)] = None
        areas[facts.area.area_name] = None
    return [*pairs], [*areas]
