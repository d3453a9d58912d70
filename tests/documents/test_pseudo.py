"""A third language needs files alone, and shows every sentence that still stands in the code."""

import re

import pypdfium2
import pytest

from pipeline.core.formats import MONTHS
from pipeline.core.language import SOURCE
from pipeline.core.paths import Paths
from pipeline.settings.layouts import layouts
from pipeline.sources.cip_soc.crosswalk import crosswalk
from tests.support import pseudo
from tests.support.made import (
    PAIR,
    ROCHESTER,
    SACRAMENTO,
    TOP_CODED,
    TRADES,
    brochures,
    citations,
    known_areas,
    matrix,
    titles,
)
from tests.support.once import once

WORD = re.compile(r"[^\W\d_]+")
KEY = re.compile(r"\b\w*_\w+|\b[A-Z]{2,}\w*|RPPs: \w+|Table|GeoFIPS|\S+\.(?:gov|pdf)")
OF_CLDR = {*MONTHS, "and", "or"}  # lists and dates are those of the locale


@pytest.fixture(scope="module")
def project(shared):
    return once(shared, "pseudo", pseudo.project)


def names():
    """Give the words of what others call things: places, occupations, titles, publications."""
    said = matrix().organisation
    sources, programs = citations().values(), crosswalk(Paths().raw)
    texts = [
        *(area.name for area in known_areas()),
        *(text for one in sources for text in (one.publisher, one.title, one.short, one.said)),
        *titles().names.values(),
        *(one.title for name in ("Medical Assistant", "Medical Office Assistant")
          for one in programs.called(name)),
        said.name, said.former_name, said.place,
    ]  # fmt: skip
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def unmarked(text, known):
    """Give the words of a text that are not of the language, and of no name."""
    found = {word for word in WORD.findall(KEY.sub(" ", text)) if re.search("[aeiouy]", word)}
    plain = {word for word in found if not {*word} & {*pseudo.MARKED}}
    return {word for word in plain if word.casefold() not in known} - OF_CLDR


def shown(project, *words):
    """Make documents; gives the text of each, and of its title, by its name."""
    said = pseudo.report(project, *words)
    assert "failed" not in said, said
    folder = project / "data/out/latest"
    texts = {}
    for path in sorted(folder.glob(f"*/*/*.{pseudo.CODE}*.pdf")):
        with pypdfium2.PdfDocument(path) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
            texts[path.relative_to(folder).as_posix()] = "\n".join(
                [*pages, *(pdf.get_metadata_value(name) for name in ("Title", "Subject"))]
            )
    for path in folder.glob(f"*/*/*.{pseudo.CODE}.txt"):
        texts[path.relative_to(folder).as_posix()] = path.read_text()
    return texts


def test_no_sentence_of_a_page_is_left_in_the_first_language(project, marts):
    texts = shown(
        project, "--area", SACRAMENTO, "--area", ROCHESTER, "--layout", "all", "--jobs", "2"
    )
    known = names() | remarks(marts)

    of_kinds = {name.rpartition("/")[2] for name in texts}
    assert {f"{layout}.{pseudo.CODE}.txt" for layout in layouts()} <= of_kinds
    assert f"trifold.{pseudo.CODE}.proof.pdf" in of_kinds
    assert {name: left for name, text in texts.items() if (left := unmarked(text, known))} == {}


@pytest.mark.slow
def test_nor_on_any_other(project, marts):
    pairs = [word for pair in (PAIR, TRADES, TOP_CODED) for word in ("--pair", pair)]
    areas = [w for area in ("nation", "California", "7200000", "0011260") for w in ("--area", area)]
    texts = shown(project, *pairs, *areas, "--layout", "all", "--trend", "--jobs", "2")
    known = names() | remarks(marts)

    assert {name: left for name, text in texts.items() if (left := unmarked(text, known))} == {}


def remarks(marts):
    """Give the words of what a desk sheet says in the first language on purpose."""
    (one,) = brochures(marts, PAIR, (SACRAMENTO,), language="es")
    (_, said) = one.quotable.review
    assert said.tag.startswith(SOURCE)
    return {word.casefold() for word in (*WORD.findall(said.said), "Pseudo")}
