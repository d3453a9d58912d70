"""A TOML text says something else; its comments and its order are as they were."""

import random
import tomllib
from difflib import ndiff

import pytest

from pipeline.core.errors import UsageError
from pipeline.core.paths import Paths
from pipeline.settings.revision import flat, revised

LISTS = ("programme", "campus", "campus.programme")
SHIPPED = Paths().matrix.read_text()
ODD = """\
# top
a = "x" # behind
[organisation]
name = "N"   # ours
help = '''
two
lines'''

[[campus]]
areas = [
    "one",  # first
    "two",
]
# about the next
[[programme]]
role = "r"
[[campus]]
areas = ["three"]
[theme]
fonts = { text = "" }
# the end"""


def difference(before, after):
    """Give the lines that went and those that came."""
    return [line for line in ndiff(before.split("\n"), after.split("\n")) if line[0] in "-+"]


def test_what_is_not_changed_is_not_touched():
    tables = {path: {} for path in flat(tomllib.loads(ODD))}

    assert revised(ODD, tables, LISTS) == ODD
    assert revised(SHIPPED, {}) == SHIPPED


def test_a_value_changes_in_its_line_and_its_comment_stays():
    wanted = {
        "organisation": {"name": 'An "O"'},
        "campus[0]": {},
        "programme[0]": {},
        "campus[1]": {},
    }

    assert difference(ODD, revised(ODD, wanted, LISTS)) == [
        '- name = "N"   # ours',
        '+ name = "An \\"O\\""   # ours',
    ]


def test_what_steers_a_terminal_is_written_out():
    made = revised(ODD, {"organisation": {"name": "a\0\x1b\nb"}})

    assert 'name = "a\\u0000\\u001b\\nb"   # ours' in made
    assert tomllib.loads(made)["organisation"]["name"] == "a\0\x1b\nb"


def test_items_of_a_list_keep_their_lines():
    made = revised(ODD, {"campus[0]": {"areas": ["one", "2", "3"]}})

    assert difference(ODD, made) == ['-     "two",', '+     "2",', '+     "3",']


def test_a_new_table_stands_behind_those_of_its_kind_and_before_what_leads_to_the_next():
    wanted = {
        "programme[0]": {},
        "programme[1]": {"role": "a", "name": "A", "cip": ""},
        "campus[0]": {"areas": ["x", "y"]},
        "campus[0].programme[0]": {"role": "b", "name": "B"},
    }

    made = revised(SHIPPED, wanted, LISTS)

    programme = '[[programme]]\nrole = "a"\nname = "A"\ncip = ""\n\n'
    campus = '[[campus]]\nareas = ["x", "y"]\n\n[[campus.programme]]\nrole = "b"\nname = "B"\n\n'
    before_campuses, before_looks = "# A campus, or another", "# How your pages look."
    assert made == SHIPPED.replace(before_campuses, programme + before_campuses).replace(
        before_looks, campus + before_looks
    )


def test_a_table_that_goes_leaves_the_comments_behind_it():
    two = revised(SHIPPED, {"programme[0]": {}, "programme[1]": {"role": "a", "name": "A"}}, LISTS)

    assert revised(two, {"programme[0]": {}}, LISTS) == SHIPPED


def test_the_last_of_a_kind_becomes_a_comment_where_it_explains_its_fields():
    made = revised(SHIPPED, {}, LISTS)

    assert "# [[programme]]\n# # The role it trains for" in made
    assert "programme" not in tomllib.loads(made)


def test_a_field_is_added_at_the_end_of_its_table_and_taken_away():
    made = revised(ODD, {"campus[0]": {"name": "C"}, "organisation": {"help": None}})

    assert difference(ODD, made) == [
        "- help = '''", "- two", "- lines'''", '+ name = "C"'
    ]  # fmt: skip
    assert made.index('name = "C"') < made.index("# about the next")


def test_line_ends_stay_what_they_are():
    text = ODD.replace("\n", "\r\n")

    made = revised(text, {"organisation": {"name": "Z", "web": "w"}, "theme": {"first": "#000000"}})

    assert "\n" not in made.replace("\r\n", "")
    assert difference(text, made)[:2] == ['- name = "N"   # ours\r', '+ name = "Z"   # ours\r']


def test_a_file_that_would_lose_something_is_refused():
    text = 'organisation = { name = "N" }\nprogramme = [{ role = "r" }]\n'

    with pytest.raises(UsageError) as error:
        revised(text, {"organisation": {"name": "M"}}, LISTS)

    assert error.value.what == "the file is written in a way that a form cannot change"


@pytest.mark.parametrize("seed", range(40))
def test_whatever_changes_the_rest_stays(seed):
    dice = random.Random(seed)
    texts = ["", "one", 'a "quote"', "é\\", "# no comment", "[x]", "'''", "a\nb"]
    before = flat(tomllib.loads(ODD))
    wanted = {path: {} for path in before if not path.startswith(("programme", "campus"))}
    wanted["organisation"] = {"name": dice.choice(texts), "web": dice.choice(texts)}
    for number in range(dice.randrange(4)):
        wanted[f"campus[{number}]"] = {"areas": dice.choices(texts, k=dice.randrange(5))}
        for inner in range(dice.randrange(3)):
            wanted[f"campus[{number}].programme[{inner}]"] = {"role": dice.choice(texts)}

    made = revised(ODD, wanted, LISTS)

    after = flat(tomllib.loads(made))
    assert after.keys() == wanted.keys()
    for path, values in wanted.items():
        assert after[path] == {**before.get(path, {}), **values}
    assert [
        one for one in ("# top", "# behind", "# about the next", "# the end") if one not in made
    ] == []
