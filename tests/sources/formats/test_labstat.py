"""LABSTAT lookup files: padded names and cells, CRLF, plain or compressed."""

import pytest
import zstandard

from pipeline.core.errors import ParseError
from pipeline.sources.formats.labstat import first_line, lines, read_lookup

COLUMNS = ("area_code", "area_name")
HEADER = "state_code\tarea_code\tarea_name          \r\n"
NATION = "00\t0000000\tNational            \r\n"
NAPA = "06 \t0034900\t Napa, CA           \r\n"
AREAS = [("0000000", "National"), ("0034900", "Napa, CA")]


def write(folder, text, name="oe.area"):
    path = folder / name
    content = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(zstandard.compress(content) if name.endswith(".zst") else content)
    return path


@pytest.mark.parametrize("name", ["oe.area", "oe.area.zst"])
def test_names_and_cells_are_stripped(tmp_path, name):
    frame = read_lookup(write(tmp_path, HEADER + NATION + NAPA, name), COLUMNS)

    assert (frame.columns, frame.rows()) == (list(COLUMNS), AREAS)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + NATION + NAPA + "\r\n",
        HEADER + NATION + "\r\n" + NAPA + "\n",
        HEADER + NATION + NAPA.strip("\r\n"),
        (HEADER + NATION + NAPA).replace("\r\n", "\n"),
    ],
)
def test_line_ends_and_blank_lines_change_nothing(tmp_path, text):
    assert read_lookup(write(tmp_path, text), COLUMNS).rows() == AREAS


def test_columns_come_as_they_are_asked_for_wherever_they_stand(tmp_path):
    path = write(tmp_path, "area_name\tnote\tarea_code\r\nNapa, CA\t\t0034900\r\n")

    assert read_lookup(path, COLUMNS).rows() == [("0034900", "Napa, CA")]


def test_a_blank_cell_is_an_empty_text_and_a_quote_is_a_letter(tmp_path):
    path = write(tmp_path, HEADER + '06\t0034900\t\r\n06\t0040900\t"Sacramento\r\n')

    assert read_lookup(path, COLUMNS).rows() == [("0034900", ""), ("0040900", '"Sacramento')]


BROKEN = "the table cannot be read"
ASKED = "area_code, area_name"


@pytest.mark.parametrize(
    ("text", "what", "place", "expected", "found"),
    [
        ("", "the file is empty", ", line 1", ASKED, "an empty file"),
        ("<!DOCTYPE html>\n<html>", "an HTML page stands where data should be",
         ", line 1", ASKED, "<!DOCTYPE html>"),
        (HEADER.replace("area_name", "name") + NATION, "column area_name is gone",
         ", line 1", ASKED, "state_code, area_code, name"),
        (HEADER.replace("state_code", "area_code") + NATION,
         "column area_code stands there twice", ", line 1", ASKED,
         "area_code, area_code, area_name"),
        (HEADER, BROKEN, "", "3 tab-separated cells", "the header alone"),
        (HEADER + NATION + "06\t0034900\r\n", BROKEN, ", line 3", "3 tab-separated cells",
         "2: ['06', '0034900']"),
        (HEADER + NAPA.replace("\r\n", "\tmore\r\n"), BROKEN, ", line 2", "3 tab-separated cells",
         "4: ['06', '0034900', 'Napa, CA', 'more']"),
        (HEADER.encode() + b"72\t0010380\tMayag\xfcez, PR\r\n", BROKEN, ", line 2", "in UTF-8",
         "3: ['72', '0010380', 'Mayag\ufffdez, PR']"),
        (b"\xff\xfe" + HEADER.encode("utf-16-le"), "the file is no text", "",
         "tab-separated text", "'utf-8' codec"),
    ],
)  # fmt: skip
def test_a_strange_file_is_refused(tmp_path, text, what, place, expected, found):  # noqa: PLR0917
    path = write(tmp_path, text)

    with pytest.raises(ParseError) as caught:
        read_lookup(path, COLUMNS)

    error = caught.value
    assert (error.what, error.where) == (what, f"{path}{place}")
    assert expected in error.expected
    assert error.found.startswith(found)
    assert error.todo


def test_a_file_that_is_only_called_compressed_is_refused(tmp_path):
    path = tmp_path / "oe.area.zst"
    path.write_bytes(b"no zst file")

    with pytest.raises(ParseError, match="the file is no text") as caught:
        read_lookup(path, COLUMNS)

    assert caught.value.expected == "tab-separated text, zstd-compressed"


def test_the_first_line_is_read_without_the_others(tmp_path):
    path = write(tmp_path, "a\tb\r\n" + "c\r\n" * 9999, "x.zst")

    assert first_line(path) == "a\tb"


@pytest.mark.parametrize("name", ["x", "x.zst"])
def test_lines_are_walked_by_number(tmp_path, name):
    assert list(lines(write(tmp_path, "a \tb\r\n c\r\n", name))) == [(1, ["a", "b"]), (2, ["c"])]
