"""The page about changes, opened from disk in a browser; as the catalogue, it needs Chromium."""

import pytest

from pipeline.changes.page import changes_page
from pipeline.core.paths import TEMPLATES
from pipeline.documents.render import render_page
from tests.support.browser import violations
from tests.support.comparisons import ORGANISATION
from tests.support.editions import METRO, NAMES, STATE, compare, pay

MA = "31-9092"


@pytest.fixture
def page(tmp_path):
    """Give the page of an edition in which one mean moved and one median is withheld."""
    was = [
        pay(STATE, MA, "annual_mean", 50_000),
        pay(STATE, MA, "annual_median", 48_000),
        pay(METRO, MA, "annual_median", 60_000),
    ]
    now = [pay(STATE, MA, "annual_mean", 55_100)]
    found = compare(tmp_path, was, now, bls_oews="2025A01")
    path = tmp_path / "changes.html"
    path.write_text(render_page("changes", changes_page(found, NAMES, ORGANISATION), TEMPLATES))
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_no_fault_and_no_width_scrolls_sideways(chromium, page, width, scheme):
    tab = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.goto(page.as_uri())

    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.close()


def test_a_closed_section_is_printed_all_the_same(chromium, page):
    tab = chromium.new_page()
    tab.goto(page.as_uri())
    tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = false")
    assert not tab.locator("details.area table").first.is_visible()

    tab.emulate_media(media="print")

    assert tab.locator("details.area table").first.evaluate("one => one.checkVisibility()")
    assert tab.locator("details.area table").first.bounding_box()["height"] > 20
    tab.close()
