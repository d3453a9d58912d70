"""Every detailed occupation has a plain name of its own, which fits its place and is no other's."""

import re

import polars as pl
import pytest

from pipeline.core.errors import ParseError
from pipeline.core.language import SOURCE, languages
from pipeline.core.paths import Paths
from pipeline.sources.bls_oews.publication import occupations
from pipeline.sources.roles.names import FILE, NAMES, prove_known, read_names

HELD = Paths().raw / "roles" / FILE
HEAD = "soc_code,singular,plural,short\n"
NURSE = "29-1141,registered nurse,registered nurses,nurse\n"
DOCTOR = '29-1216,"heart, or lung doctor","heart, and lung doctors",internist\n'
BANNED = re.compile(r"\b(all other|except|n\.e\.c)", re.IGNORECASE)


def written(folder, *lines):
    path = folder / FILE
    path.write_text(HEAD + "".join(lines))
    return path


def refused(path):
    """Give what is told of a file: the line, what, expected and found."""
    with pytest.raises(ParseError) as caught:
        read_names(path)
    error = caught.value
    return error.where.removeprefix(f"{path}, "), error.what, error.expected, error.found


def test_a_short_name_may_cut_a_word(tmp_path):
    names = read_names(written(tmp_path, NURSE.replace(",nurse\n", ",reg. nurse\n")))

    assert names["short"].to_list() == ["reg. nurse"]


def test_a_line_names_an_occupation(tmp_path):
    assert read_names(written(tmp_path, NURSE, DOCTOR)).rows() == [
        ("29-1141", "en", "registered nurse", "registered nurses", "nurse", 2),
        ("29-1216", "en", "heart, or lung doctor", "heart, and lung doctors", "internist", 3),
    ]


def test_further_columns_name_it_in_another_language(tmp_path):
    path = tmp_path / FILE
    head, line = HEAD.strip(), NURSE.strip()
    path.write_text(f"{head},es_singular,es_plural,es_short\n{line},enfermero,enfermeros,enf.\n")

    assert read_names(path).rows() == [
        ("29-1141", "en", "registered nurse", "registered nurses", "nurse", 2),
        ("29-1141", "es", "enfermero", "enfermeros", "enf.", 2),
    ]


def test_a_name_that_is_missing_in_another_language_is_told(tmp_path):
    path = tmp_path / FILE
    path.write_text(f"{HEAD.strip()},es_singular,es_plural\n{NURSE.strip()},enfermero,enfermeros\n")

    assert refused(path) == ("line 2", "field short is missing", "words, 16 letters", "")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("29-1141", "29-114",
         ("field soc_code does not fit", "a code such as 31-9092", "'29-114'")),
        (",nurse\n", ",\n", ("field short does not fit", "words, 16 letters", "''")),
        (",nurse\n", "\n", ("field short is missing", "words, 16 letters", "")),
        (",nurse\n", ",nurse,RN\n",
         ("unknown field more", "soc_code, singular, plural, short", "")),
        (",nurse\n", f",{'n' * 17}\n",
         ("field short does not fit", "words, 16 letters", f"'{'n' * 17}'")),
        ("registered nurses", "24-hour nurses",
         ("field plural does not fit", "words, 50 letters", "'24-hour nurses'")),
        ("registered nurse,", '"registered\nnurse",',
         ("field singular does not fit", "words, 48 letters", r"'registered\nnurse'")),
        ("registered nurse,", "reg. nurse,",
         ("field singular does not fit", "words, 48 letters", "'reg. nurse'")),
        ("29-1141", "29-1216", ("“29-1216” stands there twice", "one occupation’s",
                                "line 2 has it, too")),
        (",nurse\n", ",internist\n", ("“internist” stands there twice", "one occupation’s",
                                      "line 2 has it, too")),
    ],
)  # fmt: skip
def test_a_line_that_does_not_fit_is_told(tmp_path, before, after, told):
    path = written(tmp_path, DOCTOR, NURSE.replace(before, after))

    last_line = path.read_text().count("\n")
    assert refused(path) == (f"line {last_line}", *told)


@pytest.mark.parametrize("content", [None, b"\xff", b'soc_code\n"29-1141'])
def test_a_file_that_cannot_be_read_is_told(tmp_path, content):
    path = tmp_path / FILE
    if content:
        path.write_bytes(content)

    assert refused(path)[1] == "the names cannot be read"


def test_a_name_of_no_occupation_is_told(tmp_path):
    path = written(tmp_path, NURSE, DOCTOR)

    with pytest.raises(ParseError, match="the occupation is in no release that is held") as caught:
        prove_known(read_names(path), {"29-1141"}, path)

    assert (caught.value.where, caught.value.found) == (f"{path}, line 3", "29-1216")


def test_the_detailed_occupations_of_the_newest_release_are_named_in_their_order():
    names, codes = read_names(HELD), [one.code for one in occupations(Paths())]

    for language in languages():
        said = names.filter(pl.col("language") == language)["soc_code"]
        assert (language, said.to_list()) == (language, codes)


def test_a_rest_of_a_group_is_called_other_and_nothing_is_called_as_in_the_classification():
    names = read_names(HELD).filter(pl.col("language") == SOURCE)
    rest = {one.code for one in occupations(Paths()) if "All Other" in one.name}
    other = names.filter(pl.col("singular").str.starts_with("other "))["soc_code"]
    said = [name for row in names.select("singular", "plural", "short").rows() for name in row]

    assert rest - set(other) == set()
    assert [name for name in said if BANNED.search(name)] == []
    assert names.schema == dict(NAMES.columns)
