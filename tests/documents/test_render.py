"""A brochure fills its templates; what cannot be filled says where."""

import base64
import json
import re
import shutil
from dataclasses import replace

import pypdfium2
import pytest

from pipeline.brochures.compose import compose
from pipeline.core.errors import RenderError
from pipeline.core.figure import Figure, sentence
from pipeline.core.paths import CHARTS, TEMPLATES
from pipeline.documents.render import render
from pipeline.documents.text import lines_of
from pipeline.documents.typeset import typeset
from pipeline.settings.layouts import layouts
from pipeline.settings.organisation import Programme
from pipeline.settings.theme import Theme
from tests.support.comparisons import (
    ASSISTANT,
    LEDGER,
    NATION,
    ORGANISATION,
    PAIR,
    comparison,
    without_roles,
)

FIGURE = Figure("x", "$61,970", 61970, "usd_per_year", "published", "bls_oews", "2025A01", "k", "s")


def composed(facts=None, organisation=ORGANISATION):
    return compose(facts or comparison(), organisation, LEDGER)


def called(**names):
    """Compare the two roles with other names of the first."""
    facts = comparison()
    return replace(facts, first=replace(facts.first, role=replace(ASSISTANT, **names)))


@pytest.fixture
def templates(tmp_path):
    """Give a copy of the templates that a test may spoil."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


@pytest.fixture
def charts(tmp_path):
    return shutil.copytree(CHARTS, tmp_path / "charts")


# an undefined name fails within markupsafe, whose frame is the innermost


def only(templates, text, brochure=None):
    """Render a trifold whose whole template is a text."""
    (templates / "trifold/trifold.html.j2").write_text(text)
    return render(brochure or composed(), "trifold", templates, CHARTS)


def pictures(html):
    """Give the SVG texts of the pictures in a page."""
    found = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    return [base64.b64decode(text).decode() for text in found]


@pytest.mark.parametrize("layout", ["trifold", "guide"])
@pytest.mark.parametrize(
    "facts", [comparison(), comparison(NATION), without_roles(comparison())],
    ids=["an area", "the nation", "without roles"],
)  # fmt: skip
def test_every_figure_that_is_printed_is_kept_once(layout, facts):
    page = render(composed(facts), layout, TEMPLATES, CHARTS)

    ids = [figure.id for figure in page.figures]
    assert len(set(ids)) == len(ids)
    shown = page.html + "".join(pictures(page.html))
    assert [figure.printed for figure in page.figures if figure.printed not in shown] == []


def test_a_page_is_a_document_in_english_with_a_title():
    html = render(composed(), "trifold", TEMPLATES, CHARTS).html

    assert '<html lang="en-US">' in html
    assert (
        "<title>Medical Assistant or Medical Office Assistant? Pay and outlook in "
        "Sacramento-Roseville-Folsom, CA</title>"
    ) in html
    assert '<meta name="author" content="Campus Sacramento">' in html


def test_a_picture_has_the_numbers_in_its_alternative_text_and_at_its_marks():
    html = render(composed(), "guide", TEMPLATES, CHARTS).html
    drawn = pictures(html)

    (alt,) = re.findall(r'<img class="growth" alt="([^"]+)"', html)
    assert alt.endswith("2024–34. MA: 12.5%. MOA: 4.2%. All occupations: 3.1%.")
    assert all(f">{text}<" in "".join(drawn) for text in ("12.5%", "4.2%", "3.1%", "$61,970"))


def test_one_brochure_renders_the_same_twice():
    pages = [render(composed(), "trifold", TEMPLATES, CHARTS) for _ in range(2)]

    assert pages[0] == pages[1]


@pytest.mark.parametrize("layout", ["trifold", "guide"])
def test_the_two_kinds_of_duties_are_called_as_the_pair_says(layout):
    pair = replace(PAIR, practical_heading="Trade work", office_heading="Paperwork")

    html = render(composed(comparison(pair=pair)), layout, TEMPLATES, CHARTS).html

    assert '<th scope="row">Trade work</th>' in html
    assert '<th scope="row">Paperwork</th>' in html
    assert "Clinical work" not in html


@pytest.mark.parametrize("layout", ["trifold", "guide"])
@pytest.mark.parametrize(
    ("short", "head"), [("DH", "Dental Hygienist (DH)"), ("Dental Hygienist", "Dental Hygienist")]
)
def test_a_short_name_stands_beside_the_name_unless_it_is_the_name(layout, short, head):
    facts = called(role_name="Dental Hygienist", short_name=short)

    assert (
        f'<th class="first">{head}</th>' in render(composed(facts), layout, TEMPLATES, CHARTS).html
    )


@pytest.mark.parametrize("short", ["MA", "Paralegal", "Phlebotomist"])
def test_a_longer_name_beside_the_best_paying_places_moves_them_aside(short):
    html = render(composed(called(short_name=short)), "trifold", TEMPLATES, CHARTS).html

    (chart,) = [svg for svg in pictures(html) if ">Vallejo<" in svg]
    (x,) = re.findall(r"translate\(([\d.]+),[^>]+>Vallejo<", chart)
    assert float(x) == max(52, 6 * len(short) + 6)


def test_text_is_escaped():
    organisation = replace(ORGANISATION, name="<b>Smith & Sons</b>", help='"Ask" <i>us</i>')
    pair = replace(PAIR, headline="Fish & <script>chips</script>")
    html = render(
        composed(comparison(pair=pair), organisation), "trifold", TEMPLATES, CHARTS
    ).html  # fmt: skip

    assert "&lt;b&gt;Smith &amp; Sons&lt;/b&gt;" in html
    assert "&#34;Ask&#34; &lt;i&gt;us&lt;/i&gt;" in html
    assert "Fish &amp; &lt;script&gt;chips&lt;/script&gt;" in html
    assert "<script" not in html


@pytest.mark.parametrize("layout", ["trifold", "guide"])
@pytest.mark.parametrize("web", ["https://example.org", "example.org"])
def test_an_address_is_linked_with_its_scheme_and_shown_without(layout, web):
    organisation = replace(ORGANISATION, web=web)
    html = render(composed(comparison(), organisation), layout, TEMPLATES, CHARTS).html

    link = f'<a href="https://example.org" title="Visit {organisation.name} on the web">'
    assert html.count(f"{link}example.org</a>") == 1


@pytest.mark.parametrize("layout", ["trifold", "guide"])
def test_a_page_has_the_colours_of_its_theme_and_campus_and_says_whose_cost_it_is(layout):
    programme = Programme(
        "medical-assistant", "Day program", "a year", "$9,500 tuition", "September 2026", "Plus."
    )
    campus = replace(ORGANISATION, name="Two", colour="#333333", programmes=(programme,))
    theme = Theme(first="#2a1a4a", second="#b0500a", nation="#404040")
    brochure = compose(comparison(), campus, LEDGER, theme=theme)
    page = render(brochure, layout, TEMPLATES, CHARTS)
    pdf = typeset(
        page.html, layout=layout, variant="screen", templates=TEMPLATES,
        code=brochure.start.qr_address,
    )  # fmt: skip

    assert re.findall(r"--(\w+): (\S+);", page.html) == [
        ("first", "#2a1a4a"), ("second", "#b0500a"), ("nation", "#404040"),
        ("organisation", "#333333"),
    ]  # fmt: skip
    cost = "$9,500 tuition, says Two, as of September 2026. Plus."
    assert f"<b>Day program, a year.</b> {cost}</p>" in page.html
    assert "$9,500" in [figure.printed for figure in page.figures]
    assert pdf.pages == layouts()[layout].pages
    assert {(42, 26, 74), (51, 51, 51)} <= colours(pdf.pdf)


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
        render(composed(), "trifold", templates, CHARTS)

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
        render(composed(), "poster", TEMPLATES, CHARTS)


def test_a_figure_that_is_printed_in_two_ways_is_refused(templates):
    brochure = composed()
    pair = replace(
        brochure.pair,
        headline=sentence(FIGURE),
        shared=sentence(replace(FIGURE, printed="about $62,000")),
    )
    parts = "brochure.pair.headline.parts + brochure.pair.shared.parts"
    text = f"{{% for part in {parts} %}}{{{{ part }}}}{{% endfor %}}"

    with pytest.raises(RenderError) as error:
        only(templates, text, replace(brochure, pair=pair))

    assert str(error.value) == (
        "RenderError: x: one figure is printed in two ways (expected $61,970, found about "
        "$62,000). Give the second form an id of its own."
    )


def test_a_spec_without_named_data_is_refused(charts):
    spec = charts / "growth.vl.json"
    content = json.loads(spec.read_text())
    content["data"] = {"name": "lines", "values": []}
    spec.write_text(json.dumps(content))

    with pytest.raises(RenderError) as error:
        render(composed(), "trifold", TEMPLATES, charts)

    assert (error.value.what, error.value.where, error.value.expected) == (
        "the chart has no data of that name",
        str(spec),
        '"data": {"name": "rows"}',
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda spec: spec.unlink(),
        lambda spec: spec.write_text("{"),
        lambda spec: spec.write_text(
            json.dumps({**json.loads(spec.read_text()), "mark": {"type": 7}, "layer": 3})
        ),
    ],
    ids=["missing", "broken JSON", "no Vega-Lite"],
)
def test_a_spec_that_cannot_be_compiled_is_named(charts, spoil):
    spec = charts / "growth.vl.json"
    spoil(spec)

    with pytest.raises(RenderError, match="the chart cannot be compiled") as error:
        render(composed(), "trifold", TEMPLATES, charts)

    assert error.value.where == str(spec)


@pytest.mark.parametrize("spec", sorted(CHARTS.glob("*.vl.json")), ids=lambda path: path.stem)
def test_a_spec_opens_in_the_public_editor_with_data_of_its_own(spec):
    content = json.loads(spec.read_text())

    assert content["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert content["data"]["name"] == "rows"
    assert content["data"]["values"]
    assert {"width", "height"} <= content.keys()


# The text, as it is read


def test_a_page_tells_all_its_text_in_the_order_of_reading():
    page = render(composed(), "trifold", TEMPLATES, CHARTS)
    said = "\n".join(lines_of(page.html, layouts()["trifold"].reading_order))
    brochure = composed()
    read = [
        str(text)
        for text in (
            brochure.finding,
            brochure.first.summary,
            brochure.pay.gap,
            brochure.growth.openings,
            brochure.first.education,
            brochure.start.disclaimer,
        )
    ]

    places = [said.index(text) for text in read]

    assert places == sorted(places)
