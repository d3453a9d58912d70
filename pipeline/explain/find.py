"""A figure's id, its key, or a number as printed → the figure, or the several that it may be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.core.errors import UsageError
from pipeline.core.figure import Figure
from pipeline.core.search import NEAR, closest, did_you_mean
from pipeline.editions.read import text_of
from pipeline.explain.editions import Shelf
from pipeline.explain.keys import unprinted
from pipeline.explain.keys import wanted as wanted_of
from pipeline.explain.model import PossibleFigure, Printing

DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure, and the stems of the documents that print it."""

    figure: Figure
    stems: tuple[str, ...]


def find(wanted: str, shelf: Shelf) -> list[PrintedFigure]:
    """Find by id or key, else by printed text, else by the number in it; several may be meant.

    A dash may stand for a minus. What is printed nowhere by itself is found by id or key alone,
    among the inputs of what is. Raises UsageError, with what is near, when there is none.
    """
    known = everything(shelf)
    for alike in (_is_named, _is_printed, _is_number):
        if found := [one for one in known if alike(one.figure, wanted.strip())]:
            return found
    inputs = (one for each in known for one in _unprinted(each.figure))
    if found_input := next((one for one in inputs if _is_named(one, wanted.strip())), None):
        return [PrintedFigure(found_input, ())]
    raise _unknown(wanted, [one.figure for one in known])


def _unprinted(figure: Figure) -> Iterator[Figure]:
    for key, value in zip(figure.inputs, figure.input_values, strict=True):
        if wanted_of(key):
            yield unprinted(key, value, figure)


def everything(shelf: Shelf) -> list[PrintedFigure]:
    """Give every figure that the documents print, once. Raises ExplainError."""
    stems: dict[str, list[str]] = {}
    by_id: dict[str, Figure] = {}
    for stem, figure in shelf.figures():
        by_id.setdefault(figure.id, figure)
        stems.setdefault(figure.id, []).append(stem)
    return [PrintedFigure(figure, tuple(stems[id])) for id, figure in by_id.items()]


def _is_named(figure: Figure, wanted: str) -> bool:
    # a text cites the key of what it speaks of; the key is that one's
    return wanted in (figure.id, figure.key if figure.unit != "text" else "")


def _is_printed(figure: Figure, wanted: str) -> bool:
    return _plain(figure.printed) == _plain(wanted)


def _is_number(figure: Figure, wanted: str) -> bool:
    return bool(_digits(wanted)) and _digits(figure.printed) == _digits(wanted)


def _plain(text: str) -> str:
    return text.translate(DASHES)


def _digits(text: str) -> str:
    """Give what is left of a number without its marks: 1,234 is $1,234."""
    return re.sub(r"[^\d.]", "", _plain(text))


def _unknown(wanted: str, figures: Iterable[Figure]) -> UsageError:
    names = dict.fromkeys(name for figure in figures for name in (figure.id, figure.printed))
    near = closest(wanted, list(names), least=NEAR)
    return UsageError(
        f"no figure is “{wanted}”",
        expected="a figure's id, as in figures.json, or a number as it is printed",
        todo=did_you_mean(near) or "In a shell, quote a dollar sign: '$61,970'.",
    )


def printing(printed: str, stem: str, shelf: Shelf) -> Printing:
    """Say where a document prints a number: the sentences that hold it."""
    sentences = text_of(shelf.edition, stem) or []
    holding = re.compile(rf"(?<![\d.,$]){re.escape(printed)}(?![\d%]|[.,]\d)")
    return Printing(stem, tuple(text for text in sentences if holding.search(text)))


def candidates(found: Sequence[PrintedFigure], shelf: Shelf) -> tuple[PossibleFigure, ...]:
    """List the figures that a printed number may be, each with a sentence that holds it."""
    return tuple(_candidate(one, shelf) for one in found)


def _candidate(one: PrintedFigure, shelf: Shelf) -> PossibleFigure:
    sentences = printing(one.figure.printed, one.stems[0], shelf).sentences
    return PossibleFigure(one.figure.id, one.figure.printed, one.stems, next(iter(sentences), ""))
