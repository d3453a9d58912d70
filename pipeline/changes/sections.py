"""Changed figures and sentences → sections: by pair, and in it by the area that they are of."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from pipeline.changes import words
from pipeline.changes.labels import area_name, measure, moved, whose
from pipeline.changes.model import Changes, FigureChange, Names, SentenceChange, Turn, areas_of
from pipeline.core import formats
from pipeline.core.figure import Side
from pipeline.core.figure_id import FigureId
from pipeline.editions.catalogue.page import KINDS, WHOLES
from pipeline.editions.manifest import layout_of
from pipeline.settings.layouts import file_of, titles

OTHERS = "Other areas that these brochures quote"
NATIONAL = "Growth and openings, in the whole nation"
COMMON = "What stands in several brochures: periods, dates and texts"
HEADINGS = (OTHERS, NATIONAL, COMMON)
ABSENT = "–"
SIDES: tuple[Side, Side] = ("first", "second")
FIRST = (  # measures of OEWS and kinds of other figures, in the order in which they are read
    "annual_median", "annual_mean", "gap", "delta", "rank", "rpp", "hourly_median", "hourly_mean",
    *(f"{unit}_{n}" for unit in ("annual", "hourly") for n in ("10th", "25th", "75th", "90th")),
    "employment", "jobs_per_1000", "location_quotient",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure, was → is; mark is how its verdict is set: strong, quiet or none.

    role: whose it is, side: in which color. label: what it measures, place where it is ("" where
    the section says it).
    """

    place: str
    role: str
    side: Side
    label: str
    was: str
    now: str
    change: str
    verdict: str
    mark: str


@dataclass(frozen=True, slots=True)
class Section:
    """What changed of one area of a pair, or of what stands in all of its brochures.

    numbered: sentences in which nothing but numbers differs. documents: links to the brochures.
    """

    heading: str
    count: str
    turns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    sentences: tuple[SentenceChange, ...]
    numbered: tuple[SentenceChange, ...]
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairSections:
    """A pair by the names of its roles, and its sections in the order of reading."""

    names: tuple[str, str]
    sections: tuple[Section, ...]


def sections(changes: Changes, names: Names) -> tuple[PairSections, ...]:
    """Give each pair's sections: its areas, nation and states first, then what they share.

    A figure is listed once, where it belongs: the nation's median under the nation, though every
    brochure quotes it. A sentence of several areas stands in the last section.
    """
    pairs = dict.fromkeys(
        (*(one.pair for one in changes.figures), *(one.pair for one in changes.sentences))
    )
    return tuple(
        PairSections(names.pairs.get(pair, (pair, "")), tuple(_sections(pair, changes, names)))
        for pair in pairs
    )


def _sections(pair: str, changes: Changes, names: Names) -> Iterator[Section]:
    figures = _once([one for one in changes.figures if one.pair == pair])
    sentences = [one for one in changes.sentences if one.pair == pair]
    if sentences:  # they say their numbers themselves
        figures = [one for one in figures if one.unit != "text"]
    changed: list[FigureChange | SentenceChange] = [*figures, *sentences]
    areas = {area for one in changed for area in areas_of(one.stands_in)}
    rows: dict[str, list[FigureChange]] = defaultdict(list)
    texts: dict[str, list[SentenceChange]] = defaultdict(list)
    for figure in figures:
        rows[_place(figure, areas)].append(figure)
    for sentence in sentences:
        of = areas_of(sentence.stands_in)
        texts[of[0] if len(of) == 1 else COMMON].append(sentence)
    for place in (*sorted(areas, key=lambda area: _order(area, names)), *HEADINGS):
        turns = [one for one in changes.turns if one.pair == pair and one.area == place]
        made = _section(place, rows[place], texts[place], turns, names)
        if made.rows or made.sentences or made.numbered or made.turns:
            yield made


def _place(change: FigureChange, areas: Collection[str]) -> str:
    """Say where a figure is listed: in its own area's section, or under a heading."""
    if change.area:
        return change.area if change.area in areas else OTHERS
    is_projected = FigureId.parse(change.id).kind == "projections" and change.unit != "text"
    return NATIONAL if is_projected else COMMON


def _once(figures: Sequence[FigureChange]) -> list[FigureChange]:
    """Leave out a figure that is another one in a second form, such as 36% beside +36%."""
    ids = {one.id: FigureId.parse(one.id) for one in figures}
    known = set(ids.values())
    return [
        one for one in figures if not (ids[one.id].form and replace(ids[one.id], form="") in known)
    ]


def _order(area: str, names: Names) -> tuple[int, str]:
    name, kind = names.areas.get(area, (area, KINDS[-1]))
    return (WHOLES.index(kind) if kind in WHOLES else len(WHOLES), name)


def _section(
    place: str, figures: Sequence[FigureChange], sentences: Sequence[SentenceChange],
    turns: Sequence[Turn], names: Names,
) -> Section:  # fmt: skip
    """Tell what changed in an area, by its code, or under a heading, where each names its area."""
    is_area = place not in HEADINGS
    ordered = sorted(figures, key=_importance) if is_area else figures
    rows = [_row(one, names, with_area=not is_area and bool(one.area)) for one in ordered]
    said = tuple(one for one in sentences if not one.is_number)
    told = ((len(rows), "figure"), (len(said), "sentence"))
    changed: list[FigureChange | SentenceChange] = [*figures, *sentences]
    stems = {stem for one in changed for stem in one.stands_in}
    own = sorted((stem, layout_of(stem)[0]) for stem in stems if stem.split("/")[1] == place)
    return Section(
        heading=names.areas.get(place, (f"Area {place}", ""))[0] if is_area else place,
        count=formats.listing([formats.how_many(count, what) for count, what in told if count]),
        turns=tuple(formats.opened(words.turn(one, names, with_area=False)) for one in turns),
        rows=tuple(sorted(rows, key=attrgetter("place"))),
        sentences=said,
        numbered=tuple(one for one in sentences if one.is_number),
        documents=tuple((titles().get(layout, layout), file_of(stem)) for stem, layout in own),
    )


def _row(change: FigureChange, names: Names, *, with_area: bool = False) -> FigureRow:
    was, now = (side.printed if side else ABSENT for side in (change.was, change.now))
    role = whose(change, names)
    text = measure(change, names)
    roles = dict(zip(names.pairs.get(change.pair, ()), SIDES, strict=True))
    return FigureRow(
        place=area_name(change.area, names) if with_area else "",
        role=role,
        side=roles.get(role, ""),
        label=text if role else formats.opened(text),
        was=was,
        now=now,
        change=moved(change),
        verdict=words.verdict(change),
        mark=words.MARKS.get(change.judgement, ""),
    )


def _importance(change: FigureChange) -> int:
    """Order what is read first: medians and means a year, gaps, deltas, ranks; then the rest."""
    id = FigureId.parse(change.id)
    name = id.measure if id.kind == "oews" else id.kind
    return FIRST.index(name) if name in FIRST else len(FIRST)
