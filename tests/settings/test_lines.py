"""A fault of a TOML file is told with the line of its field, or of the table that lacks it."""

import pytest

from pipeline.settings.lines import at

TEXT = """\
# [organisation]
title = "x"

[organisation]
name = "Campus"  # name
web = ""

[[pair]]
slug = "a"
[[pair]]
slug = "b"

[[campus]]
areas = ["a",
  "b"]
[[campus.programme]]
name = "c"
[[campus]]
[[campus.programme]]
[[campus.programme]]
name = "d"

[theme]
fonts = { text = "a.ttf" }
"""


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("field title does not fit", ", line 2"),
        ("field organisation.name is too long", ", line 5"),
        ("field organisation.phone is missing", ", line 4"),
        ("field pair[1].slug is another pair's", ", line 11"),
        ("field campus[0].areas[1] does not fit", ", line 14"),
        ("field campus[0].programme[0].name speaks of pay", ", line 17"),
        ("field campus[1].programme[1].name speaks of pay", ", line 21"),
        ("field campus[1].programme[0].name is missing", ", line 19"),
        ("field theme.fonts.text does not fit", ", line 24"),
        ("field matrix is missing", ""),
    ],
)
def test_the_line_is_that_of_the_field_that_is_named(what, line):
    assert at("a.toml", TEXT, what) == f"a.toml{line}"
