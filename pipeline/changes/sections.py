"""Changed figures and sentences → sections: by pair, and in it by the area that they are of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.changes import words
from pipeline.changes.labels import area_name, measure, moved, whose
from pipeline.changes.model import Changes, FigureChange, Names, SentenceChange, Turn
from pipeline.changes.page_model import FigureRow, PairSections, Section, SentenceRow
from pipeline.core import formats
from pipeline.core.figure import Side
from pipeline.core.figure_id import FigureId
from pipeline.editions.catalogue.page import KINDS, LAYOUT_NAMES, WHOLES

OTHERS = "Other areas that these brochures quote"
NATIONAL = "Growth and openings, in the whole nation"
COMMON = "What stands in several brochures: periods, dates and texts"
ABSENT = "–"
SIDES: tuple[Side, Side] = ("first", "second")
FIRST = (  # measures of OEWS and kinds of other figures, in the order in which they are read
    "annual_median", "annual_mean", "gap", "delta", "rank", "rpp", "hourly_median", "hourly_mean",
    *(f"{unit}_{n}" for unit in ("annual", "hourly") for n in ("10th", "25th", "75th", "90th")),
    "employment", "jobs_per_1000", "location_quotient",
)  # fmt: skip


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


def _sections(pair: str, changes: Changes, names: Names) -> Iterable[Section]:
    sentences = [one for one in changes.sentences if one.pair == pair]
    figures = _once([one for one in changes.figures if one.pair == pair])
    if sentences:  # they say their numbers themselves
        figures = [one for one in figures if one.unit != "text"]
    found = {area for one in figures for area in _areas(one)}
    found |= {area for one in sentences for area in _areas(one)}
    areas = sorted(found, key=lambda area: _order(area, names))
    by_area: dict[str, list[FigureChange]] = {}
    for one in figures:
        by_area.setdefault(one.area if one.area in areas or not one.area else OTHERS, []).append(
            one
        )
    single: dict[str, list[SentenceChange]] = {}
    for sentence in sentences:
        of = _areas(sentence)
        single.setdefault(of[0] if len(of) == 1 else "", []).append(sentence)
    common = by_area.get("", [])
    rest = [one for one in common if not _is_projected(one)]
    turns = [one for one in changes.turns if one.pair == pair]
    made = [
        *(_area(area, by_area.get(area, ()), single.get(area, ()), turns, names) for area in areas),
        _other(OTHERS, by_area.get(OTHERS, ()), names),
        _other(NATIONAL, filter(_is_projected, common), names),
        _other(COMMON, rest, names, single.get("", ())),
    ]
    yield from (one for one in made if one.rows or one.sentences or one.numbered or one.turns)


def _once(figures: Sequence[FigureChange]) -> list[FigureChange]:
    """Leave out a figure that is another one in a second form, such as 36% beside +36%."""
    ids = {one.id: FigureId.parse(one.id) for one in figures}
    known = set(ids.values())
    return [
        one for one in figures if not (ids[one.id].form and replace(ids[one.id], form="") in known)
    ]


def _areas(change: FigureChange | SentenceChange) -> list[str]:
    return list(dict.fromkeys(stem.split("/")[1] for stem in change.stands_in))


def _order(area: str, names: Names) -> tuple[int, str]:
    name, kind = names.areas.get(area, (area, KINDS[-1]))
    return (WHOLES.index(kind) if kind in WHOLES else len(WHOLES), name)


def _is_projected(change: FigureChange) -> bool:
    return FigureId.parse(change.id).kind == "projections" and change.unit != "text"


def _area(
    area: str,
    figures: Sequence[FigureChange],
    sentences: Sequence[SentenceChange],
    turns: Sequence[Turn],
    names: Names,
) -> Section:
    stems = {stem for one in figures for stem in one.stands_in}
    stems |= {stem for one in sentences for stem in one.stands_in}
    own = sorted(stem for stem in stems if stem.split("/")[1] == area)
    here = [one for one in turns if one.area == area]
    return _section(
        names.areas.get(area, (f"Area {area}", ""))[0],
        [_row(one, names) for one in sorted(figures, key=_importance)],
        sentences,
        turns=tuple(words.turn(one, names, with_area=False) for one in here),
        documents=tuple((_layout(stem), f"{stem}.pdf") for stem in own),
    )


def _other(
    heading: str, figures: Iterable[FigureChange], names: Names,
    sentences: Iterable[SentenceChange] = (),
) -> Section:  # fmt: skip
    rows = [_row(one, names, with_area=bool(one.area)) for one in figures]
    rows.sort(key=lambda row: row.place)
    return _section(heading, rows, list(sentences))


def _section(
    heading: str, rows: Sequence[FigureRow], sentences: Sequence[SentenceChange],
    turns: tuple[str, ...] = (), documents: tuple[tuple[str, str], ...] = (),
) -> Section:  # fmt: skip
    said = [one for one in sentences if not one.is_number]
    told = ((len(rows), "figure"), (len(said), "sentence"))
    return Section(
        heading=heading,
        count=formats.listing([formats.how_many(count, what) for count, what in told if count]),
        turns=tuple(map(formats.opened, turns)),
        rows=tuple(rows),
        sentences=tuple(map(_sentence, said)),
        numbered=tuple(_sentence(one) for one in sentences if one.is_number),
        documents=documents,
    )


def _layout(stem: str) -> str:
    layout = stem.split("/")[2]
    return LAYOUT_NAMES.get(layout, layout)


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
        mark=words.mark(change.judgement),
    )


def _importance(change: FigureChange) -> int:
    """Order what is read first: medians and means a year, gaps, deltas, ranks; then the rest."""
    id = FigureId.parse(change.id)
    name = id.measure if id.kind == "oews" else id.kind
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _sentence(change: SentenceChange) -> SentenceRow:
    layouts = dict.fromkeys(_layout(stem) for stem in change.stands_in)
    return SentenceRow(change.was, change.now, ", ".join(layouts))
