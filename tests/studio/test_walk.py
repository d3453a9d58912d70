"""A school in Boise, from the first page to its files, as a new user goes: no terminal."""

from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest

from pipeline.core.paths import Paths
from tests.studio.test_school import LOGO

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

SLOW = 60_000
WRONG, RIGHT = "208 555", "208-555-0142"


@pytest.fixture(autouse=True)
def settings(studio):
    """Put the settings of the shared studio back."""
    yield
    (studio.root / "brochures.toml").write_text(Paths().matrix.read_text())


def campus(tab, number, name, place):
    tab.get_by_role("button", name="Add a campus").click()
    tab.locator(f'[id="campus[{number}].name"]').fill(name)
    field = tab.locator(f'[id="campus[{number}].more"]')
    expect(field).to_have_attribute("role", "combobox", timeout=SLOW)  # its script has begun
    field.press_sequentially(place, delay=10)
    field.press("Enter")
    expect(tab.locator(f'[data-part="campus[{number}].areas"] .chosen b')).to_have_count(
        1, timeout=SLOW
    )


def test_a_school_sets_itself_up_and_takes_its_brochures_home(opened, tmp_path):
    (tmp_path / "logo.svg").write_bytes(LOGO)
    tab = opened("/school")
    tab.locator("#organisation\\.name").fill("Treasure Valley Career College")
    tab.locator("#organisation\\.place").fill("Boise, Idaho")
    tab.locator("#organisation\\.phone").fill(WRONG)
    tab.get_by_label("Logo").set_input_files(tmp_path / "logo.svg")
    campus(tab, 0, "Boise Campus", "83702")
    campus(tab, 1, "Twin Falls Campus", "Twin Falls")

    tab.get_by_role("button", name="Save", exact=True).click()
    wrong = tab.locator('[data-part="organisation.phone"] .trouble')
    expect(wrong.first).to_contain_text("ten digits", timeout=SLOW)
    tab.locator("#organisation\\.phone").fill(RIGHT)
    expect(wrong).to_have_count(0, timeout=SLOW)
    tab.get_by_role("button", name="Save", exact=True).click()
    expect(tab.locator(".notice")).to_contain_text("Saved.", timeout=SLOW)

    tab.get_by_role("link", name="Choose", exact=True).click()
    for label, text in (("First", "phlebotomst"), ("Second", "medical assistant")):
        field = tab.get_by_label(f"{label} job", exact=True)
        expect(field).to_have_attribute("role", "combobox", timeout=SLOW)
        field.fill("")
        field.press_sequentially(text, delay=10)
        field.press("Enter")
    tab.get_by_label("Place", exact=True).fill("Boise")
    title = tab.locator("#preview h2")
    expect(title).to_have_text("Phlebotomist or Medical Assistant, Boise", timeout=SLOW)
    tab.get_by_text("Read it as text").click()
    expect(tab.locator("#preview details")).to_contain_text("Boise Campus")

    tab.get_by_role("button", name="Add it to the edition").click()
    expect(tab.locator(".now h2")).to_have_text("Done", timeout=SLOW * 3)
    with tab.expect_download(timeout=SLOW) as waiting:
        tab.get_by_role("link", name="Download its PDFs, as a ZIP").click()

    packed = ZipFile(BytesIO(waiting.value.path().read_bytes()))
    start = "Phlebotomist or Medical Assistant - Boise"
    assert {f"{start} - folded sheet.pdf", f"{start} - folded sheet (for the print shop).pdf"} <= {
        *packed.namelist()
    }
    with pypdfium2.PdfDocument(packed.read(f"{start} - folded sheet.pdf")) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "Boise Campus" in " ".join(text.split())
    assert RIGHT in text
