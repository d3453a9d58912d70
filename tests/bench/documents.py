"""Times documents beside the plain loop and headless Chromium: `make bench`.

Each bench is a process of its own; its last line of output is its result as JSON.
"""

import hashlib
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYOUT, VARIANT, CORES = "trifold", "screen", 2
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


def presented(database: str):
    """Read the marts that the first pair needs in all areas."""
    import duckdb  # noqa: PLC0415

    from pipeline.archive.releases import releases  # noqa: PLC0415
    from pipeline.brochures.present import present  # noqa: PLC0415
    from pipeline.core.paths import Paths  # noqa: PLC0415
    from pipeline.report import _citations  # noqa: PLC0415
    from pipeline.settings.brochures import read_brochures  # noqa: PLC0415
    from pipeline.sources.register import SOURCES  # noqa: PLC0415

    matrix = read_brochures(Paths().matrix)
    citations = _citations(releases(Paths().raw, SOURCES))
    with duckdb.connect(database, read_only=True) as connection:
        began = time.perf_counter()
        answer = present(connection, matrix.pairs[:1], ["all"], matrix.organisation, citations)
        return list(answer.brochures), time.perf_counter() - began


def brochures(database: str, most: int) -> list:
    """Give so many brochures, of areas spread evenly over all."""
    every, _ = presented(database)
    return [every[number * len(every) // most] for number in range(min(most, len(every)))]


def present(database: str, _most: int) -> dict:
    """Marts → every brochure of the first pair."""
    every, seconds = presented(database)
    return {"documents": len(every), "seconds": seconds}


def wagefold(database: str, most: int) -> dict:
    """Brochures → documents in a new store, then all of them again out of it."""
    from pipeline.documents.cache import Store  # noqa: PLC0415
    from pipeline.documents.make import Job, documents  # noqa: PLC0415
    from pipeline.documents.workers import local  # noqa: PLC0415

    jobs = [Job(brochure, LAYOUT, VARIANT) for brochure in brochures(database, most)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        began = time.perf_counter()
        with local(CORES) as workers:
            made = list(documents(jobs, workers, store, Path(folder) / "made"))
        seconds = time.perf_counter() - began
        began = time.perf_counter()
        with local(CORES) as workers:
            again = list(documents(jobs, workers, store, Path(folder) / "again"))
        reused = time.perf_counter() - began
    return {
        "documents": len(made),
        "failed": sum(bool(outcome.error) for outcome in made),
        "seconds": seconds,
        "reused_seconds": reused,
        "reused": sum(outcome.document.reused for outcome in again if outcome.document),
        "worker_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "sha256": {o.path: o.document.sha256 for o in made if o.document},
    }


def plain(database: str, most: int) -> dict:
    """Make documents one by one in one process, nothing kept between them but the faces."""
    from pipeline.core.paths import CHARTS, TEMPLATES  # noqa: PLC0415
    from pipeline.documents import render, typeset  # noqa: PLC0415
    from pipeline.documents.fonts import faces  # noqa: PLC0415
    from pipeline.documents.make import Job, figures_json  # noqa: PLC0415

    jobs = [Job(brochure, LAYOUT, VARIANT) for brochure in brochures(database, most)]
    faces()
    os.environ["SOURCE_DATE_EPOCH"] = typeset.NO_DATE
    sha256 = {}
    began = time.perf_counter()
    for job in jobs:
        for kept in (render._compiled, render._drawn, render._qr_code, typeset._style):
            kept.cache_clear()
        typeset._fonts.cache_clear()
        page = render.render(job.brochure, LAYOUT, TEMPLATES, CHARTS)
        document = typeset.weasyprint.HTML(string=page.html).render(
            stylesheets=[
                typeset._style(TEMPLATES / name)
                for name in ("_base.css", f"{LAYOUT}/{LAYOUT}.css", f"_{VARIANT}.css")
            ],
            font_config=typeset._fonts(),
        )
        pdf = typeset._for_screen(document, LAYOUT, figures_json(page.figures))
        sha256[job.path] = hashlib.sha256(pdf).hexdigest()
    return {"documents": len(jobs), "seconds": time.perf_counter() - began, "sha256": sha256}


def chromium(database: str, most: int) -> dict:
    """Print the same HTML to tagged PDF in one Chromium that stays open."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = [page.as_uri() for page in written(brochures(database, most), Path(folder))]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()

        def printed(address: str) -> None:
            tab.goto(address)
            tab.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)

        printed(pages[0])
        began = time.perf_counter()
        for address in pages:
            printed(address)
        return {"documents": len(pages), "seconds": time.perf_counter() - began}


def written(every: list, folder: Path) -> list[Path]:
    """Write each brochure's HTML with its styles inside and its faces beside it."""
    from pipeline.core.paths import CHARTS, TEMPLATES  # noqa: PLC0415
    from pipeline.documents.fonts import faces  # noqa: PLC0415
    from pipeline.documents.render import render  # noqa: PLC0415

    rules = []
    for number, face in enumerate(faces()):
        (folder / f"{number}.ttf").write_bytes(face.content)
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
            f'font-stretch: {face.stretch}; src: url("{number}.ttf") }}'
        )
    names = ("_base.css", f"{LAYOUT}/{LAYOUT}.css", f"_{VARIANT}.css")
    styles = "\n".join([*rules, *((TEMPLATES / name).read_text() for name in names)])
    pages = []
    for number, brochure in enumerate(every):
        html = render(brochure, LAYOUT, TEMPLATES, CHARTS).html
        pages.append(folder / f"{number}.html")
        pages[-1].write_text(html.replace("<style>", f"<style>{styles}", 1))
    return pages


if __name__ == "__main__":
    bench, database, most = sys.argv[1:]
    benches = {"present": present, "wagefold": wagefold, "plain": plain, "chromium": chromium}
    print(json.dumps(benches[bench](database, int(most))))
