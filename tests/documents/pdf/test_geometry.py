"""What a finished page cuts, covers or sets too small is refused; a half-empty one is told."""

import base64
import re
import shutil
from dataclasses import replace
from io import BytesIO

import pytest
import segno

from pipeline.core.errors import TypesetError
from pipeline.core.figure import sentence
from pipeline.core.paths import TEMPLATES
from pipeline.documents.cache import Store
from pipeline.documents.engine.typeset import typeset
from pipeline.documents.job import Job
from pipeline.documents.make import documents
from pipeline.documents.workers import local
from tests.support.made import PAIR, SACRAMENTO, brochures

ADDRESS = "https://www.example.org/programs"
LINES = "<p>One line of many</p>" * 30


@pytest.fixture
def templates(tmp_path):
    return shutil.copytree(TEMPLATES, tmp_path / "templates")


@pytest.fixture
def proved(templates):
    """Set content as the first page of a plain guide, 400 points high, and prove it."""

    (templates / "_parts.css").write_text("")

    def proved(content, others=LINES):
        (templates / "guide/guide.css").write_text(
            "@page { size: 8.5in 11in; margin: 36pt 36pt 356pt } p { margin: 0; height: 13pt }"
            ".panel { position: relative; break-before: page; padding: 13pt; margin: -13pt }"
        )
        pages = "".join(f'<section class="panel">{others}</section>' for _ in range(3))
        html = (
            '<html lang="en"><head><title>t</title></head><body><section class="panel" id="one">'
            f"{content}</section>{pages}</body></html>"
        )
        return typeset(
            html, layout="guide", variant="screen", templates=templates, code=ADDRESS
        ).sparse  # fmt: skip

    return proved


def picture(inside, name="chart", width=200, height=100):
    """Draw a picture at its size in points."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="IBM Plex Sans" font-size="10">{inside}</svg>'
    )
    content = base64.b64encode(svg.encode()).decode()
    style = f"width: {width}pt; height: {height}pt"
    return (
        f'<img class="{name}" alt="a picture" style="{style}" '
        f'src="data:image/svg+xml;base64,{content}">'
    )


def code(address):
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    content = base64.b64encode(drawn.getvalue()).decode()
    return (
        '<img class="qr" alt="a code" style="width: 82pt; height: 82pt; margin: 12pt" '
        f'src="data:image/svg+xml;base64,{content}">'
    )


def html_picture(*inside, said=""):
    """Set a picture as HTML, 200 points wide and 60 high."""
    style = "position: relative; width: 200pt; height: 60pt"
    inner = "".join(inside)
    return f'<figure class="picture" data-alt="A picture." style="{style}"{said}>{inner}</figure>'


def at(left, text, top=10, style=""):
    """Place a label of a picture: how far its left and top are from the picture's, in points."""
    place = f"position: absolute; left: {left}pt; top: {top}pt; white-space: nowrap; {style}"
    return f'<span style="{place}">{text}</span>'


def mark(left, top, width, height, said=""):
    place = f"left: {left}pt; top: {top}pt; width: {width}pt; height: {height}pt"
    return f'<i style="position: absolute; background: #14345c; {place}"{said}></i>'


def over(style, text=""):
    return f'<div style="position: absolute; {style}">{text}</div>'


SOUND = {
    "lines": LINES,
    "a label that ends at the edge": LINES[:460]
    + picture('<text x="200" y="50" text-anchor="end">$151,920</text>'),
    "a code": LINES[:460] + code(ADDRESS),
    "labels beside their marks": LINES[:460]
    + html_picture(at(0, "Here"), mark(60, 10, 60, 8), mark(60, 30, 60, 0.5), at(130, "$61,970")),
    "the code of a tile on its tile": LINES[:460]
    + html_picture(mark(5, 5, 30, 30, ' data-over="yes"'), at(10, "CA")),
    "a picture of tiles": LINES[:460]
    + html_picture(mark(5, 5, 30, 30), at(10, "CA"), said=' data-over="yes"'),
    "a list of sources in 7 points": LINES[:460]
    + '<div class="sources" style="font-size: 7pt"><p>One, <b>two</b></p></div>',
    "letters of a logo, small and cut": LINES[:460]
    + picture('<text x="195" y="50" font-size="3">Since 1911</text>', "logo"),
}


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
def test_what_is_whole_passes_without_a_word(proved, content):
    assert proved(content, LINES) == ()


FAULTS = {
    "a label cut at the edge of its picture": (
        picture('<text x="170" y="50">$151,920</text>'),
        r"one: “\$151,920” is cut off at the edge of its picture",
    ),
    "a label that only the last stroke is cut off": (
        picture('<text x="202" y="50" text-anchor="end">$151,920</text>'),
        r"one: “\$151,920” is cut off at the edge of its picture",
    ),
    "small letters in a picture": (
        picture('<text x="20" y="50" font-size="5">hardly seen</text>'),
        "one: “hardly seen” in 5.0 pt",
    ),
    "two labels, one over the other": (
        picture('<text x="20" y="50">$50,110</text><text x="40" y="55">$48,070</text>'),
        "stands over",
    ),
    "an HTML picture's label that is cut": (
        html_picture(at(170, "$151,920")),
        r"one: “.*\$151,920.*” is cut off at the edge of its picture",
    ),
    "a label that has left its picture": (
        html_picture(at(20, "far below", top=90)) + '<p style="height: 200pt">a line</p>',
        "one: “far below” is cut off at the edge of its picture",
    ),
    "a label over another": (
        html_picture(at(20, "$50,110"), at(40, "$48,070", top=13)),
        r"one: “\$(50,110|48,070)” stands over “\$(48,070|50,110)”",
    ),
    "a label over a mark": (
        html_picture(mark(10, 8, 60, 12), at(20, "$50,110")),
        r"one: “\$50,110” stands over a mark of its picture",
    ),
    "a label over a thin line": (
        html_picture(mark(10, 16, 60, 0.5), at(20, "$50,110")),
        r"one: “\$50,110” stands over a mark of its picture",
    ),
    "small letters of an HTML picture": (
        html_picture(at(20, "hardly seen", style="font-size: 5pt")),
        "one: “hardly seen” in 5.0 pt",
    ),
    "a list of sources in 6 points": (
        '<p class="sources" style="font-size: 6pt">hardly seen</p>',
        "one: “hardly seen” in 6.0 pt",
    ),
    "a line of the panel over an HTML picture": (
        html_picture() + over("top: 40pt; left: 40pt", "a stray line"),
        "one: “a stray line” stands outside its panel or picture",
    ),
    "a code that an HTML picture covers": (
        code(ADDRESS)
        + over("top: 40pt; left: 20pt", html_picture(mark(0, 0, 60, 60, ' data-over="yes"'))),
        "one: no camera can read the QR code",
    ),
    "a code of another address in an HTML picture": (
        '<figure class="picture" data-alt="A code.">'
        + code("https://www.example.com")
        + "</figure>",
        "one: the QR code says “https://www.example.com” instead of",
    ),
    "small type": ('<p style="font-size: 5pt">hardly seen</p>', "one: “hardly seen” in 5.0 pt"),
    "lines over each other": (
        f"<p>the lower line</p>{over('top: 16pt; left: 13pt', 'the upper line')}",
        "one: “the (lower|upper) line” stands over “the (upper|lower) line”",
    ),
    "a line over a picture": (
        picture("") + over("top: 40pt; left: 40pt", "a stray line"),
        "one: “a stray line” stands over a picture",
    ),
    "a code under text": (
        code(ADDRESS) + over("top: 60pt; left: 40pt", "small print"),
        "one: “small print” stands over a picture",
    ),
    "a code under a box": (
        code(ADDRESS) + over("top: 40pt; left: 40pt; width: 50pt; height: 50pt; background: #fff"),
        "one: no camera can read the QR code",
    ),
    "a code of another address": (
        code("https://www.example.com"),
        "one: the QR code says “https://www.example.com” instead of “https://www.example.org/",
    ),
}


@pytest.mark.parametrize(("content", "found"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_refused_by_its_panel_and_its_text(proved, content, found):
    with pytest.raises(TypesetError, match=found) as error:
        proved(content)

    assert error.value.what == "a page did not come out whole"
    assert error.value.where == "guide, screen"


def test_a_half_empty_page_is_named(proved):
    assert proved("<p>One line</p>" * 14) == ("the panel “one” is only 45% full",)
    assert proved("<p>One line</p>" * 20) == ()
    high = html_picture(at(10, "a label")).replace("60pt", "150pt")
    assert proved("<p>One line</p>" * 9 + high) == ()


def test_the_end_of_what_flows_over_pages_may_be_short(marts, tmp_path):
    (brochure,) = brochures(marts, PAIR, ("0600000",))

    with local(1) as workers:
        jobs = [Job(brochure, "quotable", "screen")]
        (made,) = documents(jobs, workers, Store(tmp_path / "store"), tmp_path / "made")

    assert (made.document.pages, made.warnings) == (4, ())


def test_what_is_refused_has_no_file_and_what_is_half_empty_is_told_again_when_reused(
    marts, tmp_path
):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))
    bare = replace(brochure, pair=replace(brochure.pair, shared=sentence("")))
    none = dict.fromkeys(("evidence", "certification", "choice"), sentence(""))
    sides = [replace(side, **none) for side in bare.sides]
    bare = replace(bare, first=sides[0], second=sides[1])
    store = Store(tmp_path / "store")

    with local(1) as workers:
        runs = [
            next(documents([Job(bare, "trifold", "screen")], workers, store, tmp_path / name))
            for name in ("one", "two")
        ]

    assert [run.document.reused for run in runs] == [False, True]
    assert runs[0].warnings == runs[1].warnings
    assert re.search(r"the panel “flap” is only 3\d% full", " ".join(runs[0].warnings))
