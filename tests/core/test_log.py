"""What is written steers no terminal and cannot pose as another line."""

import pytest

from pipeline.cli.speech import say
from pipeline.core.errors import ParseError
from pipeline.core.log import legible, legible_line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Añasco, “São”  $45,690 – 3 %", "Añasco, “São”  $45,690 – 3 %"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("a\rb\x07\x00\x7f\x9b", r"a\rb\x07\x00\x7f\x9b"),
        ("\u202egnp.exe\u2069", r"\u202egnp.exe\u2069"),
        ("not utf-8: \udcff", r"not utf-8: \udcff"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_control_characters_are_written_out(text, written):
    assert legible(text) == written


def test_a_name_stays_on_its_line():
    assert legible_line("a\nadmitted  bls_oews 2026A01") == r"a\nadmitted  bls_oews 2026A01"


def test_an_error_has_no_control_characters_and_one_line_but_for_what_to_do():
    error = ParseError("what\x1b", where="a\nb", expected="\t", found="\x07", todo="Do\n  it\x1b.")

    assert str(error) == (
        "ParseError: a\\nb: what\\x1b (expected \\t, found \\x07). Do\n  it\\x1b."
    )


def test_what_is_said_is_legible(capsys):
    say("left       a\x1b]0;title\x07.xlsx")

    assert capsys.readouterr().err == "left       a\\x1b]0;title\\x07.xlsx\n"
