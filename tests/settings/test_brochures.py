"""brochures.toml says what to make, or what in it does not fit."""

import tomllib
from copy import deepcopy
from dataclasses import replace

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.settings.brochures import Matrix, read_matrix
from pipeline.settings.organisation import Organisation, Programme, organisation_in
from pipeline.settings.publishers import Refreshing
from pipeline.settings.sections import Pair

CONTENT = {
    "organisation": {
        "name": "Campus", "former_name": "", "place": "Davis", "phone": "", "web": "",
        "email": "", "help": "", "colour": "#14505c", "logo": "", "disclaimer": "",
    },
    "matrix": {
        "areas": ["nation"], "layouts": ["trifold", "guide"], "variants": ["screen", "print"]
    },
    "pair": [{"slug": "a_vs_b", "roles": ["a", "b"]}],
}  # fmt: skip

AIDE = {"role": "aide", "name": "Aide program"}


def changed(*path, value=None):
    """Give the content with the value at a path changed, or taken away."""
    content = deepcopy(CONTENT)
    *folders, name = path
    place = content
    for folder in folders:
        place = place[folder]
    if value is None:
        del place[name]
    else:
        place[name] = value
    return content


def refusal(content):
    with pytest.raises(UsageError) as error:
        read_matrix(content, "brochures.toml")
    assert error.value.exit_code == 2
    message = str(error.value).removeprefix("UsageError: brochures.toml: ")
    return message.removesuffix(" Correct brochures.toml.")


def test_the_content_becomes_the_matrix():
    assert read_matrix(CONTENT, "brochures.toml") == Matrix(
        organisation=Organisation(**CONTENT["organisation"]),
        pairs=(Pair("a_vs_b", ("a", "b")),),
        chosen_pairs=("a_vs_b",),
        areas=("nation",),
        layouts=("trifold", "guide"),
        variants=("screen", "print"),
    )


def test_a_pair_may_have_texts_of_its_own():
    texts = {"headline": "h", "shared": "s", "choose_first": "f", "choose_second": "x"}
    content = changed("pair", 0, value={**CONTENT["pair"][0], **texts})

    assert read_matrix(content, "brochures.toml").pairs == (
        Pair("a_vs_b", ("a", "b"), "h", "s", "f", "x"),
    )


def test_a_refresh_may_be_told_how_to_ask_and_whom_to_tell():
    section = {"pause_seconds": 1, "addresses": {"https://a.gov": "http://b"}, "on_change": ["x"]}

    assert read_matrix(changed("refresh", value=section), "").refreshing == Refreshing(
        pause_seconds=1.0, addresses={"https://a.gov": "http://b"}, on_change=("x",)
    )


def test_the_profile_of_a_press_may_be_named():
    content = changed("print", value={"icc_profile": "profiles/press.icc"})

    assert read_matrix(content, "brochures.toml").icc_profile == "profiles/press.icc"
    assert read_matrix(CONTENT, "brochures.toml").icc_profile == ""


@pytest.mark.parametrize(
    ("layouts", "variants", "kinds"),
    [
        (["trifold"], ["screen"], [("trifold", "screen")]),
        (["guide"], ["print"], [("guide", "print")]),
        (["trifold", "guide"], ["print"],
         [("trifold", "print"), ("trifold", "proof"), ("guide", "print")]),
        (["guide", "quotable"], ["screen", "print"],
         [("guide", "screen"), ("guide", "print"), ("quotable", "screen")]),
    ],
)  # fmt: skip
def test_a_folded_sheet_for_the_press_comes_with_a_proof(layouts, variants, kinds):
    matrix = {"areas": ["nation"], "layouts": layouts, "variants": variants}

    assert read_matrix(changed("matrix", value=matrix), "brochures.toml").kinds == tuple(kinds)


def test_duties_are_called_as_a_pair_says_or_as_the_language_has_it():
    headings = {"practical_heading": "Trade work", "office_heading": "Paperwork"}
    content = changed("pair", 0, value={**CONTENT["pair"][0], **headings})

    pairs = [*read_matrix(CONTENT, "").pairs, *read_matrix(content, "").pairs]

    assert [(pair.practical_heading, pair.office_heading) for pair in pairs] == [
        ("", ""),
        ("Trade work", "Paperwork"),
    ]


def test_of_the_pairs_declared_those_are_made_that_the_matrix_names():
    content = changed("matrix", "pairs", value=["c_vs_d"])
    content["pair"].append({"slug": "c_vs_d", "roles": ["c", "d"]})

    matrix = read_matrix(content, "brochures.toml")

    assert [pair.slug for pair in matrix.pairs] == ["a_vs_b", "c_vs_d"]
    assert matrix.chosen_pairs == ("c_vs_d",)


def test_the_projects_own_file_is_read():
    content = tomllib.loads(Paths().matrix.read_text())

    matrix = read_matrix(content, "brochures.toml")

    assert matrix.areas == ("nation", "0600000", "0040900")
    assert matrix.chosen_pairs == ("medical-assistant_vs_medical-office-assistant",)


ROLES = 'roles = ["one-role", "other-role"]'
TEXT = "a text in quotation marks"
PHONE = 'ten digits: "888-675-2460", or ""'
SOME = 'a list of some: ["…", "…"]'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (changed("organisation"), "field organisation is missing (expected [organisation])."),
        (changed("matrix"), "field matrix is missing (expected [matrix])."),
        (
            changed("matrix", value="all"),
            "field matrix does not fit (expected [matrix], found 'all').",
        ),
        (changed("pair"), "field pair is missing (expected at least one [[pair]])."),
        (
            changed("pair", value=[]),
            "field pair does not fit (expected at least one [[pair]], found []).",
        ),
        (
            changed("organisation", "phone"),
            f"field organisation.phone is missing (expected {PHONE}).",
        ),
        (
            changed("organisation", "phone", value=8886752460),
            f"field organisation.phone does not fit (expected {PHONE}, found 8886752460).",
        ),
        (
            changed("organisation", "color", value="#123456"),
            "unknown field organisation.color (expected name, former_name, place, phone, web, "
            "email, help, colour, logo, disclaimer).",
        ),
        (
            changed("pair", 0, "roles", value=["a"]),
            f"field pair[0].roles does not fit (expected {ROLES}, found ['a']).",
        ),
        (
            changed("pair", 0, "roles", value=["a", "a"]),
            f"field pair[0].roles has one role twice (expected {ROLES}, found ['a', 'a']).",
        ),
        (changed("pair", 0, "roles"), f"field pair[0].roles is missing (expected {ROLES})."),
        (
            changed("pair", 0, "slug"),
            "field pair[0].slug is missing (expected a slug such as nurse_vs_aide).",
        ),
        (
            changed("pair", 0, "headline", value=7),
            f"field pair[0].headline does not fit (expected {TEXT}, found 7).",
        ),
        (
            changed("pair", 0, "heading", value="x"),
            "unknown field pair[0].heading (expected slug, roles, headline, "
            "shared, choose_first, choose_second, practical_heading, office_heading).",
        ),
        (
            changed("pair", 0, "office_heading", value=" "),
            "field pair[0].office_heading does not fit (expected words such as Office work, or no "
            "line, found ' ').",
        ),
        (
            changed("matrix", "areas", value="nation"),
            f"field matrix.areas does not fit (expected {SOME}, found 'nation').",
        ),
        (
            changed("matrix", "areas", value=[40900]),
            f"field matrix.areas does not fit (expected {SOME}, found [40900]).",
        ),
        (
            changed("matrix", "areas", value=[]),
            f"field matrix.areas does not fit (expected {SOME}, found []).",
        ),
        (
            changed("matrix", "pairs", value="a_vs_b"),
            f"field matrix.pairs does not fit (expected {SOME}, found 'a_vs_b').",
        ),
        (
            changed("matrix", "pairs", value=["a_vs_c"]),
            "field matrix.pairs has the unknown a_vs_c (expected a_vs_b).",
        ),
        (
            changed("matrix", "layouts", value=["trifold", "poster"]),
            "field matrix.layouts[1] does not fit (expected card or guide or handout or "
            "pictures or quotable or story or trifold or web, found 'poster').",
        ),
        (
            changed("matrix", "variants", value=["paper"]),
            "field matrix.variants[0] does not fit (expected print or screen, found 'paper').",
        ),
    ],
)
def test_what_does_not_fit_is_named_with_what_was_expected(content, message):
    assert refusal(content) == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            changed("pair", 0, "roles", value=["a", 7]),
            f"field pair[0].roles does not fit (expected {ROLES}, found ['a', 7]).",
        ),
        (
            changed("pair", value=["a_vs_b"]),
            "field pair does not fit (expected at least one [[pair]], found ['a_vs_b']).",
        ),
        (
            changed("pair", 0, "slug", value="../../elsewhere"),
            "field pair[0].slug does not fit (expected a slug such as nurse_vs_aide, found "
            "'../../elsewhere').",
        ),
        (
            changed("pair", 0, "slug", value=""),
            "field pair[0].slug does not fit (expected a slug such as nurse_vs_aide, found '').",
        ),
        (
            changed("pair", 0, "slug", value="a_vs_b\n"),
            "field pair[0].slug does not fit (expected a slug such as nurse_vs_aide, found "
            "'a_vs_b\\n').",
        ),
        (
            changed("pair", value=[CONTENT["pair"][0], {"slug": "a_vs_b", "roles": ["c", "d"]}]),
            "field pair[1].slug is another pair's (expected one of its own, found 'a_vs_b').",
        ),
        (
            changed("organisation", "name", value=" "),
            "field organisation.name does not fit (expected the name on the cover, found ' ').",
        ),
        (
            changed("organisation", "colour", value="dark green"),
            "field organisation.colour does not fit (expected a colour such as #14505c, found "
            "'dark green').",
        ),
        (
            changed("matrix", "area", value=["nation"]),
            "unknown field matrix.area (expected areas, layouts, variants, languages, pairs).",
        ),
        (
            changed("print", value="press.icc"),
            "field print does not fit (expected [print], found 'press.icc').",
        ),
        (
            changed("print", value={"profile": "press.icc"}),
            "unknown field print.profile (expected icc_profile).",
        ),
        (
            changed("print", value={"icc_profile": True}),
            "field print.icc_profile does not fit (expected a path in quotation marks, found "
            "True).",
        ),
        (
            changed("organization", value={}),
            "unknown field organization (expected organisation, matrix, pair, programme, campus, "
            "theme, print, web, refresh).",
        ),
        (changed("refresh", value=3), "field refresh does not fit (expected [refresh], found 3)."),
        (
            changed("refresh", value={"pause": 3}),
            "unknown field refresh.pause (expected contact, user_agent, pause_seconds, addresses, "
            "on_change, on_failure).",
        ),
        (
            changed("refresh", value={"pause_seconds": -1}),
            "field refresh.pause_seconds does not fit (expected a number of seconds, found -1).",
        ),
        (
            changed("refresh", value={"pause_seconds": True}),
            "field refresh.pause_seconds does not fit (expected a number of seconds, found True).",
        ),
        (
            changed("refresh", value={"on_change": "mail"}),
            'field refresh.on_change does not fit (expected a command, word by word: ["mail", '
            '"-s", "News"], or [], found \'mail\').',
        ),
        (
            changed("refresh", value={"addresses": {"https://a.gov": 8000}}),
            'field refresh.addresses does not fit (expected { "https://download.bls.gov" = '
            "\"http://localhost:8000\" }, found {'https://a.gov': 8000}).",
        ),
    ],
)
def test_what_would_go_wrong_later_is_refused_at_once(content, message):
    assert refusal(content) == message


OLD = {"programme": "Aide program", "programme_role": "aide", "programme_length": "a year"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            changed("organisation", value=CONTENT["organisation"] | OLD),
            "old field organisation.programme and organisation.programme_role and "
            'organisation.programme_length (expected [[programme]] with role = "…", name = "…", '
            "length = \"…\", found 'Aide program').",
        ),
        (
            changed("campus", value=[{"areas": ["nation"], "programme": "Aide program"}]),
            'old field campus[0].programme (expected [[campus.programme]] with role = "…", name = '
            '"…", length = "…", found \'Aide program\').',
        ),
        (
            changed("programme", value=[{"role": "aide"}]),
            "field programme[0].name is missing (expected the program's name).",
        ),
        (
            changed("programme", value=[AIDE | {"cost": "$9", "cost_as_of": "last fall"}]),
            'field programme[0].cost has no date (expected cost_as_of = "September 2026", found '
            "'last fall').",
        ),
        (
            changed("campus", value=[{"name": "Campus Two"}]),
            'field campus[0].areas is missing (expected a list of some: ["0600000", "state:NV"]).',
        ),
        (
            changed("campus", value=[{"areas": ["nation"], "web": "two"}]),
            'field campus[0].web does not fit (expected an address: "example.org", or "", found '
            "'two').",
        ),
        (
            changed("campus", value=[{"areas": ["nation"], "color": "#123456"}]),
            "unknown field campus[0].color (expected name, former_name, place, phone, web, email, "
            "help, colour, logo, disclaimer, areas, programme).",
        ),
        (
            changed("campus", value=[{"areas": ["nation"], "name": "a" * 81}]),
            "field campus[0].name is too long (expected 80 characters at most, found 81).",
        ),
    ],
)
def test_what_of_programmes_and_campuses_does_not_fit_is_named(content, message):
    assert refusal(content) == message


def test_a_campus_says_what_differs_and_the_organisation_the_rest():
    own = {"areas": ["0600000"], "name": "Campus Two", "programme": [AIDE | {"length": "a year"}]}
    content = changed("campus", value=[own, {"areas": ["nation"], "colour": "#333333"}])
    content["programme"] = [AIDE]

    matrix = read_matrix(content, "brochures.toml")
    there = {area: organisation_in(area, matrix.organisation, matrix.campuses)
             for area in ("0600000", "nation", "0040900")}  # fmt: skip

    whole = Organisation(**CONTENT["organisation"], programmes=(Programme(**AIDE),))
    assert there == {
        "0600000": replace(
            whole, name="Campus Two", programmes=(Programme("aide", "Aide program", "a year"),)
        ),
        "nation": replace(whole, colour="#333333"),
        "0040900": whole,
    }


def test_what_a_campus_takes_over_is_told_of_the_organisation_alone():
    content = changed("organisation", "phone", value="5")
    content["campus"] = [{"areas": ["nation"], "name": "Campus Two"}]

    assert refusal(content) == (
        f"field organisation.phone does not fit (expected {PHONE}, found '5')."
    )
