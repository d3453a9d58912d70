"""What differs between two editions → what a person must know first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.changes import model, words
from pipeline.changes.labels import label, moved
from pipeline.changes.model import Changes, FigureChange, Names
from pipeline.core import formats
from pipeline.core.figure_id import FigureId
from pipeline.editions.catalogue.page import WHOLES

HEADLINES = ("annual_median", "annual_mean")
COMPARED = ("beyond_error", "within_error", "no_error_published", "no_error_at_hand", "revised")
WEIGHTS = ("mean_gap", "higher_mean", "higher_median", "growth_order", "rank_order")
SHOWN, LARGEST = 12, 5


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing that a person must know, with the lines that say it; more is "" or what is left."""

    heading: str
    lines: tuple[str, ...]
    more: str = ""


def known(changes: Changes, names: Names) -> tuple[Paragraph, ...]:
    """List, in this order: releases, documents, verdicts, largest changes, gaps, claims."""
    return tuple(
        one
        for one in (
            _releases(changes, names),
            _documents(changes),
            _turns(changes, names),
            *_largest(changes, names),
            _one_sided(changes, names, "withheld", "No longer published"),
            _one_sided(changes, names, "published", "Now published"),
            _claims(changes, names),
        )
        if one.lines
    )


def _capped(heading: str, lines: Sequence[str]) -> Paragraph:
    left = len(lines) - SHOWN
    more = f"and {formats.count(left)} more, in the lists below" if left > 0 else ""
    return Paragraph(heading, tuple(lines[:SHOWN]), more)


def _releases(changes: Changes, names: Names) -> Paragraph:
    moved = [one for one in changes.releases if one.kind != "same"]
    heading = "Sources" if changes.was else "Built from"
    return Paragraph(heading, tuple(f"{words.release(one, names)}." for one in moved))


def _documents(changes: Changes) -> Paragraph:
    found = changes.documents
    told = (
        (len(found.remade), "made anew"),
        (found.same_count, "as before"),
        (len(found.appeared), "new" if changes.was else "made"),
        (len(found.disappeared), "not in this edition"),
        (len(found.failed), "could not be made"),
    )
    lines = [f"{formats.how_many(count, 'document')} {what}" for count, what in told if count]
    return Paragraph("Documents", (f"{formats.listing(lines)}.",) if lines else ())


def _turns(changes: Changes, names: Names) -> Paragraph:
    turns = sorted(changes.turns, key=lambda one: _weight(one, names))
    said = [formats.opened(words.turn(one, names)) for one in turns]
    return _capped("Verdicts that turned", said)


def _weight(turn: model.Turn, names: Names) -> tuple[bool, int, str]:
    """Put wide areas before narrow ones, and what compares roles before what compares places."""
    kind = names.areas.get(turn.area, ("", ""))[1]
    is_narrow = bool(turn.area) and kind not in WHOLES
    return is_narrow, WEIGHTS.index(turn.what) if turn.what in WEIGHTS else len(WEIGHTS), turn.area


def _largest(changes: Changes, names: Names) -> Iterable[Paragraph]:
    """Name the largest changes of median and mean pay in the areas that have brochures."""
    by_pair: dict[str, list[FigureChange]] = {}
    for one in changes.figures:
        id, is_own = FigureId.parse(one.id), one.area in model.areas_of(one.stands_in)
        is_headline = is_own and id.kind == "oews" and id.measure in HEADLINES
        if one.judgement in COMPARED and is_headline:
            by_pair.setdefault(one.pair, []).append(one)
    for pair, found in by_pair.items():
        found.sort(key=_relative, reverse=True)
        both = " and ".join(names.pairs.get(pair, ()))
        heading = f"Largest changes in pay{f': {both}' if len(by_pair) > 1 else ''}"
        yield Paragraph(heading, tuple(_change(one, names) for one in found[:LARGEST]))


def _relative(change: FigureChange) -> float:
    was = model.number(change.was.value) if change.was else None
    return abs(change.difference / was) if was and change.difference is not None else 0


def _change(one: FigureChange, names: Names) -> str:
    was, now = (side.printed if side else "" for side in (one.was, one.now))
    return (
        f"{label(one, names, with_area=True)}: {was} → {now}, {moved(one)}. "
        f"{words.verdict(one).capitalize()}."
    )


def _one_sided(changes: Changes, names: Names, judgement: str, heading: str) -> Paragraph:
    lines = [
        f"{label(one, names, with_area=bool(one.area))}: {side.printed}"
        for one in changes.figures
        for side in (one.was, one.now)
        if side and one.judgement == judgement
    ]
    return _capped(heading, list(dict.fromkeys(lines)))


def _claims(changes: Changes, names: Names) -> Paragraph:
    became = [one for one in changes.claims if one.age == "became_stale"]
    stale = sum(one.age == "stale" for one in changes.claims)
    lines = [
        f"{one.text}: it speaks of {names.period(one.source, one.release)}, and "
        f"{names.period(one.source, one.newest)} is out."
        for one in became
    ]
    if became and stale:
        lines.append(f"{formats.count(stale)} more {'were' if stale > 1 else 'was'} stale before.")
    return _capped("The school’s own figures that became stale", lines)


def documents(changes: Changes) -> tuple[Paragraph, ...]:
    """List the documents that appeared, are gone or failed, and those made anew."""
    found = changes.documents
    lists = (
        ("Could not be made", found.failed),
        ("Not in this edition", found.disappeared),
        ("New", found.appeared if changes.was else ()),
        ("Made anew", found.remade),
    )
    return tuple(Paragraph(heading, paths) for heading, paths in lists if paths)
