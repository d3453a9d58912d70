"""What every page of the studio has around it, and how it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pipeline.core.errors import UsageError
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.documents.render import render_page
from pipeline.settings.brochures import Matrix, read_brochures
from pipeline.studio.address import Address
from pipeline.studio.errand import Errands
from pipeline.studio.finder import Finder
from pipeline.studio.maker import Maker

ROOMS = (
    ("choose", "Choose", "/"), ("school", "Your school", "/school"),
    ("texts", "Texts", "/texts"), ("check", "Check a page", "/check"),
    ("editions", "Editions", "/editions"),
)  # fmt: skip
NAMELESS = "Your school"


@dataclass(slots=True)
class Studio:
    """All that the pages share. close: ends the studio."""

    paths: Paths
    address: Address
    maker: Maker
    finder: Finder
    errands: Errands
    close: Callable[[], None]

    @property
    def token(self) -> str:
        """What a form of ours says with what it sends; another site cannot know it."""
        return sha256(f"form {self.address.key}".encode()).hexdigest()

    @property
    def matrix(self) -> Matrix | None:
        """Read brochures.toml; None while something in it does not fit."""
        try:
            return read_brochures(self.paths.matrix)
        except UsageError:
            return None


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands around a page. room: the one that it is in; title: its own."""

    room: str
    title: str
    school: str
    token: str
    is_sound: bool
    rooms: tuple[tuple[str, str, str], ...] = ROOMS


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that changes a file. troubles: what is wrong, and of no field here.

    digest: of the file that it began from. is_conflict: that file was changed meanwhile. count: how
    much is wrong with its fields.
    """

    frame: PageFrame
    digest: str
    notice: str
    troubles: tuple[str, ...]
    is_unsaved: bool
    is_conflict: bool
    count: int


class Framed(Protocol):
    """A page's record: it has a frame."""

    @property
    def frame(self) -> PageFrame:
        """What stands around it."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """A page that says one thing."""

    frame: PageFrame
    lede: str
    lines: tuple[str, ...] = ()
    todo: str = ""


def studio_of(request: Request) -> Studio:
    """Give the studio that a request came to."""
    studio: Studio = request.app.state.studio
    return studio


def frame_of(request: Request, room: str, title: str) -> PageFrame:
    """PageFrame a page."""
    studio = studio_of(request)
    matrix = studio.matrix
    school = matrix.organisation.name if matrix else NAMELESS
    return PageFrame(room, title, school, studio.token, is_sound=matrix is not None)


def shown(name: str, page: Framed, status: int = 200) -> Response:
    """Send a page of a room's template."""
    return HTMLResponse(render_page(f"studio/{name}", page, TEMPLATES), status)


def unwritten(error: OSError) -> str:
    """Say what a disk has against a file, and what helps."""
    why = error.strerror or str(error)
    return f"A file cannot be read or written: {why}. Free some space, and try again."


def message(
    request: Request, title: str, lede: str, *, status: int, todo: str = "", **more: Any
) -> Response:
    """Send a page that says one thing."""
    page = Message(frame_of(request, "", title), lede, todo=todo, **more)
    return shown("message", page, status)
