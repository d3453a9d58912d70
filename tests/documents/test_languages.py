"""A document in another language is set and proved like the first, with the same figures."""

import json
import re
from functools import cache

import outloud
import pikepdf
import pypdfium2
import pytest

from pipeline.core.paths import TEMPLATES
from pipeline.documents.job import Job
from pipeline.documents.make import make, toolkit
from pipeline.documents.render import render
from pipeline.settings.layouts import layouts
from tests.brochures.test_grade import PAIRS
from tests.documents.test_traceability import NO_FIGURES, NUMBER, normal, numbers
from tests.support.made import PAIR, ROCHESTER, SACRAMENTO, TROUBLESOME, brochures

ES = "es"
PERCENTILES = NO_FIGURES | {"10", "25", "75", "90"}  # Percentil 10
AXIS = re.compile(r'<p class="(?:axis|key)">.*?</p>', re.DOTALL)
EVERYWHERE = [(pair, area) for pair in PAIRS for area in TROUBLESOME]


@cache
def made(marts, pair, area, layout, variant="screen"):
    """Set a document in Spanish; raises TypesetError where it does not come out whole."""
    (brochure,) = brochures(marts, pair, (area,), language=ES)
    return make(Job(brochure, layout, variant), toolkit(layout))


@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize(
    ("pair", "area"),
    [(PAIR, SACRAMENTO), (PAIR, ROCHESTER),
     *(pytest.param(*one, marks=pytest.mark.slow) for one in EVERYWHERE)],
)  # fmt: skip
def test_every_layout_comes_out_whole_in_spanish(marts, pair, area, layout):
    assert made(marts, pair, area, layout).pages >= 1


@pytest.mark.slow
@pytest.mark.parametrize(("pair", "area"), EVERYWHERE)
def test_every_sheet_comes_out_whole_for_the_press(marts, pair, area):
    for layout in (one for one, described in layouts().items() if "print" in described.variants):
        assert made(marts, pair, area, layout, "print").pages >= 1


@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize("area", [SACRAMENTO, ROCHESTER])
def test_every_number_on_a_spanish_page_is_a_figures(marts, area, layout):
    document = made(marts, PAIR, area, layout)
    figures = json.loads(document.files["figures.json"])
    said = [one["printed"] for one in figures]
    covered = {token for text in said for token in (*NUMBER.findall(text), *numbers(text))}
    read, own = normal(document.files["document.txt"].decode()), PERCENTILES
    if layouts()[layout].becomes == "pdf":
        with pypdfium2.PdfDocument(document.files["document.pdf"]) as pdf:
            read += normal("\n".join(page.get_textpage().get_text_range() for page in pdf))
            own |= {str(page) for page in range(1, len(pdf) + 1)}
    (brochure,) = brochures(marts, PAIR, (area,), language=ES)
    axes = " ".join(AXIS.findall(render(brochure, layout, TEMPLATES).html))
    ticks = {*NUMBER.findall(re.sub("<.*?>", " ", axes))}

    tokens = {one.removeprefix("+") for one in numbers(read)}
    assert len(tokens) > 2
    assert tokens - covered - own - ticks == set()


@pytest.mark.parametrize("layout", layouts())
@pytest.mark.parametrize(
    ("pair", "area"),
    [*zip(PAIRS, TROUBLESOME, strict=False),
     *(pytest.param(*one, marks=pytest.mark.slow) for one in EVERYWHERE)],
)  # fmt: skip
def test_both_languages_print_the_same_figures(marts, pair, area, layout):
    """Compare ids and values; of our own texts, numbers may be words in one of the two."""
    english, spanish = (
        {
            one.id: one.value
            for brochure in brochures(marts, pair, (area,), language=language)
            for one in render(brochure, layout, TEMPLATES).figures
            if one.kind != "editorial"
        }
        for language in ("en", ES)
    )

    assert english.keys() ^ spanish.keys() == set()
    assert {id for id, value in english.items() if value != spanish[id]} <= {
        id for id in english if id.startswith(("text.", "rpp.")) and not id.endswith("index")
    }


def test_a_spanish_document_says_so_and_is_read_aloud(marts, tmp_path):
    path = tmp_path / "trifold.es.pdf"
    path.write_bytes(made(marts, PAIR, SACRAMENTO, "trifold").files["document.pdf"])

    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "es-US"
        assert str(pdf.docinfo["/Title"]) == (
            "¿Asistente médico o Asistente de consultorio? Salario y perspectivas en "
            "Sacramento-Roseville-Folsom, CA"
        )
    findings = outloud.check(str(path)).findings
    assert [one for one in findings if one.severity == "error" or one.rule == "FIG-012"] == []


def test_its_files_are_named_by_the_language(marts):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,), language=ES)

    paths = [Job(brochure, "trifold", variant).path for variant in ("screen", "print", "proof")]

    assert [path.rpartition("/")[2] for path in paths] == [
        "trifold.es.pdf", "trifold.es.print.pdf", "trifold.es.proof.pdf",
    ]  # fmt: skip


def test_a_desk_sheet_says_in_both_languages_that_nobody_has_reviewed_it(marts):
    spanish, english = (
        brochures(marts, PAIR, (SACRAMENTO,), language=language)[0].quotable
        for language in (ES, "en")
    )

    assert [one.tag for one in spanish.review] == ["es-US", "en-US"]
    assert "revisado" in spanish.review[0].said
    assert spanish.review[1].said.startswith("No reader of the school has reviewed this sheet in S")
    assert english.review == ()
