"""A page that came out wrong is refused; a PDF is what ears and presses ask for."""

import json
import logging
import re
import shutil
import time
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import outloud
import pikepdf
import pypdfium2
import pytest
from outloud.model import Document
from outloud.rules._common import element_text
from weasyprint.formatting_structure.boxes import ReplacedBox, TableCellBox, TextBox

from pipeline.brochures.compose import compose
from pipeline.core.errors import TypesetError
from pipeline.core.paths import CHARTS, TEMPLATES
from pipeline.documents.cache import PDF
from pipeline.documents.make import Job, make, toolkit
from pipeline.documents.render import render
from pipeline.documents.typeset import lay_out, typeset
from pipeline.settings.layouts import layouts
from tests.support.comparisons import ASSISTANT, LEDGER, ORGANISATION, comparison
from tests.support.made import LAYOUTS, PAIR, SACRAMENTO, brochures, document, page_texts

INCH = 72
SIZES = {name: tuple(INCH * side for side in one.size_inches) for name, one in layouts().items()}
PAGES = {"trifold": 2, "guide": 4}
FOLDS = [(3.625 * INCH, 7.3125 * INCH), (3.6875 * INCH, 7.375 * INCH)]  # outside, inside
SAFE = 0.125 * INCH
BLEED = 9


@pytest.fixture(params=LAYOUTS)
def layout(request):
    return request.param


@pytest.fixture
def made(layout, marts):
    return document(marts, PAIR, SACRAMENTO, layout)


@pytest.fixture
def templates(tmp_path):
    """Give a copy of the templates that a test may spoil."""
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


def composed(organisation=ORGANISATION, **changes):
    facts = comparison()
    role = replace(ASSISTANT, **changes)
    return compose(
        replace(facts, first=replace(facts.first, role=role)), organisation, LEDGER
    )  # fmt: skip


def title_of(html):
    return re.search("<title>(.+)</title>", html)[1]


def set_(brochure, layout="trifold", variant="screen", templates=TEMPLATES):
    html = render(brochure, layout, TEMPLATES, CHARTS).html
    code = brochure.start.qr_address
    return typeset(html, layout=layout, variant=variant, templates=templates, code=code)


def set_panel(templates, content, css="", pages=4):
    """Set a guide of plain pages: a panel 200 points square each, its text 20 points inside."""
    (templates / "guide/guide.css").write_text(
        "@page { size: 8.5in 11in; margin: 0 }"
        ".panel { position: relative; box-sizing: border-box; width: 200pt; height: 200pt;"
        f" padding: 20pt }} .panel + .panel {{ break-before: page }} {css}"
    )
    others = '<section class="panel"><p>another page</p></section>' * (pages - 1)
    html = (
        f'<html lang="en"><head><title>t</title></head><body><section class="panel" id="one">'
        f"{content}</section>{others}</body></html>"
    )
    return typeset(html, layout="guide", variant="screen", templates=templates)


FITS = "<p>fits</p>"


# What is refused


def test_a_summary_that_does_not_fit_names_its_panel():
    with pytest.raises(TypesetError) as error:
        set_(composed(summary_text="Works with patients and papers. " * 200))

    assert error.value.what == "text does not fit its panel"
    assert error.value.where == "trifold, screen"
    assert "inside-1: “" in error.value.found
    assert re.search(r"by \d+ pt", error.value.found)
    assert error.value.exit_code == 1


def test_a_guide_whose_text_takes_another_page_is_refused():
    duties = ["Greet patients and answer the phone"] * 90

    with pytest.raises(
        TypesetError, match=r"[5-9] pages instead of 4|panel: “Greet patients and answer the phone”"
    ):
        set_(composed(office_duty_texts=duties), "guide")


def test_a_word_that_is_wider_than_its_panel_is_refused():
    with pytest.raises(TypesetError, match="does not fit its panel"):
        set_(composed(education_text="x" * 120))


def test_text_inside_the_safe_zone_is_set(templates):
    assert set_panel(templates, FITS).pages == 4


@pytest.mark.parametrize("edge", ["left", "top", "right", "bottom"])
def test_text_beyond_the_safe_zone_is_refused_at_every_edge(templates, edge):
    stray = f'<p style="position: absolute; {edge}: 6pt; margin: 0">near the fold</p>'

    with pytest.raises(TypesetError, match="one: “near the fold” by 3 pt"):
        set_panel(templates, stray)


def test_a_picture_beyond_the_safe_zone_is_refused(templates):
    picture = (
        "<img alt='a square' style='position: absolute; left: 0; top: 40pt; width: 30pt' src=\""
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\">"
    )

    with pytest.raises(TypesetError, match="one: “a picture” by 9 pt"):
        set_panel(templates, picture)


def test_letters_that_a_box_of_fixed_height_drops_are_noticed(templates):
    rows = "".join(f"<tr><td>row {number}</td></tr>" for number in range(40))
    table = f'<table style="break-inside: auto">{rows}</table>'
    css = ".panel { overflow: hidden; position: absolute; top: 0 }"

    with pytest.raises(TypesetError, match=r"letters are cut off|does not fit its panel"):
        set_panel(templates, table, css=css)


def test_a_page_of_another_size_is_refused(templates):
    with pytest.raises(TypesetError, match=r"a page of 5.0 × 5.0 in"):
        set_panel(templates, FITS, css="@page { size: 5in 5in }")


def test_type_under_the_least_size_is_refused(templates):
    small = '<p style="font-size: 6pt">hardly seen</p>'

    with pytest.raises(TypesetError, match=r"“hardly seen” in 6.0 pt"):
        set_panel(templates, small)


def test_another_number_of_pages_is_refused(templates):
    with pytest.raises(TypesetError, match="5 pages instead of 4"):
        set_panel(templates, f'{FITS}<p style="break-before: page">more</p>')


def test_a_css_property_that_is_unknown_is_refused(templates):
    with pytest.raises(TypesetError) as error:
        set_panel(templates, FITS, css="p { colour: red }")

    assert error.value.what == "WeasyPrint warns"
    assert "colour" in error.value.found


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/logo.png", "https://example.org/logo.png", "file:///etc/hostname",
     "logo.svg"],
)  # fmt: skip
def test_an_image_from_outside_the_document_is_refused(templates, address):
    image = f'<img alt="logo" src="{address}">'

    with pytest.raises(TypesetError, match="WeasyPrint warns"):
        set_panel(templates, image)


def test_a_warning_of_one_document_does_not_follow_the_next(templates):
    with pytest.raises(TypesetError):
        set_panel(templates, '<img alt="a" src="http://127.0.0.1:9/a.png">')

    assert set_panel(templates, FITS).pages == 4
    assert not any(
        type(handler).__name__ == "_Warnings"
        for handler in logging.getLogger("weasyprint").handlers
    )


# Both variants


def test_a_trifold_has_two_pages_and_a_guide_four(made, layout):
    for path in (made.pdf, made.print_pdf):
        assert len(page_texts(path)) == PAGES[layout]


def test_no_page_is_half_empty(made, layout):
    least = {"trifold": 1500, "guide": 700}[layout]

    assert [len(text) > least for text in page_texts(made.pdf)] == [True] * PAGES[layout]


def test_the_same_page_gives_the_same_bytes(layout):
    job = Job(composed(), layout, "screen")
    first, second = (_later(job) for _ in range(2))

    assert first == second


def _later(job):
    time.sleep(1.1)  # a clock that gets into the file shows after a second
    return make(job, toolkit(job.layout)).files[PDF]


def test_no_date_of_the_run_is_written(made):
    for path in (made.pdf, made.print_pdf):
        with pikepdf.open(path) as pdf:
            assert "/CreationDate" not in pdf.docinfo
            assert "/ModDate" not in pdf.docinfo
            assert "/ID" not in pdf.trailer


def test_all_fonts_are_embedded_and_are_the_two_families(made):
    for path in (made.pdf, made.print_pdf):
        with pikepdf.open(path) as pdf:
            names = [str(item.BaseFont) for item in _of_type(pdf, "/Font")]
            descriptors = _of_type(pdf, "/FontDescriptor")
            assert descriptors
            assert all(any(f"/FontFile{n}" in item for n in ("", 2, 3)) for item in descriptors)
        families = {re.sub(r"^/[A-Z]{6}\+", "", name) for name in names}
        assert {re.match("IBM-Plex-Sans|Source-Serif|", name)[0] for name in families} == {
            "IBM-Plex-Sans",
            "Source-Serif",
        }


def _of_type(pdf, kind):
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == kind
    ]


# The press


def boxes(path, *names):
    with pikepdf.open(path) as pdf:
        return [[[float(n) for n in page.obj[name]] for name in names] for page in pdf.pages]


def test_the_print_boxes_have_the_trim_and_an_eighth_of_an_inch_of_bleed(made, layout):
    width, height = SIZES[layout]

    for media, trim, bleed in boxes(made.print_pdf, "/MediaBox", "/TrimBox", "/BleedBox"):
        assert trim == [0, 0, width, height]
        assert bleed == [-BLEED, -BLEED, width + BLEED, height + BLEED]
        assert media[0] < bleed[0]
        assert media[1] < bleed[1]
        assert media[2] > bleed[2]
        assert media[3] > bleed[3]


def test_the_screen_page_is_the_trim(made, layout):
    width, height = SIZES[layout]

    for media, trim in boxes(made.pdf, "/MediaBox", "/TrimBox"):
        assert media == trim == [0, 0, width, height]


MARGIN = 27  # points of paper around the trim: bleed, and the marks beyond it
SCALE = 2  # pixels a point
PAPER = [255, 255, 255]


def pixels(path, number=0):
    """Draw a page; gives rows of pixels, red, green and blue."""
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[number]
        drawn = page.render(scale=SCALE).to_numpy()[:, :, 2::-1]
        page.close()
    return drawn


def at(drawn, x, y):
    """Look at a point, in points from the trim's left foot."""
    return list(drawn[-round((y + MARGIN) * SCALE), round((x + MARGIN) * SCALE)])


def dark(drawn, left, right, bottom, top):
    """Tell whether there is ink in a box of points from the trim's left foot."""
    rows = slice(
        len(drawn) - round((top + MARGIN) * SCALE), len(drawn) - round((bottom + MARGIN) * SCALE)
    )
    columns = slice(round((left + MARGIN) * SCALE), round((right + MARGIN) * SCALE))
    return bool((drawn[rows, columns].sum(axis=2) < 300).any())


def test_crop_marks_stand_at_the_corners_beyond_the_bleed(made, layout):
    width, height = SIZES[layout]

    for number in range(PAGES[layout]):
        page = pixels(made.print_pdf, number)
        for x in (0, width):
            for foot in (-26, height + BLEED + 1):
                assert dark(page, x - 1, x + 1, foot, foot + 16)
        for y in (0, height):
            for left in (-26, width + BLEED + 1):
                assert dark(page, left, left + 16, y - 1, y + 1)


def test_the_ground_runs_out_into_the_bleed_and_no_further(made, layout):
    width, height = SIZES[layout]
    page = pixels(made.print_pdf)
    within, beyond = BLEED - 1, BLEED + 1
    points = {
        "trifold": [(width, 100, 1, 0), (width - 100, 0, 0, -1)],
        "guide": [(300, height, 0, 1), (0, height - 10, -1, 0), (width, height - 10, 1, 0)],
    }[layout]

    for x, y, right, up in points:
        assert at(page, x + right * within, y + up * within) == [0x14, 0x50, 0x5C]
        assert at(page, x + right * beyond, y + up * beyond) == PAPER


def test_no_live_matter_stands_within_an_eighth_of_an_inch_of_a_trim_or_fold(made, layout):
    width, height = SIZES[layout]

    with pypdfium2.PdfDocument(made.print_pdf) as pdf:
        for number, page in enumerate(pdf):
            edges = [0, *(FOLDS[number] if layout == "trifold" else ()), width]
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                assert bottom >= SAFE - 0.5
                assert top <= height - SAFE + 0.5
                assert any(
                    start + SAFE - 0.5 <= left and right <= end - SAFE + 0.5
                    for start, end in pairwise(edges)
                ), text.get_text_bounded(left, bottom, right, top)
            text.close()
            page.close()


def test_both_variants_say_the_same(made):
    screen, press = (page_texts(path) for path in (made.pdf, made.print_pdf))

    assert [text.split() for text in screen] == [text.split() for text in press]


# The ears


@pytest.fixture
def heard(made):
    """Give the document as a screen reader's model: its structure tree and its marked content."""
    content = Document(str(made.pdf))
    yield content
    content.close()


def said(heard, element):
    return " ".join(element_text(heard, element).split())


def test_outloud_finds_no_error(made):
    result = outloud.check(str(made.pdf))

    assert result.error is None
    assert [finding for finding in result.findings if finding.severity == "error"] == []
    assert result.errors == 0


def test_a_brochure_without_roles_is_without_error_too(marts):
    for layout in LAYOUTS:
        path = document(marts, "31-1131:29-2061", SACRAMENTO, layout).pdf
        assert outloud.check(str(path)).errors == 0


def test_the_document_says_that_it_is_pdf_ua_in_english_and_shows_its_title(made, marts):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))
    title = title_of(render(brochure, made.layout, TEMPLATES, CHARTS).html)

    with pikepdf.open(made.pdf) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == title
        assert pdf.Root.Lang == "en-US"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == title
        assert str(pdf.docinfo["/Author"]) == "Campus Sacramento"


def test_the_bookmarks_are_the_headings(made, heard):
    headings = [said(heard, e) for e in heard.elements if e.type == "H2"]
    (main,) = (said(heard, e) for e in heard.elements if e.type == "H1")

    with pikepdf.open(made.pdf) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        children = [item.title for item in title.children]

    assert title.title == plain(main)
    spoken = [heading.replace("\u00a0", " ") for heading in headings]
    assert sorted(child.replace("\u00a0", " ") for child in children) == sorted(spoken)


@pytest.mark.xfail(strict=True, reason="the flap's and the back's come before the inside's")
def test_the_bookmarks_of_a_trifold_are_in_reading_order(marts):
    with (
        pikepdf.open(document(marts, PAIR, SACRAMENTO, "trifold").pdf) as pdf,
        pdf.open_outline() as outline,
    ):
        children = [item.title for item in outline.root[0].children]

    assert children[-2:] == ["How people start", "The small print"]


def test_every_header_cell_has_its_scope(heard):
    scopes = {
        (cell.logical_parent.logical_parent.type, cell.attr("Scope"))
        for cell in heard.elements
        if cell.type == "TH"
    }

    assert scopes == {("THead", "Column"), ("TBody", "Row")}


def test_every_picture_has_the_numbers_in_its_alternative_text(made, heard):
    alts = [element.alt for element in heard.elements if element.type == "Figure"]
    figures = {figure["id"]: figure["printed"] for figure in made.figures}

    assert all(alts)
    for beginning, ids in {
        "Medical Assistant in Sacramento": [
            "oews.0040900.31-9092.annual_10th",
            "oews.0040900.31-9092.annual_median",
            "oews.0000000.43-6013.annual_90th",
        ],
        "Median pay here against": [
            "delta.0040900.31-9092.nation.nominal",
            "delta.0040900.43-6013.nation.adjusted",
        ],
        "Highest median pay": ["oews.0046700.31-9092.annual_median"],
        "Projected change in jobs": [
            "projections.2024-34.31-9092.change_pct",
            "projections.2024-34.00-0000.change_pct",
        ],
        "A code for a phone’s camera that dials 888-675-2460": [],
    }.items():
        (alt,) = [alt for alt in alts if alt.startswith(beginning)]
        assert [name for name in ids if figures[name] not in alt] == []


def test_running_heads_and_page_numbers_are_artifacts(marts):
    content = Document(str(document(marts, PAIR, SACRAMENTO, "guide").pdf))
    heads = [" ".join(run.text for run in page.artifact_runs()) for page in _contents(content)]
    content.close()

    assert [head.split()[-1] for head in heads] == ["1", "2", "3", "4"]
    assert all("Campus Sacramento" in head for head in heads)
    assert all("Sacramento-Roseville-Folsom, CA" in head for head in heads[1:])


def test_nothing_that_is_read_is_left_untagged(heard):
    assert [run.text for page in _contents(heard) for run in page.untagged_runs()] == []


def _contents(content):
    return [content.content(number) for number in range(len(content.pages))]


def test_a_trifold_is_heard_cover_first_then_inside_then_flap_and_back(marts):
    content = Document(str(document(marts, PAIR, SACRAMENTO, "trifold").pdf))
    (root,) = [element for element in content.elements if element.parent is None]
    panels = [(panel.page, said(content, panel)) for panel in root.children]
    content.close()
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))

    assert [page for page, _ in panels] == [0, 1, 1, 1, 0, 0]
    for (_, text), (first, last) in zip(
        panels,
        [
            ("Campus Sacramento Medical Assistant", "Official statistics of May 2025"),
            (brochure.pair.headline, "12.5% 4.2%"),
            (brochure.pay.picture.finding, brochure.jobs[-1]),
            (brochure.region.picture.finding, brochure.growth.openings),
            ("How people start", "Information Clerks."),
            ("Campus Sacramento", "put in words of our own."),
        ],
        strict=True,
    ):
        assert plain(text).startswith(plain(first))
        assert plain(text).endswith(plain(last))


def plain(sentence):
    """Give a sentence as it is heard: a change of colour before a stop is no space."""
    return re.sub(" (?=[.?:])", "", str(sentence).replace("\u00a0", " "))


def test_a_guide_is_heard_page_after_page(marts):
    content = Document(str(document(marts, PAIR, SACRAMENTO, "guide").pdf))
    pages = [element.page for element in content.elements if element.mcrefs]
    content.close()

    assert pages == sorted(pages)


def test_there_is_one_main_heading(heard):
    assert [element.type for element in heard.elements].count("H1") == 1


def test_links_are_tagged_and_lead_to_the_school_in_words(marts):
    school = replace(ORGANISATION, web="https://example.edu", email="desk@example.edu")
    for layout in LAYOUTS:
        (brochure,) = brochures(marts, PAIR, (SACRAMENTO,), school)
        with pikepdf.open(BytesIO(set_(brochure, layout).pdf)) as pdf:
            links = {
                str(annotation.A.URI): str(annotation.Contents)
                for page in pdf.pages
                for annotation in page.obj.get("/Annots", [])
            }

        assert links == {
            "tel:+1-888-675-2460": f"Call {school.name}",
            "https://example.edu": f"Visit {school.name} on the web",
            "mailto:desk@example.edu": f"Write to {school.name}",
        }


def test_every_figure_lies_where_its_picture_lies(made, layout, marts):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))
    html = render(Job(brochure, layout, "screen").shown, layout, TEMPLATES, CHARTS).html
    pictures = [
        (box.element.get("alt"), _corners(box, page))
        for page in lay_out(html, layout, "screen", TEMPLATES).pages
        for box in page._page_box.descendants(placeholders=True)
        if isinstance(box, ReplacedBox)
    ]

    with pikepdf.open(made.pdf) as pdf:
        figures = [
            (str(item.Alt), [round(float(side), 2) for side in item.A.BBox])
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]

    assert len(figures) == 5
    assert sorted(figures) == sorted(pictures)


def _corners(box, page):
    left, top = box.content_box_x(), box.content_box_y()
    sides = (left, page.height - top - box.height, left + box.width, page.height - top)
    return [round(side * 0.75, 2) for side in sides]


def tree(element):
    """Give an element of a PDF's tree: its type, and its kids; a mark is its number."""
    if element.get("/Type") == "/OBJR":
        return "OBJR"
    kids = [kid if isinstance(kid, int) else tree(kid) for kid in element.K]
    return str(element.S)[1:], *kids


def set_heard(templates, content):
    """Set content in the first panel of a guide; gives the finished PDF."""
    css = ".panel + .panel { break-before: page }"
    return set_panel(templates, content, css=css, pages=1).pdf


PICTURE = """<p>before</p><figure class="picture" data-alt="Pay of two jobs."
style="position: relative; height: 60pt; margin: 4pt"><p>label</p>
<table><tr><th>Here</th><td>$61,970</td></tr></table>
<svg style="position: absolute; right: 0" width="20" height="20"><path d="M0 0h9v9z"/></svg>
<span style="position: absolute; left: 60pt; top: 40pt"><a href="https://example.org" title="See">
all</a></span></figure><p>after</p>"""


def test_a_picture_that_is_set_as_html_is_one_figure_where_it_lies(templates):
    with pikepdf.open(BytesIO(set_heard(templates, PICTURE))) as pdf:
        ((_, section),) = [tree(pdf.Root.StructTreeRoot.K[0])]
        (figure,) = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)
                     and item.get("/S") == "/Figure"]  # fmt: skip
        owners = [(str(one.S), one == figure) for one in pdf.Root.StructTreeRoot.ParentTree.Nums[1]]
        kids = [kid for kid in figure.K if isinstance(kid, int)]
        box = [round(float(side), 2) for side in figure.A.BBox]
        alt = str(figure.Alt)

    kind, before, (is_figure, *held), after = section
    assert (kind, before[0], is_figure, after[0]) == ("Sect", "P", "Figure", "P")
    assert [one[0] if isinstance(one, tuple) else "mark" for one in held] == [
        "mark", "mark", "mark", "mark", "Link",
    ]  # fmt: skip
    assert held[-1][1] == "OBJR"
    assert [owners[kid] for kid in kids] == [("/Figure", True)] * len(kids)
    assert alt == "Pay of two jobs."
    assert [box[0], box[2], round(box[3] - box[1], 2)] == [24, 176, 60]


def test_a_list_has_items_alone_and_each_its_body(templates):
    lists = (
        '<ol style="list-style: none"><li>one</li> <li style="display: inline-block">two</li></ol>'
        "<dl><div><dt>term</dt><dd>said of it</dd></div></dl>"
        '<ul style="list-style: disc inside"><li>three</li></ul>'
    )

    with pikepdf.open(BytesIO(set_heard(templates, lists))) as pdf:
        (_, (_, *found)) = tree(pdf.Root.StructTreeRoot.K[0])

    items = [part for one in found for part in _items(one)]
    assert [[part[0] for part in item[1:]] for item in items] == [
        ["LBody"], ["LBody"], ["LBody"], ["LBody"], ["Lbl", "LBody"],
    ]  # fmt: skip


def _items(listed):
    assert listed[0] == "L"
    for kid in listed[1:]:
        yield from _items(kid) if kid[0] == "L" else [kid]


def test_no_paragraph_stands_in_a_paragraph(templates):
    content = '<p>One <b style="display: block">two</b> three</p>'

    with pikepdf.open(BytesIO(set_heard(templates, content))) as pdf:
        found = str(tree(pdf.Root.StructTreeRoot.K[0]))

    assert found.count("'P'") == 1


def test_an_office_printer_keeps_the_size_and_flips_a_folded_sheet_over_its_short_edge(
    made, layout
):
    duplex = {"trifold": "/DuplexFlipShortEdge", "guide": None}[layout]

    with pikepdf.open(made.pdf) as pdf:
        preferences = pdf.Root.ViewerPreferences
        assert preferences.PrintScaling == "/None"
        assert preferences.get("/Duplex") == duplex


def test_the_screen_pdf_carries_its_figures_and_the_print_pdf_nothing(made, layout):
    with pikepdf.open(made.pdf) as pdf:
        assert list(pdf.attachments) == [f"{layout}.figures.json"]
        (attachment,) = pdf.attachments.values()
        content = attachment.get_file().read_bytes()
    with pikepdf.open(made.print_pdf) as pdf:
        assert list(pdf.attachments) == []

    assert content == made.pdf.with_suffix(".figures.json").read_bytes()
    assert json.loads(content) == made.figures


def test_six_digit_pay_keeps_within_its_column(marts):
    pair = "dental-assistant_vs_dental-hygienist"
    (brochure,) = brochures(marts, pair, ("0600007",))
    html = render(brochure, "trifold", TEMPLATES, CHARTS).html

    document = lay_out(html, "trifold", "screen", TEMPLATES)

    crowded = [
        text.text
        for page in document.pages
        for cell in page._page_box.descendants(placeholders=True)
        if isinstance(cell, TableCellBox)
        for text in cell.descendants()
        if isinstance(text, TextBox)
        and text.position_x + text.width > cell.border_box_x() + cell.border_width() + 0.5
    ]
    assert crowded == []
