"""A brochure fills its templates; what cannot be filled says where."""

import re
import shutil
from dataclasses import replace
from html import unescape

import pypdfium2
import pytest

from pipeline.brochures.compose import compose
from pipeline.core.errors import RenderError
from pipeline.core.figure import Figure, sentence
from pipeline.core.paths import TEMPLATES
from pipeline.documents.cache import FIGURES, PDF, TEXT
from pipeline.documents.job import Job
from pipeline.documents.make import make, toolkit
from pipeline.documents.render import render
from pipeline.documents.text import lines_of
from pipeline.settings.layouts import layouts
from pipeline.settings.organisation import Programme
from pipeline.settings.theme import Theme
from tests.support.comparisons import (
    LEDGER,
    NATION,
    ORGANISATION,
    PAIR,
    comparison,
    without_roles,
)
from tests.support.made import LAYOUTS

FIGURE = Figure("x", "$61,970", 61970, "usd_per_year", "published", "bls_oews", "2025A01", "k", "s")


def composed(facts=None, organisation=ORGANISATION):
    return compose(facts or comparison(), organisation, LEDGER)


@pytest.fixture
def templates(tmp_path):
    """Give a copy of the templates that a test may spoil."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def only(templates, text, brochure=None):
    """Render a trifold whose whole template is a text."""
    (templates / "trifold/trifold.html.j2").write_text(text)
    return render(brochure or composed(), "trifold", templates)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "facts", [comparison(), comparison(NATION), without_roles(comparison())],
    ids=["an area", "the nation", "without roles"],
)  # fmt: skip
def test_every_figure_that_is_printed_is_kept_once(layout, facts):
    page = render(composed(facts), layout, TEMPLATES)

    ids = [figure.id for figure in page.figures]
    assert len(set(ids)) == len(ids)
    shown = unescape(page.html)
    assert [figure.printed for figure in page.figures if figure.printed not in shown] == []
    assert re.findall(r"[^>]*\s</(?:p|li|td|th|h\d)>", page.html) == []  # a blank can break a line


def test_a_page_is_a_document_in_english_with_a_title():
    html = render(composed(), "trifold", TEMPLATES).html

    assert '<html lang="en-US">' in html
    assert (
        "<title>Medical Assistant or Medical Office Assistant? Pay and outlook in "
        "Sacramento-Roseville-Folsom, CA</title>"
    ) in html
    assert '<meta name="author" content="Campus Sacramento">' in html


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_picture_has_the_numbers_in_its_alternative_text_and_at_its_marks(layout):
    html = render(composed(), layout, TEMPLATES).html

    (alt, shown) = re.findall(
        r'<figure class="picture bars "[^>]* data-alt="([^"]+)">(.+?)</figure>', html, re.DOTALL
    )[0]
    assert alt.endswith("Medical office assistant: +4.2% (35,300 more jobs). All jobs: +3.1%.")
    assert [text for text in ("+12.5%", "+4.2%", "+3.1%") if f">{text}" not in shown] == []


def test_one_brochure_renders_the_same_twice():
    pages = [render(composed(), "trifold", TEMPLATES) for _ in range(2)]

    assert pages[0] == pages[1]


def test_the_two_kinds_of_duties_are_called_as_the_pair_says():
    pair = replace(PAIR, practical_heading="Trade work", office_heading="Paperwork")

    html = render(composed(comparison(pair=pair)), "guide", TEMPLATES).html

    assert '<th scope="row">Trade work</th>' in html
    assert '<th scope="row">Paperwork</th>' in html
    assert "Clinical work" not in html


def test_text_is_escaped():
    organisation = replace(ORGANISATION, name="<b>Smith & Sons</b>", help='"Ask" <i>us</i>')
    pair = replace(PAIR, headline="Fish & <script>chips</script>")
    html = render(
        composed(comparison(pair=pair), organisation), "trifold", TEMPLATES
    ).html  # fmt: skip

    assert "&lt;b&gt;Smith &amp; Sons&lt;/b&gt;" in html
    assert "&#34;Ask&#34; &lt;i&gt;us&lt;/i&gt;" in html
    assert "Fish &amp; &lt;script&gt;chips&lt;/script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_run_of_text_ends_with_a_blank_before_another(layout):
    """WeasyPrint may break a line there, far from its end."""
    html = render(composed(), layout, TEMPLATES).html

    assert "</b> " in html
    assert [*re.finditer(r"\w <b class", html)] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("web", ["https://example.org", "example.org"])
def test_an_address_is_linked_with_its_scheme_and_shown_without(layout, web):
    organisation = replace(ORGANISATION, web=web)
    html = render(composed(comparison(), organisation), layout, TEMPLATES).html

    link = f'<a href="https://example.org" title="Visit {organisation.name} on the web">'
    assert html.count(f"{link}example.org</a>") == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_has_the_colours_of_its_theme_and_campus_and_says_whose_cost_it_is(layout):
    programme = Programme(
        "medical-assistant", "Day program", "a year", "$9,500 tuition", "September 2026", "Plus."
    )
    campus = replace(ORGANISATION, name="Two", colour="#333333", programmes=(programme,))
    theme = Theme(first="#2a1a4a", second="#b0500a", nation="#404040")
    brochure = compose(comparison(), campus, LEDGER, theme=theme)
    made = make(Job(brochure, layout, "screen"), toolkit(layout))

    assert re.findall(r"--(\w+): (\S+);", render(brochure, layout, TEMPLATES).html) == [
        ("first", "#2a1a4a"), ("second", "#b0500a"), ("nation", "#404040"),
        ("organisation", "#333333"),
    ]  # fmt: skip
    assert {(42, 26, 74), (51, 51, 51)} <= colours(made.files[PDF])
    said = " ".join(made.files[TEXT].decode().split("\n"))
    is_said = "$9,500 tuition, says Two, as of September 2026. Plus." in said
    assert (is_said, "$9,500" in made.files[FIGURES].decode()) == (layout == "trifold",) * 2


def colours(pdf):
    """Give the colours of a PDF's first page, where they fill a whole pixel."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=3).to_pil().convert("RGB")
    return {colour for _, colour in image.getcolors(1 << 24)}


def test_an_undefined_name_is_an_error_with_file_and_line(templates):
    with pytest.raises(RenderError) as error:
        only(templates, "<html>\n<p>{{ brochure.slogan }}</p>")

    assert error.value.where == f"{templates}/trifold/trifold.html.j2, line 2"
    assert "has no attribute 'slogan'" in error.value.found
    assert error.value.exit_code == 1


def test_an_undefined_name_in_a_part_names_the_part(templates):
    part = templates / "trifold/_cover.html.j2"
    part.write_text(part.read_text() + "\n{{ brochure.slogan }}\n")
    line = len(part.read_text().splitlines())

    with pytest.raises(RenderError) as error:
        render(composed(), "trifold", templates)

    assert error.value.where == f"{part}, line {line}"


@pytest.mark.parametrize(
    ("text", "line"),
    [("{{ nothing }}", 1), ("\n{% if %}", 2),
     ("{{ brochure.title | shouted }}", 1),
     ('\n\n{% include "gone.html.j2" %}', 3)],
    ids=["an unknown variable", "a broken tag", "an unknown filter", "a part that is gone"],
)  # fmt: skip
def test_a_template_that_cannot_be_filled_says_where(templates, text, line):
    with pytest.raises(RenderError) as error:
        only(templates, text)

    assert error.value.where == f"{templates}/trifold/trifold.html.j2, line {line}"


def test_a_layout_without_a_template_is_an_error():
    with pytest.raises(RenderError, match="the template cannot be filled"):
        render(composed(), "poster", TEMPLATES)


def test_a_figure_that_is_printed_in_two_ways_is_refused(templates):
    brochure = composed()
    pair = replace(
        brochure.pair,
        practical_heading=sentence(FIGURE),
        shared=sentence(replace(FIGURE, printed="about $62,000")),
    )
    parts = "brochure.pair.practical_heading.parts + brochure.pair.shared.parts"
    text = f"{{% for part in {parts} %}}{{{{ part }}}}{{% endfor %}}"

    with pytest.raises(RenderError) as error:
        only(templates, text, replace(brochure, pair=pair))

    assert str(error.value) == (
        "RenderError: x: one figure is printed in two ways (expected $61,970, found about "
        "$62,000). Give the second form an id of its own."
    )


# The text, as it is read


def test_a_page_tells_all_its_text_in_the_order_of_reading():
    page = render(composed(), "trifold", TEMPLATES)
    said = "\n".join(lines_of(page.html, layouts()["trifold"].reading_order))
    brochure = composed()
    read = [
        str(text)
        for text in (
            brochure.finding,
            brochure.work.duties[0].text,
            brochure.pay.gap,
            brochure.outlook.openings,
            brochure.first.certification,
            brochure.start.disclaimer,
        )
    ]

    places = [said.index(text) for text in read]

    assert places == sorted(places)
