"""A text that is pasted, or a file → what in it the statistics bear out, and what to write."""

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.audit.output.page import AuditPage
from pipeline.core.log import legible_line
from pipeline.settings.organisation import Organisation
from pipeline.settings.theme import DEFAULT
from pipeline.studio.errand import begun
from pipeline.studio.forms import text_of, writing
from pipeline.studio.frame import NAMELESS, PageFrame, frame_of, shown, studio_of
from pipeline.studio.work import audited

KINDS = (".html", ".htm", ".md", ".markdown", ".txt", ".pdf")
MARKUP = re.compile(r"(?i)<!doctype|</?(html|body|p|div|table|h[1-6]|ul|li|span|a|b|td)\b")
SECONDS = 90.0
NOBODY = Organisation(NAMELESS, "", "", "", "", "", "", DEFAULT.first, "", "")
EMPTY = "Paste the text of a page, or choose a file."


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The room: what was given, and what was found, or why it was not read."""

    frame: PageFrame
    text: str
    found: AuditPage | None
    trouble: str
    kinds: tuple[str, ...] = KINDS


def _page(request: Request) -> Response:
    return shown("check", CheckPage(frame_of(request, "check", "Check a page"), "", None, ""))


def _checked(request: Request, form: FormData) -> Response:
    text, file = text_of(form, "text"), form.get("file")
    page = CheckPage(frame_of(request, "check", "Check a page"), text, None, "")
    if isinstance(file, UploadFile) and file.filename:
        name, content = legible_line(Path(file.filename).name)[:100], file.file.read()
        kind, said = Path(file.filename).suffix.lower(), "a file chosen here"
    else:
        name, content, said = "The text", text.encode(), "pasted here"
        kind = ".html" if MARKUP.search(text) else ".txt"
    if kind not in KINDS:
        trouble = f"“{name}” is of a kind that is not read. Choose one of {', '.join(KINDS)}."
        return shown("check", replace(page, trouble=trouble), 422)
    if not content.strip():
        return shown("check", replace(page, trouble=EMPTY), 422)
    found, trouble = _found(request, content, kind, name, said)
    return shown("check", replace(page, found=found, trouble=trouble), 422 if trouble else 200)


def _found(
    request: Request, content: bytes, kind: str, name: str, said: str
) -> tuple[AuditPage | None, str]:
    """Audit in a process of its own, which is ended when it takes too long."""
    studio, matrix = studio_of(request), studio_of(request).matrix
    with tempfile.TemporaryDirectory(dir=studio.maker.folder) as folder:
        path = Path(folder) / f"page{kind}"
        path.write_bytes(content)
        organisation = matrix.organisation if matrix else NOBODY
        facts = path, (name, said), organisation, studio.paths
        errand = begun("the check", audited, *facts)
        try:
            if not errand.wait(SECONDS):
                return None, f"It takes longer than {SECONDS:g} seconds. Check a part of the page."
        finally:
            errand.stop()
    return errand.result, errand.trouble


ROUTES = [Route("/check", _page), Route("/check", writing(_checked), methods=["POST"])]
