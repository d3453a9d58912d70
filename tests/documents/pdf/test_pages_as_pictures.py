"""Pages become pictures of the size that is asked for, the same each time, nothing lost."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from pipeline.documents.cache import Store
from pipeline.documents.job import Job
from pipeline.documents.make import content_digest, documents, make, toolkit
from pipeline.documents.workers import local
from tests.support.made import PAIR, PICTURES, ROCHESTER, SACRAMENTO, brochures, document

ORGANISATION = (20, 80, 92)


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("case", [one for one in PICTURES if one[2] != "pictures"], ids="-".join)
def test_a_card_and_a_story_have_the_pixels_that_apps_want(marts, case):
    made = document(marts, *case)

    drawn = Image.open(made.file)

    assert (drawn.format, drawn.mode) == ("PNG", "RGB")
    assert drawn.size == {"card": (1080, 1080), "story": (1080, 1920)}[made.layout]
    assert drawn.getpixel((540, 0)) == (255, 255, 255)
    bottom = {drawn.getpixel((x, drawn.height - 1)) for x in (0, 540, 1079)}
    assert bottom == {ORGANISATION}  # the school's ground goes on to the edge


def test_a_card_says_in_words_what_it_shows(marts):
    assert document(marts, PAIR, SACRAMENTO, "card").file.with_suffix(".txt").read_text() == (
        "Sacramento-Roseville-Folsom, CA\n"
        "Medical Assistant or Medical Office Assistant?\n"
        "Typical pay (the median) a year, May 2025\n"
        "Picture: Typical pay in Sacramento: $61,970 for medical assistants and $57,730 for "
        "medical office assistants.\n"
        "The lead is more than chance.\n"
        "Campus Sacramento\n"
        "888-675-2460\n"
        "Yearly pay is for full-time, all-year work; part-timers earn less. “More than chance” "
        "means larger than sampling error only. Pay: U.S. Bureau of Labor Statistics, May 2025.\n"
    )


def test_a_card_says_what_is_not_published(marts):
    made = document(marts, PAIR, ROCHESTER, "card")

    said = made.file.with_suffix(".txt").read_text().splitlines()
    assert "Pay for medical office assistants is not published here." in said
    assert "$49,830 for medical assistants." in said[3]


def test_each_chart_is_a_picture_with_its_sources_by_a_name_to_mail(marts):
    made = document(marts, PAIR, "0000000", "pictures")

    with ZipFile(made.file) as pack:
        drawn = {name: opened(pack.read(name)) for name in pack.namelist()}

    start = "medical-assistant_vs_medical-office-assistant_united-states"
    assert [*drawn] == [f"{start}_{name}.png" for name in ("pay", "outlook", "map-1", "map-2")]
    assert {one.width for one in drawn.values()} == {1200}  # 600 pixels of CSS, twice
    assert all(300 < one.height < 1920 for one in drawn.values())
    text = made.file.with_suffix(".txt").read_text()
    assert text.count("Pay: U.S. Bureau of Labor Statistics, May 2025. Campus Sacramento.") == 3
    assert "Projections: U.S. Bureau of Labor Statistics, 2024–34. Campus Sacramento." in text


def test_what_is_no_pdf_is_made_once_and_found_again(marts, tmp_path):
    (brochure,) = brochures(marts, PAIR, (SACRAMENTO,))
    jobs = [Job(brochure, layout, "screen") for layout in ("web", "card", "pictures")]
    store = Store(tmp_path / "store")
    with local(1) as workers:
        first = list(documents(jobs, workers, store, tmp_path / "first"))
        again = list(documents(jobs, workers, store, tmp_path / "again"))

    assert [one.error for one in first] == [""] * 3
    assert [one.document.reused for one in again] == [True] * 3
    for job in jobs:
        contents = {(tmp_path / run / job.path).read_bytes() for run in ("first", "again")}
        assert contents == {make(job, toolkit(job.layout)).files[job.kept_as]}
        assert store.find(content_digest(job)).sha256.keys() >= {job.kept_as, "document.txt"}
    assert {path.suffix for path in tmp_path.glob("first/*/*/web.*")} == {".html", ".json", ".txt"}
