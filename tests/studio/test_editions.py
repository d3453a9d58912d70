"""Editions are made, stopped, put back and served; nothing else of the disk is."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.support.studios import until

BOISE = {"first": "medical-assistant", "second": "phlebotomist", "place": "0014260"}
ONE = ('layouts = ["trifold", "handout", "guide", "quotable"]', 'layouts = ["handout"]')


def state(studio):
    return studio.get("/editions/progress").json()


def ended(studio):
    return until(lambda: (now := state(studio))["state"] != "running" and now)


@pytest.fixture(autouse=True)
def narrowed(studio):
    """Have one layout in one variant asked for: what is made takes a second each."""
    path = studio.root / "brochures.toml"
    before = path.read_text()
    text = before.replace(*ONE)
    path.write_text(text.replace('variants = ["screen", "print"]', 'variants = ["screen"]'))
    yield
    path.write_text(before)


def current(studio):
    return (studio.root / "data/out/latest").resolve().name


def test_an_edition_is_made_added_to_served_packed_and_put_back(studio):
    begun = studio.post("/editions/make")
    twice = studio.post("/editions/make")
    first, before = ended(studio), current(studio)
    added = studio.post("/editions/make", **BOISE)
    second = ended(studio)
    page = studio.get("/editions").text
    now = current(studio)

    assert (begun.status_code, twice.status_code, added.status_code) == (303, 409, 303)
    assert "something else is still being done" in twice.text
    assert (first["state"], first["done"], first["total"]) == ("done", 3, 3)
    assert (second["state"], second["done"], second["total"]) == ("done", 4, 4)
    assert "Medical Assistant vs. Medical Office Assistant, Medical Assistant vs." in page

    packed = ZipFile(BytesIO(studio.get("/editions/current.zip").content)).namelist()
    assert "Medical Assistant or Phlebotomist - Boise - handout.pdf" in packed
    assert len(packed) == 4

    manifest = json.loads(studio.get(f"/edition/{now}/manifest.json").text)
    document = manifest["documents"][0]["path"]
    assert studio.get(f"/edition/{now}/{document}").content.startswith(b"%PDF-")
    catalogue = studio.get(f"/edition/{now}/index.html")
    assert "script-src" not in catalogue.headers["content-security-policy"]
    assert studio.get(f"/edition/{now}/../../../brochures.toml").status_code == 404
    assert studio.get(f"/edition/{now}/nothing.pdf").status_code == 404

    assert studio.post("/editions/back", edition=before).status_code == 303
    assert current(studio) == before
    wrong = studio.post("/editions/back", edition="../../..")
    assert (wrong.status_code, "there is no edition" in wrong.text) == (422, True)


def test_what_cannot_be_made_says_why(studio):
    until(lambda: state(studio)["state"] != "running")
    studio.post("/editions/make", first="no-such-role", second="phlebotomist", place="0014260")

    assert ended(studio)["state"] == "failed"
    assert "no role is called “no-such-role”" in studio.get("/editions").text


def test_a_refresh_without_a_contact_asks_nobody_and_says_what_to_do(studio):
    until(lambda: state(studio)["state"] != "running")
    studio.post("/editions/refresh")

    assert ended(studio)["state"] == "failed"
    assert "contact" in studio.get("/editions").text


def test_what_is_held_and_when_the_next_is_expected_is_listed(studio):
    page = studio.get("/editions").text

    assert "Occupational Employment and Wage Statistics" in page
    assert "about May 2027" in page
