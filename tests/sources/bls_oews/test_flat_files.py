"""OEWS estimates as LABSTAT publishes them: one series a line, one row a cell."""

import polars as pl
import pytest
import zstandard

from pipeline.core.errors import ParseError
from pipeline.sources.bls_oews.flat_files import read_estimates
from pipeline.sources.bls_oews.measures import HEADINGS
from pipeline.sources.bls_oews.publication import ESTIMATES

HEADER = "series_id                     \tyear\tperiod\t       value\tfootnote_codes\r\n"
SACRAMENTO = "OEUM0040900000000319092"
NATION = "OEUN0000000622000436013"
COLUMNS = "series_id, year, period, value, footnote_codes"


def series(datatype, value, note="", *, cell=SACRAMENTO, year="2025"):
    return f"{f'{cell}{datatype:02}':<30}\t{year}\tA01\t{value:>12}\t{note}\r\n"


def write(folder, text, name="oe.data.0.Current"):
    path = folder / name
    content = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(zstandard.compress(content) if name.endswith(".zst") else content)
    return path


def read(path):
    return read_estimates(path, "2025A01", HEADINGS)


PUBLISHED = [
    7410, 4.0, 29.78, 61940, 1.0, 21.79, 23.40, 29.79, 37.04, 37.54,
    45330, 48670, 61970, 77030, 78090, 6.857, 1.30,
]  # fmt: skip
TEXT = (
    HEADER
    + "".join(series(number, value) for number, value in enumerate(PUBLISHED, start=1))
    + series(1, 961610, cell=NATION)
    + series(3, "-", "8", cell=NATION)
    + series(15, "-", "5", cell=NATION)
    + series(13, "-", "5", cell=NATION)
)


def row(cell, *measures, footnotes=None):
    stem = ("2025A01", cell[3], cell[4:11], cell[11:17], cell[17:23])
    return (*stem, *measures, *[None] * (17 - len(measures)), footnotes)


FRAME = pl.DataFrame(
    [
        row(SACRAMENTO, *map(float, PUBLISHED)),
        row(NATION, 961610.0, footnotes="03:8 13:5 15:5"),
    ],
    schema=dict(ESTIMATES.columns),
    orient="row",
)


@pytest.mark.parametrize("name", ["oe.data.0.Current", "oe.data.0.Current.zst"])
def test_a_cell_is_a_row_of_seventeen_measures(tmp_path, name):
    frame = read(write(tmp_path, TEXT, name)).sort("area_code", descending=True)

    assert frame.schema == FRAME.schema
    assert frame.rows() == FRAME.rows()


@pytest.mark.parametrize("text", [TEXT + "\r\n", TEXT.strip("\r\n"), TEXT.replace("\r\n", "\n")])
def test_line_ends_and_a_blank_last_line_change_nothing(tmp_path, text):
    frame = read(write(tmp_path, text))

    assert frame.sort("area_code", descending=True).rows() == FRAME.rows()


def test_lines_in_another_order_make_the_same_cells(tmp_path):
    first, *lines = TEXT.splitlines(keepends=True)
    frame = read(write(tmp_path, first + "".join(sorted(lines, key=lambda line: line[23:25]))))

    assert frame.sort("area_code", descending=True).rows() == FRAME.rows()


@pytest.mark.parametrize("count", [-1, 1])
def test_columns_may_be_as_wide_as_they_like(tmp_path, count):
    wide = TEXT.replace(" \t2025", "\t2025", count).replace("A01\t ", "A01\t", count)

    frame = read(write(tmp_path, wide))

    assert frame.sort("area_code", descending=True).rows() == FRAME.rows()


def test_a_withheld_measure_is_blank_with_its_footnote(tmp_path):
    path = write(tmp_path, HEADER + series(1, "-", "8"))

    assert read(path).rows() == [row(SACRAMENTO, footnotes="01:8")]


GOOD = HEADER + series(1, 7410)


@pytest.mark.parametrize(
    ("text", "what", "place", "expected", "found"),
    [
        ("", "the file is empty", ", line 1", COLUMNS, "an empty file"),
        ("<html>\r\n<title>Scheduled maintenance</title>",
         "an HTML page stands where data should be", ", line 1", COLUMNS, "<html>"),
        (HEADER, "the file has no data lines", "", "a line a series", "the header alone"),
        (GOOD.replace("value", "val"), "column value is gone", ", line 1", COLUMNS,
         "series_id, year, period, val, footnote_codes"),
        (GOOD.replace("period", "year"), "column year stands there twice", ", line 1", COLUMNS,
         "series_id, year, year, value, footnote_codes"),
        (GOOD.replace("year\tperiod", "period\tyear"), "the columns are others", "", COLUMNS,
         "series_id, period, year, value, footnote_codes"),
        (GOOD.replace("codes\r", "codes\tmore\r"), "the columns are others", "", COLUMNS,
         f"{COLUMNS}, more"),
        (GOOD + series(2, 4.0)[:50], "the line is broken", ", line 3", "5 cells",
         f"4: {SACRAMENTO}02"),
        (GOOD + series(2, 4.0).replace("\r", "\tmore\r"), "the line is broken", ", line 3",
         "5 cells", f"6: {SACRAMENTO}02"),
        (GOOD + "   \r\n" + series(2, 4.0), "the line is broken", ", line 3", "5 cells", "1: "),
        (GOOD + series(2, "*"), f"an unknown marker in series {SACRAMENTO}02", ", line 3",
         "a number or -", "'*'"),
        (GOOD + series(2, "1,234"), f"an unknown marker in series {SACRAMENTO}02", ", line 3",
         "a number or -", "'1,234'"),
        (GOOD + series(2, "nan"), f"an unknown marker in series {SACRAMENTO}02", ", line 3",
         "a number or -", "'nan'"),
        (GOOD + series(2, ""), f"an unknown marker in series {SACRAMENTO}02", ", line 3",
         "a number or -", "''"),
        (GOOD + series(2, 4.0).replace("         4.0", ""),
         f"an unknown marker in series {SACRAMENTO}02", ", line 3", "a number or -", "''"),
        (GOOD + series(2, 4.0)[:-3] + "\r\n" + series(3, 9), "the line is broken", ", line 3",
         "5 cells", f"4: {SACRAMENTO}02"),
        (GOOD + series(2, 4.0, "8\t9"), "the line is broken", ", line 3", "5 cells",
         f"6: {SACRAMENTO}02"),
        (GOOD + series(1, 7410), "a series stands there twice", "", "one line a series",
         SACRAMENTO),
        (GOOD + series(2, 4.0, year="2024"), "the data are of another release", "", "2025A01",
         "2024A01, 2025A01"),
        (HEADER + series(1, 7410, year=""), "the data are of another release", "", "2025A01",
         "A01"),
        (GOOD + series(18, 4.0), "a data type is unknown", ", line 3", "01 to 17",
         f"18 in series {SACRAMENTO}18"),
        (GOOD + series(0, 4.0), "a data type is unknown", ", line 3", "01 to 17",
         f"00 in series {SACRAMENTO}00"),
        (GOOD + series(99, 4.0), "a data type is unknown", ", line 3", "01 to 17",
         f"99 in series {SACRAMENTO}99"),
        (GOOD + series(1, 9, cell="OEUX" + SACRAMENTO[4:]), "a series id is none of OEWS", "",
         "OEU + 22 characters", "OEUX" + SACRAMENTO[4:]),
        (GOOD + "CUUR0000SA0                   \t2025\tA01\t       322.1\t\r\n",
         "a series id is none of OEWS", ", line 3", "25 characters", "'CUUR0000SA0'"),
        (GOOD + series(2, 4.0, cell=SACRAMENTO + "0"), "a series id is none of OEWS", ", line 3",
         "25 characters", f"'{SACRAMENTO}002'"),
        (GOOD + series(12, 4.0).replace("12 ", "1  "), "a series id is none of OEWS", ", line 3",
         "25 characters", f"'{SACRAMENTO}1'"),
        (GOOD + "\t2025\tA01\t        9\t\r\n", "a series id is none of OEWS", ", line 3",
         "25 characters", "''"),
        (GOOD.encode() + b"\xff\xfe\tA01\r\n", "the line is broken", ", line 3", "5 cells", "2: "),
    ],
)  # fmt: skip
def test_a_strange_file_is_refused(tmp_path, text, what, place, expected, found):  # noqa: PLR0917
    path = write(tmp_path, text)

    with pytest.raises(ParseError) as caught:
        read(path)

    error = caught.value
    assert (error.what, error.where) == (what, f"{path}{place}")
    assert error.expected.startswith(expected)
    assert error.found.startswith(found)
    assert error.todo


def test_a_compressed_file_that_is_cut_short_is_refused(tmp_path):
    path = write(tmp_path, TEXT, "oe.data.0.Current.zst")
    path.write_bytes(path.read_bytes()[:-9])

    with pytest.raises(ParseError, match="the file is empty") as caught:
        read(path)

    assert caught.value.where == f"{path}, line 1"


def test_a_compressed_file_that_ends_within_a_line_is_refused(tmp_path):
    path = write(tmp_path, TEXT[:-20], "oe.data.0.Current.zst")
    with path.open("ab") as file:
        file.write(zstandard.compress(TEXT[-20:].encode())[:-9])

    with pytest.raises(ParseError, match="the file ends too early") as caught:
        read(path)

    assert caught.value.where == str(path)


def test_junk_after_a_compressed_file_is_refused(tmp_path):
    path = tmp_path / "oe.data.0.Current.zst"
    path.write_bytes(zstandard.compress(GOOD.encode()) + b"junk")

    with pytest.raises(ParseError, match="the file ends too early") as caught:
        read(path)

    assert (caught.value.where, caught.value.expected) == (str(path), "a whole compressed file")


def test_the_culprit_s_line_is_named_in_a_long_file(tmp_path):
    cells = [f"OEUM{area:07}000000319092" for area in range(5000)]
    lines = [series(1, 9, cell=cell) for cell in cells]
    lines[4321] = series(1, "n.a.", cell=cells[4321])

    with pytest.raises(ParseError, match=f"an unknown marker in series {cells[4321]}01") as caught:
        read(write(tmp_path, HEADER + "".join(lines), "oe.data.0.Current.zst"))

    assert caught.value.where.endswith(", line 4,323")
