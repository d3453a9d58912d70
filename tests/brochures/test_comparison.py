"""A side is called by its role's names, else by the occupation's plain ones."""

from dataclasses import replace

import pytest

from tests.support.comparisons import comparison, without_roles

FORMS = ("name", "one", "many", "title", "group", "short")


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        (
            comparison(),
            ["Medical Assistant", "medical assistant", "medical assistants", "Medical assistant",
             "medical assistants", "Medical asst."],
        ),
        (
            without_roles(comparison()),
            ["Medical assistant", "medical assistant", "medical assistants", "Medical assistant",
             "medical assistants", "Medical asst."],
        ),
        (
            without_roles(comparison(), are_named=False),
            [*["Medical Assistants"] * 5, "First job"],
        ),
    ],
    ids=["role", "occupation", "nameless"],
)  # fmt: skip
def test_a_side_has_a_name_for_each_place(facts, names):
    assert [getattr(facts.first, form).text for form in FORMS] == names


@pytest.mark.parametrize(
    ("name", "own", "short"),
    [
        ("HVAC Technician", "HVAC", "HVAC"),
        ("Medical Assistant", "MA", "Medical asst."),
        ("Pharmacy Technician", "Tech", "Medical asst."),
    ],
)
def test_a_role_s_own_short_name_stands_where_it_is_a_word_of_its_name(name, own, short):
    side = comparison().first
    role = replace(side.role, role_name=name, short_name=own)

    assert replace(side, role=role).short.text == short
    assert replace(side, role=role, facts={}).short.text == own
