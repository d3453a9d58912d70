"""A page that was made → each number on it, and for each the way back to its publisher's file."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.changes.labels import area_name, label
from pipeline.changes.model import FigureChange, Names, naming
from pipeline.core import formats
from pipeline.core.figure import Figure
from pipeline.core.figure_id import FigureId
from pipeline.editions.read import figures_in
from pipeline.explain.explain import explain
from pipeline.explain.model import Explanation
from pipeline.sources.register import BY_NAME, EVERY
from pipeline.studio.choose import Asked, asked_of, query_of
from pipeline.studio.frame import PageFrame, frame_of, shown, studio_of
from pipeline.studio.maker import Made, document_of
from pipeline.warehouse import rows

KINDS = {
    "published": "as its publisher gives it",
    "derived": "calculated from published numbers",
    "editorial": "in the project’s own words",
}


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A number on a page: as it is printed, what it is, where, whose, and what explains it."""

    id: str
    printed: str
    what: str
    place: str
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Each number of a document, in the order of its page."""

    frame: PageFrame
    title: str
    query: str
    figures: tuple[FigureEntry, ...]


@dataclass(frozen=True, slots=True)
class FigurePage:
    """The way of one number."""

    frame: PageFrame
    title: str
    query: str
    figure: FigureEntry
    told: Explanation
    inputs: tuple[tuple[str, FigureEntry, Explanation], ...]


def _figures(request: Request) -> Response:
    asked, made = _made(request)
    title = made.brochure.title
    entries = tuple(_entry(one, made) for one in _printed(made) if one.unit != "text")
    frame = frame_of(request, "choose", "How do you know?")
    return shown("figures", FiguresPage(frame, title, query_of(asked), entries))


def _figure(request: Request) -> Response:
    asked, made = _made(request)
    wanted = request.query_params.get("id", "")
    found = [one for one in _printed(made) if one.id == wanted]
    if not found:
        raise HTTPException(404, "This page has no such number.")
    told = explain(wanted, str(made.path), studio_of(request).maker.root_of(made))
    if not isinstance(told, Explanation):
        raise HTTPException(404, "Several numbers are called so.")
    letters = [*"abcdefghijklmnopqrstuvwxyz", *[""] * len(told.inputs)]
    inputs = tuple(
        (letter, _entry(one.figure, made), one)
        for letter, one in zip(letters, told.inputs, strict=False)
    )
    frame = frame_of(request, "choose", f"How do you know {found[0].printed}?")
    page = FigurePage(
        frame, made.brochure.title, query_of(asked), _entry(found[0], made), told, inputs
    )
    return shown("figure", page)


def _made(request: Request) -> tuple[Asked, Made]:
    asked = asked_of(request)
    if not (words := asked.words):
        raise HTTPException(404, "Choose two jobs and a place first.")
    return asked, document_of(studio_of(request).maker.make(words))


def _printed(made: Made) -> list[Figure]:
    document = made.result.document
    assert document is not None
    stem = f"{document.pair}/{document.area}/{document.layout}"
    return figures_in(made.path.parents[2], stem)


def _entry(figure: Figure, made: Made) -> FigureEntry:
    names = _names(made)
    area = str(figure.row.get("area_code") or FigureId.parse(figure.id).area or "")
    change = FigureChange(
        figure.id, made.pair.slug, area, figure.unit, None, None, None, None, "published", (),
        figure.mart, figure.row, figure.column,
    )  # fmt: skip
    return FigureEntry(
        figure.id, figure.printed or str(figure.value), formats.opened(label(change, names)),
        area_name(area, names) if area in names.areas else "",
        "; ".join(_source(one) for one in figure.releases), KINDS[figure.kind],
    )  # fmt: skip


def _source(named: str) -> str:
    name, _, release = named.partition(" ")
    if name not in BY_NAME:
        return named
    source = BY_NAME[name]
    return f"{source.publisher}, {source.title}, {source.period(release)}"


def _names(made: Made) -> Names:
    return naming([made.result.entry], made.presenter.marts.every(rows.Area), EVERY)


ROUTES = [Route("/figures", _figures), Route("/figure", _figure)]
