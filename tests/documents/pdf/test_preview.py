"""A PDF's first page becomes a small picture."""

from io import BytesIO

import pytest
from PIL import Image

from pipeline.documents.pdf.preview import preview
from tests.support.made import LAYOUTS, PAIR, SACRAMENTO, document

LARGEST = 12_000  # bytes


@pytest.fixture(scope="module", params=LAYOUTS)
def made(request, marts):
    return document(marts, PAIR, SACRAMENTO, request.param)


def drawn(picture):
    return Image.open(BytesIO(picture))


def test_a_preview_is_small_and_has_the_page_s_shape(made):
    picture = preview(made.pdf.read_bytes())

    assert len(picture) < LARGEST
    assert drawn(picture).format == "PNG"
    assert drawn(picture).size == ((320, 248) if made.layout == "trifold" else (248, 320))


def test_the_roles_and_the_organisation_keep_their_colours(made):
    picture = drawn(preview(made.pdf.read_bytes())).convert("RGB")

    colours = [colour for _, colour in picture.getcolors()]
    for known in ((0x14, 0x34, 0x5C), (0xC4, 0x46, 0x0B), (0x14, 0x50, 0x5C), (255, 255, 255)):
        assert min(far(known, colour) for colour in colours) <= 32


def far(one, other):
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def test_a_preview_of_the_print_variant_leaves_out_bleed_and_marks(made):
    press = drawn(preview(made.print_pdf.read_bytes()))

    assert press.size == drawn(preview(made.pdf.read_bytes())).size


def test_the_same_pdf_gives_the_same_picture(made):
    pdf = made.pdf.read_bytes()

    assert preview(pdf) == preview(pdf)
