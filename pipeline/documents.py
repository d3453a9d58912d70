"""Jobs → documents on disk, on several cores: what report hands to its workers."""

import hashlib
import json
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from pipeline.errors import PipelineError, TypesetError
from pipeline.model.brochure import Brochure
from pipeline.model.figure import Figure
from pipeline.model.manifest import Document
from pipeline.paths import CHARTS, TEMPLATES
from pipeline.render import Page, render
from pipeline.typeset import FAMILIES, typeset

TOOLS = ("weasyprint", "vl-convert-python", "jinja2", "segno")


@dataclass(frozen=True, slots=True)
class Job:
    """One brochure in one layout, in every variant asked for: it is rendered once."""

    brochure: Brochure
    layout: str
    variants: tuple[str, ...]
    folder: Path

    @property
    def name(self) -> str:
        return f"{self.brochure.pair_slug}/{self.brochure.area_code}/{self.layout}"


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a job: its documents, or the error that it ended in."""

    name: str
    documents: tuple[Document, ...] = ()
    error: str = ""


def make_all(jobs: Sequence[Job], workers: int) -> Iterator[Made]:
    """Make every job's documents, in any order; a failure does not stop the others.

    Stopping early lets each worker finish the document at hand and leaves none behind.
    """
    if workers == 1 or len(jobs) == 1:
        yield from map(make, jobs)
        return
    # spawned, not forked: DuckDB and polars have threads that a fork would lose
    pool = ProcessPoolExecutor(min(workers, len(jobs)), get_context("spawn"), _leave_interrupts)
    try:
        for future in as_completed([pool.submit(make, job) for job in jobs]):
            yield future.result()
    except BrokenProcessPool as error:
        raise TypesetError(
            "a worker was killed",
            where=f"{workers} workers",
            todo="The machine may be short of memory: try --jobs 1.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C is the parent's to answer


def make(job: Job) -> Made:
    """Render and typeset one job into its folder."""
    try:
        page = render(job.brochure, job.layout, TEMPLATES, CHARTS)
        return Made(job.name, tuple(_document(job, page, variant) for variant in job.variants))
    except PipelineError as error:
        return Made(job.name, error=str(error))
    except OSError as error:
        return Made(job.name, error=f"it cannot be written: {error}")


def _document(job: Job, page: Page, variant: str) -> Document:
    figures = figures_json(page.figures)
    typeset_document = typeset(
        page.html, layout=job.layout, variant=variant, templates=TEMPLATES, attachment=figures
    )
    path = f"{job.name}{'.print' if variant == 'print' else ''}.pdf"
    _write(job.folder / path, typeset_document.pdf)
    _write(job.folder / f"{job.name}.figures.json", figures.encode())
    return Document(
        path=path,
        pair=job.brochure.pair_slug,
        area=job.brochure.area_code,
        layout=job.layout,
        variant=variant,
        pages=typeset_document.pages,
        bytes=len(typeset_document.pdf),
        sha256=hashlib.sha256(typeset_document.pdf).hexdigest(),
        content_digest=_digest(job, page, variant),
    )


def figures_json(figures: Sequence[Figure]) -> str:
    """Write figures.json: one object a printed figure, in the order of the page."""
    records = [asdict(figure) for figure in figures]
    for record in records:
        del record["side"]
    return json.dumps(records, indent=1, ensure_ascii=False) + "\n"


def _digest(job: Job, page: Page, variant: str) -> str:
    """Digest what a document shows: its HTML, styles, figures, fonts and tools."""
    fonts = [f"fontpkg-{family.lower().replace(' ', '-')}" for family in FAMILIES]
    styles = sorted([*TEMPLATES.glob("_*.css"), *(TEMPLATES / job.layout).glob("*.css")])
    parts = [
        page.html,
        variant,
        figures_json(page.figures),
        *(f"{name} {version(name)}" for name in (*TOOLS, *fonts)),
        *(style.read_text() for style in styles),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
