"""A school's own form: it saves what was typed and no more, asks, and refuses beside fields."""

import os
import shutil
import time
from collections import defaultdict
from io import BytesIO

import pytest
from lxml import html
from PIL import Image

from pipeline.core.paths import Paths
from pipeline.studio.draft import one_line
from tests.settings.test_revision import difference

SHIPPED = Paths().matrix.read_text()
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'


@pytest.fixture(autouse=True)
def school(studio):
    """Give the file that the form writes, as it ships; it is put back."""
    path = studio.root / "brochures.toml"
    path.write_text(SHIPPED)
    yield path
    path.unlink(missing_ok=True)
    path.write_text(SHIPPED)
    path.with_name("brochures.toml.bak").unlink(missing_ok=True)
    shutil.rmtree(studio.root / "school", ignore_errors=True)


def fields(page):
    """Read the fields of the form as a browser without a script sends them."""
    (form,) = html.fromstring(page.text).xpath('//form[@id="writes"]')
    found = defaultdict(list)
    for name, value in form.form_values():
        found[name].append(value.removeprefix("\n"))  # as a browser reads a text field
    return dict(found)


def sent(studio, form, do="save", files=None, **typed):
    """Send a form with what was typed into it."""
    data = {**form, "do": do, **{name.replace("__", "."): said for name, said in typed.items()}}
    return studio.client.post("/school", data=data, files=files)


def said(page):
    """Give what is said beside each field, and of no field."""
    tree, found = html.fromstring(page.text), {}
    for part in tree.xpath("//*[@data-part]"):
        if texts := [one.text_content() for one in part.xpath('.//p[contains(@class, "trouble")]')]:
            found[part.get("data-part")] = texts
    return found


def pixels(width, height, kind="PNG"):
    made = BytesIO()
    Image.new("RGB", (width, height), "navy").save(made, kind)
    return made.getvalue()


def test_the_form_has_what_the_file_says_and_its_comments_help(studio):
    page = studio.get("/school")

    assert page.status_code == 200
    form = fields(page)
    assert form["organisation.name"] == ["Campus Sacramento"]
    assert form["programme[0].role"] == ["medical-assistant"]
    assert form["theme.second"] == ["#c4460b"]
    assert "The school or agency on the cover and the back: 80 characters at most." in page.text
    assert "17 of 80 characters" in page.text
    assert "Contrast with white: 4.9 to 1" in page.text


def test_only_what_was_typed_changes_and_the_former_file_is_kept(studio, school):
    form = fields(studio.get("/school"))

    answer = sent(studio, form, organisation__name="Campus Boise", theme__first="#123456")

    assert (answer.status_code, answer.headers["location"]) == (303, "/school?saved")
    assert school.read_text() == SHIPPED.replace("Campus Sacramento", "Campus Boise").replace(
        "#14345c", "#123456"
    )
    assert school.with_name("brochures.toml.bak").read_text() == SHIPPED
    assert "Saved. What the file said before" in studio.get("/school", saved="").text


def test_a_form_that_nobody_changed_changes_nothing(studio, school):
    assert sent(studio, fields(studio.get("/school"))).status_code == 303
    assert school.read_text() == SHIPPED
    assert not school.with_name("brochures.toml.bak").exists()


def test_programs_and_campuses_are_added_and_taken_away_without_a_script(studio, school):
    form = fields(sent(studio, fields(studio.get("/school")), "add programme"))
    form = fields(sent(studio, form, "add campus"))
    form = fields(sent(studio, form, "add campus[0].programme"))
    assert school.read_text() == SHIPPED, "nothing is kept until it is saved"
    typed = {
        "programme[1].role": "phlebotomist", "programme[1].name": "Phlebotomy",
        "campus[0].name": "Campus Reno", "campus[0].more": "Reno, NV",
        "campus[0].programme[0].role": "phlebotomist",
        "campus[0].programme[0].name": "Phlebotomy in Reno",
    }  # fmt: skip

    assert sent(studio, form, **typed).status_code == 303

    added = [line[2:] for line in difference(SHIPPED, school.read_text()) if line.strip("+ ")]
    assert added == [
        "[[programme]]", 'role = "phlebotomist"', 'name = "Phlebotomy"',
        "[[campus]]", 'areas = ["0039900"]', 'name = "Campus Reno"',
        "[[campus.programme]]", 'role = "phlebotomist"', 'name = "Phlebotomy in Reno"',
    ]  # fmt: skip
    form = fields(sent(studio, fields(studio.get("/school")), "remove campus[0]"))
    form = fields(sent(studio, form, "remove programme[1]"))
    assert sent(studio, form).status_code == 303
    assert school.read_text() == SHIPPED


def test_a_place_that_may_be_several_is_asked_about_and_taken(studio):
    form = fields(sent(studio, fields(studio.get("/school")), "add campus"))

    asked = sent(studio, form, "show campus[0]", **{"campus[0].more": "portland"})

    assert "Portland-Vancouver-Hillsboro, OR-WA" in asked.text
    assert said(asked)["campus[0].areas"]
    form = fields(asked)
    assert form["campus[0].more"] == ["portland"]
    form["campus[0].more"] = ""
    taken = fields(sent(studio, form, "take campus[0].areas 0038900"))
    assert taken["campus[0].areas"] == ["0038900"]
    assert "campus[0].areas" not in fields(sent(studio, taken, "remove campus[0].areas[0]"))


def test_all_that_is_wrong_stands_beside_its_field_at_once_and_nothing_is_saved(studio, school):
    form = fields(sent(studio, fields(studio.get("/school")), "add campus"))
    wrong = {
        "organisation.name": "", "organisation.place": "x" * 61, "organisation.phone": "12",
        "organisation.colour": "teal", "organisation.disclaimer": "Of {nobody}.",
        "programme[0].name": "It pays more money", "programme[0].cost": "$5",
        "programme[0].cip": "01.0101", "theme.second": "#ffffff", "theme.photograph_alt": "y" * 151,
        "organisation.help": "\u202e backwards",
    }  # fmt: skip

    answer = sent(studio, form, **wrong)

    assert answer.status_code == 422
    beside = said(answer)
    assert {*wrong} - {*beside} == set()
    assert beside["campus[0].areas"]
    assert beside["organisation.place"] == [
        "This is too long (expected 60 characters at most, found 61)."
    ]
    assert beside["notice"] == ["Nothing is saved yet: correct what is marked, then save again."]
    assert {name: fields(answer)[name] for name in wrong} == {
        name: [one_line(text)] for name, text in wrong.items()
    }
    assert school.read_text() == SHIPPED


def test_a_file_that_changed_meanwhile_is_asked_about_and_both_are_shown(studio, school):
    form = fields(studio.get("/school"))
    school.write_text(SHIPPED.replace("Campus Sacramento", "Campus Fresno"))

    asked = sent(studio, form, organisation__name="Campus Boise")

    assert asked.status_code == 409
    assert "In the file now: “Campus Fresno”" in asked.text
    again = fields(asked)
    assert again["organisation.name"] == ["Campus Boise"]
    assert "Campus Fresno" in school.read_text()
    assert "In the file now: “Campus Fresno”" in sent(studio, again, "").text
    assert sent(studio, again).status_code == 303
    assert school.read_text() == SHIPPED.replace("Campus Sacramento", "Campus Boise")


def test_of_two_tabs_the_second_is_asked(studio, school):
    one, other = fields(studio.get("/school")), fields(studio.get("/school"))

    assert sent(studio, one, organisation__place="Here").status_code == 303
    asked = sent(studio, other, organisation__place="There")

    assert asked.status_code == 409
    assert 'place = "Here"' in school.read_text()


@pytest.mark.parametrize(
    "action",
    (
        "add organisation", "add programme[0].areas", "add campus[7].programme", "add", "add .",
        "remove organisation", "remove theme.first", "remove campus[99]", "remove ../x", "clear x",
        "clear organisation.name", "take organisation.name x", "take campus[0].areas", "\0", "sav",
    ),
)  # fmt: skip
def test_a_button_that_there_is_not_does_nothing(studio, school, action):
    form = fields(studio.get("/school"))

    answer = sent(studio, form, action)

    assert answer.status_code == 200
    assert fields(answer) == form
    assert school.read_text() == SHIPPED


def test_a_form_that_lost_its_end_takes_nothing_away(studio, school):
    form = fields(studio.get("/school"))
    del form["whole"]

    assert sent(studio, {"token": form["token"], "digest": form["digest"]}).status_code == 422
    assert sent(studio, form).status_code == 422
    assert school.read_text() == SHIPPED


def test_a_file_that_vanished_leaves_what_was_typed(studio, school):
    form = fields(studio.get("/school"))
    school.unlink()

    answer = sent(studio, form, organisation__name="Campus Boise")

    assert answer.status_code == 422
    assert fields(answer)["organisation.name"] == ["Campus Boise"]
    assert "the file cannot be read" in answer.text.lower()
    assert studio.get("/school").status_code == 422
    assert not school.exists()


def test_a_file_that_is_no_toml_is_told_with_its_line(studio, school):
    school.write_text("[organisation\n")

    answer = studio.get("/school")

    assert answer.status_code == 422
    assert "It is no TOML" in answer.text
    assert "line 1" in answer.text


def test_a_full_disk_keeps_the_file_and_what_was_typed(studio, school):
    form = fields(studio.get("/school"))
    way = school.with_name(".brochures.toml.new")
    way.symlink_to("/dev/full")

    answer = sent(studio, form, organisation__name="Campus Boise")

    assert answer.status_code == 422
    assert "No space left on device" in said(answer)["notice"][0]
    assert fields(answer)["organisation.name"] == ["Campus Boise"]
    assert school.read_text() == SHIPPED
    assert not os.path.lexists(way)
    assert sent(studio, fields(answer)).status_code == 303


def test_a_logo_waits_until_it_is_saved_under_a_name_of_ours(studio, school):
    file = {"organisation.logo:file": ("../../etc/logo.svg", LOGO, "image/svg+xml")}

    shown = sent(studio, fields(studio.get("/school")), "", files=file)

    (name,) = fields(shown)["organisation.logo"]
    assert name.startswith("school/logo-")
    assert name.endswith(".svg")
    assert not (studio.root / "school").exists()
    assert sent(studio, fields(shown)).status_code == 303
    assert (studio.root / name).read_bytes() == LOGO
    assert school.read_text() == SHIPPED.replace('logo = ""', f'logo = "{name}"')
    assert [one.name for one in (studio.root / "school").iterdir()] == [name.partition("/")[2]]


@pytest.mark.parametrize(
    "picture",
    {
        "calls out": (
            "organisation.logo",
            LOGO.replace(b"<circle", b'<image href="http://evil.example/x.png"/><circle'),
        ),
        "no picture": ("organisation.logo", b"MZ\x90\0 a program"),
        "empty": ("organisation.logo", b""),
        "cut short": ("organisation.logo", pixels(700, 200)[:90]),
        "coarse": ("organisation.logo", pixels(90, 20)),
        "entities": (
            "organisation.logo",
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
            + b"]><svg>&a9;</svg>",
        ),
        "a photograph too coarse": ("theme.photograph", pixels(300, 200, "JPEG")),
        "a photograph that is text": ("theme.photograph", "naïve".encode("utf-16")),
        "a huge one": ("theme.photograph", pixels(30_000, 6_000)),
    }.items(),
    ids=lambda one: one[0],
)  # fmt: skip
def test_a_picture_that_cannot_be_is_refused_beside_its_field(studio, school, picture):
    field, content = picture[1]
    form = fields(studio.get("/school")) | {"theme.photograph_alt": "A classroom"}

    answer = sent(studio, form, files={f"{field}:file": ("x", content, "image/png")})

    assert answer.status_code == 422
    assert said(answer)[field], said(answer)
    assert school.read_text() == SHIPPED
    assert not (studio.root / "school").exists()


def test_no_name_of_a_file_comes_from_a_request(studio):
    for name in ("/etc/passwd", "../../secret.png", "school/../brochures.toml", "brochures.toml"):
        answer = sent(studio, fields(studio.get("/school")), "", organisation__logo=name)

        assert fields(answer)["organisation.logo"] == [""]


@pytest.mark.parametrize(
    "text",
    {
        "markup": "</textarea><script>alert(1)</script>\"'><b>",
        "controls": "a\0b\x1b[31m\x07\u2028c",
        "long": "more money " * 180_000,
        "toml": '"""\n[organisation]\nname = "x"',
        "template": "{{ page }}{% raw %}",
        "emoji": "\U0001f600" * 9,
    }.items(),
    ids=lambda one: one[0],
)
def test_whatever_is_typed_is_shown_as_it_is_and_refused_or_kept(studio, school, text):
    form, text = fields(studio.get("/school")), text[1]
    began = time.monotonic()

    for name in (one for one in form if "." in one and not one.endswith(("logo", "photograph"))):
        form[name] = text
        if len(text) > 1000:
            break
    answer = sent(studio, form, files={"none": ("", b"")})

    assert answer.status_code == 422
    assert time.monotonic() - began < 20
    assert "<script>alert" not in answer.text
    assert fields(answer)["organisation.name"] == [one_line(text).replace("\0", "\ufffd")]
    assert {"organisation.phone", "organisation.colour"} & {*said(answer)} or len(text) > 1000
    assert school.read_text() == SHIPPED


def test_other_encodings_are_read_as_letters_or_refused(studio, school):
    form = fields(studio.get("/school"))
    body = b"&".join(
        f"{name}={value[0]}".encode() if name in {"token", "digest", "whole"} else b""
        for name, value in form.items()
    ) + b"&do=save&organisation.name=Caf%E9%FF"  # fmt: skip
    kind = {"content-type": "application/x-www-form-urlencoded"}

    answer = studio.client.post("/school", content=body, headers=kind)

    assert answer.status_code in {303, 422}
    school.read_text(encoding="utf-8")


def test_a_draft_is_shown_before_it_is_saved(studio, school):
    form = fields(studio.get("/school"))

    answer = sent(studio, form, "show", organisation__name="Campus Boise", sample_layout="handout")

    (page,) = html.fromstring(answer.text).xpath('//div[@data-part="pages"]//img')
    assert page.get("alt").startswith("Handout, page 1 of 1: Medical Assistant or")
    assert studio.get(page.get("src")).content.startswith(b"\x89PNG")
    assert school.read_text() == SHIPPED
