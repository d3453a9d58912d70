"""The studio in a real browser: as a new user walks it, by hand and by keyboard, and for axe."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from pipeline.settings.layouts import layouts
from tests.support.browser import RULES

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

BOISE = "first=phlebotomist&second=medical-assistant&place=0014260"
TITLE = "Phlebotomist or Medical Assistant, Boise"
PAGES = {
    "choose": f"/?{BOISE}",
    "nothing chosen": "/?first=medcal&second=nurse&place=portland",
    "absent": "/?first=31-1131&second=39-5011&place=0014260&layout=handout",
    "figures": f"/figures?{BOISE}&layout=handout",
    "figure": f"/figure?{BOISE}&layout=handout&id=oews.0014260.31-9092.annual_median",
    "check": "/check",
    "editions": "/editions",
    "school": "/school",
    "texts": "/texts",
    "role": "/texts/role/phlebotomist",
    "pair": "/texts/pair/paralegal_vs_legal-secretary",
    "message": "/nowhere",
}


def typed(tab, label, text):
    field = tab.get_by_label(label, exact=True)
    field.fill("")
    field.press_sequentially(text, delay=15)
    return field


def test_a_new_user_types_two_jobs_and_a_place_and_takes_the_page(opened, tmp_path):
    tab = opened()
    title = tab.locator("#preview h2")
    typed(tab, "First job", "phlebotomst").press("Enter")
    typed(tab, "Second job", "medical assis")
    tab.get_by_role("option", name="Medical Assistant", exact=False).first.click()
    typed(tab, "Place", "83702").press("Enter")

    playwright.expect(title).to_have_text(
        "Phlebotomist or Medical Assistant, Boise", timeout=30_000
    )
    tab.get_by_label("Handout").check()
    playwright.expect(tab.locator("#preview .kind")).to_have_text("Handout", timeout=30_000)
    playwright.expect(tab.locator("#preview img")).to_have_count(1)
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="Download it").click()
    assert waiting.value.suggested_filename == (
        "Phlebotomist or Medical Assistant - Boise - handout.pdf"
    )
    with tab.expect_download(timeout=60_000) as waiting:
        tab.get_by_role("link", name="All layouts, as a ZIP").click()
    waiting.value.save_as(tmp_path / "all.zip")
    assert len(ZipFile(BytesIO((tmp_path / "all.zip").read_bytes())).namelist()) == len(layouts())

    tab.get_by_role("link", name="How do you know?").click()
    tab.get_by_role("link", name="Medical Assistant: median pay a year, Boise, ID").click()
    playwright.expect(tab.locator("main")).to_contain_text("OEUM001426000000031909213")
    tab.get_by_role("link", name="Back to the page").click()
    playwright.expect(title).to_have_text(TITLE)


def test_the_keyboard_alone_walks_the_suggestions(opened):
    tab = opened(f"/?{BOISE}")
    field = typed(tab, "First job", "nurse")
    options = tab.locator("#first-choices li")
    playwright.expect(options.first).to_be_visible()

    field.press("ArrowDown")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "first-choices-1"
    name = options.nth(1).get_attribute("data-name")
    field.press("Enter")
    assert field.input_value() == name
    playwright.expect(options.first).to_be_hidden()
    playwright.expect(tab.locator("#preview h2")).to_contain_text(name, timeout=30_000)
    field.press_sequentially("x")
    field.press("Escape")
    playwright.expect(options.first).to_be_hidden()


def test_a_choice_that_is_offered_is_taken_with_one_click(opened):
    tab = opened("/?first=phlebotomist&second=medical-assistant&place=portland")
    assert tab.get_by_label("Place", exact=True).get_attribute("aria-invalid") == "true"

    tab.get_by_role("button", name="Portland-South Portland, ME").click()

    playwright.expect(tab.locator("#preview h2")).to_contain_text("Portland", timeout=30_000)
    assert tab.get_by_label("Place", exact=True).get_attribute("aria-invalid") == "false"


def test_without_a_script_the_forms_do(opened):
    tab = opened("/?first=phlebotomist&second=medical-assistant&place=portland",
                 java_script_enabled=False)  # fmt: skip
    tab.get_by_role("button", name="Portland-South Portland, ME").click()

    assert "Portland" in tab.locator("#preview h2").text_content()
    tab.goto(tab.url.partition("/?")[0] + "/check")
    tab.get_by_label("Paste a text").fill("Medical assistants in California earn a median of $1.")
    tab.get_by_role("button", name="Check it").click()
    assert "finding" in tab.locator("#found h2").first.text_content()


def test_a_page_that_is_dropped_is_checked(opened):
    tab = opened("/check")
    tab.evaluate(
        """() => {
          const given = new DataTransfer();
          const text = "<p>Medical assistants in California earn a median of $71,970 a year.</p>";
          given.items.add(new File([text], "page.html"));
          document.querySelector(".drop").dispatchEvent(new DragEvent("drop", {
            dataTransfer: given, bubbles: true, cancelable: true }));
        }"""
    )
    tab.get_by_role("button", name="Check it").click()

    playwright.expect(tab.locator("#found h2").first).to_contain_text("1 finding", timeout=60_000)


def test_an_edition_that_is_stopped_leaves_the_last_one_and_nothing_half_made(opened, studio):
    out, tab = studio.root / "data/out", opened(f"/?{BOISE}")
    was, builds = (out / "latest").resolve(), {*out.glob(".build-*")}
    tab.get_by_role("button", name="Add it to the edition").click()
    playwright.expect(tab.locator("#progress")).to_be_visible()
    playwright.expect(tab.locator("#line")).to_contain_text("presented", timeout=60_000)

    tab.get_by_role("button", name="Stop it").click()

    playwright.expect(tab.locator(".now h2")).to_have_text("Stopped", timeout=60_000)
    assert (out / "latest").resolve() == was
    assert {*out.glob(".build-*")} == builds


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(opened, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab = opened(PAGES[name])
    for width in (1280, 375):
        tab.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            result = axe.Axe().run(tab, options={"runOnly": RULES}).response
            found = [(one["id"], one["nodes"][0]["html"]) for one in result["violations"]]
            assert (width, scheme, found) == (width, scheme, [])
        assert tab.evaluate("document.documentElement.scrollWidth") == width
