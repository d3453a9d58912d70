"""A role or a pair, as it is typed → saved in its file, asked about, or refused beside fields."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.core.errors import PipelineError, UsageError, failing_as
from pipeline.core.states import POSTAL_CODES
from pipeline.settings.revision import revised
from pipeline.studio.choose import Preview
from pipeline.studio.fields import Choices, FormField
from pipeline.studio.forms import text_of
from pipeline.studio.frame import FormPage, frame_of, shown, studio_of
from pipeline.studio.original import BACKUP, Original, replaced
from pipeline.studio.sample import Sample, sampled
from pipeline.studio.school import (
    ASKED,
    LOST,
    SAVE,
    SHOW,
    UNSAVABLE,
    UNSAVED,
    WHOLE,
    changed,
    saved,
)  # fmt: skip
from pipeline.studio.subject import Subject, Values
from pipeline.studio.trial import Trial, fault_of, oversized

ADD = "add"


@dataclass(frozen=True, slots=True)
class TextPage(FormPage):
    """The form of a role or a pair. gaps: the labels of what is still to be written."""

    address: str
    gaps: tuple[str, ...]
    fields: tuple[FormField, ...]
    states: Choices
    sample: Sample | None
    preview: Preview | None
    seen_at: str


@dataclass(frozen=True, slots=True)
class TextState:
    """What a form says, and the file that it is of. on_disk: what that says, where they differ."""

    file: Original
    values: Values
    digest: str
    on_disk: Values | None = None
    notice: str = ""


def open_form(request: Request, subject: Subject) -> Response:
    """Show what a file says."""
    file = _held(subject)
    notice = saved(file) if "saved" in request.query_params else ""
    state = TextState(file, subject.values(file.text), file.digest, notice=notice)
    return _shown(request, subject, state, subject.tried(file.text, None), {})


def take_form(request: Request, form: FormData, subject: Subject) -> Response:
    """Answer a form: add a state, show, or save."""
    if WHOLE not in form:
        raise HTTPException(422, LOST)
    file, action = _held(subject), text_of(form, "do", 200)
    before = subject.values(file.text)
    values = _typed(form, subject, before, action)
    on_disk = before if ASKED in form else None
    notice = changed(file) if on_disk else ""
    state = TextState(file, values, text_of(form, "digest", 64), on_disk, notice)
    if long := oversized(values):
        return _shown(request, subject, state, Trial(long), form, status=422)
    try:
        text = revised(file.text, subject.tables(file.text, values))
        sample = subject.sample(form, file.text) if action == SHOW else None
        trial = subject.tried(text, sample)
    except PipelineError as error:
        trial = Trial({UNSAVABLE: (fault_of(error),)})
    if action != SAVE:
        return _shown(request, subject, state, trial, form)
    if file.digest == state.digest:
        if UNSAVABLE in trial.troubles or {*trial.troubles} & {*values}:
            state = replace(state, notice=UNSAVED)
            return _shown(request, subject, state, trial, form, status=422)
        try:
            if replaced(file, text):
                return RedirectResponse(f"{subject.address}?saved", 303)
            file = _held(subject)
        except PipelineError as error:
            trial = Trial({UNSAVABLE: (fault_of(error),)})
            return _shown(request, subject, state, trial, form, status=422)
    now = subject.values(file.text)
    asked = TextState(file, values, file.digest, now, changed(file))
    return _shown(request, subject, asked, trial, form, status=409)


def _held(subject: Subject) -> Original:
    """Read a subject's file. Raises UsageError where it is gone, or no TOML."""
    file = subject.held()
    todo = f"Correct the line in a text editor, or restore {file.path.name}{BACKUP}."
    with failing_as(UsageError, "it is no TOML", file.path.name, todo, of=ValueError):
        subject.values(file.text)
    return file


def _typed(form: FormData, subject: Subject, before: Values, action: str) -> Values:
    found = {**before}
    for name in form:
        if subject.is_field(name):
            found[name] = subject.typed(name, text_of(form, name))
    state = f"certification_in.{text_of(form, 'state', 2)}"
    if action == ADD and subject.states and subject.is_field(state):
        found.setdefault(state, "")
    return found


def _shown(
    request: Request, subject: Subject, state: TextState, trial: Trial,
    said: Mapping[str, Any], *, status: int = 200,
) -> Response:  # fmt: skip
    studio, text = studio_of(request), state.file.text
    sample = subject.sample(said, text)
    fields = subject.fields(text, state.values, trial.troubles, state.on_disk)
    here = {one.path for one in fields}
    others = [one for path, each in trial.troubles.items() if path not in here for one in each]
    labels = {one.path: one.label for one in fields if not one.value}
    page = TextPage(
        frame_of(request, "texts", subject.title(text)),
        state.digest, state.notice, tuple(others),
        is_unsaved=state.values != subject.values(text),
        is_conflict=state.on_disk is not None,
        count=sum(len(one.troubles) for one in fields),
        address=subject.address,
        gaps=tuple(labels[name] for name in subject.gaps(text) if name in labels),
        fields=fields,
        states=tuple(POSTAL_CODES.items()) if subject.states else (),
        sample=sample,
        seen_at=f"/?first={subject.slug}" if not sample and not subject.gaps(text) else "",
        preview=sampled(trial.made, sample, studio.finder) if trial.made and sample else None,
    )  # fmt: skip
    return shown("text", page, status)
