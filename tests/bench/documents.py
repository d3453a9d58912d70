"""Times documents beside the plain loop and headless Chromium: `make bench`.

Each bench is a process of its own; its last line of output is its result as JSON.
"""

import asyncio
import base64
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VARIANT, CORES = "screen", 2
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


def presented(root: str):
    """Read the marts that the first pair needs in all areas, of the root's current edition."""
    from pipeline.archive.citation import cite  # noqa: PLC0415
    from pipeline.archive.releases import newest_held  # noqa: PLC0415
    from pipeline.brochures.areas import areas  # noqa: PLC0415
    from pipeline.brochures.present import present  # noqa: PLC0415
    from pipeline.core.paths import Paths  # noqa: PLC0415
    from pipeline.editions.databases import opened_again  # noqa: PLC0415
    from pipeline.settings.brochures import read_brochures  # noqa: PLC0415
    from pipeline.sources.register import SOURCES  # noqa: PLC0415

    paths = Paths(Path(root))
    matrix = read_brochures(paths.matrix)
    citations = cite(newest_held(paths.raw, SOURCES), SOURCES)
    codes = [area.code for area in areas(paths)]
    with opened_again((paths.out / "latest").resolve(), paths) as connection:
        began = time.perf_counter()
        answer = present(connection, matrix.pairs[:1], codes, matrix.organisation, citations)
        return list(answer.brochures), time.perf_counter() - began


def brochures(root: str, most: int) -> list:
    """Give so many brochures, of areas spread evenly over all."""
    every, _ = presented(root)
    return [every[number * len(every) // most] for number in range(min(most, len(every)))]


def present(root: str, _most: int, _layout: str) -> dict:
    """Marts → every brochure of the first pair."""
    every, seconds = presented(root)
    return {"documents": len(every), "seconds": seconds}


def wagefold(root: str, most: int, layout: str) -> dict:
    """Brochures → documents in a new store, then all of them again out of it.

    Checksums are given of those that leave nothing out: the plain loop leaves nothing out.
    """
    from pipeline.documents.cache import Store  # noqa: PLC0415
    from pipeline.documents.job import Job  # noqa: PLC0415
    from pipeline.documents.make import documents  # noqa: PLC0415
    from pipeline.documents.workers import local  # noqa: PLC0415

    jobs = [Job(brochure, layout, VARIANT) for brochure in brochures(root, most)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        began = time.perf_counter()
        with local(CORES) as workers:
            made = list(documents(jobs, workers, store, Path(folder) / "made"))
            seconds = time.perf_counter() - began
            peaks = [workers.submit(peak_mb) for _ in range(4 * CORES)]  # some in each
            worker_mb = max(peak.result() for peak in peaks)
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
        "worker_mb": worker_mb,
        "sha256": {
            outcome.path: outcome.document.sha256
            for outcome in made
            if outcome.document
            if not any(said.startswith("left out") for said in outcome.warnings)
        },
    }


def peak_mb() -> float:
    """Give the most that this process held; Linux counts those of its parent in ru_maxrss."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def plain(root: str, most: int, layout: str) -> dict:
    """Make documents one by one in one process, nothing kept between them but the faces."""
    from pipeline.core.paths import TEMPLATES  # noqa: PLC0415
    from pipeline.documents import render  # noqa: PLC0415
    from pipeline.documents.engine import shortcuts, typeset  # noqa: PLC0415
    from pipeline.documents.job import Job  # noqa: PLC0415
    from pipeline.documents.make import figures_json  # noqa: PLC0415

    jobs = [Job(brochure, layout, VARIANT) for brochure in brochures(root, most)]
    faces = embedded_faces()
    os.environ["SOURCE_DATE_EPOCH"] = typeset.NO_DATE
    sha256 = {}
    shortcuts.leave_shortcuts()
    began = time.perf_counter()
    for job in jobs:
        render.qr_code.cache_clear()
        page = render.render(job.shown, layout, TEMPLATES)
        pdf = plainly_set(page.html, layout, figures_json(page.figures), faces)
        sha256[job.path] = hashlib.sha256(pdf).hexdigest()
    return {"documents": len(jobs), "seconds": time.perf_counter() - began, "sha256": sha256}


def plainly_set(html: str, layout: str, figures: str, faces: str) -> bytes:
    """Set a page as WeasyPrint's manual does; the bytes are those of `typeset`."""
    import weasyprint  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    from pipeline.core.paths import TEMPLATES  # noqa: PLC0415
    from pipeline.documents.engine.page_layout import style_names  # noqa: PLC0415
    from pipeline.documents.engine.typeset import NO_DATE  # noqa: PLC0415
    from pipeline.documents.pdf.accessible import finish_for_ears, mark_pictures  # noqa: PLC0415
    from pipeline.settings.layouts import layouts  # noqa: PLC0415

    fonts = FontConfiguration()
    base, *others = [(TEMPLATES / name).read_text() for name in style_names(layout, VARIANT)]
    styles = [faces + base, *others]
    document = weasyprint.HTML(string=html).render(
        stylesheets=[weasyprint.CSS(string=style, font_config=fonts) for style in styles],
        font_config=fonts,
    )
    mark_pictures(document)
    day = datetime.fromtimestamp(int(NO_DATE), UTC)
    attachment = weasyprint.Attachment(
        string=figures, name=f"{layout}.figures.json", created=day, modified=day,
        description="Every printed figure with its source", relationship="Data",
    )  # fmt: skip
    return document.write_pdf(
        finisher=lambda laid_out, pdf: finish_for_ears(
            laid_out, pdf, layouts()[layout].reading_order
        ),
        pdf_variant="pdf/ua-1",
        attachments=[attachment],
    )


def embedded_faces() -> str:
    """Write the rules that bring the faces inside a stylesheet."""
    from pipeline.documents.fonts import PROJECTS, faces  # noqa: PLC0415

    return "".join(
        font_face(face, f"data:font/ttf;base64,{base64.b64encode(face.content).decode()}")
        for face in faces(PROJECTS)
    )


def font_face(face, address: str) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-stretch: {face.stretch}; src: url("{address}") }}\n'
    )


def chromium(root: str, most: int, layout: str) -> dict:
    """Print the same HTML to tagged PDF in a Chromium that stays open: in one tab, then in two."""
    from playwright.async_api import async_playwright  # noqa: PLC0415

    async def seconds(browser, pages: list[str], tabs: int) -> float:
        opened = [await browser.new_page() for _ in range(tabs)]
        began = time.perf_counter()
        shares = (printed(tab, pages[place::tabs]) for place, tab in enumerate(opened))
        await asyncio.gather(*shares)
        return time.perf_counter() - began

    async def printed(tab, pages: list[str]) -> None:
        for address in pages:
            await tab.goto(address)
            await tab.pdf(
                tagged=True, outline=True, prefer_css_page_size=True, print_background=True
            )

    async def both(pages: list[str]) -> dict:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox"]
            )
            await seconds(browser, pages[:1], 1)
            found = [await seconds(browser, pages, tabs) for tabs in (1, 2)]
            return {"documents": len(pages), "seconds": found[0], "two_tabs_seconds": found[1]}

    with tempfile.TemporaryDirectory() as folder:
        pages = written(brochures(root, most), layout, Path(folder))
        return asyncio.run(both([page.as_uri() for page in pages]))


def written(every: list, layout: str, folder: Path) -> list[Path]:
    """Write each brochure's HTML with its styles inside and its faces beside it."""
    from pipeline.core.paths import TEMPLATES  # noqa: PLC0415
    from pipeline.documents.engine.page_layout import style_names  # noqa: PLC0415
    from pipeline.documents.fonts import PROJECTS, faces  # noqa: PLC0415
    from pipeline.documents.job import Job  # noqa: PLC0415
    from pipeline.documents.render import render  # noqa: PLC0415

    rules = []
    for number, face in enumerate(faces(PROJECTS)):
        (folder / f"{number}.ttf").write_bytes(face.content)
        rules.append(font_face(face, f"{number}.ttf"))
    texts = ((TEMPLATES / name).read_text() for name in style_names(layout, VARIANT))
    styles = "\n".join([*rules, *texts])
    pages = []
    for number, brochure in enumerate(every):
        html = render(Job(brochure, layout, VARIANT).shown, layout, TEMPLATES).html
        pages.append(folder / f"{number}.html")
        pages[-1].write_text(html.replace("<style>", f"<style>{styles}", 1))
    return pages


if __name__ == "__main__":
    bench, root, most, layout = sys.argv[1:]
    benches = {"present": present, "wagefold": wagefold, "plain": plain, "chromium": chromium}
    print(json.dumps(benches[bench](root, int(most), layout)))
