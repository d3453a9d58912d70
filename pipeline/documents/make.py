"""Brochures → documents: reused where nothing that they show has changed, else made by workers."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from threading import Lock

from pipeline.core.collector import collector_at_rest
from pipeline.core.errors import RenderError, TypesetError
from pipeline.core.language import speaking
from pipeline.core.paths import ROOT, TEMPLATES, WORDS
from pipeline.core.words import say
from pipeline.documents.cache import FIGURES, PREVIEW, QUOTES, TEXT, Kept, Store, place
from pipeline.documents.engine.page_layout import blocks_without_room
from pipeline.documents.engine.typeset import Typeset, system_tools, typeset
from pipeline.documents.figure_list import figures_json
from pipeline.documents.fonts import fonts_digest
from pipeline.documents.job import MARKS, Job
from pipeline.documents.model import Document, DocumentResult, entry
from pipeline.documents.output import output
from pipeline.documents.pdf.preview import preview
from pipeline.documents.quotes import quoted_csv
from pipeline.documents.render import RenderedPage, render
from pipeline.documents.small_print import untrue
from pipeline.documents.text import lines_of
from pipeline.documents.workers import Workers
from pipeline.settings.layouts import layouts

BESIDE = {FIGURES: "figures.json", TEXT: "txt", QUOTES: "csv", PREVIEW: "preview.png"}
PACKAGES = ("weasyprint", "pydyf", "fonttools", "brotli", "tinycss2", "cssselect2", "tinyhtml5",
            "pyphen", "pillow", "pypdfium2", "jinja2", "fluent.runtime", "babel", "segno",
            "uharfbuzz", "fontpkg-ibm-plex-sans", "fontpkg-source-serif-4")  # fmt: skip
CHECKSUM = re.compile("file_sha256='[0-9a-f, ]*'")
_one_at_a_time = Lock()  # a cluster's worker may have threads; Pango and the logger have not


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """What a worker hands back: a document's pages, its files by their names in the store.

    warnings: which of its panels are half empty, and what it has no room for.
    """

    pages: int
    files: dict[str, bytes]
    warnings: tuple[str, ...] = ()


_Waiting = dict[Future[list[MadeDocument | TypesetError]], dict[str, Job]]  # by their digests


def documents(
    jobs: Iterable[Job], workers: Workers, store: Store, into: Path
) -> Iterator[DocumentResult]:
    """Put every job's document into the folder `into`, in any order.

    A document that cannot be typeset becomes a result with its error and stops no other. Raises
    RenderError: a template or a sentence that fails would fail for all. What was made until then,
    or until an interrupt, stays in the store.
    """
    waiting: _Waiting = {}
    for _, variants in groupby(jobs, lambda job: (job.brochure, job.layout)):
        lacking: dict[str, Job] = {}
        for job in variants:
            digest = content_digest(job)
            if kept := store.find(digest):
                yield _placed(job, digest, kept, into, reused=True)
            else:
                lacking[digest] = job
        if lacking:
            yield from _finished(waiting, workers.in_flight - 1, store, into)
            alike = tuple(lacking.values())
            future = workers.submit(make_variants, alike, toolkit(alike[0].layout))
            waiting[future] = lacking
    yield from _finished(waiting, 0, store, into)


def _finished(waiting: _Waiting, most: int, store: Store, into: Path) -> Iterator[DocumentResult]:
    """Wait until at most so many are under way: memory does not grow with their number."""
    while len(waiting) > most:
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            jobs = waiting.pop(future)
            try:
                outcomes = future.result()
            except TypesetError as error:
                outcomes = [error] * len(jobs)
            for (digest, job), made in zip(jobs.items(), outcomes, strict=True):
                if isinstance(made, TypesetError):
                    yield DocumentResult(job.path, entry(job.brochure), error=str(made))
                else:
                    kept = store.keep(digest, made.pages, made.files, made.warnings)
                    yield _placed(job, digest, kept, into, reused=False)


def _placed(job: Job, digest: str, kept: Kept, into: Path, *, reused: bool) -> DocumentResult:
    path = into / job.path
    place(kept, job.kept_as, path)
    earlier = [*MARKS.values()][: [*MARKS].index(job.variant)]
    if not any(path.with_name(f"{job.name}{mark}.{job.kind}").exists() for mark in earlier):
        for name in BESIDE.keys() & kept.sha256:
            place(kept, name, path.with_name(f"{job.name}.{BESIDE[name]}"))
    document = Document(
        path=job.path,
        pair=job.brochure.pair_slug,
        area=job.brochure.area_code,
        layout=job.layout,
        variant=job.variant,
        pages=kept.pages,
        bytes=path.stat().st_size,
        sha256=kept.sha256[job.kept_as],
        content_digest=digest,
        reused=reused,
        language=job.brochure.language,
    )
    warnings = (untrue(job.brochure.small_print, kept.folder / FIGURES), *kept.warnings)
    return DocumentResult(
        job.path, entry(job.brochure), document, warnings=tuple(filter(None, warnings))
    )


def make_variants(jobs: Sequence[Job], toolkit_digest: str) -> list[MadeDocument | TypesetError]:
    """Make the variants of one brochure in one layout: what one has no room for, none has."""
    outcomes: list[MadeDocument | TypesetError] = []
    left_out: list[str] = []
    for job in jobs:
        tried = [*left_out]
        try:
            outcomes.append(make(job, toolkit_digest, tried))
            left_out = tried
        except TypesetError as error:
            outcomes.append(error)
    return outcomes


def make(job: Job, toolkit_digest: str, left_out: list[str] | None = None) -> MadeDocument:
    """Render and typeset one document, wherever this runs.

    left_out: the names of blocks that it is known to have no room for; more are added here.

    Raises RenderError also when this worker's templates or tools are not those of who asks.
    """
    if toolkit(job.layout) != toolkit_digest:
        raise RenderError(
            "a worker has other templates, code or tools",
            expected=toolkit_digest[:8],
            found=toolkit(job.layout)[:8],
            todo="Give every worker the same checkout, the same lock and the same Pango.",
        )
    left_out = [] if left_out is None else left_out
    with speaking(job.brochure.language):
        return _made(job, left_out)


def _made(job: Job, left_out: list[str]) -> MadeDocument:
    with _one_at_a_time, collector_at_rest():
        if job.kind == "html":  # what scrolls has room for all
            page, document = render(job.shown, job.layout, TEMPLATES), None
        else:
            page, document = _fitted(job, left_out)
    order, picture = layouts()[job.layout].reading_order, f"{say('picture-lead')} "
    files = {
        job.kept_as: output(job, page.html, document),
        FIGURES: figures_json(page.figures).encode(),
        TEXT: "".join(f"{line}\n" for line in lines_of(page.html, order, picture)).encode(),
    }
    if quotable := job.shown.quotable:
        files[QUOTES] = quoted_csv(quotable).encode()
    if not document:
        return MadeDocument(1, files)
    files[PREVIEW] = preview(document.pdf)
    sparse = document.sparse if job.kind == "pdf" else ()
    cut = [f"left out for want of room: {'; '.join(left_out)}"] if left_out else []
    return MadeDocument(document.pages, files, (*sparse, *cut))


def _fitted(job: Job, left_out: list[str]) -> tuple[RenderedPage, Typeset]:
    """Render and set a document without the blocks that it has no room for; adds their names."""
    fonts = job.brochure.theme.fonts

    def measured(page: RenderedPage) -> tuple[str, ...]:
        return blocks_without_room(page.html, job.layout, job.variant, TEMPLATES, fonts)

    if layouts()[job.layout].crowded and not left_out:
        left_out += measured(render(job.shown, job.layout, TEMPLATES))
    while True:
        page = render(job.shown, job.layout, TEMPLATES, frozenset(left_out))
        try:
            document = typeset(
                page.html,
                layout=job.layout,
                variant=job.variant,
                templates=TEMPLATES,
                attachment=figures_json(page.figures),
                profile=job.press,
                code=job.brochure.start.qr_address,
                fonts=fonts,
            )
        except TypesetError as error:
            more = error.blocks or measured(page)
            if not more:
                raise
            left_out += more
        else:
            return page, document


def content_digest(job: Job) -> str:
    """Digest exactly what a document shows: its Brochure and what sets it.

    The checksums of the publisher's files are left out: a file in which another area's cell was
    revised says the same of this one. A document that is reused then names the file it was read
    from.
    """
    brochure = job.shown
    small = brochure.small_print
    shown = repr(replace(brochure, small_print=replace(small, in_brief=(), sources=())))
    notices = (*small.in_brief, *small.sources)
    cited = [p for p in notices if all(word in shown for word in p.cites.split())]
    used = (job.press.sha256 if job.press else "", fonts_digest(brochure.theme.fonts))
    return _digest(toolkit(job.layout), job.variant, *used, CHECKSUM.sub("", f"{shown}{cited}"))


@cache
def toolkit(layout: str) -> str:
    """Digest what sets a layout besides its Brochure: templates, styles, words, code and tools."""
    folders = (TEMPLATES, TEMPLATES / layout, TEMPLATES / "parts", *sorted(WORDS.iterdir()))
    files = [path for folder in folders for path in sorted(folder.glob("*.*"))]
    code = sorted((ROOT / "pipeline/documents").rglob("*.py"))
    tools = [f"{name} {version(name)}" for name in PACKAGES] + list(system_tools())
    return _digest(*(f"{path.name}\n{path.read_text()}" for path in (*files, *code)), *tools)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
