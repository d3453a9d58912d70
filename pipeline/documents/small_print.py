"""All that a brochure's small print may say → what a document's own figures call for."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.brochures.brochure import Notice, SmallPrint
from pipeline.brochures.quotable.model import NO_STATISTIC
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.core.words import say

# what a page prints: figures by id, texts of several words in order, and releases that it cites
Printed = tuple[dict[str, Figure], dict[str, None], set[str]]


def called_for(small: SmallPrint, elsewhere: Printed) -> SmallPrint:
    """Choose the paragraphs that what is printed elsewhere in a document calls for.

    What is cited there beside its figures is not cited again.
    """
    figures, texts, cited = elsewhere
    printed = {*texts, *(name for figure in figures.values() for name in _names(figure))}
    sources = _called(small.sources, printed, cited)
    led_in = [replace(p, text=say("small-print-sources", first=p.text)) for p in sources[:1]]
    return replace(
        small, in_brief=_called(small.in_brief, printed), method=_called(small.method, printed),
        sources=(*led_in, *sources[1:]),
    )  # fmt: skip


def _called(
    notices: tuple[Notice, ...], printed: set[str], cited: Collection[str] = ()
) -> tuple[Notice, ...]:
    """Keep the paragraphs that something printed calls for, and those of no condition."""
    return tuple(
        one
        for one in notices
        if one.cites in printed.difference(cited)
        or printed.intersection(one.of)
        or not (one.cites or one.of)
    )


def _names(figure: Figure) -> Iterator[str]:
    """Give what a figure may be called for by: its releases, and a statistic's sources and kind."""
    if figure.unit != "period":  # a release's name alone is not of what it holds
        yield from figure.releases
    if figure.unit not in NO_STATISTIC:
        id = FigureId.parse(figure.id)
        yield from figure.source.split(", ")
        yield f"{id.kind}.{id.measure.partition('.')[0]}"


def untrue(small: SmallPrint, figures: Path) -> str:
    """Say that a document's figures.json has figures of whom its disclaimer does not speak."""
    records = json.loads(figures.read_text()) if small.others else []
    shown = {name for record in records for name in record["source"].split(", ")}
    others = ", ".join(publisher for source, publisher in small.others if source in shown)
    return others and (
        f"its disclaimer says U.S. government agencies, and {others} is none. Correct disclaimer "
        "in brochures.toml."
    )


def balanced(paragraphs: Sequence[Notice]) -> tuple[Sequence[Notice], ...]:
    """Part paragraphs into two columns of about one length; none is broken over both."""
    lengths = [len(str(paragraph)) for paragraph in paragraphs]
    places = range(1, len(paragraphs))
    first = min(places, key=lambda n: abs(sum(lengths[:n]) - sum(lengths[n:])), default=1)
    return paragraphs[:first], paragraphs[first:]
