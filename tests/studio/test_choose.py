"""Two jobs and a place, as people name them, become a page, its files and its proof."""

import html
import os
import re
import signal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.documents.pdf.preview import page_picture
from pipeline.settings.layouts import layouts
from tests.cli.test_cli import group

BOISE = {"first": "phlebotomist", "second": "medical-assistant", "place": "0014260"}


def part(text, name):
    """Give what an answer says beside a field, or of the page, without its marks."""
    found = re.search(rf'data-part="{name}"[^>]*>(.*?)(?=<div data-part|\Z)', text, re.DOTALL)[1]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", found)).split())


@pytest.mark.parametrize(
    ("first", "meant"),
    [
        ("phlebotomist", "Phlebotomist or Medical Assistant, Boise"),
        ("Phlebotomst", "Phlebotomist or Medical Assistant, Boise"),
        ("phlebotomy technician", "Phlebotomist or Medical Assistant, Boise"),
        ("31-9097", "Phlebotomist or Medical Assistant, Boise"),
        ("registered nurse", "Registered nurse or Medical Assistant, Boise"),
    ],
)
def test_a_job_is_known_by_name_title_or_code_mistyped_or_not(studio, first, meant):
    answer = studio.get("/preview", first=first, second="medical assistant", place="Boise")

    assert part(answer.text, "preview").startswith(meant)
    assert answer.text.count("<img") == 2
    assert len(set(re.findall('src="([^"]+)"', answer.text))) == 2


@pytest.mark.parametrize("place", ["83702", "Ada County, ID", "boise", "0014260"])
def test_a_place_is_known_by_name_zip_code_or_county(studio, place):
    page = studio.get("/preview", first="phlebotomist", second="medical assistant", place=place)

    assert part(page.text, "preview").startswith("Phlebotomist or Medical Assistant, Boise")


@pytest.mark.parametrize(
    ("query", "field", "told"),
    [
        ({"place": "portland"}, "place", "Several areas match “portland”. Did you mean one of"),
        ({"place": "qqqqqq"}, "place", "No area is called “qqqqqq”."),
        ({"place": ""}, "place", "Which place? A city, a state, a ZIP code or a county."),
        ({"place": "metros:CA"}, "place", "That means many places: name one of them."),
        ({"first": "qqqqqqqq"}, "first", "No job is called “qqqqqqqq”."),
        ({"first": ""}, "first", "Which job? Type a few letters of its name."),
        ({"first": "medical assistant"}, "preview", "These are one job. Choose two that differ."),
        ({"first": "31-9092"}, "preview", "the two sides of"),
    ],
)
def test_what_is_not_known_is_said_beside_its_field(studio, query, field, told):
    answer = studio.get("/preview", **{**BOISE, **query})

    assert answer.status_code == 200
    assert told.lower() in part(answer.text, field).lower()
    assert "<img" not in answer.text


def test_suggestions_follow_the_letters(studio):
    jobs = studio.get("/jobs", text="phleb").json()["choices"]
    places = studio.get("/places", text="portland").json()["choices"]

    assert [one["name"] for one in jobs][:1] == ["Phlebotomist"]
    assert [one["code"] for one in places] == ["0038860", "0038900"]
    assert studio.get("/jobs", text="").json() == {"choices": []}


def test_the_page_works_without_a_script(studio):
    page = studio.get("/", **BOISE, layout="handout").text

    assert 'value="Phlebotomist"' in page
    assert re.search('value="handout" checked', page)
    assert page.count("<img") == 1


def test_the_pdf_and_all_layouts_have_names_that_can_be_mailed(studio):
    pdf = studio.get("/document", **BOISE, layout="handout")
    packed = studio.get("/documents", **BOISE)

    start = "Phlebotomist or Medical Assistant - Boise"
    assert pdf.content.startswith(b"%PDF-")
    assert f'filename="{start} - handout.pdf"' in pdf.headers["content-disposition"]
    assert f'filename="{start}.zip"' in packed.headers["content-disposition"]
    assert ZipFile(BytesIO(packed.content)).namelist() == [
        f"{start} - {layout.title.lower()}.{layout.becomes}" for layout in layouts().values()
    ]


def test_a_picture_is_of_the_page_that_is_downloaded(studio, tmp_path):
    page = studio.get("/preview", **BOISE, layout="handout").text
    (tmp_path / "page.pdf").write_bytes(studio.get("/document", **BOISE, layout="handout").content)

    picture = studio.get(re.search('src="([^"]+)"', page)[1])

    assert picture.content == page_picture(tmp_path / "page.pdf", 1, 1700)
    assert "immutable" in picture.headers["cache-control"]


@pytest.mark.parametrize(("layout", "pictures"), [("card", 1), ("pictures", 3)])
def test_what_is_a_picture_is_shown_as_it_was_made(studio, layout, pictures):
    page = studio.get("/preview", **BOISE, layout=layout).text

    addresses = re.findall('img src="([^"]+)"', page)

    assert len(addresses) == pictures
    assert all(studio.get(one).content.startswith(b"\x89PNG") for one in addresses)
    beyond = addresses[0].replace("1.png", f"{pictures + 1}.png")
    assert studio.get(beyond).status_code == 404


def test_a_page_for_the_web_is_shown_in_a_frame_that_runs_nothing(studio):
    page = studio.get("/preview", **BOISE, layout="web").text

    shown = studio.get(re.search('iframe src="([^"]+)"', page)[1])

    assert shown.content == studio.get("/document", **BOISE, layout="web").content
    assert "sandbox" in shown.headers["content-security-policy"].split("; ")
    assert shown.headers["x-frame-options"] == "SAMEORIGIN"
    assert studio.get(f"/page/{'0' * 64}").status_code == 404


def test_a_figure_that_is_not_published_is_named_with_the_reason(studio):
    page = studio.get("/preview", first="31-1131", second="39-5011", place="0014260").text

    assert "Barber : Pay and jobs. Reason: nothing is published of this job here." in part(
        page, "preview"
    )


def test_each_number_of_a_page_leads_to_the_line_of_its_publishers_file(studio):
    listed = studio.get("/figures", **BOISE, layout="handout").text
    links = [html.unescape(one) for one in re.findall(r'href="(/figure\?[^"]+)"', listed)]

    (median,) = [one for one in links if one.endswith("oews.0014260.31-9092.annual_median")]
    (gap,) = [one for one in links if "gap.0014260" in one and one.endswith("annual_median")]
    way, worked = (html.unescape(studio.get(one).text) for one in (median, gap))

    assert len(links) > 20
    assert "$46,310" in way
    assert "OEUM001426000000031909213" in way
    assert "line 281,058" in way
    assert "46310 - 45610 = 700" in worked.replace("45610 - 46310 = -700", "46310 - 45610 = 700")


def test_a_number_that_a_page_has_not_is_told(studio):
    answer = studio.get("/figure", **BOISE, id="oews.0040900.31-9092.annual_mean")

    assert answer.status_code == 404
    assert "This page has no such number." in answer.text


def test_settings_that_do_not_fit_are_said_on_every_page_and_nothing_breaks(studio):
    path = studio.root / "brochures.toml"
    text = path.read_text()
    try:
        path.write_text(text.replace('colour = "#14505c"', 'colour = "teal"'))
        wrong = studio.get("/", **BOISE)
        path.write_text("[organisation\n")
        broken = studio.get("/", **BOISE)
        path.unlink()
        gone = [studio.get(page) for page in ("/", "/check", "/editions", "/studio.css")]
    finally:
        path.write_text(text)

    assert "Something in your settings (brochures.toml) does not fit" in wrong.text
    assert "Field organisation.colour does not fit" in wrong.text
    assert "The matrix cannot be read" in broken.text
    assert [answer.status_code for answer in (wrong, broken, *gone)] == [200] * 6
    assert "<img" in studio.get("/preview", **BOISE).text


def test_a_worker_that_is_killed_is_replaced_and_a_disk_that_takes_no_more_is_told(studio):
    pair = {"first": "phlebotomist", "second": "electrician"}
    assert "<img" in studio.get("/preview", **pair, place="boise").text
    workers = [one for one in group(studio.process.pid) if "spawn_main" in command(one)]
    for worker in workers:
        os.kill(int(worker), signal.SIGKILL)
    after = studio.get("/preview", **pair, place="fresno")
    (build,) = (studio.root / "data/out").glob(".build-*")
    held, aside = build / "data/out/databases", build / "aside"
    held.rename(aside)
    held.write_text("no folder")
    full = studio.get("/preview", first="barber", second="pharmacist", place="boise")
    held.unlink()
    aside.rename(held)

    assert len(workers) == 1
    assert "<img" in after.text
    assert (full.status_code, "A file cannot be read or written" in full.text) == (200, True)
    assert "<img" in studio.get("/preview", **pair, place="boise").text


def command(process):
    return Path(f"/proc/{process}/cmdline").read_text()
