"""A page for the web: one file that brings all it shows, as right as what is printed."""

import base64
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from pipeline.core.paths import TEMPLATES
from pipeline.documents.job import Job, jobs_of
from pipeline.documents.render import render
from tests.support.browser import violations
from tests.support.made import (
    ANCHORAGE,
    CASES,
    PAIR,
    ROCHESTER,
    SACRAMENTO,
    WEB,
    WITHOUT_ROLES,
    brochures,
    document,
    matrix,
)

LARGEST = 300_000  # bytes
WIDTHS = (320, 375, 768, 1280)
MEDIAN = "oews.0040900.31-9092.annual_median"


@pytest.fixture(params=[case for case in CASES if case[2] == WEB], ids="-".join)
def page(request, marts):
    return document(marts, *request.param)


@pytest.fixture(scope="module")
def sacramento(marts):
    return document(marts, PAIR, SACRAMENTO, WEB)


class _Reader(HTMLParser):
    """Collects elements with their attributes, and the text of marked figures and scripts."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.marked, self.scripts, self.within = [], [], {}, None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.within = self.elements[-1] if tag in ("data", "script") else None

    def handle_endtag(self, _):
        self.within = None

    def handle_data(self, text):
        tag, said = self.within or ("", {})
        if tag == "data":
            self.marked.append((said["data-figure"], said["value"], text))
        elif tag == "script":
            self.scripts[said["type"]] = json.loads(text)

    def all(self, tag):
        return [said for name, said in self.elements if name == tag]


def linked(made):
    return _Reader(made.html).scripts["application/ld+json"]


def test_a_page_brings_its_figures_and_each_number_carries_its_figure(page):
    read = _Reader(page.html)
    figures = {one["id"]: one for one in read.scripts["application/json"]}

    assert [*figures.values()] == page.figures
    assert len(read.marked) > 50
    for id, value, printed in read.marked:
        figure = figures[id]
        expected = figure["printed"] if figure["value"] is None else figure["value"]
        assert (printed, value) == (figure["printed"], str(expected))


def test_a_page_is_one_light_file_without_a_program(page):
    read = _Reader(page.html)

    assert page.file.stat().st_size <= LARGEST
    assert {*read.scripts} == {"application/ld+json", "application/json"}
    sources = [said["src"] for _, said in read.elements if "src" in said]
    called = [*sources, *re.findall(r"url\(.(.{5})", page.html)]
    assert [one for one in called if not one.startswith("data:")] == []


def test_a_table_has_a_caption_and_a_scope_for_each_head(page):
    read = _Reader(page.html)

    assert len(read.all("caption")) == len(read.all("table")) > 2
    assert {one.get("scope") for one in read.all("th")} <= {"row", "col", "rowgroup"}


def test_a_picture_says_what_it_shows(page):
    pictures = [one for one in _Reader(page.html).all("figure") if "picture" in one["class"]]

    assert len(pictures) >= 2
    assert all(one["role"] == "img" and len(one["aria-label"]) > 20 for one in pictures)


def test_nothing_of_the_guide_is_missing(marts):
    """Each figure that a guide prints, a page of the same pair and place prints, too."""
    for case in ((PAIR, SACRAMENTO), (PAIR, ROCHESTER), (WITHOUT_ROLES, SACRAMENTO)):
        guide, web = (document(marts, *case, layout).figures for layout in ("guide", WEB))
        assert {one["id"] for one in guide} - {one["id"] for one in web} == set()


# What machines read


def test_pay_is_said_in_the_words_of_schema_org_by_figures_of_the_page(page):
    values = {f["id"]: f["value"] for f in page.figures if f["id"].startswith(f"oews.{page.area}.")}

    told = 0
    for occupation in linked(page)["about"]:
        (code,) = re.findall(r"\d\d-\d{4}", occupation["occupationalCategory"])
        for pay in occupation.get("estimatedSalary", []):
            unit = {"P1Y": "annual", "PT1H": "hourly"}[pay["duration"]]
            for word, value in pay.items():
                if level := re.fullmatch(r"percentile(\d\d)|(median)", word):
                    name = level[2] or f"{level[1]}th"
                    assert values[f"oews.{page.area}.{code}.{unit}_{name}"] == value
                    told += 1
    assert told or page.area == ANCHORAGE  # pay there is above the publisher's ceiling


def test_sources_are_cited_as_data_sets_and_nothing_is_claimed_of_the_school(sacramento):
    said = linked(sacramento)

    assert said["@type"] == "Article"
    assert said["publisher"] == {"@type": "Organization", "name": "Campus Sacramento"}
    assert said["citation"][0] == {
        "@type": "Dataset", "name": "Pay: U.S. Bureau of Labor Statistics, May 2025.",
        "identifier": "bls_oews 2025A01",
    }  # fmt: skip
    assert "EducationalOccupationalProgram" not in sacramento.html


def rendered(marts, **school):
    (brochure,) = brochures(
        marts, PAIR, (SACRAMENTO,), replace(matrix().organisation, **school)
    )  # fmt: skip
    return brochure


def test_a_page_names_its_own_address_where_the_folder_on_the_web_is_known(marts):
    brochure = rendered(marts)
    order = replace(matrix(), layouts=(WEB, "guide"), web_address="https://example.edu/careers/")
    address = f"https://example.edu/careers/{PAIR}/{SACRAMENTO}/web.html"

    web, guide, _ = jobs_of([(order, [brochure])], None)
    html = render(web.shown, WEB, TEMPLATES).html

    assert (web.shown.address, guide.shown.address) == (address, "")
    assert {"rel": "canonical", "href": address} in _Reader(html).all("link")
    assert "canonical" not in render(Job(brochure, WEB, "screen").shown, WEB, TEMPLATES).html


def test_what_a_school_writes_is_text_and_not_markup(marts):
    name = "</script><script>alert(1)</script> & Sons"
    brochure = rendered(marts, name=name)

    read = _Reader(render(brochure, WEB, TEMPLATES).html)

    assert read.scripts["application/ld+json"]["publisher"]["name"] == name
    assert len(read.all("script")) == 2


def test_the_typefaces_have_the_letters_that_pages_need(sacramento):
    packed = re.findall(r"data:font/woff2;base64,([^\"]+)", sacramento.html)
    fonts = [TTFont(BytesIO(base64.b64decode(one))) for one in packed]

    assert len(fonts) == 3
    assert sum(map(len, packed)) < 80_000
    for font in fonts:
        assert {*map(ord, "$61,970 – “Mayagüez” −3.2% ✓")} <= {*font.getBestCmap()}


# In a browser


@pytest.fixture
def opened(chromium):
    """Give a function that opens a page; it must ask for nothing and complain of nothing."""
    tabs, complaints, requests = [], [], []

    def open_page(made, **options):
        tab = chromium.new_page(**{"viewport": {"width": 1280, "height": 900}} | options)
        tabs.append(tab)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("request", lambda request: requests.append(request.url))
        tab.goto(made.file.as_uri())
        return tab

    yield open_page
    for tab in tabs:
        tab.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("area", ["0000000", SACRAMENTO])
def test_axe_finds_no_fault(opened, marts, area, width, scheme):
    made = document(marts, PAIR, area, WEB)

    tab = opened(made, viewport={"width": width, "height": 800}, color_scheme=scheme)

    assert violations(tab) == []


def test_no_width_scrolls_sideways(opened, page):
    tab = opened(page)

    found = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        found[width] = tab.evaluate("document.documentElement.scrollWidth")

    assert found == {width: width for width in WIDTHS}


def test_no_label_of_a_picture_leaves_it_on_a_phone(opened, page):
    tab = opened(page, viewport={"width": 375, "height": 800})

    outside = tab.evaluate(
        """[...document.querySelectorAll(".picture *")].filter((one) => {
          const own = one.getBoundingClientRect();
          const all = one.closest(".picture").getBoundingClientRect();
          return one.textContent.trim() && (own.left < all.left - 1 || own.right > all.right + 1);
        }).map((one) => one.textContent)"""
    )

    assert outside == []


def test_a_page_is_shown_in_the_frame_of_another_without_scripts(chromium, sacramento, tmp_path):
    outer = tmp_path / "outer.html"
    outer.write_text(f'<iframe sandbox src="{sacramento.file.as_uri()}"></iframe>')
    tab = chromium.new_page(java_script_enabled=False)
    tab.goto(outer.as_uri())

    (frame,) = tab.frames[1:]

    assert "$61,970" in frame.locator("body").inner_text()
    tab.close()
