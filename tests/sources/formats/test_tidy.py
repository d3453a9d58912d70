"""The project's own tidy tables: exactly a raw table's columns, less the release."""

import polars as pl
import pytest

from pipeline.archive.receipt import Receipt, ReceiptFile
from pipeline.archive.source import RawTable, Release
from pipeline.core.errors import ParseError
from pipeline.sources.formats.tidy import is_tidy, read_tidy, reader

TABLE = RawTable(
    "letters", {"letter": pl.String, "release": pl.String, "n": pl.Float64}, ("letter",)
)


def write(folder, text):
    path = folder / "letters.csv"
    path.write_text(text, newline="")
    return path


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("letter,n\na,1\n", True),
        ("letter,n\r\n", True),
        ("n,letter\n", False),
        ("letter,release,n\n", False),
        ("letter,n,m\n", False),
        ("", False),
    ],
)
def test_a_tidy_table_is_told_by_its_header(tmp_path, text, is_one):
    assert is_tidy(write(tmp_path, text), TABLE) == is_one


ROWS = pl.DataFrame({"letter": ["a", "b, or c"], "n": [1.5, None]})


def test_a_parquet_file_is_a_tidy_table_too(tmp_path):
    path, other = tmp_path / "letters.parquet", tmp_path / "other.parquet"
    ROWS.write_parquet(path)
    ROWS.rename({"n": "m"}).write_parquet(other)

    assert (is_tidy(path, TABLE), is_tidy(other, TABLE)) == (True, False)
    assert read_tidy(path, TABLE, "2025").rows() == [("a", "2025", 1.5), ("b, or c", "2025", None)]
    with pytest.raises(ParseError, match="the tidy table cannot be read"):
        read_tidy(other, TABLE, "2025")


@pytest.mark.parametrize("reads", [is_tidy, lambda *which: read_tidy(*which, "2025")])
def test_a_parquet_file_that_is_cut_short_is_told(tmp_path, reads):
    path = tmp_path / "letters.parquet"
    ROWS.write_parquet(path)
    path.write_bytes(path.read_bytes()[:100])

    with pytest.raises(ParseError, match="the tidy table cannot be read") as caught:
        reads(path, TABLE)

    assert caught.value.where == str(path)


def test_an_empty_cell_is_a_null(tmp_path):
    frame = read_tidy(write(tmp_path, 'letter,n\r\na,1.5\r\n"b, or c",\r\n'), TABLE, "2025")

    assert frame.schema == dict(TABLE.columns)
    assert frame.rows() == [("a", "2025", 1.5), ("b, or c", "2025", None)]


@pytest.mark.parametrize(
    ("lines", "place", "found"),
    [
        ("a,1\nb\n", ", line 3", "1 cells: ['b']"),
        ("a,1,2\n", ", line 2", "3 cells: ['a', '1', '2']"),
        ("a,1\n\n", ", line 3", "0 cells: []"),
        ("a,one\n", "", "conversion from `str` to `f64` failed"),
        ("a,-\n", "", "conversion from `str` to `f64` failed"),
        pytest.param(f"{'a' * 200_000},1\n", "", "field larger than field limit", id="a long cell"),
    ],
)
def test_a_strange_line_is_refused(tmp_path, lines, place, found):
    path = write(tmp_path, "letter,n\n" + lines)

    with pytest.raises(ParseError, match="the tidy table cannot be read") as caught:
        read_tidy(path, TABLE, "2025")

    error = caught.value
    assert (error.where, error.expected) == (f"{path}{place}", "letter, n")
    assert error.found.startswith(found)


def test_a_release_of_several_files_is_no_tidy_table(tmp_path):
    files = tuple(ReceiptFile(name, name, 0, "", "") for name in ("a.csv", "b.csv"))
    receipt = Receipt("letters", "2025", "", "", "", "", "", files)

    with pytest.raises(ParseError, match=r"no one file is there .*found a\.csv, b\.csv"):
        reader(TABLE)(Release("letters", "2025", tmp_path, receipt))


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = write(tmp_path, "letter,n\n")
    path.write_bytes(path.read_bytes() + b"\xff,1\n")

    with pytest.raises(ParseError, match="the tidy table cannot be read"):
        read_tidy(path, TABLE, "2025")
