"""The texts on jobs: the roles and the pairs that there are, and new ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pipeline.core.errors import PipelineError
from pipeline.core.files import write_whole
from pipeline.core.formats import dashed, how_many
from pipeline.editorial.pair import draft_pair
from pipeline.editorial.role import draft
from pipeline.studio.fields import Choices
from pipeline.studio.finder import Choice, Finder
from pipeline.studio.forms import text_of, writing
from pipeline.studio.frame import PageFrame, Studio, frame_of, shown, studio_of
from pipeline.studio.original import backup_of, original
from pipeline.studio.pair_form import PairSubject, pair_numbers
from pipeline.studio.role_form import RoleSubject
from pipeline.studio.school import now
from pipeline.studio.subject import Subject
from pipeline.studio.text_form import open_form, take_form
from pipeline.studio.trial import fault_of

TITLE = "Texts on jobs"
CODE = re.compile(r"\d\d-\d{4}")


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A role or a pair: where its form is, what it is called, and what is still to be done."""

    address: str
    name: str
    todo: str


@dataclass(frozen=True, slots=True)
class TextsPage:
    """The room. typed: what was typed of a new role; others: occupations that it may mean."""

    frame: PageFrame
    roles: tuple[TextEntry, ...]
    pairs: tuple[TextEntry, ...]
    choices: Choices
    role_trouble: str = ""
    typed: str = ""
    others: tuple[Choice, ...] = ()
    pair_trouble: str = ""
    first: str = ""
    second: str = ""


def _page(request: Request) -> Response:
    return shown("texts", _texts(request))


def _texts(request: Request) -> TextsPage:
    studio = studio_of(request)
    roles = [_entry(RoleSubject(path, studio)) for path in _paths(studio)]
    names = tuple((one.address.rpartition("/")[2], one.name) for one in roles)
    second = names[1][0] if len(names) > 1 else ""
    frame = frame_of(request, "texts", TITLE)
    return TextsPage(frame, tuple(roles), tuple(_pairs(studio)), names, second=second)


def _paths(studio: Studio) -> list[Path]:
    return sorted((studio.paths.raw / "roles").glob("*.toml"))


def _pairs(studio: Studio) -> Iterator[TextEntry]:
    try:
        numbers = pair_numbers(now(studio).content)
    except PipelineError:
        return  # the page says what is wrong with the file
    for slug, number in numbers.items():
        yield _entry(PairSubject(slug, number, studio), checks=False)


def _entry(subject: Subject, *, checks: bool = True) -> TextEntry:
    """Say what is left to do on a text; what a pair's file has wrong is told on its page."""
    try:
        text = subject.held().text
        gaps = len(subject.gaps(text))
        faults = sum(map(len, subject.tried(text, None).troubles.values())) if checks else 0
    except (PipelineError, ValueError):
        return TextEntry(subject.address, subject.slug, "cannot be read")
    todo = f"{how_many(gaps, 'text')} to write" if gaps else ""
    todo = todo or (f"{how_many(faults, 'thing')} to correct" if faults else "")
    return TextEntry(subject.address, subject.title(text), todo)


def _role(request: Request) -> RoleSubject:
    """Find the role that an address names, among those that there are."""
    studio, slug = studio_of(request), request.path_params["slug"]
    found = [path for path in _paths(studio) if path.stem == slug]
    if not found:
        raise HTTPException(404, "No role is called so.")
    return RoleSubject(found[0], studio)


def _pair(request: Request) -> PairSubject:
    studio, slug = studio_of(request), request.path_params["slug"]
    numbers = pair_numbers(now(studio).content)
    if slug not in numbers:
        raise HTTPException(404, "No pair is called so.")
    return PairSubject(slug, numbers[slug], studio)


def _new_role(request: Request, form: FormData) -> Response:
    """Begin a role from an occupation, as `role new` does."""
    studio, typed = studio_of(request), text_of(form, "occupation", 200).strip()
    found, slug = _occupations(studio.finder, typed), dashed(text_of(form, "slug", 60))
    titles = studio.finder.codes
    names = {one.code: (one.code, one.name.lower(), titles[one.code].lower()) for one in found}
    exact = [one for one in found if typed.lower() in names[one.code]]
    page = replace(_texts(request), typed=typed)
    if len(exact) != 1:
        said = "Which of these is it?" if found else f"No occupation is called “{typed}”."
        return shown("texts", replace(page, role_trouble=said, others=tuple(found)), 422)
    try:
        path = draft(exact[0].code, slug or None, studio.paths)
    except PipelineError as error:
        return shown("texts", replace(page, role_trouble=fault_of(error)), 422)
    return RedirectResponse(f"/texts/role/{path.stem}", 303)


def _new_pair(request: Request, form: FormData) -> Response:
    """Declare a pair of two roles, as `pair new` does."""
    studio = studio_of(request)
    first, second = (text_of(form, name, 200) for name in ("first", "second"))
    try:
        before = original(studio.paths.matrix)
        slug = draft_pair(first, second, studio.paths)
        write_whole(backup_of(before.path), before.text)
    except PipelineError as error:
        page = replace(_texts(request), first=first, second=second, pair_trouble=fault_of(error))
        return shown("texts", page, 422)
    return RedirectResponse(f"/texts/pair/{slug}", 303)


def _offered(request: Request) -> Response:
    """Answer with the occupations that a text may mean, as it is typed."""
    found = _occupations(studio_of(request).finder, request.query_params.get("text", ""))
    told = [{"code": one.code, "name": one.name, "detail": one.detail} for one in found]
    return JSONResponse({"choices": told})


def _occupations(finder: Finder, text: str) -> list[Choice]:
    meant = finder.job(text)
    found = [*([meant.choice] if meant.choice else []), *meant.others]
    return [one for one in found if CODE.fullmatch(one.code)]


def _open(request: Request) -> Response:
    return open_form(request, _role(request) if "/role/" in request.url.path else _pair(request))


def _take(request: Request, form: FormData) -> Response:
    subject = _role(request) if "/role/" in request.url.path else _pair(request)
    return take_form(request, form, subject)


ROUTES = [
    Route("/texts", _page), Route("/texts/occupations", _offered),
    Route("/texts/roles", writing(_new_role), methods=["POST"]),
    Route("/texts/pairs", writing(_new_pair), methods=["POST"]),
    *(
        route
        for kind in ("role", "pair")
        for route in (
            Route(f"/texts/{kind}/{{slug}}", _open),
            Route(f"/texts/{kind}/{{slug}}", writing(_take), methods=["POST"]),
        )
    ),
]  # fmt: skip
