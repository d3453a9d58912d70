"""Editions and sources: what is current and held; make, stop, refresh, go back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pipeline.core.errors import PipelineError
from pipeline.editions.current import rollback
from pipeline.editions.manifest import MANIFEST, Manifest
from pipeline.editions.publish import CATALOGUE
from pipeline.editions.read import EditionEntry, editions, manifest_of
from pipeline.lookup.status import Standing, status
from pipeline.studio.downloads import mailed, sent
from pipeline.studio.errand import Errand
from pipeline.studio.forms import text_of, writing
from pipeline.studio.frame import PageFrame, Studio, frame_of, shown, studio_of
from pipeline.studio.work import make_edition, refresh_sources, words_of

MOST = 100  # editions that are listed
AN_EDITION, A_REFRESH = "Making the edition", "Asking the publishers"
STYLED = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"  # a page of its own


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """The room. errand: what is being done, or was done last."""

    frame: PageFrame
    current: EditionEntry | None
    others: tuple[EditionEntry, ...]
    manifest: Manifest | None
    errand: Errand | None
    standings: Sequence[Standing]
    trouble: str = ""


def _page(request: Request, trouble: str = "", code: int = 200) -> Response:
    studio = studio_of(request)
    made = editions(studio.paths.out, MOST)
    current = next((one for one in made if one.is_current), None)
    others = tuple(one for one in made if not one.is_current)
    folder = studio.paths.out / "editions"
    try:
        manifest = manifest_of(folder / current.edition) if current else None
        standings = status(studio.paths.raw, date.today())
    except PipelineError as error:
        manifest, standings, trouble = None, [], trouble or error.args[0]
    frame = frame_of(request, "editions", "Editions")
    errand = studio.errands.last
    page = EditionsPage(frame, current, others, manifest, errand, standings, trouble)
    return shown("editions", page, code)


def _make(request: Request, form: FormData) -> Response:
    """Make what brochures.toml asks for; or two jobs in a place beside what there is."""
    pair, area = (text_of(form, "first"), text_of(form, "second")), text_of(form, "place")
    studio, words = studio_of(request), words_of(pair, area)
    facts = words, bool(area), studio.paths
    return _begun(request, AN_EDITION, make_edition, *facts)


def _refresh(request: Request, _: FormData) -> Response:
    return _begun(request, A_REFRESH, refresh_sources, studio_of(request).paths)


def _begun(request: Request, name: str, work: object, *facts: object) -> Response:
    studio = studio_of(request)
    try:
        studio.errands.begin(name, work, *facts, then=lambda: _renew(studio))  # type: ignore[arg-type]
    except PipelineError as error:
        return _page(request, error.args[0], 409)
    return RedirectResponse("/editions#now", 303)


def _renew(studio: Studio) -> None:
    studio.maker.renew()
    studio.finder.renew()


def _stop(request: Request, _: FormData) -> Response:
    studio_of(request).errands.stop()
    return RedirectResponse("/editions#now", 303)


def _back(request: Request, form: FormData) -> Response:
    try:
        rollback(text_of(form, "edition", 200), studio_of(request).paths.out)
    except PipelineError as error:
        return _page(request, error.args[0], 422)
    return RedirectResponse("/editions", 303)


def _progress(request: Request) -> Response:
    errand = studio_of(request).errands.last
    if errand is None:
        return JSONResponse({"state": "none"})
    said = {"state": errand.state, "done": errand.done, "total": errand.total}
    return JSONResponse(said | {"line": (errand.lines or [""])[-1]})


def _file(request: Request) -> Response:
    """Send a file of an edition: one that its manifest names, and no other."""
    name, path = request.path_params["edition"], request.path_params["path"] or CATALOGUE
    folder = studio_of(request).paths.out / "editions"
    if name not in {one.edition for one in editions(folder.parent, MOST)}:
        raise HTTPException(404, "There is no such edition.")
    if path not in {*manifest_of(folder / name).checksums, CATALOGUE, MANIFEST}:
        raise HTTPException(404, "The edition has no such file.")
    return FileResponse(folder / name / path, headers={"content-security-policy": STYLED})


def _packed(request: Request) -> Response:
    """Pack the current edition's documents, by names to mail."""
    out = studio_of(request).paths.out
    current = next((one for one in editions(out, MOST) if one.is_current), None)
    if current is None:
        raise HTTPException(404, "There is no edition yet.")
    folder = out / "editions" / current.edition
    manifest, packed = manifest_of(folder), BytesIO()
    with ZipFile(packed, "w") as archive:
        for one in manifest.documents:
            names: tuple[str, ...] = manifest.pairs.get(one.pair, (one.pair,))
            place = manifest.areas.get(one.area, one.area)
            name = mailed(names, place, one.layout, one.variant)
            archive.writestr(ZipInfo(name), (folder / one.path).read_bytes())
    return sent(packed.getvalue(), "Brochures.zip", "application/zip")


ROUTES = [
    Route("/editions", _page), Route("/editions/progress", _progress),
    Route("/editions/make", writing(_make), methods=["POST"]),
    Route("/editions/refresh", writing(_refresh), methods=["POST"]),
    Route("/editions/stop", writing(_stop), methods=["POST"]),
    Route("/editions/back", writing(_back), methods=["POST"]),
    Route("/editions/current.zip", _packed),
    Route("/edition/{edition}/{path:path}", _file),
]  # fmt: skip
