"""What a school says of itself: the fields of brochures.toml as a form, checked and previewed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pipeline.core.errors import PipelineError, PublishError, UsageError, failing_as
from pipeline.settings.revision import flat, kind_of, revised
from pipeline.studio.campus_areas import with_areas
from pipeline.studio.draft import LISTS, Draft, changes, draft_of, typed, with_new, without
from pipeline.studio.forms import text_of, writing
from pipeline.studio.frame import Studio, frame_of, shown, studio_of
from pipeline.studio.original import Original, backup_of, original, replaced
from pipeline.studio.sample import sample_of, sampled
from pipeline.studio.school_page import FormState, school_page
from pipeline.studio.trial import Trial, fault_of, oversized, staged, tried
from pipeline.studio.uploads import FOLDER, keep, with_uploads

TITLE = "Your school"
WHOLE = "whole"  # the last field of a form: without it, a part was lost on the way
ASKED = "asked"  # stands in a form that shows what the file says now
LOST = "The form did not arrive whole, and nothing was changed. Go back and send it again."
UNSAVED = "Nothing is saved yet: correct what is marked, then save again."
UNSAVABLE = "file"  # what keeps the whole from being saved, and is of no field
SAVE, SHOW = "save", "show"


@dataclass(frozen=True, slots=True)
class Now:
    """brochures.toml as it is: its fields by table, and what a form shows of them."""

    file: Original
    content: dict[str, dict[str, Any]]

    @property
    def draft(self) -> Draft:
        return draft_of(self.content)


def changed(file: Original) -> str:
    """Say that a file is no more what it was."""
    return (
        f"{file.path.name} was changed since this page was opened, and nothing is saved yet. Each "
        "field that differs says what the file has now. Correct what you like, then save once more."
    )


def saved(file: Original) -> str:
    """Say that a file was saved."""
    return f"Saved. What the file said before is kept as {backup_of(file.path).name} beside it."


def now(studio: Studio) -> Now:
    """Read the file. Raises UsageError where it is gone, or no TOML."""
    file = original(studio.paths.matrix)
    todo = "Correct the line in a text editor, or restore brochures.toml.bak."
    with failing_as(UsageError, "it is no TOML", file.path.name, todo, of=ValueError):
        return Now(file, flat(tomllib.loads(file.text)))


def _page(request: Request) -> Response:
    studio = studio_of(request)
    held = now(studio)
    state = FormState(held.draft, held.file.digest, hinted=held.file.text)
    said = saved(held.file) if "saved" in request.query_params else ""
    trial = tried(studio, held.file.text, None, state.paths)
    return _shown(request, state, held.content, trial, notice=said)


def _sent(request: Request, form: FormData) -> Response:
    """Answer a form: add or remove, show, or save."""
    if WHOLE not in form:
        raise HTTPException(422, LOST)
    studio, action = studio_of(request), text_of(form, "do", 200)
    try:
        held = now(studio)
    except PipelineError as error:
        blank = draft_of({})
        draft = with_uploads(typed(form.multi_items(), blank), blank, form, staged(studio))
        state = FormState(draft, text_of(form, "digest", 64), is_unsaved=True)
        return _shown(request, state, {}, Trial({"": (fault_of(error),)}), 422, form=form)
    before = held.draft
    draft = with_uploads(typed(form.multi_items(), before), before, form, staged(studio))
    draft, left = with_areas(draft, form, studio.finder)
    draft = _acted(draft, action)
    state = FormState(
        draft, text_of(form, "digest", 64), held.file.text, draft != before, left,
        on_disk=before if ASKED in form else None,
    )  # fmt: skip
    return _answer(request, form, held, state, action)


def _answer(request: Request, form: FormData, held: Now, state: FormState, action: str) -> Response:
    studio = studio_of(request)
    text, trial = _trial(studio, form, held, state, action)
    if action != SAVE:
        notice = changed(held.file) if state.on_disk else ""
        return _shown(request, state, held.content, trial, form=form, notice=notice)
    if held.file.digest != state.digest:
        return _asked(request, form, held, state, trial)
    if state.left or UNSAVABLE in trial.troubles or state.of_form(trial.troubles):
        return _shown(request, state, held.content, trial, 422, form=form, notice=UNSAVED)
    try:
        with failing_as(PublishError, "a picture could not be saved", FOLDER, "Free some space."):
            keep(state.draft, studio.paths.root, staged(studio))
        if replaced(held.file, text):
            return RedirectResponse("/school?saved", 303)
        return _asked(request, form, now(studio), state, trial)
    except PipelineError as error:
        trial = Trial({UNSAVABLE: (fault_of(error),)})
        return _shown(request, state, held.content, trial, 422, form=form)


def _trial(
    studio: Studio, form: FormData, held: Now, state: FormState, action: str
) -> tuple[str, Trial]:
    """Write what the file would say, and check it."""
    text = held.file.text
    if long := oversized(state.texts):
        return text, Trial(long)
    sample = sample_of(form, held.content, studio.finder)
    try:
        text = revised(text, changes(held.draft, state.draft), LISTS)
        words = sample.words if action == SHOW else None
        return text, tried(studio, text, words, state.paths)
    except PipelineError as error:
        return text, Trial({UNSAVABLE: (fault_of(error),)})


def _asked(request: Request, form: FormData, held: Now, state: FormState, trial: Trial) -> Response:
    """Show what was typed beside what the file says now; saved again, it is meant."""
    asked = FormState(
        state.draft, held.file.digest, held.file.text, True, state.left, on_disk=held.draft
    )
    return _shown(request, asked, held.content, trial, 409, form=form, notice=changed(held.file))


def _acted(draft: Draft, action: str) -> Draft:
    """Add or take away what a button says."""
    verb, _, rest = action.partition(" ")
    path, _, word = rest.partition(" ")
    above = path.rpartition(".")[0]
    if verb == "add" and kind_of(path) in LISTS and (above in draft or not above):
        return with_new(draft, path)
    if verb == "remove" and path not in {"organisation", "theme"}:
        return without(draft, path)
    table, _, name = path.rpartition(".")
    if verb == "clear" and name in {"logo", "photograph"} and table in draft:
        return {**draft, table: {**draft[table], name: ""}}
    if verb == "take" and table in draft and "areas" in draft[table]:
        areas = [*dict.fromkeys([*draft[table]["areas"], word])]
        return {**draft, table: {**draft[table], "areas": areas}}
    return draft


def _shown(
    request: Request, state: FormState, content: Mapping[str, Mapping[str, Any]], trial: Trial,
    status: int = 200, *, form: Mapping[str, Any] | None = None, notice: str = "",
) -> Response:  # fmt: skip
    studio = studio_of(request)
    sample = sample_of(form or {}, content, studio.finder)
    preview = sampled(trial.made, sample, studio.finder) if trial.made else None
    frame = frame_of(request, "school", TITLE)
    page = school_page(
        frame, state, trial.troubles, sample=sample, preview=preview, studio=studio, notice=notice
    )
    return shown("school", page, status)


ROUTES = [Route("/school", _page), Route("/school", writing(_sent), methods=["POST"])]
