"""Two editions → everything that differs between them: releases, documents, figures, sentences."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz, process

from pipeline.changes import model
from pipeline.changes.model import Changes, FigureChange, Names, SentenceChange
from pipeline.changes.releases import aged, documents, releases
from pipeline.changes.verdicts import ChangeVerdict, Ground, errors, judge, turned
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.documents.text import CELL, PICTURE
from pipeline.editions.manifest import Manifest, layout_of
from pipeline.editions.read import figures_of, is_same, manifest_of, text_of, without_round
from pipeline.sources.claims import School

NUMBER = re.compile(r"[$+−]?[0-9][0-9,.–]*(?:st|nd|rd|th)?%?")
END = re.compile(r"(?<=[a-z0-9%)”]{2}[.?!]) (?=[A-Z“])")  # of a sentence, not of U.S. or St.
ALIKE = 55  # of 100; below it two sentences are two sentences
Both = tuple[Figure | None, Figure | None]


@dataclass(frozen=True, slots=True)
class _Document:
    """One document, pair/area/layout, in both editions; figures by id without a round in it."""

    stem: str
    pair: str
    figures: dict[str, Both]
    turns: tuple[model.Turn, ...]
    errors: tuple[dict[str, float], dict[str, float]]
    sentences: Sequence[tuple[str, str]]


def changes(
    old: Path | None, new: Path, manifest: Manifest, names: Names, schools: Sequence[School]
) -> Changes:
    """Compare the edition in the folder `old` (None: there is none) with the one in `new`.

    manifest is the new edition's, which may not be written yet. Raises PublishError when a file
    of either edition cannot be read.
    """
    nothing = replace(manifest, edition="", built_from={}, documents=())
    before = manifest_of(old) if old else nothing
    replaced = releases(before.built_from, manifest.built_from)
    kinds = {code: kind for code, (_, kind) in names.areas.items()}
    ground = Ground({one.source: one for one in replaced}, kinds)
    both = {*before.stems}.intersection(manifest.stems)
    # what is said in two languages is compared in the first
    stems = sorted(stem for stem in both if not _is_twin(stem, both))
    read = [_document(stem, old or new, new, names, ground) for stem in stems]
    # the standard errors that any document holds: one often quotes another area's mean
    was, now = ({k: v for one in read for k, v in one.errors[side].items()} for side in (0, 1))
    figures = _figure_changes(read, replace(ground, was=was, now=now))
    printed = {b.id: b.printed for one in read for _, b in one.figures.values() if b}
    if not old:
        each = (one for stem in manifest.stems for one in figures_of(new, stem).values())
        printed = {one.id: one.printed for one in each}
    return Changes(
        was=before.edition,
        now=manifest.edition,
        releases=replaced,
        documents=documents(before, manifest),
        turns=tuple(dict.fromkeys(turn for document in read for turn in document.turns)),
        figures=figures,
        same_figures_count=len({(one.pair, id) for one in read for id in one.figures})
        - len({(one.pair, without_round(one.id)) for one in figures}),
        sentences=_sentence_changes(read),
        claims=aged(schools, before.built_from, manifest.built_from, printed),
    )


def _is_twin(stem: str, stems: Collection[str]) -> bool:
    """Tell whether a document is one that stands there in the first language, too."""
    folder, layout = stem.rpartition("/")[0], layout_of(stem)[0]
    return (own := f"{folder}/{layout}") != stem and own in stems


def _document(stem: str, old: Path, new: Path, names: Names, ground: Ground) -> _Document:
    was = figures_of(old, stem)
    now = was if is_same(old, new, stem) else figures_of(new, stem)
    pair, area, _ = stem.split("/")
    ids = dict.fromkeys((*now, *was))
    before, after = text_of(old, stem), text_of(new, stem)
    return _Document(
        stem=stem,
        pair=pair,
        figures={id: (_slim(was.get(id)), _slim(now.get(id))) for id in ids},
        turns=tuple(turned(was, now, (pair, area), names.codes[pair], ground)),
        errors=(errors(was.values()), errors(now.values())),
        sentences=() if before is None or after is None else _reread(_said(before), _said(after)),
    )


def _said(lines: Sequence[str]) -> list[str]:
    """Give the sentences; rows and pictures say figures, which are judged each by itself."""
    texts = [line for line in lines if CELL not in line and not line.startswith(PICTURE)]
    return [said for text in texts for said in END.split(text) if " " in said]


def _reread(was: Sequence[str], now: Sequence[str]) -> list[tuple[str, str]]:
    """Pair each sentence that is gone with the one that stands in its place; "" where none does.

    Those that differ in numbers alone go together first, then the most alike, in the order read.
    """
    gone = [text for text in was if text not in set(now)]
    new = [text for text in now if text not in set(was)]
    partners = _by_words(gone, new)
    left = [text for text in new if text not in partners.values()]
    for text in gone:
        if text not in partners and (found := process.extractOne(
            text, left, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE
        )):  # fmt: skip
            partners[text] = found[0]
            left.remove(found[0])
    return [*((text, partners.get(text, "")) for text in gone), *(("", text) for text in left)]


def _by_words(gone: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    waiting: dict[str, list[str]] = {}
    for text in new:
        waiting.setdefault(_without_numbers(text), []).append(text)
    return {
        text: waiting[words].pop(0) for text in gone if waiting.get(words := _without_numbers(text))
    }


def _without_numbers(text: str) -> str:
    """Put one mark in place of every number: what is left are the words."""
    return NUMBER.sub("#", text)


def _slim(figure: Figure | None) -> Figure | None:
    """Leave out what judging does not need: a rank holds hundreds of inputs."""
    return replace(figure, inputs=(), input_values=()) if figure and figure.inputs else figure


def _figure_changes(read: Sequence[_Document], ground: Ground) -> tuple[FigureChange, ...]:
    """Put the same change of one figure in several documents together.

    A figure that one document did not print before has the value that another one did.
    """
    each = [(one.stem, one.pair, id, both) for one in read for id, both in one.figures.items()]
    known: dict[tuple[str, str], Both] = defaultdict(lambda: (None, None))
    for _, pair, id, (was, now) in each:
        first = known[pair, id]
        known[pair, id] = first[0] or was, first[1] or now
    found: dict[tuple[str, str, object, object], tuple[Both, list[str]]] = {}
    for stem, pair, id, (was, now) in each:
        both = was or known[pair, id][0], now or known[pair, id][1]
        before, after = (one and (one.printed, one.value) for one in both)
        if before != after:
            found.setdefault((pair, id, before, after), (both, []))[1].append(stem)
    return tuple(
        _figure_change(pair, both, tuple(stems), ground)
        for (pair, *_), (both, stems) in found.items()
    )


def _figure_change(pair: str, both: Both, stems: tuple[str, ...], ground: Ground) -> FigureChange:
    was, now = both
    figure = next(one for one in (now, was) if one)  # one is there, or nothing would differ
    row = figure.row
    of_state = f"{row['state_code']}00000" if "state_code" in row else ""
    area = FigureId.parse(figure.id).area or str(row.get("area_code", of_state))
    is_own = area in model.areas_of(stems)
    verdict = (
        judge(was, now, area, ground) if was and now else _one_sided(was, figure, ground, is_own)
    )
    before, after = (
        model.PrintedValue(one.printed, one.value, one.release) if one else None for one in both
    )
    difference = verdict.difference and round(verdict.difference, 6)
    return FigureChange(
        figure.id, pair, area, figure.unit, before, after, difference, verdict.margin,
        verdict.judgement, stems, figure.mart, figure.row, figure.column,
    )  # fmt: skip


def _one_sided(was: Figure | None, figure: Figure, ground: Ground, is_own: bool) -> ChangeVerdict:
    """Tell a figure that its publisher gives no more (or gives now) from one that is not quoted."""
    release = ground.releases.get(figure.source)
    has_moved = release is not None and release.kind != "same"
    is_data = figure.kind == "published" and has_moved and is_own  # others may be quoted no more
    if was is None:
        return ChangeVerdict("published" if is_data else "added")
    return ChangeVerdict("withheld" if is_data else "left_out")


def _sentence_changes(read: Iterable[_Document]) -> tuple[SentenceChange, ...]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for document in read:
        for was, now in document.sentences:
            found.setdefault((document.pair, was, now), []).append(document.stem)
    return tuple(
        SentenceChange(
            pair, was, now, _without_numbers(was) == _without_numbers(now), tuple(stems)
        )
        for (pair, was, now), stems in found.items()
    )  # fmt: skip
