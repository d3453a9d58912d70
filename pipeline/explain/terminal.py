"""An explanation → the lines that a terminal shows, indented as one thing follows from another."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from pipeline.core.formats import day, in_columns
from pipeline.explain.model import Explanation, Line, PossibleFigure, Proven

KINDS = {
    "published": "as its publisher gives it",
    "derived": "calculated from published numbers",
    "editorial": "in the project's own words",
}
SENTENCES = 3
DOCUMENTS = 5
INPUTS = 6  # more than these are a line each
BARE = "in a table or a picture alone"


def explained_lines(explanation: Explanation) -> Iterator[str]:
    """Tell where a number is printed, what it is, and the whole way back to its publisher's."""
    figure = explanation.figure
    yield f"{figure.printed or 'printed nowhere by itself'}  {figure.id}"
    yield f"  {KINDS[figure.kind]}: {figure.value} {figure.unit}"
    yield from _printed(explanation)
    yield from _trail(explanation, "  ")
    if explanation.inputs:
        yield f"  computed   {figure.formula}"
        yield f"             {explanation.worked}"
        yield f"             printed as {figure.printed}"
    yield from _inputs(explanation.inputs)
    for file in dict.fromkeys(one.file for one in (explanation, *explanation.inputs) if one.file):
        yield from (f"  {line}" for line in _file(file))


def _printed(explanation: Explanation) -> Iterator[str]:
    for printing in explanation.printings[:DOCUMENTS]:
        yield f"  printed in {printing.document}"
        for text in printing.sentences[:SENTENCES] or (BARE,):
            yield f"             {text}"
    if more := len(explanation.printings[DOCUMENTS:]):
        yield f"             and in {more:,} more documents"


def _trail(explanation: Explanation, margin: str) -> Iterator[str]:
    for cell in explanation.cells:
        yield f"{margin}through    {cell.table}.{cell.column} = {cell.value}  ({cell.row})"
        yield from (f"{margin}           {one.file}:{one.line}  {one.text}" for one in cell.steps)
        yield f"{margin}           from {', '.join(cell.raw)}"
    for line in explanation.lines:
        yield f"{margin}stands in  {_place(line)}"
        yield f"{margin}           {line.text.expandtabs(2).strip()}"
    if explanation.figure.key and explanation.figure.kind == "published":
        yield f"{margin}key        {explanation.figure.key}"


def _place(line: Line) -> str:
    word = "row" if line.place.startswith("sheet ") else "line"
    number = f"{word} {line.number:,}" if line.number else ""
    return ", ".join(filter(None, (line.file, number, line.place)))


def _file(file: Proven) -> Iterator[str]:
    yield f"file       {file.path}, hashed again: sha256 {file.sha256}"
    if file.address:
        retrieved = f", retrieved {day(file.retrieved)}" if file.retrieved else ""
        yield f"           {file.address}{retrieved}"
    if file.taken_from:
        yield "           a table of the project’s own, taken from the publisher’s:"
    for origin in file.taken_from:
        yield f"             {origin.name}, {origin.table}, sha256 {origin.sha256}"
        yield f"             {origin.address}"
    if file.note:
        yield f"           {file.note}"


def _inputs(inputs: Sequence[Explanation]) -> Iterator[str]:
    if len(inputs) > INPUTS:
        for one in inputs:
            where = "; ".join(map(_place, one.lines))
            yield f"    {one.figure.value}  {one.figure.id}  {where}"
        return
    for letter, one in zip(ascii_lowercase, inputs, strict=False):
        yield f"  {letter} = {one.figure.value}  {one.figure.id}"
        yield from _trail(one, "    ")


def candidate_lines(candidates: tuple[PossibleFigure, ...]) -> list[str]:
    """List the figures that a printed number may be, with the document to ask for each."""
    return in_columns([(one.printed, one.id, one.documents[0], one.sentence) for one in candidates])
