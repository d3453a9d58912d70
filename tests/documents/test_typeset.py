"""A page that came out wrong is refused; a PDF is what ears and presses ask for."""

import json
import logging
import re
import shutil
import time
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from weasyprint.formatting_structure.boxes import TableCellBox, TextBox

from pipeline.brochures.compose import compose
from pipeline.core.errors import TypesetError
from pipeline.core.paths import TEMPLATES
from pipeline.documents.cache import PDF
from pipeline.documents.engine.page_layout import lay_out
from pipeline.documents.engine.typeset import typeset
from pipeline.documents.job import Job
from pipeline.documents.make import make, toolkit
from pipeline.documents.render import render
from pipeline.settings.layouts import layouts
from tests.support.comparisons import ASSISTANT, LEDGER, ORGANISATION, comparison
from tests.support.made import (
    LAYOUTS,
    PAIR,
    SACRAMENTO,
    brochures,
    document,
    left_out,
    page_texts,
)

INCH = 72
SIZES = {name: tuple(INCH * side for side in one.size_inches) for name, one in layouts().items()}
PAGES = {"trifold": 2, "handout": 1, "guide": 4}
LEAST_LETTERS = {"trifold": 1500, "handout": 2000, "guide": 700}  # of a page
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


def set_(brochure, layout="trifold"):
    """Set a document without the blocks that it has no room for; gives its PDF."""
    return make(Job(brochure, layout, "screen"), toolkit(layout)).files[PDF]


def set_panel(templates, content, css="", pages=4):
    """Set a guide of plain pages: a panel 200 points square each, its text 20 points inside."""
    (templates / "_parts.css").write_text("")
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


def test_a_text_that_does_not_fit_names_its_panel():
    with pytest.raises(TypesetError) as error:
        set_(composed(day_texts=[f"Works with patients and papers {n}" for n in range(90)]))

    assert error.value.what == "text does not fit its panel"
    assert error.value.where == "trifold, screen"
    assert re.match(r"inside-1: \d+ letters are cut off; inside-1: “Works with", error.value.found)
    assert error.value.exit_code == 1


def test_a_guide_whose_text_takes_another_page_is_refused():
    duties = [f"Greet patients and answer the phone {number}" for number in range(90)]

    with pytest.raises(TypesetError, match=r"[5-9] pages instead of 4|letters are cut off|work: “"):
        set_(composed(office_duty_texts=duties), "guide")


def test_a_word_that_is_wider_than_its_panel_is_refused():
    with pytest.raises(TypesetError, match="does not fit its panel"):
        set_(composed(day_texts=["x" * 120]))


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


def test_a_sheet_has_two_pages_a_handout_one_and_a_guide_four(made, layout):
    for path in (made.pdf, made.print_pdf):
        assert len(page_texts(path)) == PAGES[layout]


def test_no_page_is_half_empty(made, layout):
    lengths = [len(text) for text in page_texts(made.pdf)]

    assert len(lengths) == PAGES[layout]
    assert min(lengths) > LEAST_LETTERS[layout]


def test_the_same_page_gives_the_same_bytes_in_whatever_process_and_second(made, layout, marts):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))
    before = made.pdf.stat().st_mtime
    time.sleep(max(0, before + 1.1 - time.time()))  # a clock in the file shows after a second

    again = make(Job(brochure, layout, "screen"), toolkit(layout)).files[PDF]

    assert again == made.pdf.read_bytes()


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
    }.get(layout, [(300, height, 0, 1), (0, height - 10, -1, 0), (width, height - 10, 1, 0)])

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
    job = Job(brochure, "trifold", "screen")
    gone = left_out(make(job, toolkit("trifold")).warnings)

    document = lay_out(
        render(brochure, "trifold", TEMPLATES, gone).html, "trifold", "screen", TEMPLATES
    )

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
