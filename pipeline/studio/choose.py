"""Two jobs and a place, as they are typed → the page of a layout, as pictures, beside the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.brochures.places import place_name
from pipeline.core.errors import PipelineError
from pipeline.core.formats import opened
from pipeline.documents.cache import TEXT
from pipeline.settings.layouts import layouts
from pipeline.settings.request import Words
from pipeline.studio.absence import AbsentFigure, absent_figures
from pipeline.studio.finder import Meant, suggested
from pipeline.studio.frame import PageFrame, Studio, frame_of, shown, studio_of, unwritten
from pipeline.studio.maker import Made, document_of

FIRST_LAYOUT = "trifold"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a document: where its picture is, and what it is of, in words."""

    address: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as it is shown. query: what asks for it again; text: its lines, as ears get them.

    frame: the address of one that is a page for the web, which has no pictures. size: of a page, in
    pixels. notes: what there was no room for, and what is half empty.
    """

    title: str
    layout: str
    pages: tuple[PagePicture, ...]
    text: tuple[str, ...]
    query: str
    absent: tuple[AbsentFigure, ...]
    notes: tuple[str, ...]
    size: tuple[int, int]
    frame: str = ""

    @property
    def is_wide(self) -> bool:
        return self.size[0] > self.size[1]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says, and what it means."""

    first: Meant
    second: Meant
    place: Meant
    layout: str

    @property
    def trouble(self) -> str:
        """Say what keeps the two jobs from being compared at all."""
        one, other = self.first.choice, self.second.choice
        return "These are one job. Choose two that differ." * (one is not None and one == other)

    @property
    def words(self) -> Words | None:
        """Give what the command line would be told; None while something is not known."""
        one, other, place = self.first.choice, self.second.choice, self.place.choice
        if not (one and other and place) or self.trouble:
            return None
        return Words((f"{one.code}:{other.code}",), (place.code,), (self.layout,), ("screen",))

    @property
    def fields(self) -> tuple[tuple[str, str, str, Meant], ...]:
        """Give the fields of the form: name, label, example, and what was said."""
        return (
            ("first", "First job", "medical assistant", self.first),
            ("second", "Second job", "phlebotomist", self.second),
            ("place", "Place", "Boise, 83702 or Ada County", self.place),
        )


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """The room. waits: the page follows by itself. layouts: name, title and what each is."""

    frame: PageFrame
    asked: Asked
    preview: Preview | None
    trouble: str
    waits: bool
    layouts: tuple[tuple[str, str, str], ...]


def asked_of(request: Request) -> Asked:
    """Read what a request asks for; what it leaves out is what the project makes first."""
    studio = studio_of(request)
    return _asked(studio, {**_usual(studio), **request.query_params})


def usual(studio: Studio) -> Asked:
    """Ask for what the project makes first."""
    return _asked(studio, _usual(studio))


def _asked(studio: Studio, said: Mapping[str, str]) -> Asked:
    first, second = (studio.finder.job(said[name]) for name in ("first", "second"))
    layout = said["layout"] if said["layout"] in layouts() else FIRST_LAYOUT
    return Asked(first, second, studio.finder.place(said["place"]), layout)


def _usual(studio: Studio) -> dict[str, str]:
    """Give the jobs and the place that brochures.toml makes first, a city before the nation."""
    (first, second), place = ("", ""), ""
    if matrix := studio.matrix:
        slug = (*matrix.chosen_pairs, matrix.pairs[0].slug)[0]
        first, second = next(one.sides for one in matrix.pairs if one.slug == slug)
        place = next((one for one in reversed(matrix.areas) if one != "nation"), "nation")
    return {"first": first, "second": second, "place": place, "layout": FIRST_LAYOUT}


def _page(request: Request) -> Response:
    return shown("choose", _choosing(request, waits=not request.query_params))


def _part(request: Request) -> Response:
    """Answer with what stands beside the form alone."""
    return shown("preview", _choosing(request))


def _choosing(request: Request, *, waits: bool = False) -> ChoosePage:
    asked, preview, trouble = asked_of(request), None, ""
    if (words := asked.words) and not waits:
        try:
            preview = previewed(document_of(studio_of(request).maker.make(words)), asked)
        except PipelineError as error:
            trouble = f"{opened(error.what)}. {error.todo}".strip()
        except OSError as error:
            trouble = unwritten(error)
    return ChoosePage(
        frame_of(request, "choose", "Choose two jobs and a place"), asked, preview, trouble,
        waits and words is not None,
        tuple((name, one.title, one.summary) for name, one in layouts().items()),
    )  # fmt: skip


def previewed(made: Made, asked: Asked) -> Preview:
    """Show a document that was made."""
    document, entry = made.result.document, made.result.entry
    assert document is not None
    layout = layouts()[document.layout]
    is_web, address = layout.becomes == "html", f"/page/{document.content_digest}"
    title = f"{entry.names[0]} or {entry.names[1]}, {place_name(entry.area_name)}"
    text = made.path.with_name(f"{document.layout}.{TEXT.partition('.')[2]}")
    return Preview(
        title=title,
        layout=layout.title,
        pages=tuple(
            PagePicture(
                f"{address}/{number}.png",
                f"{layout.title}, page {number} of {document.pages}: {title}",
            )
            for number in range(1, 1 if is_web else document.pages + 1)
        ),
        text=tuple(text.read_text().splitlines()),
        query=query_of(asked),
        absent=absent_figures(made),
        notes=tuple(opened(one) for one in made.result.warnings),
        size=(round(layout.size_inches[0] * 100), round(layout.size_inches[1] * 100)),
        frame=address if is_web else "",
    )


def query_of(asked: Asked) -> str:
    """Write what asks for the same again, by codes."""
    choices = {"first": asked.first, "second": asked.second, "place": asked.place}
    codes = {name: one.choice.code for name, one in choices.items() if one.choice}
    return urlencode({**codes, "layout": asked.layout})


def _jobs(request: Request) -> Response:
    return _offered(studio_of(request).finder.job(request.query_params.get("text", "")))


def _places(request: Request) -> Response:
    return _offered(studio_of(request).finder.place(request.query_params.get("text", "")))


def _offered(found: Meant) -> Response:
    told = [{"code": o.code, "name": o.name, "detail": o.detail} for o in suggested(found)]
    return JSONResponse({"choices": told})


ROUTES = [
    Route("/", _page), Route("/preview", _part), Route("/jobs", _jobs), Route("/places", _places),
]  # fmt: skip
