"""The print variant, as a press would read it: boxes, folds, safe zones, inks, PDF/X-4, proof."""

import ctypes
import multiprocessing
import re
import shutil
from concurrent.futures import ProcessPoolExecutor

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline.core.errors import TypesetError
from pipeline.core.paths import TEMPLATES, Paths
from pipeline.documents.engine.typeset import typeset
from pipeline.documents.job import Job
from pipeline.documents.make import content_digest
from pipeline.documents.pdf.inks import read_profile
from pipeline.editions.current import inputs_digest
from pipeline.settings.layouts import layouts
from tests.support.live_matter import BLEED, INCH, sheets
from tests.support.made import PAIR, SACRAMENTO, brochures, document, page_texts
from tests.support.profiles import write_profile

PAGES = {
    name: tuple(INCH * side for side in one.size_inches)
    for name, one in layouts().items()
    if "print" in one.variants
}
LAYOUTS = list(PAGES)
SMALL, WHITE = 9, (255, 255, 255)
BLACK = {"plain": (0, 0, 0), "x4": (35, 31, 32)}  # as black ink alone looks on a screen
CODE = "tel:+1-888-675-2460"


@pytest.fixture(scope="module")
def pages(marts):
    """Give Sacramento's HTML in each layout."""
    return {layout: document(marts, PAIR, SACRAMENTO, layout).html for layout in LAYOUTS}


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    return read_profile(write_profile(tmp_path_factory.mktemp("press")), "")


@pytest.fixture(scope="module")
def printed(pages, press, tmp_path_factory):
    """Give the PDFs by layout and kind: "plain", "x4" (with a profile) and "proof"."""
    folder = tmp_path_factory.mktemp("printed")
    kinds = {"plain": {}, "x4": {"profile": press}, "proof": {"variant": "proof"}}
    return {
        (layout, kind): written(folder / f"{layout}.{kind}.pdf", pages[layout], layout, **options)
        for layout in LAYOUTS
        for kind, options in kinds.items()
        if kind != "proof" or layouts()[layout].has_proof
    }


def written(path, html, layout, *, variant="print", profile=None, templates=TEMPLATES):
    made = typeset(
        html, layout=layout, variant=variant, templates=templates, profile=profile, code=CODE
    )  # fmt: skip
    path.write_bytes(made.pdf)
    return path


@pytest.mark.parametrize("kind", ["plain", "x4"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_has_its_trim_its_bleed_and_room_for_marks(printed, layout, kind):
    width, height = PAGES[layout]
    for sheet in sheets(printed[layout, kind]):
        assert sheet.trim == (0, 0, width, height)
        assert sheet.bleed == (-BLEED, -BLEED, width + BLEED, height + BLEED)
        assert sheet.media == (-27, -27, width + 27, height + 27)


@pytest.mark.parametrize("kind", ["plain", "x4"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_live_matter_keeps_inside_every_trim_and_fold(printed, layout, kind):
    for sheet in sheets(printed[layout, kind]):
        assert sheet.strays() == []
        assert {"text", "shape"} <= {item.kind for item in sheet.items}


@pytest.mark.parametrize(
    ("layout", "style", "kinds"),
    [
        ("trifold", ".outside::after { content: 'out'; position: absolute; left: 3.6in; top: 2in }",
         ["text"]),
        ("trifold", "#back { border-right: 1pt solid #000 }", ["shape"]),
        ("trifold", "#inside-3 { background: linear-gradient(red, blue) }", ["shape"]),
        ("trifold", "#ground .ground { bottom: 0 }", ["shape"]),
        ("guide", ".panel { border-left: 1pt solid #000; margin-left: -50pt; padding-left: 49pt }",
         ["shape"] * 4),
    ],
    ids=["text-fold", "rule", "gradient", "no-bleed", "guide-rule"],
)  # fmt: skip
def test_matter_that_is_pushed_out_is_found(pages, tmp_path, layout, style, kinds):
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    with (templates / "_print.css").open("a") as styles:
        styles.write(style)

    pdf = written(tmp_path / "pushed.pdf", pages[layout], layout, templates=templates)

    assert sorted(stray.kind for sheet in sheets(pdf) for stray in sheet.strays()) == kinds


@pytest.mark.parametrize(
    ("layout", "style", "cut"),
    [
        ("trifold", ".inside::after { content: 'out'; position: absolute; left: 4in; top: 2pt }",
         "page 2: “out”"),
        ("guide", "@page { @bottom-right { margin-right: -50pt } }", "page 1: “1”"),
    ],
)  # fmt: skip
def test_text_that_is_pushed_over_the_trim_is_refused(pages, tmp_path, layout, style, cut):
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    with (templates / "_print.css").open("a") as styles:
        styles.write(style)

    with pytest.raises(TypesetError, match=f"{cut} is cut off at the edge of its page"):
        written(tmp_path / "pushed.pdf", pages[layout], layout, templates=templates)


def test_the_fold_in_flap_is_the_narrow_panel_and_lies_behind_itself(printed):
    outside, inside = (sheet.folds for sheet in sheets(printed["trifold", "x4"]))

    assert outside == pytest.approx([3.625, 7.3125], abs=0.001)
    assert inside == pytest.approx([11 - fold for fold in reversed(outside)], abs=0.001)
    assert min(outside[0], 11 - inside[-1]) == 3.625  # left outside, right inside


def test_each_panel_stands_between_its_folds(printed):
    outside, inside = sheets(printed["trifold", "plain"])

    assert panel_of(outside, page=0, printed=printed, text="How to start") == 0
    assert panel_of(outside, page=0, printed=printed, text="888-675-2460") == 1
    assert panel_of(outside, page=0, printed=printed, text="Official statistics") == 2
    assert panel_of(inside, page=1, printed=printed, text="On a normal day") == 0
    assert panel_of(inside, page=1, printed=printed, text="Does the gap hold up") == 1
    assert panel_of(inside, page=1, printed=printed, text="Projected change") == 2


def panel_of(sheet, *, page, printed, text):
    """Count the folds left of a text."""
    with pypdfium2.PdfDocument(printed["trifold", "plain"]) as document:
        text_page = document[page].get_textpage()
        found = text_page.search(text).get_next()
        left, *_ = text_page.get_charbox(found[0])
    return sum(left > fold * INCH for fold in sheet.folds)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_with_a_profile_the_file_is_pdf_x_4(printed, press, layout):
    with pikepdf.open(printed[layout, "x4"]) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, str(intent.Info)) == ("/GTS_PDFX", "Test press")
        assert intent.DestOutputProfile.read_bytes() == press.content
        assert intent.DestOutputProfile.N == 4
        assert pdf.pdf_version == "1.6"
        assert pdf.docinfo.Trapped == "/False"
        assert {"/CreationDate", "/ModDate", "/Title"} <= set(pdf.docinfo.keys())
        assert len(pdf.trailer.ID) == 2
        with pdf.open_metadata() as metadata:
            assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert metadata["pdf:Trapped"] == "False"
        assert not {"/AcroForm", "/AF"} & set(pdf.Root.keys())
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        fonts = [item for item in pdf.objects if is_a(item, "/FontDescriptor")]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


@pytest.mark.parametrize("kind", ["plain", "x4"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_can_be_clicked_on_paper(printed, layout, kind):
    with pikepdf.open(printed[layout, kind]) as pdf:
        assert [page for page in pdf.pages if "/Annots" in page] == []
        assert [item for item in pdf.objects if is_a(item, "/Annot")] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_press_gets_inks_only_and_every_grey_as_black_alone(printed, layout):
    operators = colours(printed[layout, "x4"])

    assert {operator for operator, _ in operators} == {"k", "K"}
    coloured = {inks for _, inks in operators if any(inks[:3])}
    assert len(coloured) == 3  # the two roles' and the organisation's
    assert ("k", (0, 0, 0, 1)) in operators


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_a_profile_black_is_black_and_colours_stay_a_screens(printed, layout):
    operators = colours(printed[layout, "plain"])

    assert {operator for operator, _ in operators} - {"RG"} == {"g", "G", "rg"}
    assert len({inks for operator, inks in operators if operator == "rg"}) == 3
    assert ("g", (0,)) in operators


@pytest.mark.parametrize("kind", ["plain", "x4"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_type_under_nine_points_is_in_one_solid_ink_or_white(printed, layout, kind):
    found = set(small_type(printed[layout, kind]))

    assert BLACK[kind] in {colour for colour, _ in found}
    assert [one for one in found if one[0] not in (BLACK[kind], WHITE)] == []


def small_type(path):
    """Give colour and text of all letters under nine points."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            words = page.get_textpage()
            for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], textpage=words):
                a, b, c, d, _, _ = item.get_matrix().get()
                if item.get_font_size() * abs(a * d - b * c) ** 0.5 < SMALL:
                    channels = [ctypes.c_uint() for _ in "rgba"]
                    raw.FPDFPageObj_GetFillColor(item, *channels)
                    yield tuple(channel.value for channel in channels[:3]), item.extract()
            words.close()


def colours(path):
    """Give every operator that sets a colour, with its operands, from pages and pictures."""
    with pikepdf.open(path) as pdf:
        forms = [item for item in pdf.objects if is_a(item, "/XObject")]
        assert [form for form in forms if form.Subtype == "/Image"] == []
        groups = {str(form.Group.CS) for form in forms}
        assert groups == {"/DeviceCMYK" if "x4" in path.name else "/DeviceRGB"}
        return {
            (str(step.operator), tuple(float(number) for number in step.operands))
            for source in (*pdf.pages, *forms)
            for step in pikepdf.parse_content_stream(source)
            if str(step.operator)
            in {"k", "K", "g", "G", "rg", "RG", "cs", "CS", "scn", "SCN", "sh"}
        }


def is_a(item, kind):
    return isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)) and item.get("/Type") == kind


def test_what_is_no_plain_colour_says_that_it_means_srgb(pages, press, tmp_path):
    html = pages["trifold"].replace(
        "</style>", ".panel { background: linear-gradient(red, blue) }</style>"
    )

    pdf = written(tmp_path / "gradient.pdf", html, "trifold", profile=press)

    with pikepdf.open(pdf) as opened:
        for page in opened.pages:
            kind, profile = page.Resources.ColorSpace.DefaultRGB
            assert (kind, profile.N) == ("/ICCBased", 3)


def test_two_processes_make_the_same_bytes(pages, press, printed):
    kinds = {"plain": ("print", None), "x4": ("print", press), "proof": ("proof", None)}
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        again = {
            kind: other.submit(typeset, pages["trifold"], layout="trifold", variant=variant,
                               templates=TEMPLATES, profile=profile, code=CODE)
            for kind, (variant, profile) in kinds.items()
        }  # fmt: skip
        same = {
            kind: made.result().pdf == printed["trifold", kind].read_bytes()
            for kind, made in again.items()
        }

    assert same == dict.fromkeys(kinds, True)


def test_the_proof_is_one_page_that_names_and_shows_both_sides(printed):
    (text,) = page_texts(printed["trifold", "proof"])

    for words in ("Sacramento-Roseville-Folsom", "Flap: 3.625 in", "Inside 3: 3.625 in", "Bleed:",
                  "888-675-2460", "Top tenth earn over"):  # fmt: skip
        assert words in re.sub(r"\s+", " ", text)


def test_the_proof_draws_trim_folds_and_safe_zones_where_the_sheet_has_them(printed):
    (proof,) = sheets(printed["trifold", "proof"])
    uprights = {
        round(item.middle, 1)
        for item in proof.items
        if item.box[2] - item.box[0] < 1.5 and item.box[3] - item.box[1] > 4 * INCH
    }
    for sheet in sheets(printed["trifold", "plain"]):
        left = 0.4 * INCH - sheet.media[0] / 2  # half size, its marks 0.4 in from the page's edge
        folds = [left + fold * INCH / 2 for fold in sheet.folds]
        assert [x for x in folds if min(abs(x - upright) for upright in uprights) > 0.1] == []


def test_another_profile_makes_the_print_variant_anew(marts, tmp_path):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))
    jobs = [Job(brochure, "trifold", "print", path) for path in (None, write_profile(tmp_path))]

    assert len({content_digest(job) for job in jobs}) == 2
    assert {job.path for job in jobs} == {f"{PAIR}/{SACRAMENTO}/trifold.print.pdf"}
    assert Job(brochure, "trifold", "proof").path == f"{PAIR}/{SACRAMENTO}/trifold.proof.pdf"


def test_what_is_in_the_profile_is_part_of_what_an_edition_is_made_from(tmp_path):
    (tmp_path / "brochures.toml").write_text('[print]\nicc_profile = "press.icc"')

    digests = set()
    for content in ("one", "other"):
        (tmp_path / "press.icc").write_text(content)
        digests.add(inputs_digest([], Paths(tmp_path), []))

    assert len(digests) == 2
