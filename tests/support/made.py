"""Real brochures of the real archive, and their documents, made once a session."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2

from pipeline.archive.citation import Citation, cite
from pipeline.archive.releases import newest_held
from pipeline.archive.source import Release
from pipeline.brochures.area_words import choose_areas
from pipeline.brochures.areas import AreaEntry, areas
from pipeline.brochures.brochure import Brochure
from pipeline.brochures.present import present
from pipeline.core.language import SOURCE
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.documents.cache import Store
from pipeline.documents.job import Job
from pipeline.documents.make import documents
from pipeline.documents.render import render
from pipeline.documents.workers import local
from pipeline.settings.brochures import Matrix, read_brochures
from pipeline.settings.layouts import file_of, layouts
from pipeline.settings.organisation import Organisation
from pipeline.settings.request import choose_pairs
from pipeline.sources.cip_soc.crosswalk import crosswalk
from pipeline.sources.onet.title_book import TitleBook, title_book, titles_release
from pipeline.sources.register import EVERY, LOOKUPS, SOURCES
from pipeline.warehouse.build import rounds
from tests.support.marts import open_marts
from tests.support.once import once

TRADES = "electrician_vs_hvac-technician"
PAIR = "medical-assistant_vs_medical-office-assistant"
WITHOUT_ROLES = "31-1131:29-2061"
TOP_CODED, ANCHORAGE = "29-1211:29-1249", "0011260"  # both medians there are above the ceiling
SACRAMENTO, ROCHESTER = "0040900", "0040340"  # Rochester, MN withholds the second role's pay
DEFAULT_AREAS = ("0000000", "0600000", SACRAMENTO)
# the nation, a state, a metro, territories, one without metros, the longest name, one over a
# state's line, small towns, and where pay is withheld or prices are high
TROUBLESOME = (
    *DEFAULT_AREAS, ROCHESTER, ANCHORAGE, "0027060", "7200000", "7200006", "6600000", "7800000",
    "0600007", "0020580", "0014260", "0035620",
)  # fmt: skip
SAMPLED = 12  # one area in so many
LAYOUTS = tuple(name for name, one in layouts().items() if "print" in one.variants)
LEFT_OUT = "left out for want of room: "
QUOTABLE, WEB = "quotable", "web"  # for the screen alone


@dataclass(frozen=True)
class Made:
    """One brochure in one layout: its PDFs, the HTML that they were set from, its figures.json."""

    folder: Path
    pair: str
    area: str
    layout: str

    @property
    def file(self) -> Path:
        return self.folder / file_of(f"{self.pair}/{self.area}/{self.layout}")

    @property
    def pdf(self) -> Path:
        assert self.file.suffix == ".pdf"
        return self.file

    @property
    def print_pdf(self) -> Path:
        return self.pdf.with_suffix(".print.pdf")

    @property
    def html(self) -> str:
        return self.file.with_suffix(".html").read_text()

    @property
    def figures(self) -> list[dict[str, Any]]:
        figures: list[dict[str, Any]] = json.loads(
            self.file.with_suffix(".figures.json").read_text()
        )
        return figures

    def __str__(self) -> str:
        return f"{self.pair}-{self.area}-{self.layout}"


@cache
def matrix() -> Matrix:
    return read_brochures(Paths().matrix)


@cache
def citations() -> dict[str, Citation]:
    return cite([*newest_held(Paths().raw, (*SOURCES, *LOOKUPS)), *rounds(Paths().raw)], EVERY)


@cache
def titles() -> TitleBook:
    return title_book(_titles_release(), Paths())


def _titles_release() -> Release:
    held = titles_release(Paths().raw)
    assert held, "data/raw/onet holds no release"
    return held


def codes(*words: str) -> list[str]:
    """Give the codes of areas, as the command line has them."""
    return [area.code for area in choose_areas(words, known_areas(), Paths().raw)]


@cache
def known_areas() -> list[AreaEntry]:
    return areas(Paths())


@cache
def brochures(
    marts: Path, pair: str, places: tuple[str, ...], organisation: Organisation | None = None,
    language: str = SOURCE,
) -> tuple[Brochure, ...]:  # fmt: skip
    """Present a pair, by slug or SOC codes, in some areas, as the command line has them."""
    pairs = tuple(choose_pairs([pair], matrix().pairs))
    (said,) = replace(matrix(), pairs=pairs, languages=(language,)).spoken
    with open_marts(marts) as connection:
        presented = present(
            connection, said.pairs, codes(*places), organisation or said.organisation, citations(),
            language=language, titles=titles(), crosswalk=crosswalk(Paths().raw),
        )  # fmt: skip
    return tuple(presented.brochures)


def everywhere(marts: Path, pair: str) -> dict[str, Brochure]:
    """Give a pair's brochure of every area; twelve seconds, once a process."""
    return {one.area_code: one for one in brochures(marts, pair, ("all",))}


def sampled(marts: Path, pair: str) -> dict[str, Brochure]:
    """Give a pair's brochures of the troublesome areas, and of one area in twelve."""
    places = dict.fromkeys((*TROUBLESOME, *codes("all")[::SAMPLED]))
    return {one.area_code: one for one in brochures(marts, pair, tuple(places))}


CASES = [
    *((PAIR, area, layout) for area in (*DEFAULT_AREAS, ROCHESTER) for layout in LAYOUTS),
    *((WITHOUT_ROLES, SACRAMENTO, layout) for layout in LAYOUTS),
    *((TOP_CODED, ANCHORAGE, layout) for layout in LAYOUTS),
    *((TRADES, SACRAMENTO, layout) for layout in LAYOUTS),
    *((PAIR, area, QUOTABLE) for area in ("0000000", SACRAMENTO, ROCHESTER)),
    (WITHOUT_ROLES, SACRAMENTO, QUOTABLE),
    (TOP_CODED, ANCHORAGE, QUOTABLE),
    *((PAIR, area, WEB) for area in (*DEFAULT_AREAS, ROCHESTER)),
    *((pair, SACRAMENTO, WEB) for pair in (WITHOUT_ROLES, TRADES)),
    (TOP_CODED, ANCHORAGE, WEB),
]
PICTURES = [  # what is posted or shown alone: few figures
    *((PAIR, area, "card") for area in (*DEFAULT_AREAS, ROCHESTER)),
    (TOP_CODED, ANCHORAGE, "card"),
    (PAIR, SACRAMENTO, "story"),
    *((PAIR, area, "pictures") for area in ("0000000", SACRAMENTO)),
]


def document(marts: Path, pair: str, area: str, layout: str) -> Made:
    """Give one of CASES or PICTURES; all are made the first time.

    Sacramento's roles come in print, too.
    """
    folder, errors = _documents(marts)
    made = Made(folder, pair.replace(":", "_vs_"), area, layout)
    assert errors.get(made.file.relative_to(folder).as_posix(), "") == ""
    return made


@cache
def _documents(marts: Path) -> tuple[Path, dict[str, str]]:
    return once(marts.parent, "documents", lambda folder: (folder, _make(marts, folder)))


def _make(marts: Path, folder: Path) -> dict[str, str]:
    """Make them; gives the error of each."""
    asked_for: dict[str, dict[str, None]] = {}
    for pair, area, _ in (*CASES, *PICTURES):
        asked_for.setdefault(pair, {})[area] = None
    jobs = [
        Job(brochure, layout, variant)
        for pair, areas in asked_for.items()
        for brochure in brochures(marts, pair, tuple(areas))
        for layout in layouts()
        if layout in LAYOUTS or (pair, brochure.area_code, layout) in (*CASES, *PICTURES)
        for variant in (_variants(brochure) if layout in LAYOUTS else ("screen",))
    ]
    with local(2) as workers:
        made = list(documents(jobs, workers, Store(marts.parent / "store"), folder))
    said = {outcome.path: outcome.warnings for outcome in made if outcome.document}
    set_ = (job for job in jobs if job.kind != "html")
    for job in (job for job in set_ if job.variant == "screen" and job.path in said):
        page = render(job.shown, job.layout, TEMPLATES, left_out(said[job.path]))
        (folder / job.path).with_suffix(".html").write_text(page.html)
    return {outcome.path: outcome.error for outcome in made}


def left_out(warnings: tuple[str, ...]) -> frozenset[str]:
    """Name the blocks that a document has no room for, as its warnings do."""
    named = (said.partition(LEFT_OUT) for said in warnings if said.startswith(LEFT_OUT))
    return frozenset(name for *_, names in named for name in names.split("; "))


def _variants(brochure: Brochure) -> tuple[str, ...]:
    is_printed = (brochure.pair_slug, brochure.area_code) == (PAIR, SACRAMENTO)
    return ("screen", "print") if is_printed else ("screen",)


@cache
def page_texts(pdf: Path) -> tuple[str, ...]:
    """Extract the text of every page, one line where the page has one."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range().replace("\r\n", "\n"))
            text_page.close()
            page.close()
        return tuple(texts)
