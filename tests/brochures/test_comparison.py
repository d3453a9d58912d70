"""A side is called by its role's names, else by the occupation's plain ones."""

import pytest

from tests.support.comparisons import comparison, without_roles

FORMS = ("name", "one", "many", "title", "group", "short")


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        (
            comparison(),
            ["Medical Assistant", "medical assistant", "medical assistants", "MA", "MA", "MA"],
        ),
        (
            without_roles(comparison()),
            ["Medical assistant", "medical assistant", "medical assistants", "Medical assistant",
             "medical assistants", "Clinic aide"],
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
