"""The page that lists an edition, opened from disk in a browser without a network.

It needs Chromium or Chrome. `make test` gets one where it may; else these tests are skipped.
"""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.browser import violations
from tests.support.catalogues import AREAS, FAILURE, METRO, OCCUPATIONS, ROLES, page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

SACRAMENTO = "Sacramento-Roseville-Folsom, CA"
LISTED = len(AREAS) + 1  # St. Louis lies in two states


@pytest.fixture(scope="module")
def edition(tmp_path_factory) -> Path:
    """Give the folder of an edition with two pairs, two layouts, two variants, and a failure."""
    return laid_out(
        tmp_path_factory.mktemp("edition"),
        (ROLES, OCCUPATIONS),
        variants=("screen", "print"),
        failures=(FAILURE,),
    )


def laid_out(folder, pairs, areas=AREAS, **choices):
    """Write the page and the pictures of an edition into a folder."""
    picture = BytesIO()
    Image.new("P", (320, 248), 255).save(picture, "PNG")
    html = page(pairs, areas, **choices)
    for address in re.findall('src="([^"]+)"', html):
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture.getvalue())
    (folder / "index.html").write_text(html)
    return folder


@pytest.fixture
def opened(chromium, edition):
    """Give a function that opens the page; its console and its requests must stay clean."""
    pages, complaints, requests = [], [], []

    def open_page(folder=edition, **options):
        tab = chromium.new_page(**{"viewport": {"width": 1280, "height": 900}} | options)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: requests.append(request.url))
        tab.goto((folder / "index.html").as_uri())
        pages.append(tab)
        return tab

    yield open_page
    for tab in pages:
        tab.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []


def shown(tab):
    """Give the code of every area that is listed, in the order of the page."""
    return tab.locator(".where span:visible").all_text_contents()


def searched(tab, text):
    tab.fill("#find", text)
    return sorted(set(shown(tab)))


def headings(tab):
    return tab.locator("h4:visible").all_text_contents()[: tab.locator(".area:visible").count()]


def test_a_search_shows_exactly_what_matches(opened):
    tab = opened()

    tab.fill("#find", "sacr")

    assert headings(tab) == [SACRAMENTO, SACRAMENTO]
    assert tab.locator(".state:visible h3").all_text_contents() == ["California", "California"]
    assert tab.locator("#count").text_content() == "8 documents for 1 area"
    tab.fill("#find", "louis")
    assert tab.locator("#count").text_content() == "8 documents for 1 area"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("SACR", ["0040900"]),
        ("folsom ca", ["0040900"]),
        ("ca", ["0040900"]),  # a short word is meant whole
        ("cali", ["0040900", "0600000", "0600003"]),
        ("mento", ["0040900"]),
        ("sacremento", ["0040900"]),
        ("sarcamento", ["0040900"]),
        ("Sacramneto  Califronia", ["0040900"]),
        ("mayaguez", ["0032420"]),
        ("Mayagüez", ["0032420"]),
        ("st louis", ["0041180"]),
        ("St. Louis", ["0041180"]),
        ("st louis illinois", ["0041180"]),
        ("0032420", ["0032420"]),
        ("32420", ["0032420"]),
        ("nonmetropolitan", ["0600003"]),
        ("sacramento arizona", []),
        ("qqqq", []),
    ],
)
def test_a_search_forgives_case_accents_and_slips(opened, text, codes):
    assert searched(opened(), text) == codes


def test_a_search_finds_occupations_by_code_and_name(opened):
    tab = opened()

    for text in ("31-1131", "311131", "licensed", "nursing asistants"):
        assert set(searched(tab, text)) == {area[0] for area in AREAS}
        assert tab.locator(".pair:visible").count() == 1


def test_nothing_found_says_so_and_leads_back(opened):
    tab = opened()
    tab.fill("#find", "qqqq")

    assert tab.locator("#none span").text_content() == "Nothing matches “qqqq”."
    tab.get_by_role("button", name="Show everything").click()

    assert len(shown(tab)) == 2 * LISTED
    assert tab.evaluate("document.activeElement.id") == "find"


def test_filters_narrow_pair_layout_and_variant(opened):
    tab = opened()
    tab.fill("#find", "sacramento")
    tab.select_option("#pair", "ma_vs_moa")
    tab.select_option("#layout", "guide")
    tab.select_option("#variant", "print")

    links = tab.locator(".files a:visible").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert links == [
        f"ma_vs_moa/0040900/guide{end}" for end in (".print.pdf", ".txt", ".figures.json")
    ]
    assert re.findall(r"\d+", tab.locator("#count").text_content()) == ["1", "1"]


def test_the_index_counts_what_is_found(opened):
    tab = opened()

    tab.fill("#find", "california metropolitan")

    entries = tab.locator("nav li:visible").all_inner_texts()
    assert [entry.split() for entry in entries] == [["California", "1"]]


def test_the_count_is_announced_when_the_typing_pauses(opened):
    tab = opened()
    tab.locator("#find").press_sequentially("sacremento")

    status = tab.get_by_role("status")
    playwright.expect(status).to_have_text("8 documents for 1 area, spelled nearly so")


def test_a_keyboard_reaches_search_results_and_back(opened):
    tab = opened()
    focus = "document.activeElement.getAttribute('href') || document.activeElement.id"

    tab.keyboard.press("Tab")
    assert tab.evaluate(focus) == "#documents"
    while tab.evaluate(focus) != "find":
        tab.keyboard.press("Tab")
    tab.keyboard.type("sacr")
    tab.keyboard.press("Enter")
    visited = []
    for _ in range(8):
        visited.append(tab.evaluate(focus))
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        tab.keyboard.press("Tab")

    assert visited == [
        f"ma_vs_moa/0040900/{layout}{end}"
        for layout in ("trifold", "guide")
        for end in (".pdf", ".print.pdf", ".txt", ".figures.json")
    ]
    tab.focus("#find")
    tab.keyboard.press("Escape")
    assert len(shown(tab)) == 2 * LISTED


def test_the_picture_leads_where_the_first_shown_link_does(opened):
    tab = opened()
    under = """image => {
      const box = image.getBoundingClientRect();
      const found = document.elementFromPoint(box.left + 20, box.top + 20);
      return found.getAttribute("href");
    }"""
    picture = tab.locator(".area img").first
    picture.scroll_into_view_if_needed()

    assert picture.evaluate(under) == "ma_vs_moa/0000000/trifold.pdf"
    tab.select_option("#variant", "print")
    assert picture.evaluate(under) == "ma_vs_moa/0000000/trifold.print.pdf"


def test_a_failure_leads_to_its_reason(opened):
    tab = opened()
    tab.fill("#find", "yuma")

    tab.locator(".failed a:visible").click()

    assert tab.locator("#not-made dd").is_visible()
    assert tab.url.endswith("#not-made")


def test_without_a_script_every_document_is_listed(opened):
    tab = opened(java_script_enabled=False)

    assert len(shown(tab)) == 2 * LISTED
    assert not tab.locator("form").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_fault(opened, width, scheme):
    tab = opened(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    assert violations(tab) == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_width_scrolls_sideways(opened, width):
    tab = opened(viewport={"width": width, "height": 800})

    assert tab.evaluate("document.documentElement.scrollWidth") == width


def test_a_page_that_was_opened_at_latest_stays_with_its_own_edition(opened, tmp_path):
    own, next_one = "2025A01-0123456789ab", "2026A01-0123456789ab"
    for name in (own, next_one):
        folder = laid_out(tmp_path / "editions" / name, (ROLES, OCCUPATIONS))
        (folder / "manifest.json").write_text(json.dumps({"edition": name}))
    (tmp_path / "latest").symlink_to(f"editions/{own}")
    tab = opened(tmp_path / "latest")
    link = tab.get_by_role("link", name="manifest.json")
    playwright.expect(link).to_have_attribute("href", f"../editions/{own}/manifest.json")

    (tmp_path / "latest").unlink()
    (tmp_path / "latest").symlink_to(f"editions/{next_one}")
    link.click()
    tab.wait_for_url("**/manifest.json")

    assert json.loads(tab.inner_text("body")) == {"edition": own}


def many(count):
    states = [f"State {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    return tuple(
        (f"{number:07}", f"City {number:03}", METRO, states[number % 26]) for number in range(count)
    )


def test_thousands_of_documents_load_few_pictures_and_are_searched_at_once(opened, tmp_path):
    """583 areas, two pairs, two layouts, two variants; a search of them takes about 15 ms."""
    folder = laid_out(tmp_path, (ROLES, OCCUPATIONS), many(583), variants=("screen", "print"))
    tab = opened(folder)
    tab.wait_for_function("document.images[0].naturalWidth > 0")
    loaded = tab.evaluate("[...document.images].filter((image) => image.naturalWidth > 0).length")

    milliseconds = tab.evaluate(
        """() => {
          const field = document.getElementById("find"), start = performance.now();
          field.value = "city 04";
          field.dispatchEvent(new Event("input"));
          document.body.offsetHeight;
          return performance.now() - start;
        }"""
    )

    assert loaded < 60
    assert tab.locator("#count").text_content() == "80 documents for 10 areas"
    assert milliseconds < 500
