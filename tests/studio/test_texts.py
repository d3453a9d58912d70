"""Roles and pairs are written in forms: with their limits, their checks, and nothing lost."""

import shutil
import time
import tomllib

import pytest
from lxml import html

from pipeline.core.paths import Paths
from pipeline.sources.roles.publication import MAY_BE_EMPTY
from tests.settings.test_revision import difference
from tests.studio.test_school import fields, said

ROLES = Paths().raw / "roles"
ROLE, PAIR = "/texts/role/phlebotomist", "/texts/pair/paralegal_vs_legal-secretary"
SHIPPED = (ROLES / "phlebotomist.toml").read_text()
DECLARED = Paths().matrix.read_text()


@pytest.fixture(autouse=True)
def role(studio):
    """Give a role's file, as it ships; all files are put back."""
    folder = studio.root / "data/raw/roles"
    yield folder / "phlebotomist.toml"
    shutil.rmtree(folder)
    shutil.copytree(ROLES, folder)
    (studio.root / "brochures.toml").write_text(DECLARED)
    (studio.root / "brochures.toml.bak").unlink(missing_ok=True)


def sent(studio, address, form, do="save", **typed):
    return studio.client.post(address, data={**form, "do": do, **typed})


def listed(page):
    """Give what is listed, with what is left to do."""
    return {
        one.xpath("string(a)"): one.xpath("string(span)")
        for one in html.fromstring(page.text).xpath('//ul[@class="earlier"]/li')
    }


def test_the_room_lists_what_there_is(studio):
    entries = listed(studio.get("/texts"))

    assert len(entries) == 14 + 7
    assert {*entries.values()} == {""}
    assert "Paralegal or Legal Secretary" in entries


def test_a_role_that_nobody_changed_stays_byte_for_byte(studio, role):
    for path in sorted(ROLES.glob("*.toml")):
        address = f"/texts/role/{path.stem}"
        page = studio.get(address)

        assert said(page) == {}
        assert sent(studio, address, fields(page)).status_code == 303
        assert role.with_name(path.name).read_text() == path.read_text()
    assert [one.name for one in role.parent.glob(".*")] == []


def test_a_role_changes_where_it_was_changed_and_the_former_one_is_kept(studio, role):
    form = fields(studio.get(ROLE))
    day = (
        form["day"][0].replace("Calm nervous patients", "Calm those who fear it") + "\r\n\r\n Wait "
    )

    answer = sent(studio, ROLE, form, day=day, title=" Phlebotomist ", summary="It draws blood.")

    assert answer.status_code == 303
    assert [line for line in difference(SHIPPED, role.read_text()) if "summary" not in line] == [
        '-     "Calm nervous patients",', '+     "Calm those who fear it",', '+     "Wait",',
    ]  # fmt: skip
    assert role.with_name(".phlebotomist.toml.bak").read_text() == SHIPPED
    assert listed(studio.get("/texts"))["Phlebotomist"] == ""


def test_a_states_text_is_added_changed_and_taken_away(studio, role):
    added = fields(sent(studio, ROLE, fields(studio.get(ROLE)), "add", state="NV"))
    added["certification_in.NV"] = "Nevada asks for a license."
    assert sent(studio, ROLE, added).status_code == 303
    assert tomllib.loads(role.read_text())["certification_in"]["NV"] == "Nevada asks for a license."

    form = fields(studio.get(ROLE))
    assert sent(studio, ROLE, form, **{"certification_in.NV": ""}).status_code == 303
    assert role.read_text() == SHIPPED


def test_all_that_is_wrong_with_a_role_stands_beside_its_field(studio, role):
    wrong = {
        "title": "", "short": "x" * 13, "soc_code": "31-0000", "where_short": "y" * 49,
        "day": "one\ntwo", "steps": "z" * 41, "outlook_reason": "no full stop",
        "hours": "\u202e backwards", "certification_in.CA": "\ue000",
    }  # fmt: skip

    answer = sent(studio, ROLE, fields(studio.get(ROLE)), **wrong)

    assert answer.status_code == 422
    beside = said(answer)
    assert {*wrong} - {*beside} == set()
    assert fields(answer)["day"] == ["one\ntwo"]
    assert role.read_text() == SHIPPED


def test_a_role_that_changed_meanwhile_is_asked_about(studio, role):
    form = fields(studio.get(ROLE))
    role.write_text(SHIPPED.replace('short = "Phleb."', 'short = "Phl."'))

    asked = sent(studio, ROLE, form, plural="bleeders")

    assert asked.status_code == 409
    assert "In the file now: “Phl.”" in asked.text
    assert fields(asked)["plural"] == ["bleeders"]
    assert 'short = "Phl."' in role.read_text()
    assert sent(studio, ROLE, fields(asked)).status_code == 303
    assert difference(SHIPPED, role.read_text()) == [
        '- plural = "phlebotomists"', '+ plural = "bleeders"',
    ]  # fmt: skip


def test_a_role_is_begun_from_an_occupation_and_written_bit_by_bit(studio, role):
    asked = studio.post("/texts/roles", occupation="nurse")
    assert asked.status_code == 422
    assert "Nurse practitioner" in asked.text

    begun = studio.post("/texts/roles", occupation="29-1141")

    assert begun.status_code == 303
    address = begun.headers["location"]
    path = role.with_name(f"{address.rpartition('/')[2]}.toml")
    outline = path.read_text()
    page = studio.get(address)
    assert "Still to be written: Title, Plural" in page.text
    form = fields(page)
    assert form["title"] == [""]
    assert form["soc_code"] == ["29-1141"]
    assert said(page) == {}
    assert sent(studio, address, form).status_code == 303
    assert path.read_text() == outline
    assert sent(studio, address, form, title="Registered Nurse").status_code == 303
    changed = difference(outline, path.read_text())
    assert [line[:9] for line in changed] == ["- title =", "+ title ="]
    assert "to write" in listed(studio.get("/texts"))["Registered Nurse"]
    again = studio.post("/texts/roles", occupation="29-1141")
    assert again.status_code == 422
    assert "The role is there already" in again.text


def test_a_role_that_is_written_leaves_empty_what_may_be(studio, role):
    address = studio.post("/texts/roles", occupation="29-1141").headers["location"]
    path = role.with_name(f"{address.rpartition('/')[2]}.toml")
    own = fields(studio.get(ROLE))
    taken = {name: said for name, said in own.items() if name not in MAY_BE_EMPTY and said != [""]}
    written = {**fields(studio.get(address)), **taken, "title": "Registered Nurse"}
    written |= {"soc_code": "29-1141", "outlook_reason_of": ""}
    for name in ("token", "digest"):
        written[name] = fields(studio.get(address))[name]

    assert sent(studio, address, written).status_code == 303

    made = tomllib.loads(path.read_text())
    assert {name: made[name] for name in MAY_BE_EMPTY} == {
        "other_titles": [], "practical_duties": [], "no_practical_duties": "", "outlook_reason": "",
    }  # fmt: skip
    assert "TODO" not in str(made)
    assert listed(studio.get("/texts"))["Registered Nurse"] == ""


def test_an_occupation_that_there_is_not_is_told(studio):
    for text in ("", "zzzzqqqq", "../../etc/passwd", "<script>alert(1)</script>", "\0"):
        answer = studio.post("/texts/roles", occupation=text)

        assert answer.status_code == 422
        assert "<script>alert" not in answer.text


def test_a_pair_is_begun_and_written_and_its_pages_are_shown(studio):
    path = studio.root / "brochures.toml"

    begun = studio.post("/texts/pairs", first="phlebotomist", second="medical-assistant")

    assert begun.headers["location"] == "/texts/pair/phlebotomist_vs_medical-assistant"
    assert (studio.root / "brochures.toml.bak").read_text() == DECLARED
    address, before = begun.headers["location"], path.read_text()
    page = studio.get(address)
    assert "Still to be written: Headline" in page.text
    shown = sent(
        studio, address, fields(page), "show", headline="Both help.", sample_layout="handout"
    )
    assert "Handout, page 1 of 1: Phlebotomist or Medical Assistant" in shown.text
    assert path.read_text() == before
    assert sent(studio, address, fields(shown)).status_code == 303
    assert difference(before, path.read_text()) == ['- headline = ""', '+ headline = "Both help."']


def test_what_a_pair_must_not_say_stands_beside_its_field(studio):
    form = fields(studio.get(PAIR))
    assert "A pair without these two lines" in studio.get(PAIR).text
    wrong = {
        "headline": "h" * 61, "choose_first": "You want higher pay.", "office_heading": "",
        "shared": "\x07 bell",
    }  # fmt: skip

    answer = sent(studio, PAIR, form, **wrong)

    assert answer.status_code == 422
    assert {*said(answer)} == {*wrong, "notice"}
    assert (studio.root / "brochures.toml").read_text() == DECLARED


def test_a_pair_of_one_role_or_of_none_is_refused(studio):
    for first, second in (("paralegal", "paralegal"), ("", ""), ("../x", "paralegal")):
        answer = studio.post("/texts/pairs", first=first, second=second)

        assert answer.status_code == 422
    assert (studio.root / "brochures.toml").read_text() == DECLARED


@pytest.mark.parametrize(
    "address",
    ("/texts/role/nobody", "/texts/role/..%2f..%2fclaims%2fx", "/texts/role/names",
     "/texts/pair/nobody", "/texts/role/%00", "/texts/pair/%e9"),
)  # fmt: skip
def test_what_there_is_not_is_not_found(studio, address):
    assert studio.get(address).status_code == 404
    assert studio.post(address, whole="yes").status_code == 404


def test_a_role_that_vanished_or_is_no_toml_is_told(studio, role):
    form = fields(studio.get(ROLE))
    role.write_text("title = \n")
    assert "It is no TOML" in studio.get(ROLE).text
    assert sent(studio, ROLE, form).status_code == 422
    assert listed(studio.get("/texts"))["phlebotomist"] == "cannot be read"
    role.unlink()
    assert sent(studio, ROLE, form).status_code == 404


def test_what_is_far_too_long_is_told_at_once_and_kept(studio, role):
    form, long = fields(studio.get(ROLE)), "x\n" * 200_000
    began = time.monotonic()

    answer = sent(studio, ROLE, form, day=long)

    assert answer.status_code == 422
    assert time.monotonic() - began < 10
    assert "far too long" in said(answer)["day"][0]
    assert fields(answer)["day"] == [long.strip()]
    assert role.read_text() == SHIPPED


def test_a_full_disk_leaves_the_role_and_what_was_typed(studio, role):
    form = fields(studio.get(ROLE))
    role.with_name(".phlebotomist.toml.new").symlink_to("/dev/full")

    answer = sent(studio, ROLE, form, plural="bleeders")

    assert answer.status_code == 422
    assert "No space left on device" in answer.text
    assert fields(answer)["plural"] == ["bleeders"]
    assert role.read_text() == SHIPPED
