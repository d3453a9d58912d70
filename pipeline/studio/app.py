"""The rooms of the studio → one application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pipeline.core.errors import PipelineError, cause
from pipeline.core.formats import opened
from pipeline.core.paths import TEMPLATES
from pipeline.settings.theme import DEFAULT
from pipeline.studio import check, choose, downloads, editions, evidence, school, texts
from pipeline.studio.forms import writing
from pipeline.studio.frame import Studio, message, studio_of, unwritten
from pipeline.studio.safety import Safety

STYLES = ("catalogue/catalogue.css", "audit/audit.css", "studio/studio.css")
SCRIPT = "studio/studio.js"
TITLES = {
    403: "Not from here", 404: "There is no such page", 405: "Not in this way",
    422: "That did not work",
}  # fmt: skip


def app_of(studio: Studio) -> Starlette:
    """Put the rooms together behind one door."""
    app = Starlette(
        routes=[
            *choose.ROUTES, *downloads.ROUTES, *evidence.ROUTES, *check.ROUTES, *editions.ROUTES,
            *school.ROUTES, *texts.ROUTES,
            Route("/studio.css", _style), Route("/studio.js", _script),
            Route("/close", writing(_close), methods=["POST"]),
        ],
        middleware=[Middleware(Safety, address=studio.address)],
        exception_handlers={
            HTTPException: _refused, PipelineError: _failed, OSError: _unwritten,
            Exception: _broken,
        },
    )  # fmt: skip
    app.state.studio = studio
    return app


def _style(request: Request) -> Response:
    matrix = studio_of(request).matrix
    colour = matrix.organisation.colour if matrix else DEFAULT.first
    css = "".join((TEMPLATES / name).read_text() for name in STYLES)
    return Response(f":root {{ --organisation: {colour} }}\n{css}", media_type="text/css")


def _script(_: Request) -> Response:
    return Response((TEMPLATES / SCRIPT).read_text(), media_type="text/javascript")


def _close(request: Request, _: object) -> Response:
    studio_of(request).close()
    todo = "You can close this page. To open the studio again, type make studio."
    return message(request, "Closed", "The studio is closed.", status=200, todo=todo)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title = TITLES.get(status, TITLES[422])
    told = error.detail if isinstance(error, HTTPException) else ""
    return message(request, title, told or title, status=status)


def _failed(request: Request, error: Exception) -> Response:
    """Tell what a person can act on, in the words that the command line has for it."""
    if not isinstance(error, PipelineError):
        return _broken(request, error)
    facts = {"Where": error.where, "Expected": error.expected, "Found": error.found}
    lines = tuple(f"{name}: {said}" for name, said in facts.items() if said)
    lede, todo = f"{opened(error.what)}.", error.todo
    return message(request, TITLES[422], lede, status=422, todo=todo, lines=lines)


def _unwritten(request: Request, error: Exception) -> Response:
    told = unwritten(error) if isinstance(error, OSError) else ""
    return message(request, TITLES[422], told, status=507)


def _broken(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"This is a fault of Wagefold itself: {cause(error)}\n", 500)
