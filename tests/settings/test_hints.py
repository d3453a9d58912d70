"""The comments of a TOML file help those who fill its fields in a form."""

from pipeline.settings.hints import hints, notes

TEXT = """\
# The file.

[organisation]
# The school: 80 characters at most.
name = "N"
# A name; "" if there is none. Leave `make report` alone.
# Its path, too. It goes on
# here.
former = [
    # no field
    "a = 1",
]
[[campus]]
later = ""
# Your place.
place = ""
place_two = ""
[[campus]]
# Another.
place = ""
"""


def test_a_comment_helps_the_field_below_it_without_what_is_about_the_file():
    assert hints(TEXT) == {
        "organisation.name": "The school: 80 characters at most.",
        "organisation.former": "A name; empty if there is none. It goes on here.",
        "campus.later": "",
        "campus.place": "Your place.",
        "campus.place_two": "Your place.",
    }


def test_notes_are_the_lines_right_above_a_field():
    assert notes(TEXT)["campus.place"] == ["Your place."]
    assert notes(TEXT)["campus.place_two"] == []
