"""brochures.toml says what to make, or what in it does not fit."""

import tomllib
from copy import deepcopy

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.settings.brochures import Matrix, Organisation, Pair, read_matrix

CONTENT = {
    "organisation": {
        "name": "Campus", "former_name": "", "place": "Davis", "programme": "", "phone": "",
        "programme_role": "", "programme_length": "", "web": "", "email": "", "help": "",
        "colour": "#14505c", "logo": "", "disclaimer": "",
    },
    "matrix": {
        "areas": ["nation"], "layouts": ["trifold", "guide"], "variants": ["screen", "print"]
    },
    "pair": [{"slug": "a_vs_b", "roles": ["a", "b"]}],
}  # fmt: skip


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
    return str(error.value).removeprefix("UsageError: ").removesuffix(" Correct brochures.toml.")


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
         [("trifold", "print"), ("guide", "print"), ("trifold", "proof")]),
        (["guide", "quotable"], ["screen", "print"],
         [("guide", "screen"), ("guide", "print"), ("quotable", "screen")]),
    ],
)  # fmt: skip
def test_a_folded_sheet_for_the_press_comes_with_a_proof(layouts, variants, kinds):
    matrix = {"areas": ["nation"], "layouts": layouts, "variants": variants}

    assert read_matrix(changed("matrix", value=matrix), "brochures.toml").kinds == tuple(kinds)


def test_duties_are_clinical_and_of_the_office_unless_a_pair_says_otherwise():
    headings = {"practical_heading": "Trade work", "office_heading": "Paperwork"}
    content = changed("pair", 0, value={**CONTENT["pair"][0], **headings})

    pairs = [*read_matrix(CONTENT, "").pairs, *read_matrix(content, "").pairs]

    assert [(pair.practical_heading, pair.office_heading) for pair in pairs] == [
        ("Clinical work", "Office work"),
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


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            changed("organisation"),
            "brochures.toml: section [organisation] is missing (expected [organisation]).",
        ),
        (changed("matrix"), "brochures.toml: section [matrix] is missing (expected [matrix])."),
        (
            changed("matrix", value="all"),
            "brochures.toml: section [matrix] is missing (expected [matrix]).",
        ),
        (changed("pair"), "brochures.toml: no pair is declared (expected at least one [[pair]])."),
        (
            changed("pair", value=[]),
            "brochures.toml: no pair is declared (expected at least one [[pair]]).",
        ),
        (
            changed("organisation", "phone"),
            "brochures.toml [organisation]: field phone is missing (expected a text).",
        ),
        (
            changed("organisation", "phone", value=8886752460),
            "brochures.toml [organisation]: field phone is no text (expected a text in quotation "
            "marks, found 8886752460).",
        ),
        (
            changed("organisation", "color", value="#123456"),
            "brochures.toml [organisation]: unknown field color (expected name, former_name, "
            "place, programme, programme_role, programme_length, phone, web, email, help, colour, "
            "logo, disclaimer).",
        ),
        (
            changed("pair", 0, "roles", value=["a"]),
            'brochures.toml [[pair]]: roles does not name two (expected roles = ["one-role", '
            "\"other-role\"], found ['a']).",
        ),
        (
            changed("pair", 0, "roles", value=["a", "a"]),
            'brochures.toml [[pair]]: roles does not name two (expected roles = ["one-role", '
            "\"other-role\"], found ['a', 'a']).",
        ),
        (
            changed("pair", 0, "roles"),
            'brochures.toml [[pair]]: roles does not name two (expected roles = ["one-role", '
            '"other-role"]).',
        ),
        (
            changed("pair", 0, "slug"),
            "brochures.toml [[pair]]: field slug is missing (expected a text).",
        ),
        (
            changed("pair", 0, "headline", value=7),
            "brochures.toml [[pair]]: field headline is no text (expected a text in quotation "
            "marks, found 7).",
        ),
        (
            changed("pair", 0, "heading", value="x"),
            "brochures.toml [[pair]]: unknown field heading (expected slug, sides, headline, "
            "shared, choose_first, choose_second, practical_heading, office_heading).",
        ),
        (
            changed("pair", 0, "office_heading", value=" "),
            "brochures.toml [[pair]]: a heading of duties is empty (expected words such as Office "
            "work, or no line).",
        ),
        (
            changed("matrix", "areas", value="nation"),
            'brochures.toml: areas is no list (expected areas = ["…", "…"], found \'nation\').',
        ),
        (
            changed("matrix", "areas", value=[40900]),
            'brochures.toml: areas is no list (expected areas = ["…", "…"], found [40900]).',
        ),
        (
            changed("matrix", "areas", value=[]),
            'brochures.toml: areas is no list (expected areas = ["…", "…"], found []).',
        ),
        (
            changed("matrix", "pairs", value="a_vs_b"),
            'brochures.toml: pairs is no list (expected pairs = ["…", "…"], found \'a_vs_b\').',
        ),
        (
            changed("matrix", "pairs", value=["a_vs_c"]),
            "brochures.toml [matrix] pairs: a_vs_c is unknown (expected a_vs_b).",
        ),
        (
            changed("matrix", "layouts", value=["trifold", "poster"]),
            "brochures.toml: poster is unknown (expected trifold or guide or quotable).",
        ),
        (
            changed("matrix", "variants", value=["paper"]),
            "brochures.toml: paper is unknown (expected screen or print).",
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
            'brochures.toml [[pair]]: roles does not name two (expected roles = ["one-role", '
            "\"other-role\"], found ['a', 7]).",
        ),
        (
            changed("pair", value=["a_vs_b"]),
            "brochures.toml: no pair is declared (expected at least one [[pair]]).",
        ),
        (
            changed("pair", 0, "slug", value="../../elsewhere"),
            "brochures.toml [[pair]]: field slug names no folder (expected such as nurse_vs_aide, "
            "found '../../elsewhere').",
        ),
        (
            changed("pair", 0, "slug", value=""),
            "brochures.toml [[pair]]: field slug names no folder (expected such as nurse_vs_aide, "
            "found '').",
        ),
        (
            changed("pair", value=[CONTENT["pair"][0], {"slug": "a_vs_b", "roles": ["c", "d"]}]),
            "brochures.toml [[pair]]: two pairs have one slug (expected a slug for each, found "
            "'a_vs_b').",
        ),
        (
            changed("organisation", "name", value=" "),
            "brochures.toml [organisation]: field name is empty (expected the name on the cover).",
        ),
        (
            changed("organisation", "colour", value="dark green"),
            "brochures.toml [organisation]: field colour is none (expected a colour such as "
            "#14505c, found 'dark green').",
        ),
        (
            changed("matrix", "area", value=["nation"]),
            "brochures.toml [matrix]: unknown field area (expected pairs, areas, layouts, "
            "variants).",
        ),
        (
            changed("print", value="press.icc"),
            "brochures.toml [print]: it is no section (expected [print], found 'press.icc').",
        ),
        (
            changed("print", value={"profile": "press.icc"}),
            "brochures.toml [print]: unknown field profile (expected icc_profile).",
        ),
        (
            changed("print", value={"icc_profile": True}),
            "brochures.toml [print]: field icc_profile is no text (expected a path in quotation "
            "marks, found True).",
        ),
        (
            changed("organization", value={}),
            "brochures.toml: unknown field organization (expected organisation, print, matrix, "
            "pair, refresh).",
        ),
    ],
)
def test_what_would_go_wrong_later_is_refused_at_once(content, message):
    assert refusal(content) == message


def test_a_colour_too_pale_for_white_type_is_refused():
    assert "too pale for white type" in str(
        refusal(changed("organisation", "colour", value="#ffee88"))
    )
