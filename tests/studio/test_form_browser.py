"""A school's forms in a real browser: what is typed is counted, checked, shown, saved and kept."""

import re

import pytest

from pipeline.core.paths import Paths
from tests.studio.test_school import LOGO
from tests.support.browser import RULES

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect

SHIPPED = Paths().matrix.read_text()
SLOW = 40_000


@pytest.fixture(autouse=True)
def school(studio):
    """Give the file that the form writes, as it ships; it is put back."""
    path = studio.root / "brochures.toml"
    yield path
    path.write_text(SHIPPED)


def beside(tab, field):
    """Give what is said beside a field."""
    return tab.locator(f'[data-part="{field}"] .trouble')


def faults(tab):
    """Give what axe finds, at both widths and in both schemes."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = []
    for width in (1280, 375):
        tab.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            violations = axe.Axe().run(tab, options={"runOnly": RULES}).response["violations"]
            found += [(width, scheme, one["id"], one["nodes"][0]["html"]) for one in violations]
        if tab.evaluate("document.documentElement.scrollWidth") != width:
            found.append((width, "scrolls sideways"))
    return found


def test_a_school_with_two_campuses_and_a_logo_is_set_up_by_hand(opened, school, tmp_path):
    (tmp_path / "logo.svg").write_bytes(LOGO)
    tab = opened("/school")
    pages = tab.locator('[data-part="pages"] img')
    expect(pages.first).to_be_visible(timeout=SLOW)

    name = tab.locator("#organisation\\.name")
    name.fill("College of the Western Valley " * 3)
    expect(tab.get_by_text("89 of 80 characters")).to_be_visible()
    expect(beside(tab, "organisation.name")).to_contain_text("too long", timeout=SLOW)
    assert name.get_attribute("aria-invalid") == "true"
    name.fill("Western Valley College")
    expect(beside(tab, "organisation.name")).to_have_count(0, timeout=SLOW)
    expect(pages.first).to_be_visible(timeout=SLOW)
    tab.get_by_label("Logo").set_input_files(tmp_path / "logo.svg")
    expect(tab.locator('[data-part="organisation.logo"]')).to_contain_text("school/logo-")
    for number, place in enumerate(("Boise, ID", "83301")):
        tab.get_by_role("button", name="Add a campus").click()
        tab.locator(f'[id="campus[{number}].name"]').fill(f"Campus {place[:5]}")
        field = tab.locator(f'[id="campus[{number}].more"]')
        expect(field).to_have_role("combobox")
        field.press_sequentially(place, delay=10)
        field.press("Enter")
        expect(tab.locator(f'[data-part="campus[{number}].areas"] .chosen b')).to_have_count(
            1, timeout=SLOW
        )
    tab.get_by_role("button", name="Save", exact=True).click()

    expect(tab.locator(".notice")).to_contain_text("Saved.", timeout=SLOW)
    saved = school.read_text()
    assert 'name = "Western Valley College"' in saved
    assert re.findall(r"(?m)^areas = (.*)$", saved)[:2] == ['["0014260"]', '["0046300"]']
    assert [line for line in SHIPPED.split("\n") if line[:1] == "#" and line not in saved] == []


def test_enter_in_a_field_saves_nothing_and_tab_goes_through_the_fields(opened, school):
    tab = opened("/school")
    name = tab.locator("#organisation\\.name")
    name.fill("Elsewhere")
    name.press("Enter")
    expect(tab.locator("#organisation\\.name")).to_have_value("Elsewhere")
    assert school.read_text() == SHIPPED

    name.focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "organisation.former_name"


def test_what_is_wrong_and_what_was_changed_meanwhile_reads_well(opened):
    tab, other = opened("/school"), opened("/school")
    other.get_by_label("Former name").first.fill("Old College")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".notice")).to_contain_text("Saved.", timeout=SLOW)
    tab.get_by_role("button", name="Add a campus").click()
    tab.locator("#theme\\.second").fill("#ffffff")
    tab.get_by_role("button", name="Save", exact=True).click()

    expect(tab.locator(".notice")).to_contain_text("was changed since", timeout=SLOW)
    expect(tab.get_by_text("In the file now: “Old College”")).to_be_visible()
    expect(beside(tab, "theme.second").first).to_contain_text("too pale")
    assert faults(tab) == []
    tab.wait_for_timeout(1500)
    expect(tab.get_by_text("In the file now: “Old College”")).to_be_visible()


def test_a_studio_that_does_not_answer_is_told_beside_save(opened):
    tab = opened("/school")
    tab.route("**/school", lambda asked: asked.abort())
    tab.get_by_label("Former name").first.fill("Old College")

    expect(tab.locator(".save")).to_contain_text("Is it still open?", timeout=SLOW)
    expect(tab.get_by_label("Former name").first).to_have_value("Old College")


def test_a_colour_is_picked_and_measured(opened):
    tab = opened("/school")
    tab.get_by_label("Your color: choose").fill("#336699")

    expect(tab.locator("#organisation\\.colour")).to_have_value("#336699")
    measured = tab.locator('[data-part="organisation.colour"] .measured')
    expect(measured).to_contain_text("Contrast with white: 5.9 to 1", timeout=SLOW)


def test_without_a_script_a_campus_is_added_and_saved(opened, school):
    tab = opened("/school", java_script_enabled=False)
    tab.get_by_role("button", name="Add a campus").click()
    tab.locator('[id="campus[0].more"]').fill("Reno, NV")
    tab.get_by_role("button", name="Add the area").click()
    assert tab.locator(".chosen b").text_content() == "Reno, NV"
    tab.get_by_role("button", name="Show the pages").last.click()
    assert tab.locator('[data-part="pages"] img').count() == 2
    tab.get_by_role("button", name="Save", exact=True).click()

    assert "Saved." in tab.locator(".notice").text_content()
    assert 'areas = ["0039900"]' in school.read_text()


def test_a_role_is_begun_with_the_keyboard_and_checked_as_it_is_typed(opened, studio):
    tab = opened("/texts")
    field = tab.locator("#occupation")
    field.press_sequentially("registered nu", delay=15)
    expect(tab.locator("#occupation-choices li").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    tab.get_by_role("button", name="Begin the text").press("Enter")
    expect(tab.get_by_text("Still to be written:")).to_be_visible(timeout=SLOW)
    path = studio.root / "data/raw/roles/registered-nurse.toml"
    assert path.exists()
    path.unlink()

    tab.goto(f"{studio.base}/texts/role/phlebotomist")
    tab.get_by_label("A normal day").fill("One duty that is far too long for its place")
    expect(tab.get_by_text("1 line, the longest 43 of 34 characters")).to_be_visible()
    expect(beside(tab, "day")).to_contain_text("1 to 34 characters", timeout=SLOW)
    assert faults(tab) == []
