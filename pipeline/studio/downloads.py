"""A document that was made → its pictures, its file, and all layouts packed, by names to mail."""

import re
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile, ZipInfo

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.brochures.places import place_name
from pipeline.documents.cache import PDF, Store
from pipeline.documents.pdf.preview import page_picture
from pipeline.report import STORE
from pipeline.settings.layouts import VARIANTS, layouts
from pipeline.studio.choose import asked_of
from pipeline.studio.frame import studio_of
from pipeline.studio.maker import Made, document_of

LONGER_SIDE = 1700  # pixels: sharp at the width of a screen
NAMED = {"screen": "", "print": " (for the print shop)", "proof": " (proof of the fold)"}
KEEPS = "private, max-age=86400, immutable"  # it is named by what it shows
GONE = "This page is no longer there. Choose again, and it is made."
FRAMED = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
    "img-src data:; frame-ancestors 'self'; sandbox",
    "x-frame-options": "SAMEORIGIN",
    "cache-control": KEEPS,
}
PART = 60  # characters of a part of a name
NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def _picture(request: Request) -> Response:
    folder, number = _kept(request), int(request.path_params["number"])
    picture = _drawn(folder, number) if folder else None
    if picture is None:
        raise HTTPException(404, GONE)
    return Response(picture, media_type="image/png", headers={"cache-control": KEEPS})


def _drawn(folder: Path, number: int) -> bytes | None:
    """Draw a page of a PDF, or give a picture as it was made; None where there is none."""
    if (pdf := folder / PDF).exists():
        return page_picture(pdf, number, LONGER_SIDE)
    if (picture := folder / "document.png").exists() and number == 1:
        return picture.read_bytes()
    if (pack := folder / "document.zip").exists():
        with ZipFile(pack) as pictures:
            return dict(enumerate(map(pictures.read, pictures.namelist()), 1)).get(number)
    return None


def _web_page(request: Request) -> Response:
    """Show a page for the web, in a frame, with the styles and faces that it brings alone."""
    folder = _kept(request)
    if folder is None or not (page := folder / "document.html").exists():
        raise HTTPException(404, GONE)
    return Response(page.read_bytes(), media_type="text/html", headers=FRAMED)


def _kept(request: Request) -> Path | None:
    digest = request.path_params["digest"]
    if not re.fullmatch("[0-9a-f]{64}", digest):
        return None
    kept = Store(studio_of(request).paths.out / STORE).find(digest)
    return kept.folder if kept else None


def _document(request: Request) -> Response:
    asked = asked_of(request)
    if not (words := asked.words):
        raise HTTPException(404, "Choose two jobs and a place first.")
    made = document_of(studio_of(request).maker.make(words))
    name = _mailed(made)
    return sent(made.path.read_bytes(), name, guess_type(name)[0] or "application/octet-stream")


def _documents(request: Request) -> Response:
    """Pack every layout; with ?for=press those for the print shop, too."""
    asked = asked_of(request)
    if not (words := asked.words):
        raise HTTPException(404, "Choose two jobs and a place first.")
    variants = VARIANTS if request.query_params.get("for") == "press" else ("screen",)
    every = replace(words, layouts=(*layouts(),), variants=variants)
    found = [one for one in studio_of(request).maker.make(every) if one.result.document]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for one in found:
            archive.writestr(ZipInfo(_mailed(one)), one.path.read_bytes())
    name = f"{_who_and_where(*_of(found[0]))}.zip"
    return sent(packed.getvalue(), name, "application/zip")


def mailed(names: Iterable[str], place: str, layout: str, variant: str) -> str:
    """Name a document so that it can be mailed: two jobs, the place and the layout in words."""
    known = layouts().get(layout)
    called, kind = (known.title.lower(), known.becomes) if known else (layout, "pdf")
    return f"{_who_and_where(names, place)} - {called}{NAMED[variant]}.{kind}"


def _mailed(made: Made) -> str:
    document = made.result.document
    assert document is not None
    return mailed(*_of(made), document.layout, document.variant)


def _of(made: Made) -> tuple[tuple[str, str], str]:
    entry = made.result.entry
    return entry.names, place_name(entry.area_name)


def _who_and_where(names: Iterable[str], place: str) -> str:
    return " - ".join((" or ".join(map(_part, names)), _part(place)))


def _part(text: str) -> str:
    return " ".join(NO_NAME.sub(" ", text).split())[:PART].strip(" .")


def sent(content: bytes, name: str, kind: str) -> Response:
    """Send a file to be kept, under a name with any letters."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=kind, headers={"content-disposition": disposition})


ROUTES = [
    Route("/page/{digest}/{number:int}.png", _picture), Route("/page/{digest}", _web_page),
    Route("/document", _document), Route("/documents", _documents),
]  # fmt: skip
